import type { Answer } from '../shared/answer';
import { sleepUnlessCancelled } from '../shared/clock';
import { retryAfter } from '../shared/retry';
import type { Session } from '../shared/session';

/** A wait asks again after five seconds at the earliest. */
const NEXT_LOOK = 5_000;

/** What the platform's own pause before the next question is longer than the wait's. @param answer the one with Retry-After */
export async function pauseAsTold({ clock, signal, settings }: Session, answer: Answer): Promise<void> {
	const told = Math.min(retryAfter(answer, clock.now()) ?? 0, settings.waitAtMost);
	await sleepUnlessCancelled(clock, Math.max(0, told - NEXT_LOOK), signal);
}
