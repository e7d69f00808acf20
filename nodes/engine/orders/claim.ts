import { InputProblem, NotSent, Problem, type Session } from '../declare';
import { findRecent, forgetRecent, saveRecent } from '../http/writes/recentWrites';
import { digest } from '../util/hash';

/** What was refused has spent nothing, so what it was for is free again. */
export const spentNothing = (error: Error): boolean =>
	error instanceof NotSent ||
	error instanceof InputProblem ||
	(error instanceof Problem &&
		!error.doubtful &&
		error.details.outcome !== 'unknown' &&
		error.details.orderId === undefined);

/** What is for one order only, and the order that takes it. */
interface Claim {
	/** names what is taken */
	what: unknown[];
	/** names the order */
	order: unknown[];
	/** for so long it is taken, in milliseconds */
	lasts: number;
}

/**
 * Takes something for one order in this process, and sends it. Who comes for another order is refused.
 * @throws Problem of `refusal`
 */
export async function claimed<T>(
	{ clock }: Pick<Session, 'clock'>,
	{ what, order, lasts }: Claim,
	refusal: () => Problem,
	send: () => Promise<T>,
): Promise<T> {
	const name = digest(what);
	const id = digest(order);
	const used = findRecent(name, clock.elapsed());
	if (used && (!('id' in used) || used.id !== id)) throw refusal();
	saveRecent(name, { until: clock.elapsed() + lasts, id });
	return await send().catch((error: Error) => {
		if (spentNothing(error) && !used) forgetRecent(name);
		throw error;
	});
}
