import type { IDataObject } from 'n8n-workflow';

import { type DuplicateContext, type ExistingOrder, Problem, type Session, type Values } from '../engine/declare';
import { readRows } from '../engine/http/paging/paging';
import { getRequest } from '../engine/http/request';
import { placeOrder } from '../engine/orders/placeOrder';

import { placeCancellation } from './CancellationOrder/operations';
import { isUnclear, orderState } from './orderKeyStrategy';
import { subscriptionsOf } from './orderOperations';
import { paging } from './paging';

/** A subscription may hold what several orders brought: it is canceled only when it is this order's alone. */
async function refuseShared(session: Session, subscriptionId: string, order: ExistingOrder): Promise<void> {
	const { customerId } = order.body;
	const request = getRequest('GET /orders', {}, { customerId, subscriptionId });
	const rows = await readRows(session, request, paging.limitOffset, 'data', Infinity);
	const other = rows.find(({ id, type }) => String(id) !== order.id && type !== 'cancellation');
	if (other)
		throw new Problem(
			`subscription ${subscriptionId} also belongs to order ${String(other.id)}. Check both orders in the control panel.`,
		);
}

/** Somebody may have canceled the older order by hand instead of the newer one: then the newer one is all that the customer has. */
async function refuseTakenBack(session: Session, subscriptionIds: string[], kept: ExistingOrder): Promise<void> {
	const { customerId } = kept.body;
	for (const subscriptionId of subscriptionIds) {
		const rows = await readRows(
			session,
			getRequest('GET /orders', {}, { customerId, subscriptionId }),
			paging.limitOffset,
			'data',
			Infinity,
		);
		const back = rows.find((row) => row.type === 'cancellation' && (orderState(row) !== 'failed' || isUnclear(row)));
		if (back)
			throw new Problem(
				`cancellation order ${String(back.id)} already cancels order ${kept.id}. Check in the control panel which of the two orders the customer should keep.`,
			);
	}
}

/**
 * Places a cancellation order for each subscription of a sales order that was placed beside another one, under a key
 * of its own: asked for again, it is found. It stays submitted until somebody approves it.
 */
export async function cancelDuplicate({ session, order, kept }: DuplicateContext): Promise<IDataObject[]> {
	const ids = subscriptionsOf(order.body).subscriptionIds as string[];
	const others = subscriptionsOf(kept.body).subscriptionIds as string[];
	if (ids.length === 0) throw new Problem('it shows no subscription. Check it in the control panel.');
	const shared = ids.find((id) => others.includes(id));
	if (shared !== undefined)
		throw new Problem(
			`its subscription ${shared} also belongs to order ${kept.id}. Check both orders in the control panel.`,
		);
	await refuseTakenBack(session, others, kept);
	const done: IDataObject[] = [];
	for (const subscriptionId of ids) {
		await refuseShared(session, subscriptionId, order);
		const orderKey = `cancel-${order.id}-${subscriptionId}`;
		const settings = {
			...session.settings,
			orderKey,
			wait: false,
			dryRun: false,
			placeAgain: false,
			acceptKeyless: false,
			cancelDuplicate: false,
			checkAccount: false,
			limits: {},
		};
		const body = { type: 'cancellation', customerId: order.body.customerId, products: [{ subscriptionId }] };
		const values: Values = { path: {}, query: {}, headers: {}, body, local: {}, carried: {}, lookups: [], settings };
		const finish = await placeOrder({ ...session, settings }, placeCancellation, values);
		const {
			rows: [row],
		} = await finish();
		const { id, orderNumber, status, created, outcome } = row;
		done.push({ id, orderNumber, subscriptionId, status, created, outcome, orderKey });
	}
	return done;
}
