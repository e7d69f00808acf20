/** The requests since the start. What they stored is counted by each platform. */
const zero = () => ({
	tokensIssued: 0,
	requests: 0,
	requestsByRoute: {} as Record<string, number>,
	/** Has a meaning only while `latencyMs` is set: without it an answer is there before the next request is read. */
	maxInFlight: 0,
	refusedRequests: 0,
	rateLimited: 0,
	downloads: 0,
});

export type Effects = ReturnType<typeof zero>;

/** Counts requests as they come and go. */
export function createEffects() {
	let counters = zero();
	let inFlight = 0;
	return {
		begin(route: string) {
			counters.requests += 1;
			counters.requestsByRoute[route] = (counters.requestsByRoute[route] ?? 0) + 1;
			inFlight += 1;
			counters.maxInFlight = Math.max(counters.maxInFlight, inFlight);
		},
		end() {
			inFlight -= 1;
		},
		count(name: 'tokensIssued' | 'refusedRequests' | 'rateLimited' | 'downloads') {
			counters[name] += 1;
		},
		reset() {
			counters = zero();
		},
		snapshot: (): Effects => structuredClone(counters),
	};
}

export type EffectCounter = ReturnType<typeof createEffects>;

/** How often each value is there. */
export function countBy(values: string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
	return counts;
}

/**
 * What there is now beyond the start, over all states; what has not changed is left out.
 *
 * @param counts what is counted of a state, by name
 */
export function growth<State>(now: State[], start: State[], counts: (state: State) => Record<string, number>) {
	const changes: Record<string, number> = {};
	const add = (states: State[], sign: number): void => {
		for (const [name, count] of states.flatMap((state) => Object.entries(counts(state))))
			changes[name] = (changes[name] ?? 0) + sign * count;
	};
	add(now, 1);
	add(start, -1);
	return Object.fromEntries(Object.entries(changes).filter(([, change]) => change !== 0));
}
