import type { IDataObject } from 'n8n-workflow';

import {
	type Completion,
	type Field,
	type HookContext,
	type Operation,
	optional,
	type Session,
	type Values,
} from '../../engine/declare';
import { rowsAt } from '../../engine/http/paging/rows';
import { undefinedUnlessCanceled } from '../../engine/http/problem';
import { buildRequest, getRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';
import { contains } from '../../engine/http/verifyWrite';
import { lookAfter } from '../../engine/http/wait';
import { chosen, dictionary, id } from '../../engine/input/parsers';
import { changesOf, dryRunOf } from '../../engine/output/dryRun';
import { writeOnce } from '../../engine/run/perform';

import { idFrom } from '../identity';
import { customerId, entitlementId, partnerIdOnRecord, subscriptionId } from '../fields/locators';

/** Use beyond what licenses cover (phone calls, for example), which is charged to an Azure subscription. */

const ROUTE = '/v1/customers/{customerId}/subscriptions/overage';
const READ = `GET ${ROUTE}`;

const NO_LIMIT = 'Once overage is on, all usage beyond the licenses is charged, without a limit.';

const azurePlan: Field = {
	...optional(subscriptionId),
	displayName: 'Azure Plan',
	description: 'The Azure plan whose Azure subscriptions the list shows. It is not sent.',
	send: { in: 'picker', front: true },
};

const azureEntitlementId: Field = {
	...entitlementId,
	name: 'azureEntitlementId',
	description: 'The Azure subscription that overage is charged to',
};

const partnerId: Field = {
	...optional(partnerIdOnRecord),
	name: 'partnerId',
	displayName: 'Partner ID',
	description: 'The indirect reseller, by PLA (MPN) ID. Only for indirect providers.',
	send: { check: id },
};

const overageEnabled: Field = {
	displayName: 'Overage',
	name: 'overageEnabled',
	type: 'options',
	required: true,
	options: [
		{ name: 'Choose…', value: '' },
		{ name: 'Off', value: 'false', description: 'Nothing beyond the licenses is charged' },
		{ name: 'On', value: 'true', description: 'All usage beyond the licenses is charged, without a limit' },
	],
	default: '',
	description: 'Whether to charge usage beyond the licenses to the Azure subscription',
	send: { check: chosen },
};

const location: Field = {
	displayName: 'Azure Region',
	name: 'location',
	type: 'string',
	default: '',
	placeholder: 'e.g. westeurope',
	description: "Azure region of the overage's resource group",
	send: { as: 'azureResourceGroup.location' },
};

const tags: Field = {
	displayName: 'Tags',
	name: 'tags',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Tag',
	default: {},
	description: "Tags of the overage's resource group",
	send: { as: 'azureResourceGroup.tags', check: dictionary },
	options: [
		{
			displayName: 'Tag',
			name: 'tag',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. costCenter',
					description: 'Name of the tag',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. 4711',
					description: 'Value of the tag',
				},
			],
		},
	],
};

/** The rows as they are; a single object is one row. */
async function overageOf(session: Session, path: Record<string, string>): Promise<IDataObject[]> {
	const { body } = await read(session, getRequest(READ, path));
	return body !== null && typeof body === 'object' && !Array.isArray(body) && !('items' in body)
		? [session.vendor.object(body)]
		: rowsAt(body, 'items');
}

/** The current row of this Azure subscription. */
const rowFor = (rows: IDataObject[], { body }: Values): IDataObject | undefined =>
	rows.find(({ azureEntitlementId }) => String(azureEntitlementId).toLowerCase() === body.azureEntitlementId);

/** What the platform shows of a request; the resource group is not among it. */
const shownPart = ({ body: { azureResourceGroup: _group, ...shown } }: Values): IDataObject => shown;

async function asAsked({ session, values }: HookContext): Promise<IDataObject | undefined> {
	const row = rowFor(await overageOf(session, values.path), values);
	return row && contains(row, shownPart(values)) ? row : undefined;
}

const update: Operation = {
	value: 'updateOverage',
	name: 'Update Overage',
	action: 'Update the overage of a customer',
	description:
		'Turn pay-as-you-go overage (phone calls, for example) on or off, and choose the Azure subscription that pays. Nothing is sent if it is already set like this.',
	notice: NO_LIMIT,
	route: `PUT ${ROUTE}`,
	extraRoutes: [READ],
	fields: [customerId, azurePlan, azureEntitlementId, overageEnabled, partnerId, location, tags],
	needs: 'Requires the Admin Agent role.',
	write: 'change',
	raisesCost: true,
	subject: ({ path }) => path.customerId,
	findAfterLostResponse: asAsked,
	run: change,
	extra: idFrom('azureEntitlementId'),
	sample: 'partnerCenter/overage.update.json',
	facts: ['overage.update'],
	docs: 'https://learn.microsoft.com/partner-center/developer/update-subscription-overage',
};

/** What is as it should be already is not sent; what was sent is read again, for the answer alone proves nothing. */
async function change(context: HookContext): Promise<Completion> {
	const { session, values } = context;
	const before = rowFor(await overageOf(session, values.path), values) ?? {};
	const request = buildRequest(update, values);
	if (session.settings.dryRun)
		return dryRunOf(update, request, {
			changes: changesOf(update, before, values.body),
			warnings: values.body.overageEnabled ? [NO_LIMIT] : [],
		});
	const wasShown = contains(before, shownPart(values));
	if (wasShown && values.body.azureResourceGroup === undefined)
		return async () => ({
			rows: [{ ...before, outcome: 'completed', note: 'Nothing was sent: overage is already set like this.' }],
		});
	// Where the resource group is all that differs, no look shows whether it was done.
	const sent = wasShown ? { ...update, findAfterLostResponse: undefined } : update;
	const answer = await writeOnce(session, sent, values);
	return async () => {
		const row = await lookAfter(session, async (looking) => await asAsked({ ...context, session: looking })).catch(
			undefinedUnlessCanceled,
		);
		if (row) return { rows: [{ ...row, outcome: 'completed' }] };
		return {
			rows: [
				{
					...answer,
					outcome: 'pending',
					note: 'Partner Center accepted the change, but does not show it yet. Check it with Get Overage before you rely on it.',
				},
			],
		};
	};
}

export const overage: Operation[] = [
	{
		value: 'getOverage',
		name: 'Get Overage',
		action: 'Get the overage of a customer',
		description:
			"Get whether a customer's usage beyond the licenses (phone calls, for example) is charged, and to which Azure subscription",
		route: READ,
		fields: [customerId],
		needs: 'Requires the Admin Agent role.',
		run: async ({ session, values: { path } }) => {
			const rows = await overageOf(session, path);
			return async () => ({ rows });
		},
		extra: idFrom('azureEntitlementId'),
		sample: 'partnerCenter/overage.get.json',
		facts: ['overage.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-subscription-overage',
	},
	update,
];
