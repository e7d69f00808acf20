/**
 * What this process remembers of something it made, until the platform lists it for sure:
 * it has this id, or nobody knows whether it was made. Keys are digests; no account is held.
 */
export type Recent = { until: number } & (
	| {
			id: string;
			execution?: string;
			/** others of the same sale */
			beside?: string[];
			/** from then on the platform's list is asked first; absent: never */
			listedAt?: number;
	  }
	| { unknown: true }
);

const entries = new Map<string, Recent>();

/** Looks at the two that were looked at the longest ago, so that all have their turn: some live a day, most a quarter of an hour. */
function forgetSome(now: number): void {
	let count = 0;
	for (const [key, entry] of entries) {
		if (count === 2) break;
		count += 1;
		entries.delete(key);
		if (entry.until > now) entries.set(key, entry);
	}
}

/** What is remembered under a digest. */
export function findRecent(scope: string, now: number): Recent | undefined {
	forgetSome(now);
	const entry = entries.get(scope);
	return entry && entry.until > now ? entry : undefined;
}

export function saveRecent(scope: string, entry: Recent): void {
	entries.delete(scope);
	entries.set(scope, entry);
}

export const forgetRecent = (scope: string): boolean => entries.delete(scope);
