/**
 * Runs at most `size` pieces of work at a time: first what goes first, then the rest, each in the order of its arrival.
 */
export function concurrencyLimit(size: number): <T>(work: () => Promise<T>, goesFirst?: boolean) => Promise<T> {
	const first: Array<() => void> = [];
	const rest: Array<() => void> = [];
	let running = 0;
	return async (work, goesFirst = false) => {
		if (running >= size) await new Promise<void>((resolve) => (goesFirst ? first : rest).push(resolve));
		else running += 1;
		try {
			return await work();
		} finally {
			// The place is handed over, not freed: nobody can slip in between.
			const next = first.shift() ?? rest.shift();
			if (next) next();
			else running -= 1;
		}
	};
}
