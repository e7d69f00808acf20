import type { IDataObject } from 'n8n-workflow';

import type { HookContext, Session, Values } from '../../engine/declare';

import { cancellingOf, linesOf } from './lines';
import { readOrders } from './orders';
import { notPlaced, originalOf, readOriginal, refuseOver } from './originals';

/** The one line of a switch and what it takes from, out of the fields of the screen. */

/** Without the members that have no value. */
const given = (row: Record<string, unknown>): IDataObject =>
	Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== '')) as IDataObject;

export function intoSwitch(values: Values): void {
	const { local } = values;
	const line = given({
		extLineItemNumber: 1,
		offerId: local.offerId,
		quantity: local.quantity,
		subscriptionId: local.targetSubscriptionId,
		discountCode: local.discountCode,
		flexDiscountCodes: local.flexDiscountCodes,
	});
	const cancelling = given({
		extLineItemNumber: 1,
		referenceLineItemNumber: 1,
		subscriptionId: local.subscriptionId,
		quantity: local.quantity,
		discountCode: local.cancellingDiscountCode,
	});
	values.body.lineItems = [line];
	values.body.cancellingItems = [cancelling];
}

/** The lines of a revert out of the switch: the roles are turned round. Source: facts, order.previewRevertSwitch. @throws Problem */
export async function intoRevertedLines({ session, values }: HookContext): Promise<void> {
	const order = await readOriginal(session, values);
	const { local, body } = values;
	const [target] = linesOf(order);
	const [source] = cancellingOf(order);
	const quantity = local.quantity ?? target?.quantity;
	const line = {
		extLineItemNumber: 1,
		offerId: local.offerId ?? source?.offerId,
		quantity,
		subscriptionId: local.subscriptionId ?? source?.subscriptionId,
		discountCode: local.discountCode,
	};
	const cancelling = {
		extLineItemNumber: 1,
		referenceLineItemNumber: 1,
		subscriptionId: local.cancellingSubscriptionId ?? target?.subscriptionId,
		quantity,
		discountCode: local.cancellingDiscountCode,
	};
	// An order whose lines have their own currency has none itself.
	body.currencyCode ??= order.currencyCode || target?.currencyCode;
	body.lineItems = [given(line)];
	body.cancellingItems = [given(cancelling)];
}

/** The order that has undone a switch, or is about to. */
async function undoneBy(session: Session, customerId: string, switchId: string): Promise<IDataObject | undefined> {
	const rows = await readOrders(session, customerId, { 'reference-order-id': switchId });
	return rows.find(
		({ orderType, referenceOrderId, status }) =>
			orderType === 'REVERT_SWITCH' && referenceOrderId === switchId && ['1000', '1002'].includes(String(status)),
	);
}

/** @throws Problem when it is no switch, its 14 days are over, or it was undone before */
export async function checkRevert(session: Session, values: Values): Promise<void> {
	const order = originalOf(values);
	if (order.orderType !== 'SWITCH')
		throw notPlaced(
			order,
			`order ${order.orderId} is a ${order.orderType} order, not a switch. Use Adobe VIP Return Order to return a new order or a renewal.`,
		);
	refuseOver(order, 'undone', session.clock.now());
	const done = await undoneBy(session, values.path.customerId, String(order.orderId));
	if (done)
		throw notPlaced(order, `order ${order.orderId} was already undone by order ${done.orderId}.`, {
			orderId: done.orderId,
		});
}
