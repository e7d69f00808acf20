import type { IDataObject } from 'n8n-workflow';
import { time } from '../../../support/virtualClock';

import { lines, sale } from '../parameters';
import {
	HELD,
	MINUTE,
	both,
	cancellationsOf,
	nextExecution,
	letGo,
	salesOf,
	sellAtOnce,
	setUp,
	sorted,
	workers,
	world,
} from './twoWorkersSetup';

setUp();

/** As sellAtOnce, but the second worker sells seven. */
async function sellOthersAtOnce(customer: string, key: string): Promise<IDataObject[]> {
	world.simulator.faults.add({ route: 'POST /orders', kind: 'delay', ms: HELD, times: 2 });
	const sent = world.requestsSince();
	const options = { cancelDuplicateOrder: true };
	const reported = Promise.all(
		workers.map(
			async (worker, index) =>
				await worker(sale(customer, key, { options, products: lines(index === 0 ? 3 : 7) }), nextExecution()),
		),
	);
	while ((sent()['POST /orders'] ?? 0) < 2) await new Promise((resolve) => setImmediate(resolve));
	letGo();
	return await reported;
}

describe('when both look and both buy', () => {
	test('the older order counts on both, and the younger one ends as duplicate with both ids', async () => {
		const customer = await world.customer();
		const [first, second] = sorted(await sellAtOnce(customer, 'deal-both'));
		const [older, younger] = salesOf(customer);
		expect(salesOf(customer)).toHaveLength(2);
		expect(first).toMatchObject({ id: older.id, created: true, outcome: 'completed', orderKey: 'deal-both' });
		expect(first.warnings).toEqual([
			expect.stringContaining(
				`Order ${younger.id} was placed with the key "deal-both" in addition to order ${older.id}`,
			),
		]);
		expect(second).toMatchObject({
			id: older.id,
			created: false,
			outcome: 'duplicate',
			duplicateOrderId: younger.id,
			status: 'completed',
		});
		expect(second.note).toContain(`another worker placed order ${older.id} with the key "deal-both"`);
		expect(second.note).toContain(`before order ${younger.id} of this item`);
		expect(second.note).toContain('Cancel Duplicate Order');
		expect(cancellationsOf(customer)).toEqual([]);
	});

	test('a later run finds the older one, says what is beside it, and buys nothing', async () => {
		const customer = await world.customer();
		await sellAtOnce(customer, 'deal-later');
		const [older, younger] = salesOf(customer);
		for (const pause of [0, 20 * MINUTE]) {
			time.pass(pause);
			for (const json of await both(customer, 'deal-later')) {
				expect(json).toMatchObject({ id: older.id, created: false, outcome: 'completed' });
				expect(json.warnings).toEqual(
					expect.arrayContaining([expect.stringContaining(`Order ${younger.id} was placed with the key`)]),
				);
			}
		}
		expect(salesOf(customer)).toHaveLength(2);
	});

	test('two sales under one key are no double: the later item says so, and nothing is taken back', async () => {
		const customer = await world.customer();
		const reported = await sellOthersAtOnce(customer, 'deal-two-sales');
		const [older, younger] = salesOf(customer);
		const first = reported.find(({ error }) => error === undefined);
		const second = reported.find(({ error }) => error !== undefined);
		expect(first).toMatchObject({ id: older.id, created: true });
		expect(second?.error).toContain(
			`Two sales were ordered with the key "deal-two-sales" at the same moment: order ${older.id} of another worker with `,
		);
		expect(second?.error).toContain(`order ${younger.id} of this item with `);
		expect(cancellationsOf(customer)).toEqual([]);
	});

	test.each([
		[0, 1],
		[1, 0],
	])(
		'an order in a status that nobody knows does not count, but is reported: number %d of the two',
		async (odd, counts) => {
			const customer = await world.customer();
			await sellAtOnce(customer, `deal-odd-${odd}`);
			time.pass(20 * MINUTE);
			const ids = salesOf(customer).map(({ id }) => id);
			const { data } = await world.api.get<IDataObject>(`/orders/${ids[odd]}`);
			// The two are read one after the other, in the order of the list.
			world.simulator.faults.add({
				route: 'GET /orders/{id}',
				kind: 'status',
				status: 200,
				body: { ...data, status: 'onHold' },
				when: 'before',
				times: 1,
				skip: odd,
			});
			const [worker] = workers;
			const json = await worker(
				sale(customer, `deal-odd-${odd}`, { options: { cancelDuplicateOrder: true } }),
				nextExecution(),
			);
			expect(json).toMatchObject({ id: ids[counts], created: false, outcome: 'completed' });
			expect(json.warnings).toEqual(
				expect.arrayContaining([
					expect.stringContaining(`Order ${ids[odd]} also has the key "deal-odd-${odd}", and its status is unknown`),
				]),
			);
			expect(cancellationsOf(customer)).toEqual([]);
		},
	);

	test('the simplified output keeps both ids and the sentence', async () => {
		const customer = await world.customer();
		const [, second] = sorted(await sellAtOnce(customer, 'deal-simple', { simplify: true }));
		const [older, younger] = salesOf(customer);
		expect(second).toMatchObject({
			id: older.id,
			outcome: 'duplicate',
			duplicateOrderId: younger.id,
			note: expect.stringContaining('ordered twice'),
		});
	});

	test('of the same second, the lower number is the older order', async () => {
		const customer = await world.customer();
		const [first, second] = sorted(await sellAtOnce(customer, 'deal-second', { waitForCompletion: false }));
		const [older, younger] = salesOf(customer);
		expect(older.createdAt - (older.createdAt % 1000)).toBe(younger.createdAt - (younger.createdAt % 1000));
		expect([first.id, second.id, second.duplicateOrderId]).toEqual([older.id, older.id, younger.id]);
		expect(first.outcome).toBe('pending');
	});

	test('both say the same where the platform lists orders late', async () => {
		const customer = await world.customer();
		world.simulator.ingram.settings.orderListingMs = 8000;
		const [first, second] = sorted(await both(customer, 'deal-late'));
		const [older, younger] = salesOf(customer);
		expect(salesOf(customer)).toHaveLength(2);
		expect(first).toMatchObject({ id: older.id, outcome: 'completed' });
		expect(second).toMatchObject({ id: older.id, outcome: 'duplicate', duplicateOrderId: younger.id });
	});

	test('a list that stays late is reported, and a later run finds the older one', async () => {
		const customer = await world.customer();
		world.simulator.ingram.settings.orderListingMs = 10 * MINUTE;
		const reported = await both(customer, 'deal-very-late');
		expect(salesOf(customer)).toHaveLength(2);
		for (const { warnings } of reported)
			expect(warnings).toEqual([expect.stringContaining('does not list the order yet')]);
		time.pass(20 * MINUTE);
		const [older] = salesOf(customer);
		for (const json of await both(customer, 'deal-very-late'))
			expect(json).toMatchObject({ id: older.id, created: false });
		expect(salesOf(customer)).toHaveLength(2);
	});

	test('an order that fails does not count: the other one is the order', async () => {
		const customer = await world.customer();
		world.simulator.ingram.admin().failOrder();
		const reported = await sellAtOnce(customer, 'deal-one-fails');
		const [failed, alive] = salesOf(customer);
		expect([failed.status, alive.status]).toEqual(['error', 'completed']);
		expect(reported.map(({ id, outcome }) => [id, outcome])).toEqual([
			[alive.id, 'completed'],
			[alive.id, 'completed'],
		]);
		expect(reported.flatMap(({ warnings }) => warnings ?? [])).toEqual([
			expect.stringContaining(`order ${failed.id} of this item failed`),
		]);
	});

	test('a worker whose answer is lost says that the sale was ordered twice', async () => {
		const customer = await world.customer();
		world.simulator.ingram.settings.orderListingMs = 8000;
		world.simulator.faults.add({ route: 'POST /orders', kind: 'reset', when: 'after', skip: 1 });
		const [first, second] = sorted(await both(customer, 'deal-lost'));
		const [older, younger] = salesOf(customer);
		expect(salesOf(customer)).toHaveLength(2);
		expect(first).toMatchObject({ id: older.id, outcome: 'completed' });
		expect(second).toMatchObject({ id: older.id, created: false, outcome: 'duplicate', duplicateOrderId: younger.id });
	});
});

test('an execution that runs the node in a loop waits for its moment once', async () => {
	const customer = await world.customer();
	const [worker] = workers;
	const start = time.now();
	for (let turn = 0; turn < 10; turn += 1)
		await worker(sale(customer, `deal-loop-${turn}`, { waitForCompletion: false }), '987654321');
	expect(salesOf(customer)).toHaveLength(10);
	expect(time.now() - start).toBeLessThan(7000);
});

test('a run of many sales waits for its moment once, not for each', async () => {
	const customer = await world.customer();
	const items = Array.from({ length: 10 }, (_, index) => ({ json: { key: `deal-list-${index}` } }));
	const start = time.now();
	await world.run('SalesOrder', sale(customer, '={{ $json.key }}', { waitForCompletion: false }), items);
	expect(salesOf(customer)).toHaveLength(10);
	expect(time.now() - start).toBeLessThan(7000);
});
