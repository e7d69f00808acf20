import fc from 'fast-check';

import type { Lane } from '../../../nodes/engine/declare';
import { concurrencyLimit } from '../../../nodes/engine/http/pacing/concurrencyLimit';
import { queues } from '../../../nodes/engine/http/pacing/queue';
import { createRateLimiter } from '../../../nodes/engine/http/pacing/rateLimiter';
import { stagger } from '../../../nodes/engine/http/pacing/stagger';
import { concurrencyLimits } from '../../../nodes/engine/http/policies/concurrencyLimit';
import { Canceled, type Clock, sleepUnlessCanceled } from '../../../nodes/engine/util/clock';
import { virtualClock } from '../../support/virtualClock';

/** Lets everything run that can, some turns long. */
const turns = async (count: number) => {
	for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
};

/** How many turns a piece of work takes, and whether it fails. */
const works = fc.array(
	fc.record({ takes: fc.nat(8), fails: fc.boolean(), key: fc.constantFrom('a', 'b', 'c', undefined) }),
	{ maxLength: 40 },
);

describe('a lane', () => {
	test('never runs more than its size, starts in order, and failing work frees its place', async () => {
		await fc.assert(
			fc.asyncProperty(works, fc.integer({ min: 1, max: 6 }), async (list, size) => {
				const run = concurrencyLimit(size);
				const started: number[] = [];
				let running = 0;
				let most = 0;
				const results = await Promise.allSettled(
					list.map(
						async ({ takes, fails }, index) =>
							await run(async () => {
								started.push(index);
								most = Math.max(most, (running += 1));
								await turns(takes);
								running -= 1;
								if (fails) throw new Error(`${index}`);
								return index;
							}),
					),
				);
				expect(started).toEqual(list.map((_, index) => index));
				expect(most).toBe(Math.min(size, list.length));
				expect(results.map(({ status }) => status === 'rejected')).toEqual(list.map(({ fails }) => fails));
				expect(await run(async () => 'free')).toBe('free');
			}),
		);
	});

	test('is 19 wide for reads, 5 for changes, 1 for what buys, or all as the user says', async () => {
		const widthOf = async (run: ReturnType<typeof concurrencyLimit>) => {
			let started = 0;
			const all = Array.from(
				{ length: 30 },
				async () =>
					await run(async () => {
						started += 1;
						await turns(50);
					}),
			);
			await turns(5);
			const width = started;
			await Promise.all(all);
			return width;
		};
		const widths = async (size?: number) => {
			const { read, change, buy } = concurrencyLimits(size, virtualClock(0));
			return [await widthOf(read), await widthOf(change), await widthOf(buy)];
		};
		expect(await widths()).toEqual([19, 5, 1]);
		expect(await widths(3)).toEqual([3, 3, 3]);
	});

	test('lets no more out on the wire than the user says, of all kinds together', async () => {
		const { read, buy, wire } = concurrencyLimits(4, virtualClock(0));
		let most = 0;
		let running = 0;
		const request = async (lane: Lane) =>
			await wire(async () => {
				most = Math.max(most, (running += 1));
				await turns(20);
				running -= 1;
			}, lane);
		await Promise.all(
			Array.from({ length: 40 }, async (_, index) =>
				index % 2 ? await read(async () => await request('read')) : await buy(async () => await request('buy')),
			),
		);
		expect(most).toBe(4);
	});
});

