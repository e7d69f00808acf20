/** Work with the same key runs one after the other, in the order of its arrival; other keys are free. */
export function queues(): <T>(key: string | undefined, work: () => Promise<T>) => Promise<T> {
	const tails = new Map<string, Promise<unknown>>();
	return async (key, work) => {
		if (key === undefined) return await work();
		const before = tails.get(key) ?? Promise.resolve();
		const mine = before.then(work, work);
		// The tail only says when the work has ended; how it ended goes to its own caller.
		const tail = mine.then(
			() => undefined,
			() => undefined,
		);
		tails.set(key, tail);
		try {
			return await mine;
		} finally {
			if (tails.get(key) === tail) tails.delete(key);
		}
	};
}
