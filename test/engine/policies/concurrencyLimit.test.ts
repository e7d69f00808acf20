import { concurrencyLimits, inLane, onTheWire } from '../../../nodes/engine/http/policies/concurrencyLimit';
import type { Call, Send } from '../../../nodes/engine/http/policies/policy';
import { virtualClock } from '../../support/virtualClock';

import { answer, callOf, sessionOf, turns } from './call';

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
	['read', 10],
	['change', 5],
	['buy', 1],
] as const)('of the kind %s, %i are under way at a time', async (lane, most) => {
	const { send, waiting } = held();
	const mine = session();
	const all = Array.from({ length: 12 }, async () => await inLane(send)(callOf(mine, { lane })));
	await turns();
	expect(waiting).toHaveLength(most);
	waiting[0]();
	await turns();
	expect(waiting).toHaveLength(most + 1);
	for (let next = 0; next < 12; next += 1) {
		waiting[next]?.();
		await turns();
	}
	expect(await Promise.all(all)).toHaveLength(12);
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
