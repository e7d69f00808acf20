import fc from 'fast-check';

import { SignInFailed } from '../../../nodes/engine/auth/tokens';
import { type ApiRequest, NotSent, Problem } from '../../../nodes/engine/declare';
import { read, write } from '../../../nodes/engine/http/send';
import { Canceled } from '../../../nodes/engine/util/clock';

import { fakeSession, vendor, type Reply } from '../session';

const GET: ApiRequest = { method: 'GET', path: '/things', route: 'GET /things', query: {} };
const POST: ApiRequest = { method: 'POST', path: '/things', route: 'POST /things', query: {}, body: { a: 1 } };
const OK: Reply = { body: { id: '1' } };
const busy = (retryAfter: string): Reply => ({ status: 429, headers: { 'Retry-After': retryAfter } });

/** The problem that a call ends with. */
async function problemOf(call: Promise<unknown>): Promise<Problem> {
	const error = await call.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	expect(error).toBeInstanceOf(Problem);
	return error as Problem;
}

test('a request carries what n8n needs to keep it safe', async () => {
	const { session, sent } = await fakeSession(() => OK);
	await write(session, { ...POST, body: {} }, 'buy');
	expect(sent[0]).toMatchObject({
		method: 'POST',
		url: 'https://api.example.com/things',
		body: '{}',
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		sendCredentialsOnCrossOriginRedirect: false,
		disableFollowRedirect: true,
		timeout: 60_000,
	});
	const restricted = { allowedHttpRequestDomains: 'domains', allowedDomains: 'example.com' };
	await read({ ...session, credential: restricted }, GET);
	expect(sent[1].allowedDomains).toBe('example.com');
	expect(sent[1].body).toBeUndefined();
});

describe('what n8n throws', () => {
	test.each(['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED', 'EPIPE', 'ERR_BAD_RESPONSE', 'SOMETHING_NEW'])(
		'%s: a write is not repeated, a read is',
		async (code) => {
			const writing = await fakeSession((_, index) => (index === 0 ? { code } : OK));
			expect(await write(writing.session, POST, 'buy')).toMatchObject({ uncertain: { kind: 'none', sent: 'maybe' } });
			expect(writing.sent).toHaveLength(1);
			const reading = await fakeSession((_, index) => (index === 0 ? { code } : OK));
			expect((await read(reading.session, GET)).body).toEqual({ id: '1' });
		},
	);

	test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])(
		'%s: nothing was sent, so a write is repeated and then fails plainly',
		async (code) => {
			const passing = await fakeSession((_, index) => (index < 3 ? { code } : OK));
			expect(await write(passing.session, POST, 'buy')).toMatchObject({ answer: { status: 200 } });
			const lasting = await fakeSession(() => ({ code }));
			const problem = await problemOf(write(lasting.session, POST, 'buy'));
			expect(problem.message).toMatch(/could not be reached.*run this again/);
			expect(problem.details.outcome).toBeUndefined();
			expect(lasting.sent).toHaveLength(6);
		},
	);

	test('a failed sign-in is reported in its own words, once', async () => {
		const thrown = Object.assign(new Error('x'), { cause: new SignInFailed('Correct Password.') });
		const { session, sent } = await fakeSession(() => ({ thrown }));
		expect((await problemOf(read(session, GET))).message).toBe('Correct Password.');
		expect(sent).toHaveLength(1);
	});

	test('a refusal of n8n itself is reported, and not repeated', async () => {
		const { session, sent } = await fakeSession(() => ({ thrown: new Error('Domain not allowed: example.com') }));
		expect((await problemOf(write(session, POST, 'buy'))).message).toBe('Domain not allowed: example.com');
		expect(sent).toHaveLength(1);
	});

	test('a token that is over as soon as it is given is a refusal', async () => {
		const thrown = Object.assign(new Error('x'), { httpCode: '401', cause: { response: { status: 401 } } });
		const { session, sent } = await fakeSession(() => ({ thrown }));
		const problem = await problemOf(write(session, POST, 'buy'));
		expect(problem.message).toMatch(/sign-in was not accepted.*test it/);
		expect(problem.details).toMatchObject({ status: 401 });
		expect(sent).toHaveLength(2);
	});
});

test('a 401 that stays is a refusal', async () => {
	const reply = { status: 401, headers: { 'X-Correlation-Id': 'c' }, body: { code: 'X' } };
	const { session, sent } = await fakeSession(() => reply);
	const problem = await problemOf(write(session, POST, 'buy'));
	expect(problem.message).toMatch(/sign-in was not accepted.*test it/);
	expect(problem.details).toMatchObject({ status: 401, code: 'X', correlationId: 'c' });
	expect(sent).toHaveLength(2);
});

