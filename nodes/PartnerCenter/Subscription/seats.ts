import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../engine/util/path';

import { momentOf } from './moments';

/**
 * Seats can be taken away only by the batches whose own window is open: each purchase of seats opens its own days.
 * Source: facts, refundableQuantity.
 */
export interface Reducible {
	seats: number;
	/** the moment up to which all of them can be taken away, in milliseconds; undefined where none can, or it is not given */
	until?: number;
}

/** How many seats can be taken away at a moment; undefined where the subscription does not say, and the platform decides. */
export function reducibleOf({ refundableQuantity }: IDataObject, now: number): Reducible | undefined {
	if (!isObject(refundableQuantity)) return undefined;
	const { details, totalQuantity } = refundableQuantity;
	if (!Array.isArray(details)) return typeof totalQuantity === 'number' ? { seats: totalQuantity } : undefined;
	const batches = (details as unknown[])
		.filter(isObject)
		.map(({ quantity, allowedUntilDateTime }) => ({ seats: Number(quantity), end: momentOf(allowedUntilDateTime) }));
	if (batches.some(({ seats, end }) => Number.isNaN(seats) || end === undefined)) return undefined;
	const open = batches.filter(({ seats, end }) => seats > 0 && (end as number) >= now);
	const seats = open.reduce((sum, batch) => sum + batch.seats, 0);
	return open.length > 0 ? { seats, until: Math.min(...open.map(({ end }) => end as number)) } : { seats };
}
