import { Cancelled } from './clock';
import { queues } from './lanes';
import { Problem } from './problem';

/**
 * What this process remembers of something it made, until the platform lists it for sure:
 * it has this id, or nobody knows whether it was made. Keys are digests; no account is held.
 */
export type Recent = { until: number } & ({ id: string; execution?: string } | { unknown: true });

const entries = new Map<string, Recent>();
const queue = queues();

/** What is remembered under a digest. Entries stand in the order of their making, so the oldest are dropped first. */
export function recall(scope: string, now: number): Recent | undefined {
	for (const [key, entry] of entries) {
		if (entry.until > now) break;
		entries.delete(key);
	}
	const entry = entries.get(scope);
	return entry && entry.until > now ? entry : undefined;
}

export function remember(scope: string, entry: Recent): void {
	entries.delete(scope);
	entries.set(scope, entry);
}

/**
 * Remembers that something is being made until it is known how that ended. After an unknown outcome,
 * and when the run is stopped on the way, it may exist: then the memory stays.
 * @param until milliseconds since 1970
 * @param execution n8n's id of the execution that makes it
 */
export async function making<T extends { id: string }>(
	scope: string, until: number, execution: string | undefined, make: () => Promise<T>,
): Promise<T> {
	remember(scope, { until, unknown: true });
	const made = await make().catch((error: Error) => {
		const open = error instanceof Cancelled || (error instanceof Problem && error.details.outcome === 'unknown');
		if (!open) entries.delete(scope);
		throw error;
	});
	remember(scope, { until, id: made.id, execution });
	return made;
}

/** In this process, work on the same digest runs one after the other. */
export async function exclusively<T>(scope: string, work: () => Promise<T>): Promise<T> {
	return await queue(scope, work);
}
