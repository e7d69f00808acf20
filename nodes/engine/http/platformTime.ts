import type { PlatformTime, Session } from '../declare';
import type { Answer } from '../util/answer';
import type { Clock } from '../util/clock';

/** Learns the platform's time of day from an answer. */
export function noteTime(known: PlatformTime, { headers }: Answer, clock: Clock): void {
	const time = Date.parse(headers.date ?? '');
	if (!Number.isNaN(time)) known.seen = { time, at: clock.elapsed() };
}

/**
 * The platform's time of day, in milliseconds: what it says of when something was made cannot be compared with a clock
 * here that may be minutes ahead. This computer's own where no answer has shown it.
 */
export const platformNow = ({ platformTime: { seen }, clock }: Pick<Session, 'platformTime' | 'clock'>): number =>
	seen ? seen.time + clock.elapsed() - seen.at : clock.now();
