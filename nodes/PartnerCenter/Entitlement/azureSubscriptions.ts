import type { IDataObject } from 'n8n-workflow';

import type { CustomWrite, HookContext, Operation, State, Wait } from '../../engine/declare';
import { buildRequest, getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { dryRunOf } from '../../engine/output/dryRun';
import { waited, writeOnce } from '../../engine/run/perform';

import { notIn } from '../signIn/clouds';
import { customerId, entitlementId, subscriptionId } from '../fields/locators';
import { paging } from '../paging';

import { cancellationReason } from './fields';

/** Azure subscriptions below an Azure plan; the platform calls them Azure entitlements. */

const ONE = 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements/{entitlementId}';

const unavailable = notIn('Azure subscriptions', 'china');

const azurePlan = { ...subscriptionId, displayName: 'Azure Plan', description: 'The subscription of the Azure plan' };

const isActive = ({ status }: IDataObject): boolean => /^active$/i.test(String(status));

/** The platform names no word for the end, so whatever is not active anymore is canceled. */
const stateOfEnd = (object: IDataObject): State =>
	object.status === undefined || isActive(object) ? 'pending' : 'completed';

const stateOfReturn = (object: IDataObject): State => (isActive(object) ? 'completed' : 'pending');

/** A change of an Azure subscription that is done when it has come to a status. */
type Change = Pick<
	Operation,
	'value' | 'name' | 'action' | 'description' | 'notice' | 'route' | 'fields' | 'facts' | 'docs'
> & {
	state: (object: IDataObject) => State;
	/** what has not happened, for a state that never comes */
	failed: string;
	until: string;
};

/** The answer names nothing to wait for: what is followed is the Azure subscription of the path. */
function changing({ state, failed, until, ...declared }: Change): CustomWrite {
	const wait: Wait = {
		route: ONE.replace('{entitlementId}', '{id}'),
		state,
		failure: ({ id }) => `Azure subscription ${id} ${failed}. Check it in Partner Center before you run this again.`,
		until,
		offered: 'choice',
	};
	const look = async ({ session, values }: HookContext): Promise<IDataObject | undefined> => {
		const found = await readObject(session, getRequest(ONE, values.path));
		return state(found) === 'completed' ? found : undefined;
	};
	return {
		...declared,
		needs: 'Requires an Admin Agent who is also a Global Administrator.',
		unavailable,
		write: 'change',
		emptySuccess: true,
		subject: (values) => values.path.entitlementId,
		findAfterLostResponse: look,
		wait,
		sample: `partnerCenter/${declared.facts[0]}.json`,
		run: async ({ operation, session, values }) => {
			if (session.settings.dryRun) return dryRunOf(operation, buildRequest(operation, values));
			const answer = await writeOnce(session, operation, values);
			return waited(
				session,
				{ wait, path: values.path, sent: values.body },
				{ ...answer, id: values.path.entitlementId },
			);
		},
	};
}

const cancelOperation = changing({
	value: 'cancelAzureSubscription',
	name: 'Cancel Azure Subscription',
	action: 'Cancel an Azure subscription',
	description:
		'Cancel one Azure subscription of a plan, for example after abuse. The plan itself stays: to suspend it, use Subscription > Suspend.',
	notice: 'Everything that runs in this Azure subscription stops.',
	route: 'POST /v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements/{entitlementId}/cancel',
	fields: [customerId, azurePlan, entitlementId, cancellationReason],
	state: stateOfEnd,
	failed: 'was not canceled',
	until: 'the Azure subscription is no longer active',
	facts: ['azureEntitlement.cancel'],
	docs: 'https://learn.microsoft.com/partner-center/developer/cancel-an-azure-subscription',
});

const reactivateOperation: CustomWrite = {
	raisesCost: true,
	...changing({
		value: 'reactivateAzureSubscription',
		name: 'Reactivate Azure Subscription',
		action: 'Reactivate an Azure subscription',
		description: 'Reactivate one canceled Azure subscription of a plan',
		notice: 'Resources in this Azure subscription are billed again.',
		route:
			'POST /v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements/{entitlementId}/reactivate',
		fields: [customerId, azurePlan, entitlementId],
		state: stateOfReturn,
		failed: 'is not active again',
		until: 'the Azure subscription is active again',
		facts: ['azureEntitlement.reactivate'],
		docs: 'https://learn.microsoft.com/partner-center/developer/reactivate-an-azure-subscription',
	}),
};

export const azureSubscriptions: Operation[] = [
	cancelOperation,
	reactivateOperation,
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
		description: 'Get the Azure subscriptions (entitlements) of an Azure plan',
		route: 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/azureentitlements',
		fields: [customerId, azurePlan],
		unavailable,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/azureEntitlement.getMany.json',
		facts: ['azureEntitlement.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-azure-entitlements-for-subscription',
	},
];
