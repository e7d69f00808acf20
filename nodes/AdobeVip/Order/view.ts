import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../engine/declare';

import { ORDER } from '../ordering/operations';
import { subscriptionsOf } from '../ordering/orders';
import { giveBackUntil, returnWindow } from '../ordering/returnable';
import { idAndStatus } from '../statuses';

const words = idAndStatus('order');

/** What the node adds to an order; a dry run is none. */
const added = (order: IDataObject, now: number): IDataObject =>
	order.orderType === undefined ? {} : { ...words(order), ...subscriptionsOf(order), ...returnWindow(order, now) };

/** How every operation shows orders. */
export const ORDER_VIEW = {
	extra: added,
	urgent: giveBackUntil,
	simplify: ORDER,
	docs: 'https://developer.adobe.com/vipmp/docs/order-management',
} satisfies Partial<Operation>;
