import { Problem } from '../../../nodes/engine/declare';
import { retry } from '../../../nodes/engine/http/policies/retry';
import { vendor } from '../session';

import { answer, below, callOf, LOST, pausing, sessionOf } from './call';

test('a limit is waited for as long as the platform asks, then the request goes again', async () => {
	const session = sessionOf();
	const { send, sent } = below(pausing(429, 7), pausing(429, 3), answer(200));
	expect(await retry(send)(callOf(session))).toMatchObject({ status: 200 });
	expect(sent).toHaveLength(3);
	expect(session.clock.now()).toBe(10_000);
	expect(session.budget.left).toBe(110_000);
});

test("a pause beyond the item's time is not waited for", async () => {
	const session = sessionOf({ budget: { left: 10_000 } });
	const { send, sent } = below(pausing(429, 11), answer(200));
	await expect(retry(send)(callOf(session))).rejects.toThrow(Problem);
	expect(sent).toHaveLength(1);
	expect(session.clock.now()).toBe(0);
});

test('each try knows how the one before ended', async () => {
	const { send, sent } = below(answer(401), answer(200));
	await retry(send)(callOf(sessionOf()));
	expect(sent.map(({ progress: { attempt, last } }) => [attempt, last])).toEqual([
		[1, undefined],
		[2, answer(401)],
	]);
});

describe('a write that may have arrived', () => {
	test('is never sent again where the platform would not recognize it', async () => {
		const { send, sent } = below(LOST, answer(200));
		expect(await retry(send)(callOf(sessionOf()))).toBe(LOST);
		expect(sent).toHaveLength(1);
	});

	test('is sent again where the platform recognizes it, and remembered as arrived', async () => {
		const { send, sent } = below(LOST, answer(400));
		const call = callOf(sessionOf(), { kind: 'replayable' });
		expect(await retry(send)(call)).toMatchObject({ status: 400 });
		expect(sent).toHaveLength(2);
		expect(call.progress.arrived).toBe(true);
	});

	test('is no failure when there is no time for another try', async () => {
		const { send } = below(LOST, pausing(429, 3600));
		expect(await retry(send)(callOf(sessionOf(), { kind: 'replayable' }))).toMatchObject({ status: 429 });
	});

	test('is looked for after the pause that a fault asks for', async () => {
		const session = sessionOf();
		const { send, sent } = below(pausing(503, 20));
		expect(await retry(send)(callOf(session))).toMatchObject({ status: 503 });
		expect(sent).toHaveLength(1);
		expect(session.clock.now()).toBe(20_000);
	});
});

test('a sign-in that is refused for good is an answer, not repeated', async () => {
	const session = sessionOf({
		vendor: { ...vendor, signInRefused: ({ status }) => (status === 401 ? 'no' : undefined) },
	});
	const { send, sent } = below(answer(401));
	expect(await retry(send)(callOf(session))).toMatchObject({ status: 401 });
	expect(sent).toHaveLength(1);
});

test('a refusal that passes by itself is repeated', async () => {
	const session = sessionOf({ vendor: { ...vendor, busyCodes: ['busy'] } });
	const { send, sent } = below(answer(409, { body: { code: 'busy' } }), answer(409, { body: { code: 'other' } }));
	expect(await retry(send)(callOf(session))).toMatchObject({ body: { code: 'other' } });
	expect(sent).toHaveLength(2);
});
