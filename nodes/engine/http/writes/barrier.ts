import { NotSent, type Session, type WriteBarrier } from '../../declare';

/** The barrier of a run. Closed until every item was read and found good. */
export function writeBarrier(): WriteBarrier {
	const undecided = new Map<number, { promise: Promise<void>; resolve: () => void }>();
	let stopped = false;
	let open = () => {};
	const opened = new Promise<void>((resolve) => (open = resolve));
	const firstOther = (item: number) => [...undecided].find(([other]) => other !== item)?.[1].promise;
	return {
		get stopped() {
			return stopped;
		},
		open,
		stop() {
			stopped = true;
		},
		undecided(item) {
			if (undecided.has(item)) return;
			let resolve = () => {};
			const promise = new Promise<void>((done) => (resolve = done));
			undecided.set(item, { promise, resolve });
		},
		decided(item) {
			undecided.get(item)?.resolve();
			undecided.delete(item);
		},
		async pass(item) {
			await opened;
			for (let other = firstOther(item); other && !stopped; other = firstOther(item)) await other;
			if (stopped) throw new NotSent();
		},
	};
}

/** A barrier that lets everything pass. */
export function openBarrier(): WriteBarrier {
	const barrier = writeBarrier();
	barrier.open();
	return barrier;
}

/** The item goes on, so its write before did not end it: other items may write. */
export function letOthersWrite({ barrier, item, decides }: Session): void {
	if (!decides) barrier.decided(item);
}
