import { optional, type Field, type Operation } from '../../shared/declare';
import { readsBack } from '../../shared/lookBack';

import { customerId, indirectResellerId } from '../fields/locators';
import { USER_ONLY } from '../vendor';

const providerId: Field = {
	...optional(indirectResellerId),
	displayName: 'Indirect Provider',
	name: 'indirectCloudSolutionProviderId',
	description: 'The provider that you invite for, where you are an indirect reseller',
	modes: indirectResellerId.modes?.map((mode) =>
		(mode.type === 'list' ? { ...mode, placeholder: 'Choose a provider…', typeOptions: { ...mode.typeOptions, searchListMethod: 'indirectProviders' } } : mode)),
};

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
		fixed: { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } },
		needs: USER_ONLY,
		write: 'change',
		subject: ({ path }) => path.customerId,
		look: readsBack('GET /v1/customers/{customerId}'),
		sample: 'partnerCenter/customer.removeRelationship.json',
		facts: ['customer.removeRelationship'],
		docs: 'https://learn.microsoft.com/partner-center/developer/remove-a-reseller-relationship-with-a-customer',
	},
	{
		value: 'getRelationshipRequestUrl',
		name: 'Get Relationship Request URL',
		action: 'Get the relationship request URL',
		description: 'Get the link with which a customer that has a tenant already accepts you as its reseller',
		route: 'GET /v1/customers/relationshiprequests',
		fields: [
			providerId,
			{
				...optional(indirectResellerId),
				description: 'The reseller that you invite for, where you are an indirect provider',
			},
			{
				displayName: 'Dual Role',
				name: 'dualRoleIndirectRelationship',
				type: 'boolean',
				default: true,
				description: 'Whether you hold both roles, indirect provider and indirect reseller',
			},
		],
		needs: USER_ONLY,
		sample: 'partnerCenter/customer.getRelationshipRequestUrl.json',
		facts: ['customer.getRelationshipRequestUrl'],
		docs: 'https://learn.microsoft.com/partner-center/developer/request-reseller-relationship',
	},
];
