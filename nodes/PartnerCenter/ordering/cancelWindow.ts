import type { IDataObject } from 'n8n-workflow';

import type { Urgent } from '../../engine/declare';

import { momentOf } from '../Subscription/moments';

import { linesOf } from './lines';
import { makesSubscription } from './orders';

/** Seven days after purchase, unless the law says otherwise. Source: facts, subscription.cancel. */
const WINDOW = 7 * 24 * 60 * 60_000;

/** Until when what an order sold can be canceled. An order does not show it; each subscription does. */
export function cancelableUntil(order: IDataObject): Urgent | undefined {
	const bought = momentOf(order.creationDate);
	if (bought === undefined || !linesOf(order).some((line) => makesSubscription(order, line))) return undefined;
	return { say: `Most subscriptions of order ${String(order.id)} can be canceled`, until: bought + WINDOW };
}
