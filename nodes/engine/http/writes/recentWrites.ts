import { InputProblem, NotSent, Problem, type Session } from '../../declare';
import { queues } from '../pacing/queue';

/**
 * What this process remembers of something it made, until the platform lists it for sure:
 * it has this id, or nobody knows whether it was made. Keys are digests; no account is held.
 */
export type Recent = { until: number } & (
	{ id: string; execution?: string; /** others of the same sale */ beside?: string[] } | { unknown: true }
);

const entries = new Map<string, Recent>();
const queue = queues();

/** What is remembered under a digest. Entries stand in the order of their making, so the oldest are dropped first. */
export function findRecent(scope: string, now: number): Recent | undefined {
	for (const [key, entry] of entries) {
		if (entry.until > now) break;
		entries.delete(key);
	}
	const entry = entries.get(scope);
	return entry && entry.until > now ? entry : undefined;
}

export function saveRecent(scope: string, entry: Recent): void {
	entries.delete(scope);
	entries.set(scope, entry);
}

/** What was made in part stands, whatever became of the rest. */
const madeInPart = (error: Error): string | undefined =>
	error instanceof Problem && error.details.orderId !== undefined ? String(error.details.orderId) : undefined;

/** Nothing was made: the platform refused it, or it was never sent. */
const nothingMade = (error: Error): boolean =>
	error instanceof NotSent ||
	error instanceof InputProblem ||
	(error instanceof Problem && error.details.outcome !== 'unknown');

/**
 * Remembers that something is being made until it is known how that ended. After an unknown outcome,
 * a stopped run and any defect it may exist: then the memory stays, for the listing delay from the end on.
 */
export async function trackWrite<T extends { id: string }>(
	scope: string,
	{ clock, vendor, execution }: Pick<Session, 'clock' | 'vendor' | 'execution'>,
	make: () => Promise<T>,
): Promise<T> {
	const until = () => clock.now() + vendor.listingDelay;
	saveRecent(scope, { until: Infinity, unknown: true });
	const made = await make().catch((error: Error) => {
		const part = madeInPart(error);
		if (part !== undefined) saveRecent(scope, { until: until(), id: part, execution });
		else if (nothingMade(error)) entries.delete(scope);
		else saveRecent(scope, { until: until(), unknown: true });
		throw error;
	});
	saveRecent(scope, { until: until(), id: made.id, execution });
	return made;
}

/** In this process, work on the same digest runs one after the other. */
export async function exclusively<T>(scope: string, work: () => Promise<T>): Promise<T> {
	return await queue(scope, work);
}
