import { signInLatch } from '../../../nodes/engine/http/policies/signInLatch';
import type { Outcome } from '../../../nodes/engine/util/answer';
import { vendor } from '../session';

import { answer, below, callOf, REQUEST, sessionOf } from './call';

const refused = (passing?: boolean): Outcome => ({ kind: 'refused', reason: 'Correct Password.', passing });

test('a refused sign-in is tried once, whatever the number of requests', async () => {
	const session = sessionOf();
	const { send, sent } = below(refused());
	for (let item = 0; item < 5; item += 1)
		expect(await signInLatch(send)(callOf({ ...session, item }))).toMatchObject({ reason: 'Correct Password.' });
	expect(sent).toHaveLength(1);
});

test('a sign-in that was only busy is tried again', async () => {
	const session = sessionOf();
	const { send, sent } = below(refused(true), answer(200));
	await signInLatch(send)(callOf(session));
	expect(await signInLatch(send)(callOf(session))).toMatchObject({ status: 200 });
	expect(sent).toHaveLength(2);
});

test('an answer that refuses the sign-in for good is given once, then its reason', async () => {
	const session = sessionOf({
		vendor: { ...vendor, signInRefused: ({ status }) => (status === 401 ? 'No second factor.' : undefined) },
	});
	const { send, sent } = below(answer(401));
	expect(await signInLatch(send)(callOf(session))).toMatchObject({ status: 401 });
	expect(await signInLatch(send)(callOf(session))).toEqual({ kind: 'refused', reason: 'No second factor.' });
	expect(sent).toHaveLength(1);
});

test.each([
	['a write that n8n must not repeat by itself', true, '0'],
	['any other request, which n8n renews it for', undefined, '9'],
])('after a 401 the token is dropped for %s', async (_, unsafe, expiresAt) => {
	const credential = { sessionToken: 'token', tokenExpiresAt: '9' };
	const request = { ...REQUEST, ...(unsafe ? { unsafe } : {}) };
	await signInLatch(below(answer(401)).send)(callOf(sessionOf({ credential }), { request }));
	expect(credential.tokenExpiresAt).toBe(expiresAt);
});

test('a token that was renewed meanwhile is kept', async () => {
	const credential = { sessionToken: 'old', tokenExpiresAt: '9' };
	const request = { ...REQUEST, unsafe: true as const };
	const renewing = signInLatch(async () => {
		credential.sessionToken = 'new';
		return answer(401);
	});
	await renewing(callOf(sessionOf({ credential }), { request }));
	expect(credential.tokenExpiresAt).toBe('9');
});
