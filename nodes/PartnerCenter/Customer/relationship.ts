import { type Completion, type Field, type HookContext, type Operation, optional } from '../../engine/declare';
import { buildRequest, getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { verifyWrite } from '../../engine/http/verifyWrite';
import { lookAfter } from '../../engine/http/wait';
import { dryRunOf } from '../../engine/output/dryRun';
import { writeOnce } from '../../engine/run/perform';

import { customerId, indirectResellerId } from '../fields/locators';
import { USER_ONLY } from '../vendor';

const providerId: Field = {
	...optional(indirectResellerId),
	displayName: 'Indirect Provider',
	name: 'indirectCloudSolutionProviderId',
	description: 'The provider that you invite for, if you are an indirect reseller',
	modes: indirectResellerId.modes?.map((mode) =>
		mode.type === 'list'
			? {
					...mode,
					placeholder: 'Choose a provider…',
					typeOptions: { ...mode.typeOptions, searchListMethod: 'indirectProviders' },
				}
			: mode,
	),
};

const ONE = 'GET /v1/customers/{customerId}';

const removeDap: Operation = {
	value: 'removeDap',
	name: 'Remove Delegated Admin (DAP)',
	action: 'Remove delegated administration of a customer',
	description:
		"End the old form of delegated administration (DAP). You stay the customer's reseller, and GDAP relationships stay.",
	notice:
		"You lose the administrator rights that DAP gives you in the customer's tenant. Set up GDAP first if you need to keep access.",
	route: 'PATCH /v1/customers/{customerId}',
	extraRoutes: [ONE],
	fields: [customerId],
	// The relationship itself is never named here: that would end it.
	constantBody: { allowDelegatedAccess: false, attributes: { objectType: 'Customer' } },
	needs: USER_ONLY,
	write: 'change',
	subject: ({ path }) => path.customerId,
	findAfterLostResponse: verifyWrite(ONE),
	run: endDap,
	simplify: ['id', 'allowDelegatedAccess', 'relationshipToPartner', 'companyProfile'],
	sample: 'partnerCenter/customer.removeDap.json',
	facts: ['customer.removeDap'],
	docs: 'https://learn.microsoft.com/partner-center/developer/remove-dap',
};

/** The answer may be full of nulls, so the customer itself shows whether it was done. */
async function endDap({ session, values }: HookContext): Promise<Completion> {
	if (session.settings.dryRun) return dryRunOf(removeDap, buildRequest(removeDap, values));
	const answer = await writeOnce(session, removeDap, values);
	return async () => {
		const customer = await lookAfter(session, async (looking) => {
			const seen = await readObject(looking, getRequest(ONE, values.path));
			return seen.allowDelegatedAccess === false ? seen : undefined;
		});
		if (customer) return { rows: [{ ...customer, outcome: 'completed' }] };
		return {
			rows: [
				{
					...answer,
					id: values.path.customerId,
					outcome: 'pending',
					note: 'Partner Center accepted the change, but the customer does not show it yet. Get the customer later: allowDelegatedAccess must be false.',
				},
			],
		};
	};
}

/** How a customer that exists already becomes yours, and how it ceases to be. */
export const relationship: Operation[] = [
	{
		value: 'removeRelationship',
		name: 'Remove Reseller Relationship',
		action: 'Remove the reseller relationship with a customer',
		description: 'End the reseller relationship with a customer. Cancel all its Azure reservations first.',
		notice: 'You lose access to the customer. Only the customer can make you its reseller again.',
		route: 'PATCH /v1/customers/{customerId}',
		fields: [customerId],
		constantBody: { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } },
		needs: USER_ONLY,
		write: 'change',
		subject: ({ path }) => path.customerId,
		findAfterLostResponse: verifyWrite('GET /v1/customers/{customerId}'),
		sample: 'partnerCenter/customer.removeRelationship.json',
		facts: ['customer.removeRelationship'],
		docs: 'https://learn.microsoft.com/partner-center/developer/remove-a-reseller-relationship-with-a-customer',
	},
	removeDap,
	{
		value: 'getRelationshipRequestUrl',
		name: 'Get Relationship Request URL',
		action: 'Get the relationship request URL',
		description: 'Get the link for a customer that already has a tenant to accept you as its reseller',
		route: 'GET /v1/customers/relationshiprequests',
		fields: [
			providerId,
			{
				...optional(indirectResellerId),
				description: 'The reseller that you invite for, if you are an indirect provider',
			},
			{
				displayName: 'Dual Role',
				name: 'dualRoleIndirectRelationship',
				type: 'boolean',
				default: true,
				description: 'Whether you have both roles, indirect provider and indirect reseller',
			},
		],
		needs: USER_ONLY,
		sample: 'partnerCenter/customer.getRelationshipRequestUrl.json',
		facts: ['customer.getRelationshipRequestUrl'],
		docs: 'https://learn.microsoft.com/partner-center/developer/request-reseller-relationship',
	},
];
