import type { IDataObject } from 'n8n-workflow';

import { Problem, type Session, type Values } from '../../engine/declare';
import { inUtc } from '../../engine/util/clock';

import { statusWords } from '../statuses';
import { isoOf, isOver, returnDeadline } from '../windows';

import { readOrderById } from './orders';

/** Orders that are given back or undone: the order that was placed before, read again for each item. */

const COMPLETE = '1000';

/** Reads the order that `referenceOrderId` names and keeps it for the checks before the order. @throws Problem */
export async function readOriginal(session: Session, { path, body, carried }: Values): Promise<IDataObject> {
	const order = await readOrderById(session, path.customerId, String(body.referenceOrderId));
	carried.source = order;
	return order;
}

/** The order as `readOriginal` left it. */
export function originalOf({ carried: { source } }: Values): IDataObject {
	if (!source) throw new Error('The original order is read before it is asked for.');
	return source;
}

export const notPlaced = (order: IDataObject, why: string, more: IDataObject = {}): Problem =>
	new Problem(`Nothing was sent: ${why}`, { outcome: 'failed', referenceOrderId: order.orderId, ...more });

/**
 * @param what what can no longer be done with the order: 'returned'
 * @param now milliseconds
 * @throws Problem unless the order is complete and 14 days are not over; their last second still counts
 */
export function refuseOver(order: IDataObject, what: string, now: number): void {
	const { orderId, status } = order;
	if (status !== COMPLETE) {
		throw notPlaced(
			order,
			`order ${orderId} is not complete, but ${statusWords('order', status)} (status ${status}). Order > Wait for Completion shows when it can be ${what}.`,
		);
	}
	const deadline = returnDeadline(order.creationDate);
	if (deadline === undefined || !isOver(deadline, now)) return;
	throw notPlaced(
		order,
		`order ${orderId} could be ${what} until ${inUtc(deadline)}, for 14 days after it was placed.`,
		{ until: isoOf(deadline) },
	);
}
