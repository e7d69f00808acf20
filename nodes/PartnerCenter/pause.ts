import type { Session } from '../engine/declare';
import { retryAfter } from '../engine/http/pacing/backoff';
import { FIRST_LOOK } from '../engine/http/wait';
import type { Answer } from '../engine/util/answer';
import { sleepUnlessCanceled } from '../engine/util/clock';

/** What the platform's own pause before the next question is longer than the shortest one of a wait. @param answer the one with Retry-After */
export async function pauseAsRequested({ clock, signal, settings }: Session, answer: Answer): Promise<void> {
	const requested = Math.min(retryAfter(answer, clock.now()) ?? 0, settings.waitAtMost);
	await sleepUnlessCanceled(clock, Math.max(0, requested - FIRST_LOOK), signal);
}
