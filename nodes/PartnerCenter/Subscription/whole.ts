import type { IDataObject } from 'n8n-workflow';

import type { Operation, Replacing, Session, Values } from '../../engine/declare';
import { getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { overlaid } from '../../engine/run/replaceWhole';

import { endOfTermOf } from './term/endOfTerm';
import { cancelableUntil, windowsOf } from './windows';

export const SUBSCRIPTION_ROUTE = 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}';
export const CHANGE_ROUTE = 'PATCH /v1/customers/{customerId}/subscriptions/{subscriptionId}';

/** Fields that Simplify keeps of a subscription. */
export const SUBSCRIPTION = [
	'id',
	'offerName',
	'friendlyName',
	'quantity',
	'status',
	'termDuration',
	'billingCycle',
	'autoRenewEnabled',
	'commitmentEndDate',
	'orderId',
	'partnerId',
	'refundableQuantity',
	'refundOptions',
	'refundOption',
	'scheduledActions',
	'scheduledNextTermInstructions',
	'lostSchedule',
	'lostScheduledActions',
	'scheduleReapplied',
];

/** What the node reckons of a subscription; nothing for what has no ID: a dry run, or a change that is still under way. */
export const describeSubscription = (subscription: IDataObject, now: number): IDataObject =>
	subscription.id === undefined ? {} : { ...endOfTermOf(subscription), ...windowsOf(subscription, now) };

/** @throws Problem */
export const readSubscription = async (session: Session, path: Record<string, string>): Promise<IDataObject> =>
	await readObject(session, getRequest(SUBSCRIPTION_ROUTE, path));

/**
 * A subscription is replaced as a whole: what is left out is reset (auto-renew to false, a plan is cleared). So it goes
 * back as it was read, with what the user named laid over it; its links are no part of it. The etag travels inside.
 * Source: facts, conventions.concurrency and etag.
 */
export function whole(subscription: IDataObject, { body }: Pick<Values, 'body'>): IDataObject {
	const { links: _links, ...rest } = subscription;
	return overlaid(rest as IDataObject, body);
}

export const replacing: Replacing = { read: SUBSCRIPTION_ROUTE, whole: ({ object, values }) => whole(object, values) };

/** What all changes of a subscription have in common. */
export const changing = {
	route: CHANGE_ROUTE,
	extraRoutes: [SUBSCRIPTION_ROUTE],
	write: 'change',
	subject: (values: Values) => `subscription ${values.path.subscriptionId}`,
	extra: describeSubscription,
	urgent: cancelableUntil,
	simplify: SUBSCRIPTION,
} satisfies Partial<Operation>;
