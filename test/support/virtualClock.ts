import type { Clock } from '../../nodes/engine/util/clock';
import { useClock } from '../../nodes/engine/util/currentClock';

/** A clock that does not move unless somebody sleeps or moves it. Milliseconds. */
export interface VirtualClock extends Clock {
	/** Moves the clock, as if nobody had done anything for so long. */
	pass(ms: number): void;
	/** The time of day as everybody else has it, the platforms too: `set` leaves it as it is. */
	actual(): number;
	/** Sets the time of day on or back by so much, as a computer does that gets the time from elsewhere; nothing has passed. */
	set(ms: number): void;
	/** Goes back to where it began, for the next test file in one process. */
	restart(): void;
}

/**
 * Sleepers do not add up: two that sleep a second side by side wake at the same moment.
 * Each sleep lets the sockets have their turn, so that requests under way go on meanwhile.
 */
export function virtualClock(start: number): VirtualClock {
	let time = start;
	let apart = 0;
	return {
		now: () => time + apart,
		actual: () => time,
		// Another origin, so that one who takes it for the time of day is found out.
		elapsed: () => time - start,
		random: () => 0.5,
		async sleep(ms) {
			const end = time + ms;
			await new Promise((resolve) => setImmediate(resolve));
			time = Math.max(time, end);
		},
		pass(ms) {
			time += ms;
		},
		set(ms) {
			apart += ms;
		},
		restart() {
			apart = 0;
			time = start;
		},
	};
}

/** The one clock of a test file, for the engine, the credential and the simulator alike. It never goes back within one. */
export const time = virtualClock(Date.parse('2026-03-02T10:00:00Z'));

/** Runs of this test file start on the virtual time from now on. */
export function useVirtualTime(): void {
	useClock(time);
}

/** As `useVirtualTime`; `Date.now` follows it as well, which the credential asks for the end of its token. */
export function freezeDate(): void {
	useVirtualTime();
	jest.spyOn(Date, 'now').mockImplementation(time.now);
}
