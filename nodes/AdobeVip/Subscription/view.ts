import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../engine/declare';

import { idAndStatus } from '../statuses';
import { autoRenewalDeadline, isoOf } from '../windows';

export const SUBSCRIPTION = 'GET /v3/customers/{customerId}/subscriptions/{subscriptionId}';
export const SUBSCRIPTIONS = 'GET /v3/customers/{customerId}/subscriptions';

const words = idAndStatus('subscription');

/** What the node adds to a subscription; a dry run is none. */
function added(subscription: IDataObject): IDataObject {
	if (subscription.subscriptionId === undefined) return {};
	const deadline = autoRenewalDeadline(subscription.renewalDate);
	return { ...words(subscription), autoRenewalChangeableUntil: deadline === undefined ? null : isoOf(deadline) };
}

/** How every operation shows subscriptions. */
export const SUBSCRIPTION_VIEW = {
	extra: added,
	simplify: [
		'id',
		'subscriptionId',
		'offerId',
		'status',
		'currentQuantity',
		'usedQuantity',
		'autoRenewal',
		'renewalDate',
		'renewedQuantity',
		'allowedActions',
		'currencyCode',
		'deploymentId',
		'creationDate',
	],
	docs: 'https://developer.adobe.com/vipmp/docs/subscription-management',
} satisfies Partial<Operation>;
