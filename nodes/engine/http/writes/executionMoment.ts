import { NotSent, type Session } from '../../declare';
import { type Clock, sleepUnlessCanceled } from '../../util/clock';
import { isNumbered } from './company';

/**
 * Moments for platforms that recognize no repeats. Two workers that get one sale at the same time both look and
 * see nothing. They share no memory and the platform has nothing that one of them could reserve; but they share the
 * time of day, and n8n numbers its executions. So each execution has a moment of its own in every period, at which
 * it looks once more and orders at once: the second one's look then comes after the first one's order.
 */

/** In milliseconds. An order waits for half of it on average. */
const PERIOD = 6000;

/**
 * By this share of the period the moments of two executions lie apart whose numbers follow each other. Of all shares
 * the golden one keeps also the next few numbers as far apart as can be: 2.3 s, 1.4 s, 0.9 s, 2.8 s.
 */
const STEP = (Math.sqrt(5) - 1) / 2;

/** A look that is answered later after its moment, in milliseconds, may be in the next one's moment already. */
const LATE = 500;

/** Where it is known that somebody else sells the same, their order is given this time to be listed, in milliseconds. */
const AHEAD = 1000;

/** So often it is asked whether the moment is needed any longer, in milliseconds. */
const GLANCE = 1000;

/** A platform that is slower with everybody keeps the distances; so nobody waits for a good moment for ever. */
const MOST = 4;

/** What the execution has of the period, from 0 to 1; one without a number has it by chance. */
const shareOf = (execution: string | undefined, clock: Clock): number =>
	isNumbered(execution) ? (Number(execution) * STEP) % 1 : clock.random();

/** The first moment of an execution from a time on, in milliseconds since 1970. */
export function momentFrom(time: number, share: number): number {
	const offset = share * PERIOD;
	return Math.ceil((time - offset) / PERIOD) * PERIOD + offset;
}

/**
 * Waits for the execution's moment and looks then; once more in the next period when the look took too long. Where it
 * turns out meanwhile that nobody else sells the same, it looks at once.
 * @param look throws when the order is there already
 * @throws NotSent when another item's write failed meanwhile; Canceled
 */
export async function atMyMoment(
	{ clock, execution, company, signal, barrier }: Session,
	look: () => Promise<void>,
): Promise<void> {
	const share = shareOf(execution, clock);
	let usual = 0;
	for (let tries = 1; ; tries += 1) {
		const now = clock.now();
		const pause = Math.ceil(momentFrom(company.is === 'some' ? now + AHEAD : now, share) - now);
		const moment = clock.elapsed() + pause;
		for (let left = pause; left > 0 && company.is !== 'none'; left = moment - clock.elapsed())
			await sleepUnlessCanceled(clock, Math.min(GLANCE, left), signal);
		if (barrier.stopped) throw new NotSent();
		await look();
		if (company.is === 'none') return;
		const took = clock.elapsed() - moment;
		if (took <= Math.max(LATE, usual) || tries === MOST) return;
		usual = took * 1.5;
	}
}
