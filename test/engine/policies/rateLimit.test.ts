import { Problem } from '../../../nodes/engine/declare';
import { createRateLimiter } from '../../../nodes/engine/http/pacing/rateLimiter';
import { rateLimit } from '../../../nodes/engine/http/policies/rateLimit';
import { virtualClock } from '../../support/virtualClock';

import { answer, below, firstTry, LOST, pausing, sessionOf } from './call';

const begin = (left = 120_000) => {
	const clock = virtualClock(0);
	return sessionOf({ clock, rateLimiter: createRateLimiter(clock), budget: { left } });
};

test('holds nothing up before the platform refuses', async () => {
	const session = begin();
	const { send, sent } = below(answer(200), answer(400), LOST);
	for (let count = 0; count < 3; count += 1) await rateLimit(send)(firstTry(session));
	expect(sent).toHaveLength(3);
	expect(session.clock.now()).toBe(0);
});

test('a refusal of one holds all others up for the pause that it asks for', async () => {
	const session = begin();
	const { send } = below(pausing(429, 9), answer(200));
	await rateLimit(send)(firstTry(session));
	await rateLimit(send)(firstTry({ ...session, item: 1 }));
	expect(session.clock.now()).toBeGreaterThanOrEqual(9000);
});

test('a refusal that asks for no pause is followed by one all the same', async () => {
	const session = begin();
	const { send } = below(pausing(429, 0), answer(200));
	await rateLimit(send)(firstTry(session));
	await rateLimit(send)(firstTry(session));
	expect(session.clock.now()).toBeGreaterThanOrEqual(250);
});

test("a pause beyond the item's time is reported with when to try again, and nothing is sent", async () => {
	const session = begin(5000);
	const { send, sent } = below(pausing(429, 60), answer(200));
	await rateLimit(send)(firstTry(session));
	const error = await rateLimit(send)(firstTry(session)).catch((thrown: Problem) => thrown);
	expect(error).toBeInstanceOf(Problem);
	expect((error as Problem).details).toEqual({ route: 'POST /things', tryAgainAt: '1970-01-01T00:01:00.000Z' });
	expect(sent).toHaveLength(1);
});

test('learns the rate from what the platform took in the second before', async () => {
	const session = begin();
	const { send } = below(...Array.from({ length: 10 }, () => answer(200)), pausing(429, 1), answer(200));
	for (let count = 0; count < 12; count += 1) await rateLimit(send)(firstTry(session));
	const start = session.clock.now();
	await rateLimit(send)(firstTry(session));
	await rateLimit(send)(firstTry(session));
	// Ten in a second: a tenth of a second each, and a little more.
	expect(session.clock.now() - start).toBeGreaterThanOrEqual(200);
	expect(session.clock.now() - start).toBeLessThanOrEqual(220);
});