describe('requests that come in a burst', () => {
	/** The moments at which requests go that all want to go at once, when each takes so long. */
	async function sentOf(count: number, size: number, takes: number): Promise<number[]> {
		const clock = virtualClock(0);
		const evenly = stagger(size, clock);
		// Until an answer came, nobody knows how long one takes.
		for (let answer = 0; answer < 50; answer += 1) await evenly(async () => clock.pass(takes));
		clock.pass(1000);
		const start = clock.now();
		const times: number[] = [];
		await Promise.all(
			Array.from({ length: count }, async () => await evenly(async () => void times.push(clock.now() - start))),
		);
		return times;
	}

	test("go one after another, a little nearer than a lane's turn", async () => {
		const times = await sentOf(5, 20, 50);
		for (let index = 1; index < times.length; index += 1) {
			expect(times[index] - times[index - 1]).toBeGreaterThanOrEqual(1);
			expect(times[index] - times[index - 1]).toBeLessThanOrEqual(3);
		}
	});

	test('are never held far apart, however slow the platform is', async () => {
		expect(Math.max(...(await sentOf(5, 20, 5000)))).toBeLessThanOrEqual(20);
	});

	test('do not hold up the one purchase that may be sent at a time', async () => {
		const clock = virtualClock(0);
		const { wire } = concurrencyLimits(undefined, clock);
		const sent: Record<string, number> = {};
		const note = (name: string) => async () => void (sent[name] = clock.now() - start);
		for (let answer = 0; answer < 50; answer += 1) await wire(async () => clock.pass(50), 'read');
		clock.pass(1000);
		const start = clock.now();
		await Promise.all([
			wire(note('first'), 'read'),
			wire(note('second'), 'read'),
			wire(note('third'), 'read'),
			wire(note('purchase'), 'buy'),
		]);
		expect(sent).toEqual({ first: 0, purchase: 0, second: 3, third: 5 });
	});

	test('are not held at all before the first answer', async () => {
		const clock = virtualClock(0);
		const evenly = stagger(20, clock);
		const times = await Promise.all(Array.from({ length: 5 }, async () => await evenly(async () => clock.now())));
		expect(times).toEqual([0, 0, 0, 0, 0]);
	});
});

test('a queue keeps the order of each key, holds nobody else up, and goes on after a failure', async () => {
	await fc.assert(
		fc.asyncProperty(works, async (list) => {
			const queue = queues();
			const running = new Set<string>();
			const done: Array<[string | undefined, number]> = [];
			const results = await Promise.allSettled(
				list.map(
					async ({ takes, fails, key }, index) =>
						await queue(key, async () => {
							if (key !== undefined) {
								expect(running).not.toContain(key);
								running.add(key);
							}
							await turns(takes);
							running.delete(String(key));
							done.push([key, index]);
							if (fails) throw new Error('set to fail');
						}),
				),
			);
			expect(results.map(({ status }) => status === 'rejected')).toEqual(list.map(({ fails }) => fails));
			for (const key of ['a', 'b', 'c']) {
				const order = done.filter(([of]) => of === key).map(([, index]) => index);
				expect(order).toEqual([...order].sort((a, b) => a - b));
			}
		}),
	);
	const queue = queues();
	let free = false;
	void queue('busy', async () => await new Promise(() => {}));
	await queue('other', async () => {
		free = true;
	});
	expect(free).toBe(true);
});

describe('the pacer', () => {
	/** The moments at which so many requests may go, asked for at once. */
	async function turnsOf(
		count: number,
		before: (pace: ReturnType<typeof createRateLimiter>, clock: ReturnType<typeof virtualClock>) => void,
	) {
		const clock = virtualClock(0);
		const pace = createRateLimiter(clock);
		before(pace, clock);
		return await Promise.all(
			Array.from({ length: count }, async () => {
				await pace.turn();
				return clock.now();
			}),
		);
	}

	test('holds nothing up until the platform refuses', async () => {
		expect(await turnsOf(50, (pace) => Array.from({ length: 50 }, () => pace.accepted()))).toEqual(Array(50).fill(0));
	});

	test('sends nothing before the pause is over, then at the rate that it learnt', async () => {
		const times = await turnsOf(6, (pace) => {
			for (let count = 0; count < 10; count += 1) pace.accepted();
			pace.refused(3000, 0);
		});
		expect(Math.min(...times)).toBeGreaterThanOrEqual(3000);
		expect(Math.max(...times)).toBeGreaterThanOrEqual(3500);
	});

	test('gives each its own slot, no nearer than the rate allows', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 5000 }), async (passed, pause) => {
				const clock = virtualClock(0);
				const pace = createRateLimiter(clock);
				for (let count = 0; count < passed; count += 1) pace.accepted();
				pace.refused(pause, 0);
				const times: number[] = [];
				for (let count = 0; count < 5; count += 1) {
					await pace.turn();
					times.push(clock.now());
				}
				expect(times[0]).toBeGreaterThanOrEqual(pause);
				for (let index = 1; index < times.length; index += 1) {
					expect(times[index] - times[index - 1]).toBeGreaterThanOrEqual(1000 / passed - 3);
				}
			}),
			{ numRuns: 40 },
		);
	});

	test('learns once from all that are refused together, and not from the few that are taken in between', async () => {
		const times = await turnsOf(3, (pace, clock) => {
			for (let count = 0; count < 50; count += 1) pace.accepted();
			pace.refused(1000, clock.now());
			for (let count = 0; count < 20; count += 1) pace.refused(1000, clock.now());
		});
		expect(Math.abs(times[2] - times[0] - (2 * 1000) / (50 * 0.95))).toBeLessThanOrEqual(3);
	});

	test('does not fall to nothing when others have used up the quota', async () => {
		const times = await turnsOf(3, (pace, clock) => {
			for (let count = 0; count < 50; count += 1) pace.accepted();
			pace.refused(1000, clock.now());
			clock.pass(1500);
			pace.refused(1000, clock.now());
		});
		expect(Math.abs(times[2] - times[0] - (2 * 1000) / (50 * 0.95 * 0.7 * 0.95))).toBeLessThanOrEqual(3);
	});

	test('tries more after a quiet minute, in the end as much as it can', async () => {
		const after = async (ms: number) => {
			const times = await turnsOf(100, (pace, clock) => {
				for (let count = 0; count < 50; count += 1) pace.accepted();
				pace.refused(1000, clock.now());
				clock.pass(1000 + ms);
			});
			return times[99] - times[0];
		};
		const usual = await after(0);
		expect(Math.abs((await after(60_000)) - usual)).toBeLessThan(60);
		expect(await after(70_000)).toBeLessThan(usual - 100);
		expect(await after(10 * 60_000)).toBeLessThanOrEqual(1);
	});

	test('holds up in a pause what was waiting for its turn when it began', async () => {
		const clock = virtualClock(0);
		const pace = createRateLimiter(clock);
		pace.accepted();
		pace.refused(1000, 0);
		await pace.turn();
		const waiting = pace.turn();
		pace.refused(30_000, 0);
		await waiting;
		expect(clock.now()).toBeGreaterThanOrEqual(31_000);
	});
});

