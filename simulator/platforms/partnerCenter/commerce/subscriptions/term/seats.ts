import type { SeatBatch, StoredSubscription } from '../../orders/state';
import { iso } from '../../replies';
import { CANCEL_WINDOW_MS } from '../terms';

/** Seats can be taken away by batches: each purchase of seats opens its own days. */

const openBatches = ({ batches }: StoredSubscription, now: number): SeatBatch[] =>
	batches.filter(({ until, quantity }) => until >= now && quantity > 0);

export const openSeats = (subscription: StoredSubscription, now: number): number =>
	openBatches(subscription, now).reduce((sum, { quantity }) => sum + quantity, 0);

/** The batches after a change of the quantity at a time (ms): what was bought last is taken away first. */
export function batchesAfter(subscription: StoredSubscription, quantity: number, at: number): SeatBatch[] {
	const more = quantity - subscription.quantity;
	if (more > 0) return [...subscription.batches, { quantity: more, until: at + CANCEL_WINDOW_MS }];
	let left = -more;
	return [...subscription.batches]
		.reverse()
		.map((batch) => {
			const taken = batch.until >= at ? Math.min(left, batch.quantity) : 0;
			left -= taken;
			return { ...batch, quantity: batch.quantity - taken };
		})
		.filter((batch) => batch.quantity > 0)
		.reverse();
}

/** How many seats can be taken away, and until when; nothing for what has no such days. */
export function refundableView(subscription: StoredSubscription, now: number) {
	if (subscription.legacy || subscription.windowEnd === null) return {};
	const details = openBatches(subscription, now).map(({ quantity, until }) => ({
		quantity,
		allowedUntilDateTime: iso(until),
	}));
	return { refundableQuantity: { totalQuantity: openSeats(subscription, now), details } };
}
