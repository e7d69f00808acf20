/**
 * What this process remembers of something it made, until the platform lists it for sure:
 * it has this id, or nobody knows whether it was made. Keys are digests; no account is held.
 */
export type Recent = { until: number } & (
	{ id: string; execution?: string; /** others of the same sale */ beside?: string[] } | { unknown: true }
);

const entries = new Map<string, Recent>();

/** What is remembered under a digest. Entries are in the order of their making, so the oldest are dropped first. */
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

export const forgetRecent = (scope: string): boolean => entries.delete(scope);