describe('a platform that takes 50 requests a second', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	/** Sends through 20 lanes to a server with a limit in a sliding second, on timers that a test moves. */
	async function deliver(count: number): Promise<{ seconds: number; refused: number }> {
		const clock: Clock = {
			now: Date.now,
			elapsed: Date.now,
			sleep: async (ms) => await new Promise((resolve) => setTimeout(resolve, Math.ceil(ms))),
			random: () => 0.5,
		};
		const pace = createRateLimiter(clock);
		const place = concurrencyLimit(20);
		const start = clock.now();
		let taken: number[] = [];
		let refused = 0;
		const send = async () =>
			await place(async () => {
				for (;;) {
					await pace.turn();
					const sentAt = clock.now();
					taken = taken.filter((time) => time > sentAt - 1000);
					const isTaken = taken.length < 50;
					if (isTaken) taken.push(sentAt);
					await clock.sleep(50);
					if (isTaken) return pace.accepted();
					refused += 1;
					pace.refused(1000, sentAt);
					await clock.sleep(1000);
				}
			});
		let done = false;
		const all = Promise.all(Array.from({ length: count }, send)).then(() => (done = true));
		while (!done) await jest.advanceTimersByTimeAsync(100);
		await all;
		return { seconds: (clock.now() - start) / 1000, refused };
	}

	test('is filled to more than nine tenths and refuses hardly more than the first burst', async () => {
		const { seconds, refused } = await deliver(2000);
		expect(seconds).toBeLessThan((2000 / 50) * 1.1);
		expect(refused).toBeLessThan(60);
	});
});

describe('sleep', () => {
	test('ends within a second of a stop', async () => {
		const clock = virtualClock(0);
		const stop = new AbortController();
		const slices: number[] = [];
		const sleeping = sleepUnlessCanceled(
			{
				...clock,
				sleep: async (ms) => {
					slices.push(ms);
					await clock.sleep(ms);
					if (clock.now() >= 3000) stop.abort();
				},
			},
			60_000,
			stop.signal,
		);
		await expect(sleeping).rejects.toThrow(Canceled);
		expect(slices).toEqual([1000, 1000, 1000]);
	});

	test('takes exactly its time', async () => {
		const clock = virtualClock(0);
		await sleepUnlessCanceled(clock, 2500);
		expect(clock.now()).toBe(2500);
		await sleepUnlessCanceled(clock, 0);
		expect(clock.now()).toBe(2500);
	});
});
