import type { IDataObject } from 'n8n-workflow';

import type { Urgent } from '../../engine/declare';
import { numberIn } from '../../engine/util/numbers';

import { hoursLeft, isoOf, isOver, momentOf, returnDeadline } from '../windows';

import { linesOf } from './lines';

/** Only these give licenses back. Source: facts, order.return. */
const RETURNABLE = ['NEW', 'RENEWAL'];

/** A switch is reverted as a whole; that it was reverted already, it does not show. Source: facts, order.revertSwitch. */
const REVERTIBLE = 'SWITCH';

/** Lines that do not show what remains may be whole. */
const remains = (line: IDataObject): boolean => (numberIn(line.remainingQuantity) ?? 1) > 0;

/**
 * Until when an order can be returned or reverted, and whether it can be returned now; {} for orders of other types.
 * @param now milliseconds
 */
export function returnWindow(order: IDataObject, now: number): IDataObject {
	const type = String(order.orderType);
	const deadline = returnDeadline(order.creationDate);
	const until = deadline === undefined ? null : isoOf(deadline);
	const left = deadline === undefined ? null : hoursLeft(deadline, now);
	if (type === REVERTIBLE) return { revertibleUntil: until, hoursLeft: left };
	if (!RETURNABLE.includes(type)) return {};
	const complete = String(order.status) === '1000';
	const canReturn = deadline === undefined ? null : complete && !isOver(deadline, now) && linesOf(order).some(remains);
	return { returnableUntil: until, canReturn, hoursLeft: left };
}

/** Says until when an order can be given back, while it can. @param now milliseconds */
export function giveBackUntil(order: IDataObject, now: number): Urgent | undefined {
	const { canReturn, returnableUntil, revertibleUntil } = returnWindow(order, now);
	const until = momentOf(canReturn === true ? returnableUntil : revertibleUntil);
	if (until === undefined || String(order.status) !== '1000') return undefined;
	const can = canReturn ? 'can be returned' : 'can be reverted, unless that was done already,';
	return { say: `Order ${String(order.orderId)} ${can}`, until };
}
