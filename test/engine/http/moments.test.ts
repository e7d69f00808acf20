import type { Session, WriteBarrier } from '../../../nodes/engine/declare';
import { atMyMoment, momentFrom } from '../../../nodes/engine/http/writes/executionMoment';
import { virtualClock, type VirtualClock } from '../../support/virtualClock';

const START = Date.parse('2026-03-02T10:00:00Z');

interface Looks {
	at: number[];
	clock: VirtualClock;
}

/** Where an execution looks, on a clock of its own. @param took how long each of its looks takes, in milliseconds; the last one for all that follow */
async function looksOf(execution: string | undefined, took: number[], more: Partial<Session> = {}): Promise<Looks> {
	const clock = virtualClock(START);
	const at: number[] = [];
	const session = {
		clock,
		execution,
		company: { is: 'unknown' },
		barrier: { stopped: false },
		...more,
	} as unknown as Session;
	await atMyMoment(session, async () => {
		at.push(clock.now() - START);
		clock.pass(took[Math.min(at.length, took.length) - 1]);
	});
	return { at, clock };
}

test('moments come once in six seconds, at the same time of the period', () => {
	const first = momentFrom(START, 0.25);
	expect(first - START).toBeLessThanOrEqual(6000);
	expect(momentFrom(first, 0.25)).toBe(first);
	expect(momentFrom(first + 1, 0.25)).toBe(first + 6000);
});

test.each([
	[1, 2290],
	[2, 1410],
	[3, 870],
	[4, 2830],
	[5, 540],
])('of executions %i apart the moments lie at least %i ms apart', async (distance, least) => {
	for (const number of [1, 2, 17, 999, 123_456, 9_007_199]) {
		const [
			{
				at: [a],
			},
			{
				at: [b],
			},
		] = [await looksOf(String(number), [0]), await looksOf(String(number + distance), [0])];
		const apart = Math.abs(a - b);
		// The period goes round.
		expect(Math.min(apart, 6000 - apart)).toBeGreaterThanOrEqual(least);
	}
});

test('every worker finds the same moment for an execution; one without a number has one by chance', async () => {
	expect((await looksOf('4711', [0])).at).toEqual((await looksOf('4711', [0])).at);
	const {
		at: [byChance],
	} = await looksOf(undefined, [0]);
	expect(byChance).toBe(momentFrom(START, 0.5) - START);
});

test('a look that took too long is made again in the next period, but not for ever', async () => {
	const {
		at: [slow, second, third],
	} = await looksOf('3', [700, 100]);
	expect([second - slow, third]).toEqual([6000, undefined]);
	// Where every look is slow, it is so for all: the distances are kept.
	expect((await looksOf('3', [2000])).at).toHaveLength(2);
	// What grows and grows is let go in the end.
	expect((await looksOf('3', [1000, 2000, 4000, 8000, 16_000])).at).toHaveLength(4);
});

test('where somebody else sells the same, an order of theirs has a second to be listed', async () => {
	const company = { is: 'some' } as const;
	for (let number = 1; number <= 50; number += 1) {
		const {
			at: [look],
		} = await looksOf(String(number), [0], { company });
		expect(look).toBeGreaterThanOrEqual(1000);
		expect(look).toBeLessThanOrEqual(7001);
	}
});

test('nothing is looked for, and nothing sent, once another item has failed', async () => {
	const looks = looksOf('3', [0], { barrier: { stopped: true } as WriteBarrier });
	await expect(looks).rejects.toThrow('Not sent');
});

test('who learns while waiting that nobody else sells the same looks at once', async () => {
	const clock = virtualClock(START);
	const company: Session['company'] = { is: 'unknown' };
	const sleep = clock.sleep.bind(clock);
	jest.spyOn(clock, 'sleep').mockImplementation(async (ms) => {
		await sleep(ms);
		if (clock.now() >= START + 1000) company.is = 'none';
	});
	const at: number[] = [];
	const session = { clock, execution: '3', company, barrier: { stopped: false } } as unknown as Session;
	await atMyMoment(session, async () => {
		at.push(clock.now() - START);
		clock.pass(2000);
	});
	expect(at).toEqual([1000]);
});
