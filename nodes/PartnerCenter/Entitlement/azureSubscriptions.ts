import type { IDataObject } from 'n8n-workflow';

import type { Finish, Operation, State, Values, Wait } from '../../shared/declare';
import { dryRunOf } from '../../shared/dryRun';
import { waited, writeOnce } from '../../shared/perform';
import { buildRequest, getRequest } from '../../shared/route';
import { read } from '../../shared/send';
import type { Session } from '../../shared/session';

import { notIn } from '../clouds';
import { customerId, entitlementId, subscriptionId } from '../fields/locators';

import { cancellationReason } from './fields';

/** Azure subscriptions below an Azure plan; the platform calls them Azure entitlements. */

const ONE = 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements/{entitlementId}';

const unavailable = notIn('Azure subscriptions', 'china');

const azurePlan = { ...subscriptionId, displayName: 'Azure Plan', description: 'The subscription of the Azure plan' };

/** The platform names no word for the end, so whatever is not active any more is cancelled. */
const stateOf = ({ status }: IDataObject): State =>
	status === undefined || /^active$/i.test(String(status)) ? 'pending' : 'completed';

const wait: Wait = {
	route: ONE.replace('{entitlementId}', '{id}'),
	state: stateOf,
	failure: ({ id }) => `Azure subscription ${id} was not cancelled.`,
	until: 'the Azure subscription is not active any more',
	offered: 'choice',
};

async function lookForCancelled(session: Session, values: Values): Promise<IDataObject | undefined> {
	const found = session.vendor.object((await read(session, getRequest(ONE, values.path))).body);
	return stateOf(found) === 'completed' ? found : undefined;
}

const cancelOperation: Operation = {
	value: 'cancelAzureSubscription',
	name: 'Cancel Azure Subscription',
	action: 'Cancel an Azure subscription',
	description: 'Cancel one Azure subscription of a plan, after abuse for example. The plan itself stays; it is suspended with Partner Center Subscription.',
	notice: 'Everything that runs in this Azure subscription stops.',
	route: 'POST /v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements/{entitlementId}/cancel',
	fields: [customerId, azurePlan, entitlementId, cancellationReason],
	needs: 'Needs an Admin Agent who is also Global Administrator.',
	unavailable,
	write: 'change',
	silent: true,
	subject: (values) => values.path.entitlementId,
	look: lookForCancelled,
	wait,
	run: cancel,
	sample: 'partnerCenter/azureEntitlement.cancel.json',
	facts: ['azureEntitlement.cancel'],
	docs: 'https://learn.microsoft.com/partner-center/developer/cancel-an-azure-subscription',
};

/** The answer names nothing to wait for: what is followed is the Azure subscription of the path. */
async function cancel(session: Session, values: Values): Promise<Finish> {
	if (session.settings.dryRun) return dryRunOf(cancelOperation, buildRequest(cancelOperation, values));
	const answer = await writeOnce(session, cancelOperation, values);
	return waited(session, { wait, path: values.path, sent: values.body }, { ...answer, id: values.path.entitlementId });
}

export const azureSubscriptions: Operation[] = [
	cancelOperation,
	{
		value: 'getAzureSubscription',
		name: 'Get Azure Subscription',
		action: 'Get an Azure subscription',
		description: 'Get one Azure subscription of a plan with its status',
		route: ONE,
		fields: [customerId, azurePlan, entitlementId],
		unavailable,
		sample: 'partnerCenter/azureEntitlement.get.json',
		facts: ['azureEntitlement.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-an-azure-entitlement-for-a-subscription',
	},
	{
		value: 'getAzureSubscriptions',
		name: 'Get Azure Subscriptions',
		action: 'Get the Azure subscriptions of a plan',
		description: 'Get the Azure subscriptions (entitlements) below an Azure plan',
		route: 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/azureentitlements',
		fields: [customerId, azurePlan],
		unavailable,
		paging: 'links',
		items: 'items',
		sample: 'partnerCenter/azureEntitlement.getMany.json',
		facts: ['azureEntitlement.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-azure-entitlements-for-subscription',
	},
];
