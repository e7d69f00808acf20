import { sleepUnlessCancelled, type Clock } from './clock';

/**
 * Keeps to the rate that the platform showed by a 429. Until the first one it does not hold anything up.
 * The rate learnt is the number of requests let through in the second before, and it is tried a little
 * faster again with every success, since quotas differ by time and are not published.
 */
export interface Pacer {
	/** how long nothing may be sent because the platform asked for a pause, in milliseconds */
	pause: () => number;
	/** waits for the turn of one request */
	turn: (signal?: AbortSignal) => Promise<void>;
	/** the platform took a request */
	accepted: () => void;
	/** the platform refused one as too many; nothing is sent for `pause` milliseconds */
	refused: (pause: number) => void;
}

const WINDOW = 1000;
const FASTER = 0.98;
const SLOWEST = 2000;

export function pacer(clock: Clock): Pacer {
	let recent: number[] = [];
	let spacing = 0;
	let next = 0;
	let closedUntil = 0;
	return {
		pause: () => Math.max(0, closedUntil - clock.now()),
		async turn(signal) {
			const now = clock.now();
			const mine = Math.max(now, next);
			next = mine + spacing;
			if (mine > now) await sleepUnlessCancelled(clock, mine - now, signal);
		},
		accepted() {
			const now = clock.now();
			recent = [...recent.filter((time) => time > now - WINDOW), now];
			spacing *= FASTER;
			if (spacing < 1) spacing = 0;
		},
		refused(pause) {
			const now = clock.now();
			const passed = recent.filter((time) => time > now - WINDOW).length;
			if (passed > 0) spacing = Math.min(SLOWEST, Math.max(spacing, WINDOW / passed));
			recent = [];
			closedUntil = Math.max(closedUntil, now + pause);
			next = Math.max(next, closedUntil);
		},
	};
}
