import type { IDataObject } from 'n8n-workflow';

import { concurrencyLimits, inLane, lookAhead, onTheWire } from '../../../nodes/engine/http/policies/concurrencyLimit';
import type { Call, Send } from '../../../nodes/engine/http/policies/policy';
import { accountKey } from '../../../nodes/engine/util/hash';
import { virtualClock } from '../../support/virtualClock';

import { vendor } from '../session';
import { answer, callOf, REQUEST, sessionOf, turns } from './call';

/** Sends that end only when a test lets them. */
function held() {
	const waiting: Array<() => void> = [];
	const send: Send = async () => {
		await new Promise<void>((resolve) => waiting.push(resolve));
		return answer(200);
	};
	return { send, waiting };
}

const clock = virtualClock(0);
const session = () => sessionOf({ clock, limits: concurrencyLimits(undefined, clock) });

test.each([
	['read', 19],
	['change', 5],
	['buy', 1],
] as const)('of the kind %s, %i are under way at a time', async (lane, most) => {
	const { send, waiting } = held();
	const mine = session();
	const all = Array.from({ length: 22 }, async () => await inLane(send)(callOf(mine, { lane })));
	await turns();
	expect(waiting).toHaveLength(most);
	waiting[0]();
	await turns();
	expect(waiting).toHaveLength(most + 1);
	for (let next = 0; next < 22; next += 1) {
		waiting[next]?.();
		await turns();
	}
	expect(await Promise.all(all)).toHaveLength(22);
});

test('a failure frees its place', async () => {
	const mine = session();
	const failing = inLane(async () => await Promise.reject(new Error('failed')));
	await expect(failing(callOf(mine))).rejects.toThrow('failed');
	expect(await inLane(async () => answer(200))(callOf(mine))).toMatchObject({ status: 200 });
});

test('what is decided about a refused order needs no place', async () => {
	const { send, waiting } = held();
	const mine = session();
	void inLane(send)(callOf(mine));
	void inLane(send)(callOf({ ...mine, decides: true }));
	await turns();
	expect(waiting).toHaveLength(2);
});

test('reads of an item that has begun go before those of others', async () => {
	const { send, waiting } = held();
	const limits = concurrencyLimits(1, clock);
	const started: string[] = [];
	const read = (name: string, item: Call['session']) =>
		void inLane(async (call) => {
			started.push(name);
			return await send(call);
		})(callOf(item, { lane: 'read' }));
	const [first, second, third] = [1, 2, 3].map((item) => sessionOf({ clock, limits, item, begun: { is: false } }));
	read('first', first);
	read('second', second);
	read('third', third);
	read('first again', first);
	for (let done = 0; done < 4; done += 1) {
		await turns();
		waiting[done]?.();
	}
	await turns();
	expect(started).toEqual(['first', 'first again', 'second', 'third']);
});

describe('a look ahead', () => {
	const purchases = (count: number) => {
		const { send, waiting } = held();
		const mine = session();
		const looks: number[] = [];
		const sent: number[] = [];
		const all = Array.from({ length: count }, async (_, index) => {
			const request = { ...REQUEST, beforeTurn: async () => void looks.push(index) };
			const placed = lookAhead(
				inLane(async (call) => {
					sent.push(index);
					return await send(call);
				}),
			);
			return await placed(callOf(mine, { request }));
		});
		return { waiting, looks, sent, all };
	};

	test('is made for the next in line only, while one is being sent', async () => {
		const { waiting, looks, sent, all } = purchases(4);
		await turns();
		expect([looks, sent]).toEqual([[0, 1], [0]]);
		waiting[0]();
		await turns();
		expect([looks, sent]).toEqual([
			[0, 1, 2],
			[0, 1],
		]);
		for (const next of [1, 2, 3]) {
			waiting[next]();
			await turns();
		}
		expect(await Promise.all(all)).toHaveLength(4);
	});

	test('that finds the order sends nothing, and the one behind it moves up', async () => {
		const mine = session();
		const { send, waiting } = held();
		const found = { ...REQUEST, beforeTurn: async () => await Promise.reject(new Error('It is there.')) };
		const plain = { ...REQUEST, beforeTurn: async () => {} };
		const [first, second, third] = [plain, found, plain].map(
			async (request) => await lookAhead(inLane(send))(callOf(mine, { request })),
		);
		await expect(second).rejects.toThrow('It is there.');
		waiting[0]();
		await turns();
		waiting[1]();
		expect(await Promise.all([first, third])).toHaveLength(2);
	});

	test('is not made for what is decided about a refused order', async () => {
		const looks: string[] = [];
		const request = { ...REQUEST, beforeTurn: async () => void looks.push('looked') };
		await lookAhead(async () => answer(200))(callOf({ ...session(), decides: true }, { request }));
		expect(looks).toEqual([]);
	});
});

describe('a write remembers the token that it was sent with', () => {
	const holding = (tokenExpiresAt: string): IDataObject => ({
		user: 'u',
		sessionToken: 'old',
		tokenExpiresAt,
		tokenFor: '',
	});
	const volatile = ['sessionToken', 'tokenExpiresAt', 'tokenFor'];
	const after = async (credential: IDataObject) => {
		const call = callOf(
			sessionOf({ clock, limits: concurrencyLimits(1, clock), credential, vendor: { ...vendor, volatile } }),
		);
		credential.tokenFor = accountKey(credential, volatile);
		await onTheWire(async () => {
			credential.sessionToken = 'new';
			return answer(401);
		})(call);
		return call.progress.token;
	};

	test('also when another request renews it meanwhile', async () => {
		expect(await after(holding(String(clock.now() + 60_000)))).toBe('old');
	});

	test('which is the next one where n8n had to sign in first', async () => {
		expect(await after(holding(String(clock.now())))).toBe('new');
	});
});

test('a try counts from the moment at which it goes on the wire', async () => {
	const limits = concurrencyLimits(1, clock);
	const mine = sessionOf({ clock, limits });
	const start = clock.now();
	const calls: Call[] = [callOf(mine), callOf(mine)];
	const takesLong = onTheWire(async () => {
		clock.pass(700);
		return answer(200);
	});
	await Promise.all(calls.map(async (call) => await takesLong(call)));
	expect(calls[0].progress.sentAt).toBe(start);
	expect(calls[1].progress.sentAt).toBeGreaterThanOrEqual(start + 700);
});
