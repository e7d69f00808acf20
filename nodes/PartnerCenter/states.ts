import type { State } from '../engine/declare';

import { plain } from './spelling';

/** Statuses of objects that are on their way, whatever they are; none at all is one. */
const UNDER_WAY = [
	'',
	'none',
	'unknown',
	'new',
	'created',
	'pending',
	'queued',
	'submitted',
	'notstarted',
	'started',
	'running',
	'processing',
	'inprogress',
];

const FAILED = /fail|error|cancel|reject|withdr|expire|delete/;

/** What the statuses of a kind of object mean, in plain form. */
export interface Statuses {
	completed: string[];
	/** beside those that every kind has */
	pending?: string[];
}

/** How far an object has come by its status. One that is unknown is an end: waiting for it would never stop. */
export function stateBy(status: unknown, { completed, pending = [] }: Statuses): State {
	const text = plain(status);
	if (completed.includes(text)) return 'completed';
	return [...UNDER_WAY, ...pending].includes(text) ? 'pending' : 'failed';
}

/** Whether a status says that it failed; else it is one that is unknown. */
export const saysFailed = (status: unknown): boolean => FAILED.test(plain(status));

/** Whether nobody knows what became of something: its status is neither known nor says that it failed. */
export const isUnclear = (state: State, status: unknown): boolean => state === 'failed' && !saysFailed(status);

/** What is reported of a status that is unknown. @param what the object with its ID: 'order 7e2d91c04ab3' */
export const unknownStatus = (what: string, status: unknown): string =>
	`The status "${String(status)}" of ${what} is unknown, so the node does not wait for it. Check it in Partner Center.`;
