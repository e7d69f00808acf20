import { Refusal } from './refusal';

const SECOND = 1000;

/** Counts the requests of the last second for each key. */
export function createRate(now: () => number) {
	const times = new Map<string, number[]>();
	return {
		/** Throws 429 with Retry-After (seconds) when the key has used up its requests; 0 is no limit. */
		check(key: string, perSecond: number): void {
			if (perSecond === 0) return;
			const recent = (times.get(key) ?? []).filter((time) => time > now() - SECOND);
			times.set(key, recent);
			if (recent.length >= perSecond) {
				const seconds = Math.max(1, Math.ceil((recent[0] + SECOND - now()) / SECOND));
				throw new Refusal(429, 'TOO_MANY_REQUESTS', 'Rate limit is exceeded', [], { 'Retry-After': String(seconds) });
			}
			recent.push(now());
		},
	};
}
