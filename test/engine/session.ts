import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Session, Vendor } from '../../nodes/engine/declare';
import { openSession } from '../../nodes/engine/http/session';
import { virtualClock, type VirtualClock } from '../support/virtualClock';

/** What the platform answers to one request: a response, or the error that n8n's helper throws. */
export type Reply = { status?: number; headers?: IDataObject; body?: unknown } | { code: string } | { thrown: Error };

/** A platform as simple as can be: rows below `data`, `pagination.total`. */
export const vendor: Vendor = {
	name: 'Platform',
	credential: 'platformApi',
	baseUrl: () => 'https://api.example.com',
	buyer: ({ user }) => [String(user)],
	volatile: [],
	correlationHeaders: ['x-correlation-id'],
	listingDelay: 15 * 60_000,
	hints: [],
	// Each of its codes names a fault.
	refusals: [{ code: /^\w+$/ }],
	errorOf: (body) => ({ code: (body as IDataObject)?.code as string, text: (body as IDataObject)?.message as string }),
	pickers: {},
	object: (body) => body as IDataObject,
};

export interface Fake {
	session: Session;
	clock: VirtualClock;
	/** the requests that were sent */
	sent: IHttpRequestOptions[];
}

const START = Date.parse('2026-03-02T10:00:00Z');

/**
 * A session whose requests end as `reply` says, on a clock of its own.
 * @param reply is given the request and how many were sent before; it may move the clock
 */
export async function fakeSession(
	reply: (request: IHttpRequestOptions, index: number, clock: VirtualClock) => Reply | Promise<Reply>,
	more: Partial<Session> = {},
): Promise<Fake> {
	const clock = virtualClock(START);
	const sent: IHttpRequestOptions[] = [];
	const httpRequestWithAuthentication = async (_type: string, request: IHttpRequestOptions) => {
		sent.push(request);
		const answer = await reply(request, sent.length - 1, clock);
		if ('thrown' in answer) throw answer.thrown;
		if ('code' in answer) throw Object.assign(new Error(answer.code), { cause: { code: answer.code } });
		const { status = 200, headers = {}, body = '' } = answer;
		return { statusCode: status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
	};
	const context = {
		getCredentials: async () => ({ user: 'u' }),
		getNode: () => ({ type: 'test', parameters: {} }),
		helpers: { httpRequestWithAuthentication },
	} as unknown as IExecuteFunctions;
	const session = await openSession(context, more.vendor ?? vendor, undefined, clock);
	return { session: { ...session, ...more }, clock, sent };
}
