import fc from 'fast-check';

import { Problem } from '../../../nodes/engine/declare';
import { orderIds, uuidOf } from '../../../nodes/engine/http/writes/writeIds';
import { read, write } from '../../../nodes/engine/http/send';
import { oneSpelling } from '../../../nodes/engine/util/links';

import { fakeSession, vendor, type Fake } from '../session';

const platform = {
	...vendor,
	correlationHeader: 'Correlation-Id',
	idempotencyHeader: 'Request-Id',
	busyCodes: ['busy'],
};
const POST = { method: 'POST' as const, path: '/things', route: 'POST /things', query: {}, body: { name: 'x' } };
const GET = { ...POST, method: 'GET' as const, route: 'GET /things', body: undefined };

const header = ({ sent }: Fake, name: string) => sent.map(({ headers }) => headers?.[name]);
const start = async (reply: Parameters<typeof fakeSession>[0], turn?: string) =>
	await fakeSession(reply, { vendor: platform, nodeRun: turn });

test('an id of any value is a UUID, the same for the same value only', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
			expect(uuidOf(a)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
			expect(uuidOf(a)).toBe(uuidOf(structuredClone(a)));
			if (JSON.stringify(a) !== JSON.stringify(b)) expect(uuidOf([a, 1])).not.toBe(uuidOf([b, 2]));
		}),
	);
});

test('an order has the same first id at all times, and a second one for ten minutes', () => {
	const noon = Date.parse('2026-03-02T12:00:00Z');
	const parts = ['account', 'customer', 'key', 1];
	expect(orderIds(parts, 'a', noon)[0]).toBe(orderIds(parts, 'b', noon + 86_400_000)[0]);
	expect(orderIds(parts, 'a', noon)[1]).toBe(orderIds(parts, 'a', noon + 599_999)[1]);
	expect(orderIds(parts, 'a', noon)[1]).not.toBe(orderIds(parts, 'a', noon + 600_000)[1]);
	expect(orderIds(parts, 'a', noon)[1]).not.toBe(orderIds(parts, 'b', noon)[1]);
	expect(new Set(orderIds(parts, 'a', noon)).size).toBe(2);
});

test('every request has a correlation id, which its repeats keep; only a write names itself', async () => {
	const fake = await start((_, index) => (index === 0 ? { status: 429 } : { body: { id: 1 } }));
	await write(fake.session, POST, 'change');
	await read(fake.session, GET);
	const correlations = header(fake, 'Correlation-Id');
	expect(correlations[0]).toBe(correlations[1]);
	expect(correlations[2]).not.toBe(correlations[1]);
	const ids = header(fake, 'Request-Id');
	expect(ids[0]).toBe(ids[1]);
	expect(ids[2]).toBeUndefined();
});

test('after a lost answer a write is repeated under the same id', async () => {
	const fake = await start((_, index) => (index === 0 ? { code: 'ECONNRESET' } : { body: { id: 1 } }));
	await write(fake.session, POST, 'buy');
	expect(new Set(header(fake, 'Request-Id')).size).toBe(1);
});

test('Retry On Fail repeats the id of the turn; another turn, another body and a refusal change it', async () => {
	const idOf = async (turn: string, body = POST.body, status = 200) => {
		const fake = await start(() => ({ status, body: { id: 1 } }), turn);
		await write(fake.session, { ...POST, body }, 'change').catch((error: Error) =>
			expect(error).toBeInstanceOf(Problem),
		);
		return header(fake, 'Request-Id')[0];
	};
	const first = await idOf('turn 1');
	expect(await idOf('turn 1')).toBe(first);
	expect(await idOf('turn 2')).not.toBe(first);
	expect(await idOf('turn 1', { name: 'y' })).not.toBe(first);
	const refused = await idOf('turn 3', POST.body, 400);
	expect(await idOf('turn 3')).not.toBe(refused);
});

test('a refusal that passes by itself is waited for, and repeated under the same id', async () => {
	const fake = await start((_, index) => (index < 3 ? { status: 409, body: { code: 'busy' } } : { body: { id: 1 } }));
	expect(await write(fake.session, POST, 'change')).toMatchObject({ answer: { status: 200 } });
	expect(fake.sent).toHaveLength(4);
	expect(new Set(header(fake, 'Request-Id')).size).toBe(1);
});

