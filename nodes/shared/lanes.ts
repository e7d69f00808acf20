/** Runs at most `size` pieces of work at a time, in the order of their arrival. */
export function lane(size: number): <T>(work: () => Promise<T>) => Promise<T> {
	const waiting: Array<() => void> = [];
	let running = 0;
	return async (work) => {
		if (running >= size) await new Promise<void>((resolve) => waiting.push(resolve));
		else running += 1;
		try {
			return await work();
		} finally {
			// The place is handed over, not freed: nobody can slip in between.
			const next = waiting.shift();
			if (next) next();
			else running -= 1;
		}
	};
}

/** Work with the same key runs one after the other, in the order of its arrival; other keys are free. */
export function queues(): <T>(key: string | undefined, work: () => Promise<T>) => Promise<T> {
	const tails = new Map<string, Promise<unknown>>();
	return async (key, work) => {
		if (key === undefined) return await work();
		const before = tails.get(key) ?? Promise.resolve();
		const mine = before.then(work, work);
		// The tail only says when the work has ended; how it ended is told to its own caller.
		const tail = mine.then(() => undefined, () => undefined);
		tails.set(key, tail);
		try {
			return await mine;
		} finally {
			if (tails.get(key) === tail) tails.delete(key);
		}
	};
}

export interface Lanes {
	read: ReturnType<typeof lane>;
	change: ReturnType<typeof lane>;
	buy: ReturnType<typeof lane>;
}

/** Reads 10 at a time, changes 5, what buys or creates 1; or all of them as the user says. */
export function lanes(size?: number): Lanes {
	return { read: lane(size ?? 10), change: lane(size ?? 5), buy: lane(size ?? 1) };
}
