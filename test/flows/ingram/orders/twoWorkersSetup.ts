import type { IDataObject } from 'n8n-workflow';
import { time } from '../../../support/virtualClock';

import { sale } from '../parameters';
import { startWorld, type World } from '../world';
import { twoWorkers, type Worker } from '../workers';

export let world: World;
export let workers: [Worker, Worker];
export let letGo: () => void = () => {};

let execution = 0;

/** The ID of one more execution. */
export const nextExecution = (): string => String((execution += 1));

/** Two n8n workers without a common memory that sell one deal at the same moment on Ingram Micro, which recognizes no repeats. */
export function setUp(): void {
	beforeAll(async () => {
		let held: Promise<void> | undefined;
		world = await startWorld({
			sleep: async (ms) => {
				if (ms !== HELD) return await time.sleep(ms);
				held ??= new Promise((resolve) => {
					letGo = () => {
						held = undefined;
						resolve();
					};
				});
				await held;
			},
		});
		workers = await twoWorkers(world.simulator, time);
	});
	afterEach(() => {
		world.simulator.faults.clear();
		Object.assign(world.simulator.ingram.settings, { orderListingMs: 0, orderProcessingMs: 3000 });
	});
	afterAll(async () => await world.stop());
}

/** So long a request is held by the simulator until the test lets it go. */
export const HELD = 987_654;
export const MINUTE = 60_000;

/** Both workers have looked and seen nothing before the first of their orders is stored. */
export async function sellAtOnce(
	customer: string,
	key: string,
	more: Parameters<typeof sale>[2] = {},
): Promise<IDataObject[]> {
	world.simulator.faults.add({ route: 'POST /orders', kind: 'delay', ms: HELD, times: 2 });
	const sent = world.requestsSince();
	const reported = Promise.all(workers.map(async (worker) => await worker(sale(customer, key, more), nextExecution())));
	while ((sent()['POST /orders'] ?? 0) < 2) await new Promise((resolve) => setImmediate(resolve));
	letGo();
	return await reported;
}

export const both = async (
	customer: string,
	key: string,
	more: Parameters<typeof sale>[2] = {},
): Promise<IDataObject[]> =>
	await Promise.all(workers.map(async (worker) => await worker(sale(customer, key, more), nextExecution())));

export const salesOf = (customer: string) => world.orders(customer).filter(({ type }) => type === 'sales');
export const cancellationsOf = (customer: string) =>
	world.orders(customer).filter(({ type }) => type === 'cancellation');

/** The two items of one sale, the one that ended as `duplicate` last. */
export const sorted = (reported: IDataObject[]) => [...reported].sort((a) => (a.outcome === 'duplicate' ? 1 : -1));
