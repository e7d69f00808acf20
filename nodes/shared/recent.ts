import { queues } from './lanes';

/**
 * What this process remembers of something it made, until the platform lists it for sure:
 * it has this id, or nobody knows whether it was made. Keys are digests; no account is held.
 */
export type Recent = { until: number } & ({ id: string } | { unknown: true });

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

export function forget(scope: string): void {
	entries.delete(scope);
}

/** In this process, work on the same digest runs one after the other. */
export async function exclusively<T>(scope: string, work: () => Promise<T>): Promise<T> {
	return await queue(scope, work);
}
