import type { IDataObject } from 'n8n-workflow';

import { linesOf } from '../ordering/lines';
import { hoursLeft, isoOf, returnDeadline } from '../windows';

/** Only these give licenses back; a switch is reverted. Source: facts, order.return. */
const RETURNABLE = ['NEW', 'RENEWAL'];

/** Lines that do not tell what remains may be whole. */
const remains = (line: IDataObject): boolean => line.remainingQuantity === undefined || Number(line.remainingQuantity) > 0;

/**
 * Until when an order can be returned, and whether it can be now; {} for orders of other types.
 * @param now milliseconds
 */
export function returnWindow(order: IDataObject, now: number): IDataObject {
	if (!RETURNABLE.includes(String(order.orderType))) return {};
	const deadline = returnDeadline(order.creationDate);
	if (deadline === undefined) return { returnableUntil: null, canReturn: null, hoursLeft: null };
	const complete = String(order.status) === '1000';
	return {
		returnableUntil: isoOf(deadline),
		canReturn: complete && now <= deadline && linesOf(order).some(remains),
		hoursLeft: hoursLeft(deadline, now),
	};
}
