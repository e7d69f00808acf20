import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { REFUSALS } from '../../../support/refusals';
import { time } from '../../../support/virtualClock';

import { startPartnerWorld, type PartnerWorld } from '../world';

/** Refusals that come after Partner Center has stored the order: no second order goes out under another id. */

let world: PartnerWorld;
let customer: string;

beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(async () => {
	world.simulator.reset();
	time.pass(20 * 60_000);
	customer = await world.customer();
});
afterAll(async () => await world.stop());

const picked = (value: string) => ({ __rl: true, mode: 'id', value });
const goOn = { onError: 'continueRegularOutput' } as const;
const orders = () => world.state().commerce.orders;

const PURCHASE = {
	productId: picked('CFQ7TTC0EX01'),
	skuId: picked('0001'),
	quantity: 3,
	termDuration: 'P1Y',
	billingCycle: 'monthly',
};

/** How an order is placed: the request that buys, and the node. */
const WAYS: Array<[string, string, (more: IDataObject) => Promise<IDataObject>]> = [
	[
		'Purchase',
		'POST /v1/customers/{customerId}/carts/{cartId}/checkout',
		async (more) =>
			(
				await world.run(
					'Purchase',
					{
						resource: 'purchase',
						operation: 'place',
						customerId: picked(customer),
						targetView: 'OnlineServices',
						lineItems: { line: [PURCHASE] },
						orderKey: 'deal-1',
						dryRun: false,
						waitForCompletion: true,
						simplify: true,
						...more,
					} as INodeParameters,
					undefined,
					goOn,
				)
			).lastNodeItems[0].json,
	],
	[
		'Order > Create',
		'POST /v1/customers/{customerId}/orders',
		async (more) =>
			(
				await world.run(
					'Order',
					{
						resource: 'order',
						operation: 'create',
						customerId: picked(customer),
						billingCycle: 'monthly',
						lineItems: { line: [{ offerId: '1e3f0752-af9a-5894-8580-59200011bd9d', quantity: 3 }] },
						orderKey: 'deal-1',
						dryRun: false,
						waitForCompletion: true,
						simplify: true,
						...more,
					} as INodeParameters,
					undefined,
					goOn,
				)
			).lastNodeItems[0].json,
	],
];

describe.each(WAYS)('%s', (_way, route, place) => {
	test('places the order when nothing goes wrong', async () => {
		expect(await place({})).toMatchObject({ created: true, outcome: 'completed' });
		expect(orders()).toHaveLength(1);
	});

	test.each(REFUSALS)('%s after the order was stored: one order, and it is found', async (_, refusal) => {
		world.simulator.faults.add({ route, when: 'after', ...refusal });
		const row = await place({});
		expect(row).toMatchObject({ outcome: 'completed' });
		time.pass(1000);
		const again = await place({});
		expect(again).toMatchObject({ created: false, outcome: 'completed' });
		const [{ id }, ...others] = orders();
		expect(id).toMatch(/\w{4}/);
		expect([row.id, again.id, others.length]).toEqual([id, id, 0]);
	});

	test.each(REFUSALS)(
		'%s, and nothing was stored: it is never reported as bought, and never bought twice',
		async (_, refusal) => {
			world.simulator.faults.add({ route, when: 'before', ...refusal });
			const row = await place({});
			const count = orders().length;
			if (row.error === undefined) expect([count, row.outcome]).toEqual([1, 'completed']);
			else expect([count, String(row.error).length > 40]).toEqual([0, true]);
		},
	);

	test.each(REFUSALS)('%s after it was stored, Without Order Key: one order', async (_, refusal) => {
		world.simulator.faults.add({ route, when: 'after', ...refusal });
		await place({ orderKey: '', options: { withoutOrderKey: true } });
		expect(orders()).toHaveLength(1);
	});
});
