import { findRecent, saveRecent } from './recentWrites';
import { uuidOf } from './writeIds';

const FORGET = 60 * 60_000;

/** Answers that a write has had under an id, in this process: the next try, and n8n's Retry On Fail, go on from there. */
const answers = (id: string, now: number): number => {
	const known = findRecent(`answered ${id}`, now);
	return known && 'id' in known ? Number(known.id) : 0;
};

/** A write was answered with no success under its id. */
export function answeredUnder(id: string, now: number): void {
	saveRecent(`answered ${id}`, { until: now + FORGET, id: String(answers(id, now) + 1) });
}

/** Since when an order is answered as busy under its id, in this process; from now on where it was not before. */
export function busySince(id: string, now: number): number {
	const known = findRecent(`busy ${id}`, now);
	if (known && 'id' in known) return Number(known.id);
	saveRecent(`busy ${id}`, { until: now + FORGET, id: String(now) });
	return now;
}

/** The id that a write goes out under now: its own, or after an answer another one that follows from it. */
export function currentId(id: string, now: number): string {
	const count = answers(id, now);
	return count === 0 ? id : uuidOf([id, count]);
}
