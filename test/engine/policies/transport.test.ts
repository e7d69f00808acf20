import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Session } from '../../../nodes/engine/declare';
import { attempt, transport } from '../../../nodes/engine/http/policies/transport';
import { defaults } from '../../../nodes/engine/http/session';
import { Canceled } from '../../../nodes/engine/util/clock';
import { vendor } from '../session';

import { answer, callOf, REQUEST, sessionOf } from './call';

/** A session whose n8n answers with these statuses one after the other. */
function answering(statuses: number[], more: Partial<Session> = {}) {
	const sent: IHttpRequestOptions[] = [];
	const httpRequestWithAuthentication = async (_: string, request: IHttpRequestOptions) => {
		sent.push(request);
		return { statusCode: statuses[sent.length - 1], headers: {}, body: '{"id":"1"}' };
	};
	const context = { helpers: { httpRequestWithAuthentication } } as unknown as Session['context'];
	return { session: sessionOf({ context, settings: defaults, ...more }), sent };
}

test('makes one try in the way that the call says', async () => {
	const session = sessionOf();
	const once = jest.fn(async () => answer(204));
	expect(await transport(callOf(session, { once }))).toMatchObject({ status: 204 });
	expect(once.mock.calls).toEqual([[session, REQUEST]]);
});

test('any status is a value', async () => {
	const { session, sent } = answering([500]);
	expect(await attempt(session, REQUEST)).toMatchObject({ kind: 'answer', status: 500, body: { id: '1' } });
	expect(sent).toHaveLength(1);
});

describe('a 401', () => {
	const expired = () => ({ sessionToken: 'old', tokenExpiresAt: '9' });

	test('has the token renewed, and the request goes again', async () => {
		const credential = expired();
		const { session, sent } = answering([401, 200], { credential });
		expect(await attempt(session, REQUEST)).toMatchObject({ status: 200 });
		expect(sent).toHaveLength(2);
		expect(credential.tokenExpiresAt).toBe('0');
		expect(session.signIn.ended).toEqual(new Set(['old']));
	});

	test('of a write that must not go out twice is left to the sender', async () => {
		const { session, sent } = answering([401, 200], { credential: expired() });
		expect(await attempt(session, { ...REQUEST, unsafe: true })).toMatchObject({ status: 401 });
		expect(sent).toHaveLength(1);
	});

	test('that refuses the sign-in for good is the end', async () => {
		const strict = { ...vendor, signInRefused: () => 'no' };
		const { session, sent } = answering([401, 200], { vendor: strict, credential: expired() });
		expect(await attempt(session, REQUEST)).toMatchObject({ status: 401 });
		expect(sent).toHaveLength(1);
	});
});

test('n8n never throws a status, and never reads a body by itself', async () => {
	const { session, sent } = answering([200]);
	await attempt(session, REQUEST);
	expect(sent).toEqual([expect.objectContaining({ ignoreHttpStatusErrors: true, encoding: 'stream' })]);
});

test('a stopped execution sends nothing', async () => {
	const { session, sent } = answering([200], { signal: AbortSignal.abort() });
	await expect(attempt(session, REQUEST)).rejects.toThrow(Canceled);
	expect(sent).toHaveLength(0);
});
