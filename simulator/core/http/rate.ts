/** Counts the requests of the last seconds or minutes for each key. */
export function createRate(now: () => number) {
	const times = new Map<string, number[]>();

	/**
	 * Counts one request of the key, when there is room for it.
	 *
	 * @param limit requests within the window; 0 is no limit
	 * @returns whole seconds to wait; 0 when the request may pass
	 */
	function secondsToWait(key: string, limit: number, windowMs: number): number {
		if (limit === 0) return 0;
		const recent = (times.get(key) ?? []).filter((time) => time > now() - windowMs);
		times.set(key, recent);
		if (recent.length >= limit) return Math.max(1, Math.ceil((recent[0] + windowMs - now()) / 1000));
		recent.push(now());
		return 0;
	}

	return { secondsToWait, reset: (): void => times.clear() };
}

export type Rate = ReturnType<typeof createRate>;
