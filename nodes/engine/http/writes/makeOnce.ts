import { InputProblem, NotSent, Problem, type Session } from '../../declare';
import { digest } from '../../util/hash';
import { queues } from '../pacing/queue';
import { findRecent, forgetRecent, type Recent, saveRecent } from './recentWrites';

/** What this process knows of a thing that is to be made once. */
export interface Memory {
	/** what was made of it lately, or may have been */
	known: () => Recent | undefined;
	/** makes it, and remembers that until the platform lists it for sure */
	make: <T extends { id: string }>(send: () => Promise<T>) => Promise<T>;
	/** others like it that were found beside it */
	noteBeside: (id: string, beside: string[]) => void;
}

/** What was made in part is there, whatever became of the rest. */
const madeInPart = (error: Error): string | undefined =>
	error instanceof Problem && error.details.orderId !== undefined ? String(error.details.orderId) : undefined;

/** Nothing was made: the platform refused it, or it was never sent. */
const nothingMade = (error: Error): boolean =>
	error instanceof NotSent ||
	error instanceof InputProblem ||
	(error instanceof Problem && error.details.outcome !== 'unknown');

const queue = queues();

/** For so long the ID of what was made is known, in milliseconds. */
const KNOWN = 60 * 60_000;

/**
 * Work on one thing that is made once: an order, a customer, whatever one turn of an item creates. In this process it
 * is worked on by one at a time. After an unknown outcome, a stopped run and any defect it may exist: then the memory
 * stays, for the listing delay from the end on.
 * @param parts what names the thing, with who makes it
 */
export async function makeOnce<T>(
	{ clock, vendor, execution }: Pick<Session, 'clock' | 'vendor' | 'execution'>,
	parts: unknown[],
	work: (memory: Memory) => Promise<T>,
): Promise<T> {
	const scope = digest(parts);
	const until = () => clock.elapsed() + vendor.listingDelay;
	// An ID that the platform gave is worth more than a list that is late; and another operation that sells the same is
	// no repeat, also where the platform recognizes those.
	const made = (id: string): Extract<Recent, { id: string }> => {
		const listedAt = until();
		return { id, execution, until: Math.max(listedAt, clock.elapsed() + KNOWN), listedAt };
	};
	const memory: Memory = {
		known: () => findRecent(scope, clock.elapsed()),
		async make(send) {
			saveRecent(scope, { until: Infinity, unknown: true });
			const thing = await send().catch((error: Error) => {
				const part = madeInPart(error);
				if (part !== undefined) saveRecent(scope, made(part));
				else if (nothingMade(error)) forgetRecent(scope);
				else saveRecent(scope, { until: until(), unknown: true });
				throw error;
			});
			saveRecent(scope, made(thing.id));
			return thing;
		},
		noteBeside: (id, beside) => saveRecent(scope, { ...made(id), beside }),
	};
	return await queue(scope, async () => await work(memory));
}