test('another refusal with the same status is not', async () => {
	const fake = await start(() => ({ status: 409, body: { code: 'taken' } }));
	await expect(write(fake.session, POST, 'change')).rejects.toThrow(Problem);
	expect(fake.sent).toHaveLength(1);
});

describe('where ids are those of a call', () => {
	const perCall = { ...platform, idsPerCall: true as const };
	const begin = async (
		replies: Array<Parameters<typeof fakeSession>[0] extends (...given: never[]) => infer R ? R : never>,
		turn?: string,
	) =>
		await fakeSession((_, index) => replies[Math.min(index, replies.length - 1)], { vendor: perCall, nodeRun: turn });
	const OK = { body: { id: 1 } };
	const order = { ...POST, writeId: '6f1d2c3b-4a59-8e68-8f70-1a2b3c4d5e6f' };

	test('each has a correlation id of its own, reads and repeats too', async () => {
		const fake = await begin([{ status: 429 }, OK]);
		await write(fake.session, POST, 'change');
		await read(fake.session, GET);
		expect(new Set(header(fake, 'Correlation-Id')).size).toBe(3);
	});

	test.each([
		['a limit', { status: 429 }],
		['a refusal that passes', { status: 409, body: { code: 'busy' } }],
	])('%s: the repeat has another id, which Retry On Fail goes on with', async (_, reply) => {
		const turn = `turn ${String(reply.status)}`;
		const fake = await begin([reply, OK], turn);
		await write(fake.session, POST, 'change');
		const ids = header(fake, 'Request-Id');
		expect(ids[1]).not.toBe(ids[0]);
		const again = await begin([OK], turn);
		await write(again.session, POST, 'change');
		expect(header(again, 'Request-Id')).toEqual([ids[1]]);
	});

	test('a 401 says nothing of the write, so its repeat has the same id', async () => {
		const fake = await begin([{ status: 401 }, OK]);
		await write(fake.session, POST, 'change');
		expect(new Set(header(fake, 'Request-Id')).size).toBe(1);
	});

	test('no answer keeps the id, also when a limit follows: only under it the first try is recognized', async () => {
		const fake = await begin([{ code: 'ECONNRESET' }, { status: 429 }, OK], 'turn lost');
		await write(fake.session, POST, 'change');
		expect(new Set(header(fake, 'Request-Id')).size).toBe(1);
	});

	test('an order keeps its id through a limit and through busy, so that two workers stay one; another one only once the list would show it', async () => {
		const limited = await begin([{ status: 429 }, OK]);
		await write(limited.session, order, 'buy');
		expect(header(limited, 'Request-Id')).toEqual([order.writeId, order.writeId]);
		const looks: Array<boolean | undefined> = [];
		const busy = { status: 409, body: { code: 'busy' } };
		const asked = {
			...order,
			writeId: '0b9d7a52-7c1e-8a33-9f4d-5e6f7a8b9c0d',
			beforeTry: async ({ renewed }: { renewed: boolean }) => void looks.push(renewed),
		};
		const first = await begin([busy, OK]);
		await write(first.session, asked, 'buy');
		expect(header(first, 'Request-Id')).toEqual([asked.writeId, asked.writeId]);
		const later = await begin([busy, OK]);
		later.clock.pass(15 * 60_000);
		await write(later.session, asked, 'buy');
		const ids = header(later, 'Request-Id');
		expect(ids[0]).toBe(asked.writeId);
		expect(ids[1]).not.toBe(asked.writeId);
		expect(looks).toEqual([false, false, false, true]);
	});
});

test.each([
	['https://api.example.test', 'https://API.Example.test/'],
	['https://api.example.test/v1', 'https://api.example.test:443/v1//'],
	['https://api.example.test', 'https://api.example.test.'],
])('%s and %s are one account', (one, other) => {
	expect(oneSpelling(other)).toBe(oneSpelling(one));
});

test.each([
	['https://api.example.test', 'https://api.example.test:8443'],
	['https://api.example.test/v1', 'https://api.example.test/V1'],
	['Reseller', 'reseller'],
])('%s and %s are two', (one, other) => {
	expect(oneSpelling(other)).not.toBe(oneSpelling(one));
});
