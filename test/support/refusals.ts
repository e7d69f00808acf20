import type { FaultRule } from '../../simulator/core/http/faults';

/** A refusal that is not the platform's own, or that comes although the platform did what was asked: its name, and the fault. */
export type Refusal = [name: string, fault: Omit<FaultRule, 'route' | 'when'>];

/** Of a gateway or a firewall in front of the platform, and of the sign-in. */
export const REFUSALS: Refusal[] = [
	['403 with a page', { kind: 'html', status: 403 }],
	['400 with a page', { kind: 'html', status: 400 }],
	['404 with a page', { kind: 'html', status: 404 }],
	[
		'302 to a sign-in page',
		{ kind: 'status', status: 302, headers: { Location: 'https://login.example.com/' }, body: {} },
	],
	['307 without a body', { kind: 'status', status: 307, body: '' }],
	['403 with JSON of a gateway', { kind: 'status', status: 403, body: { fault: { detail: 1 } } }],
	['400 with an empty object', { kind: 'status', status: 400, body: {} }],
	['400 without a body', { kind: 'status', status: 400, body: '' }],
	['403 with a lone "Forbidden"', { kind: 'status', status: 403, body: { error: 'Forbidden' } }],
	['422 with an empty object', { kind: 'status', status: 422, body: {} }],
	['401 with a page', { kind: 'html', status: 401 }],
	['401 with words', { kind: 'status', status: 401, body: { message: 'Token is expired' } }],
	['401 twice', { kind: 'html', status: 401, times: 2 }],
	['403 with words', { kind: 'status', status: 403, body: { message: 'Access denied' } }],
	['400 with words', { kind: 'status', status: 400, body: { message: 'Bad request' } }],
	[
		'400 with a code and words',
		{ kind: 'status', status: 400, body: { code: '99999', message: 'Bad request', description: 'Bad request' } },
	],
	[
		'403 with a code and words',
		{ kind: 'status', status: 403, body: { code: '99998', message: 'Not now', description: 'Not now' } },
	],
];
