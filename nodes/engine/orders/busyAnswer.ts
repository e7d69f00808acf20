import { type ExistingOrder, Problem, type Session } from '../declare';
import { letOthersWrite } from '../http/writes/barrier';
import { uuidOf } from '../http/writes/writeIds';
import { sleepUnlessCanceled } from '../util/clock';
import { newOrder } from './existing/recheck';
import type { Found, Placing } from './types';

/** For so long all tries of an order share one id, in milliseconds: workers that wait for the same order buy it once. */
const SLOT = 30_000;

/** Whether an order was refused as busy by a platform that gives this answer again to whoever repeats the id. */
function staysBusy({ vendor }: Session, error: Error): boolean {
	if (vendor.replaysRefusals !== true || !(error instanceof Problem) || error.details.orderId !== undefined)
		return false;
	return vendor.busyCodes?.includes(String(error.details.code)) === true;
}

/** How an order is tried again: what its ids are made of, and the try under one of them. */
export interface NextTry<T> {
	parts: unknown[];
	place: (id: string) => Promise<T>;
}

/**
 * Busy is an answer, so no repeat of its id gets past it. After a pause the node checks whether the order exists, for
 * nothing protects a new id; only then the order is tried under the id of that time, as long as the item has time.
 * @param error what the try before ended with; thrown again when it is anything but busy, or time is up
 */
export async function whenFree<T>(
	session: Session,
	placing: Placing,
	found: Found,
	error: Error,
	{ parts, place }: NextTry<T>,
): Promise<T | { other: ExistingOrder }> {
	const { clock, budget, signal } = session;
	for (let busy = error; ;) {
		const now = clock.now();
		const slot = Math.floor(now / SLOT) + 1;
		const pause = slot * SLOT - now;
		if (!staysBusy(session, busy) || pause > budget.left) throw busy;
		budget.left -= pause;
		letOthersWrite(session);
		await sleepUnlessCanceled(clock, pause, signal);
		const other = await newOrder(session, placing, found);
		if (other) return { other };
		const tried = await place(uuidOf([...parts, placing.intent.body, 'busy', slot])).catch((refused: Error) => ({
			refused,
		}));
		if (!(typeof tried === 'object' && tried !== null && 'refused' in tried)) return tried;
		busy = tried.refused;
	}
}