describe('time', () => {
	test('for any answers, a write that may have been done is the last one, and the waits keep to the budget', async () => {
		const reply = fc.oneof(
			fc.constantFrom<Reply>(
				{ status: 500 },
				{ status: 503, headers: { 'Retry-After': '40' } },
				{ code: 'ECONNRESET' },
				OK,
			),
			fc.constantFrom<Reply>(
				{ code: 'ECONNREFUSED' },
				{ code: 'ENOTFOUND' },
				{ status: 429 },
				busy('3'),
				busy('50'),
				busy('400'),
				{ status: 400 },
			),
		);
		await fc.assert(
			fc.asyncProperty(fc.infiniteStream(reply), fc.integer({ min: 1000, max: 200_000 }), async (replies, left) => {
				const given: Reply[] = [];
				const { session, clock, sent } = await fakeSession(
					() => {
						given.push(replies.next().value);
						return given.at(-1) as Reply;
					},
					{ budget: { left } },
				);
				const start = clock.now();
				await write(session, POST, 'buy').catch((error: Error) => expect(error).toBeInstanceOf(Problem));
				const repeated = given.slice(0, sent.length - 1);
				expect(
					repeated.every((one) => ('code' in one ? one.code !== 'ECONNRESET' : 'status' in one && one.status === 429)),
				).toBe(true);
				expect(clock.now() - start).toBeLessThanOrEqual(left);
			}),
			{ numRuns: 150 },
		);
	});

	test('a wait beyond the budget says when to try again, and does not wait', async () => {
		const { session, clock } = await fakeSession(() => busy('3600'));
		const start = clock.now();
		const problem = await problemOf(write(session, POST, 'buy'));
		expect(problem.message).toMatch(/Try again in 3600 s \(after 2026-03-02T11:00:00\.000Z\)/);
		expect(problem.details).toMatchObject({ status: 429, tryAgainAt: '2026-03-02T11:00:00.000Z' });
		expect(clock.now()).toBe(start);
	});

	test('a Retry-After of any length is reported', async () => {
		const { session } = await fakeSession(() => busy('99999999999999999'));
		expect((await problemOf(read(session, GET))).message).toMatch(/Try again/);
	});

	test('a Retry-After of 0, or of a clock that is behind, does not make the engine hammer', async () => {
		const { session, sent } = await fakeSession((_, index, clock) => {
			clock.pass(5);
			return index < 2000 ? busy('0') : OK;
		});
		await read(session, GET).catch(() => undefined);
		expect(sent.length).toBeLessThan(300);
	});

	test('what the requests themselves take counts before a wait is begun', async () => {
		const { session, sent } = await fakeSession(
			(_, index, clock) => {
				clock.pass(9000);
				return index === 0 ? { status: 503, headers: { 'Retry-After': '8' } } : OK;
			},
			{ budget: { left: 10_000 } },
		);
		await problemOf(read(session, GET));
		expect(sent).toHaveLength(1);
	});
});

describe('a stopped run', () => {
	test('sends nothing more', async () => {
		const stop = new AbortController();
		const { session, sent } = await fakeSession(
			() => {
				stop.abort();
				return { status: 500 };
			},
			{ signal: stop.signal },
		);
		await expect(read(session, GET)).rejects.toThrow(Canceled);
		await expect(read(session, GET)).rejects.toThrow(Canceled);
		expect(sent).toHaveLength(1);
	});

	test('after a failed write no new one is started, reads go on', async () => {
		const { session, sent } = await fakeSession(() => OK);
		session.barrier.stop();
		await expect(write(session, POST, 'buy')).rejects.toThrow(NotSent);
		expect(sent).toHaveLength(0);
		expect((await read(session, GET)).status).toBe(200);
	});
});

test("a write with the platform's idempotency is repeated after a lost answer, not after a 500", async () => {
	const replayable = { vendor: { ...vendor, idempotencyHeader: 'Idempotency-Key' } };
	const lost = await fakeSession((_, index) => (index === 0 ? { code: 'ECONNRESET' } : OK), replayable);
	expect(await write(lost.session, POST, 'buy')).toMatchObject({ answer: { status: 200 } });
	const answered = await fakeSession(() => ({ status: 500 }), replayable);
	expect(await write(answered.session, POST, 'buy')).toMatchObject({ uncertain: { status: 500 } });
	expect(answered.sent).toHaveLength(1);
});

test('a write that may have arrived is no failure when a pause of the platform leaves no time to send it again', async () => {
	const { session, sent } = await fakeSession(
		(_, index) => {
			// Meanwhile another request of the run was refused as too many.
			if (index === 0) session.rateLimiter.refused(3_600_000, session.clock.now() + 1);
			return { code: 'ECONNRESET' };
		},
		{ vendor: { ...vendor, idempotencyHeader: 'Idempotency-Key' } },
	);
	expect(await write(session, POST, 'buy')).toMatchObject({ uncertain: { kind: 'none', sent: 'maybe' } });
	expect(sent).toHaveLength(1);
});
