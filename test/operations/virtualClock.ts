import type { Clock } from '../../nodes/shared/clock';

let time = Date.parse('2026-03-10T08:00:00Z');

/** Time that passes only while somebody sleeps. For `jest.mock` of `nodes/shared/clock`. */
export const clock: Clock = {
	now: () => time,
	sleep: async (ms) => {
		time += ms;
	},
	random: () => 0.5,
};
