import type { PlatformTime, Session } from '../declare';
import type { Outcome } from '../util/answer';
import type { Clock } from '../util/clock';

/** Learns the platform's time of day from an answer. */
export function noteTime(known: PlatformTime, outcome: Outcome, clock: Clock): void {
	if (outcome.kind === 'answer') known.answers += 1;
	const time = outcome.kind === 'answer' ? Date.parse(outcome.headers.date ?? '') : NaN;
	if (!Number.isNaN(time)) known.seen = { time, at: clock.elapsed() };
}

/**
 * The platform's time of day, in milliseconds: what it says of when something was made cannot be compared with a clock
 * here that may be minutes ahead. This computer's own where no answer has shown it.
 */
export const platformNow = ({ platformTime: { seen }, clock }: Pick<Session, 'platformTime' | 'clock'>): number =>
	seen ? seen.time + clock.elapsed() - seen.at : clock.now();
