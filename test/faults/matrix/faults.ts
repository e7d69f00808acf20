import type { INodeParameters } from 'n8n-workflow';

import type { FaultRule } from '../../../simulator';
import type { Platform } from '../../operations/platforms';
import { time } from '../../support/virtualClock';

export type Rule = Omit<FaultRule, 'route'>;

/** Something that goes wrong with one request. */
export interface Fault {
	/** heads its column */
	short: string;
	/** in the legend */
	meaning: string;
	/** how the server plays it; undefined: this platform has no such answer */
	rule: (platform: Platform) => Rule | undefined;
	/** ended by the request's timeout, which runs on the real clock */
	hangs?: true;
	/** the account is reported to stay away for longer than an item may wait: that holds up every item */
	pauses?: true;
	/** the execution is canceled while the request is under way */
	cancels?: true;
}

const HTML = '<html><body><h1>Bad gateway</h1></body></html>';
/** Longer than the looks after a lost answer. */
const LATE = 60_000;

const after = (rule: Rule) => (): Rule => ({ ...rule, when: 'after' });
const before = (rule: Rule) => (): Rule => rule;
const status = (code: number, retryAfter?: string): Rule => ({
	kind: 'status',
	status: code,
	...(retryAfter === undefined ? {} : { headers: { 'Retry-After': retryAfter } }),
});
const dated = (seconds: number): string => new Date(time.now() + seconds * 1000).toUTCString();

export const FAULTS: Fault[] = [
	{ short: 'cut', meaning: 'connection cut before it is stored', rule: before({ kind: 'reset' }) },
	{ short: 'cut+', meaning: 'connection cut after it was stored', rule: after({ kind: 'reset' }) },
	{ short: 'time+', meaning: 'no answer in time, stored', rule: after({ kind: 'hang' }), hangs: true },
	{
		short: 'late',
		meaning: 'connection cut, stored later than the looks',
		rule: before({ kind: 'storedLate', ms: LATE }),
	},
	{
		short: '500 late',
		meaning: '500, stored later than the looks',
		rule: before({ kind: 'storedLate', ms: LATE, status: 500 }),
	},
	{ short: '500', meaning: '500 before it is stored', rule: before(status(500)) },
	{ short: '502+', meaning: '502 with a page after it was stored', rule: after({ ...status(502), body: HTML }) },
	{ short: '503', meaning: '503 with Retry-After before it is stored', rule: before(status(503, '7')) },
	{ short: '503+', meaning: '503 with Retry-After after it was stored', rule: after(status(503, '7')) },
	{ short: '429 s', meaning: '429, Retry-After in seconds', rule: before(status(429, '11')) },
	{ short: '429 date', meaning: '429, Retry-After as a date', rule: () => status(429, dated(13)) },
	{ short: '429', meaning: '429 without Retry-After', rule: before(status(429)) },
	{ short: '429 day', meaning: '429, Retry-After of a day', rule: before(status(429, '86400')), pauses: true },
	{ short: '429 past', meaning: '429, Retry-After as a date that is over', rule: () => status(429, dated(-60)) },
	{ short: '401', meaning: '401 in mid-run: the token has ended', rule: before({ kind: 'unauthorized' }) },
	{ short: 'page', meaning: '200 with a page instead of JSON, not stored', rule: before({ kind: 'html' }) },
	{ short: 'page+', meaning: '200 with a page instead of JSON, stored', rule: after({ kind: 'html' }) },
	{ short: 'empty+', meaning: '200 with an empty body, stored', rule: after({ kind: 'empty' }) },
	{ short: 'cut JSON+', meaning: 'JSON that stops in the middle, stored', rule: after({ kind: 'truncated' }) },
	{
		short: '409',
		meaning: '409: it is in another state',
		rule: ({ inOtherState }) => ({ ...status(409), ...(inOtherState && { body: inOtherState }) }),
	},
	{
		short: 'stale',
		meaning: '412: changed since it was read (only Partner Center has versions)',
		rule: ({ versions }) => (versions ? status(412) : undefined),
	},
	{
		short: 'busy',
		meaning: 'busy with another change (Partner Center 900278, Adobe 4122)',
		rule: ({ busy }) => busy && { kind: 'status', ...busy },
	},
	{
		short: 'stop',
		meaning: 'execution canceled while the request is under way, stored',
		rule: after({ kind: 'hang' }),
		cancels: true,
	},
];

/** Seconds, on the real clock: longer than a server on this machine takes for a true answer. */
const TIMEOUT = 0.25;

/** The parameters of a run that meets a fault: only where no answer comes is the timeout short. */
export const withTimeout = (parameters: INodeParameters, { hangs }: Fault): INodeParameters =>
	hangs
		? { ...parameters, options: { ...(parameters.options as INodeParameters), requestTimeout: TIMEOUT } }
		: parameters;
