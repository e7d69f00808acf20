import type { Session } from '../engine/declare';
import { retryAfter } from '../engine/http/pacing/backoff';
import type { Answer } from '../engine/util/answer';
import { sleepUnlessCanceled } from '../engine/util/clock';

/** A wait asks again after five seconds at the earliest. */
const NEXT_LOOK = 5_000;

/** What the platform's own pause before the next question is longer than the wait's. @param answer the one with Retry-After */
export async function pauseAsRequested({ clock, signal, settings }: Session, answer: Answer): Promise<void> {
	const requested = Math.min(retryAfter(answer, clock.now()) ?? 0, settings.waitAtMost);
	await sleepUnlessCanceled(clock, Math.max(0, requested - NEXT_LOOK), signal);
}
