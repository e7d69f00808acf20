import type { FaultRule } from '../../../simulator/core/http/faults';

/**
 * What can become of the answer to an order that was stored and is listed 40 minutes later, and in which minutes after
 * the first delivery a second one buys again: measured by the test, and shown in docs/security.md.
 */

type Fault = Omit<FaultRule, 'route'>;

/** When a repeat made a second order: never, in the first run itself, or in minutes after it. */
export type Window = 'no' | 'in the same run' | `minute ${number} to ${number}`;

export interface LateAnswer {
	platform: string;
	/** what happens to the answer, as the page has it */
	what: string;
	/** each of them ends alike; none: the answer comes */
	faults: Fault[];
	/** the same process delivers again */
	same: Window;
	/** another one does: a worker, or the same after a restart */
	other: Window;
}

/** For each fault that is a refusal in the platform's form. */
const refused = (body: unknown, ...statuses: number[]): Fault[] =>
	statuses.map((status) => ({ kind: 'status', when: 'after', status, body }));

const LOST: Fault[] = [
	{ kind: 'reset', when: 'after', times: 20 },
	{ kind: 'html', status: 502, when: 'after', times: 20 },
];
const TOKEN_ENDED: Fault[] = [{ kind: 'unauthorized', when: 'after' }];
const NO_FAULT_NAMED = [400, 401, 403, 404, 409, 412, 422];
const LIMIT: Fault[] = [{ kind: 'status', when: 'after', status: 429, headers: { 'Retry-After': '2' } }];

const named = (platform: string, rows: Array<[what: string, faults: Fault[], same: Window, other: Window]>) =>
	rows.map(([what, faults, same, other]): LateAnswer => ({ platform, what, faults, same, other }));

export const LATE_ANSWERS: LateAnswer[] = [
	...named('Ingram Micro', [
		['The answer comes', [], 'no', 'minute 0 to 39'],
		['The answer is lost', LOST, 'minute 15 to 39', 'minute 0 to 39'],
		[
			'Refused, with words that name no fault (400, 401, 403, 404, 409, 412, 422)',
			refused({ message: 'Access denied' }, ...NO_FAULT_NAMED),
			'minute 15 to 39',
			'minute 0 to 39',
		],
		[
			'Refused in words that name a fault (400)',
			refused({ message: 'Product ACME-BACKUP is not available' }, 400),
			'minute 0 to 39',
			'minute 0 to 39',
		],
		['401, because the token ended in between', TOKEN_ENDED, 'in the same run', 'in the same run'],
		['429', LIMIT, 'in the same run', 'in the same run'],
	]),
	...named('Partner Center', [
		['The answer comes', [], 'no', 'no'],
		['The answer is lost', LOST, 'no', 'no'],
		[
			'Refused, with a code that is not known (400, 401, 403, 404, 409, 412, 422)',
			refused({ code: '99999', description: 'Not now' }, ...NO_FAULT_NAMED),
			'no',
			'no',
		],
		['Refused with a known code (400)', refused({ code: '800002', description: 'Not valid' }, 400), 'no', 'no'],
		['401, because the token ended in between', TOKEN_ENDED, 'no', 'no'],
		['429', LIMIT, 'no', 'no'],
	]),
	...named('Partner Center, then Order > Create under the same key', [
		['The answer comes', [], 'no', 'minute 0 to 39'],
	]),
	...named('Partner Center, Order > Create', [
		['The answer comes', [], 'no', 'no'],
		['The answer is lost', LOST, 'no', 'no'],
		[
			'Refused, with a code that is not known (400, 401, 403, 404, 409, 412, 422)',
			refused({ code: '99999', description: 'Not now' }, ...NO_FAULT_NAMED),
			'no',
			'no',
		],
		[
			'Refused with a known code (400)',
			refused({ code: '800002', description: 'Not valid' }, 400),
			'in the same run',
			'in the same run',
		],
		['401, because the token ended in between', TOKEN_ENDED, 'no', 'no'],
		['429', LIMIT, 'no', 'no'],
	]),
	...named('Adobe', [
		['The answer comes', [], 'no', 'no'],
		['The answer is lost', LOST, 'no', 'no'],
		[
			'Refused, with a code that is not known (400, 401, 403, 404, 409, 412, 422)',
			refused({ code: '99999', message: 'Not now' }, ...NO_FAULT_NAMED),
			'no',
			'no',
		],
		[
			'Refused with a known code (400)',
			refused({ code: '2120', message: 'Invalid quantity' }, 400),
			'in the same run',
			'in the same run',
		],
		['401, because the token ended in between', TOKEN_ENDED, 'no', 'no'],
		['429', LIMIT, 'no', 'no'],
	]),
];

/** The table of docs/security.md. */
export const table = (): Array<string[]> => [
	['Platform', 'The answer to an order that is listed 40 minutes late', 'The same process again', 'Another process'],
	...LATE_ANSWERS.map(({ platform, what, same, other }) => [platform, what, same, other]),
];
