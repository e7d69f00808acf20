import type { FaultRule } from '../../../simulator/core/http/faults';

const MINUTE = 60_000;
export const INTERVAL = 15 * MINUTE;
export const POLLS = (24 * 60 * MINUTE) / INTERVAL;

/** How n8n polls: what it stores when, and how long a poll may take (milliseconds). */
export interface Engine {
	name: 'legacy' | 'durable';
	budget: number;
}

export const ENGINES: Engine[] = [
	{ name: 'legacy', budget: 5 * MINUTE },
	// Cursor and execution are saved together, under the node's ID; what an activation leaves without an event is not.
	{ name: 'durable', budget: 36_000 },
];

export interface Fault {
	name: string;
	/** the polls that it strikes, of those of the day */
	polls: number[];
	/** on the platform, while it is polled; @param budget of the poll, in milliseconds */
	rule?: (budget: number) => FaultRule;
	/** in n8n, after the poll */
	inN8n?: 'crash' | 'rollback' | 'rename';
}

/** Every so many polls, from one on. */
export const every = (step: number, from: number): number[] =>
	Array.from({ length: Math.ceil((POLLS - from) / step) }, (_, index) => from + index * step);

/** A list whose second page takes as long as the poll may. */
export const slow = (route: string) => (budget: number) =>
	({ route, kind: 'delay', ms: budget, skip: 1 }) satisfies FaultRule;

const fail = (times: number) => () => ({ route: /^GET/, kind: 'status', status: 503, times }) satisfies FaultRule;

/** What can happen with every platform. */
export const COMMON_FAULTS: Fault[] = [
	{ name: 'one request fails', polls: every(7, 2), rule: fail(1) },
	{ name: 'the platform is out for three hours', polls: every(1, 40).slice(0, 12), rule: fail(1e9) },
	{ name: 'crash between execution and cursor', polls: every(11, 6), inN8n: 'crash' },
	{ name: 'stored data rolled back by three polls', polls: every(19, 14), inN8n: 'rollback' },
	{ name: 'the node is renamed', polls: [30, 70], inN8n: 'rename' },
];
