import { type Clock, sleepUnlessCanceled } from '../../util/clock';
import type { RateLimiter } from '../../declare';
import { concurrencyLimit } from './concurrencyLimit';

const SECOND = 1000;
/** So much of the rate that was taken is sent. */
const SHARE = 0.95;
/** One refusal lowers the rate to no less than this part: it may be another worker's requests that filled the quota. */
const LEAST = 0.7;
/** The rate is kept for so long after a refusal, then it grows by GROWTH each second. */
const QUIET = 60 * SECOND;
const GROWTH = 1.02;
/** A timer wakes late by so much, in milliseconds; that is made up for, and nothing more. */
const LATE = 2;

export function createRateLimiter(clock: Clock): RateLimiter {
	/** when the requests of the last second were taken */
	let taken: number[] = [];
	/** requests a second that the platform took before it refused; 0 until it has */
	let ceiling = 0;
	let next = -Infinity;
	let closedUntil = -Infinity;
	const oneByOne = concurrencyLimit(1);
	const opensAt = () => Math.max(next, closedUntil);

	const forgetOld = (now: number) => {
		while (taken.length > 0 && taken[0] <= now - SECOND) taken.shift();
	};
	/** Requests a second that may go now; 0 until a refusal taught one. */
	const rate = (now: number): number => {
		const quiet = Math.max(0, now - closedUntil - QUIET);
		return ceiling === 0 ? 0 : ceiling * SHARE * GROWTH ** (quiet / SECOND);
	};

	return {
		pause: () => Math.max(0, closedUntil - clock.elapsed()),
		async turn(signal) {
			if (ceiling === 0 && closedUntil <= clock.elapsed()) return;
			// One after another: those that a busy processor woke late would go in a burst together.
			await oneByOne(async () => {
				for (let now = clock.elapsed(); now < opensAt(); now = clock.elapsed()) {
					await sleepUnlessCanceled(clock, Math.ceil(opensAt() - now), signal);
				}
				const distance = ceiling === 0 ? 0 : SECOND / rate(clock.elapsed());
				next = Math.max(next, clock.elapsed() - LATE) + distance;
			});
		},
		accepted() {
			const now = clock.elapsed();
			forgetOld(now);
			taken.push(now);
		},
		refused(pause, sentAt) {
			const now = clock.elapsed();
			const known = sentAt < closedUntil;
			if (!known) {
				forgetOld(now);
				const most = ceiling === 0 ? Infinity : Math.max(ceiling, rate(now));
				ceiling = Math.max(Math.min(taken.length, most), LEAST * rate(now));
				taken = [];
			}
			closedUntil = Math.max(closedUntil, now + pause);
		},
	};
}
