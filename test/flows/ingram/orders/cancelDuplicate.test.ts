import { nodes } from '../../../../scripts/package';
import { time } from '../../../support/virtualClock';

import { PRODUCT, sale } from '../parameters';
import {
	MINUTE,
	both,
	cancellationsOf,
	nextExecution,
	salesOf,
	sellAtOnce,
	setUp,
	sorted,
	workers,
	world,
} from './twoWorkersSetup';

setUp();

describe('Cancel Duplicate Order', () => {
	const options = { cancelDuplicateOrder: true };

	test('places one cancellation order under its own key, for the younger one only, and never again', async () => {
		const customer = await world.customer();
		const [first, second] = sorted(await sellAtOnce(customer, 'deal-cancel', { options }));
		const [older, younger] = salesOf(customer);
		const [subscription] = world.simulator.ingram
			.subscriptions()
			.filter(({ id }) => id === younger.lines[0].subscriptionId);
		const key = `cancel-${younger.id}-${subscription.id}`;
		const [cancellation] = cancellationsOf(customer);
		expect(cancellationsOf(customer)).toHaveLength(1);
		expect(cancellation).toMatchObject({
			poNumber: key,
			status: 'submitted',
			lines: [{ subscriptionId: subscription.id }],
		});
		expect(first).toMatchObject({ id: older.id, outcome: 'completed' });
		expect(first.cancellationOrders).toBeUndefined();
		expect(second).toMatchObject({
			id: older.id,
			outcome: 'duplicate',
			duplicateOrderId: younger.id,
			cancellationOrders: [
				{ id: cancellation.id, orderKey: key, subscriptionId: subscription.id, outcome: 'pending', created: true },
			],
		});

		for (const pause of [0, 20 * MINUTE]) {
			time.pass(pause);
			for (const json of await both(customer, 'deal-cancel', { options })) {
				expect(json).toMatchObject({
					id: older.id,
					created: false,
					outcome: 'completed',
					cancellationOrders: [{ id: cancellation.id, created: false }],
				});
			}
		}
		expect(salesOf(customer)).toHaveLength(2);
		expect(cancellationsOf(customer)).toHaveLength(1);
		expect(older.lines[0].subscriptionId).not.toBe(subscription.id);
	});

	test('waits until both orders are done: before that it says to run it again, which cancels', async () => {
		const customer = await world.customer();
		const [, second] = sorted(await sellAtOnce(customer, 'deal-cancel-later', { options, waitForCompletion: false }));
		const [, younger] = salesOf(customer);
		expect(second.warnings).toEqual([
			expect.stringContaining(`No cancellation of order ${younger.id} was requested yet`),
		]);
		expect(cancellationsOf(customer)).toEqual([]);
		time.pass(MINUTE);
		const [worker] = workers;
		const json = await worker(sale(customer, 'deal-cancel-later', { options }), nextExecution());
		expect(json).toMatchObject({ outcome: 'completed', cancellationOrders: [{ created: true }] });
		expect(cancellationsOf(customer)).toHaveLength(1);
	});

	test('leaves alone what somebody ordered under the same number long after', async () => {
		const customer = await world.customer();
		const [worker] = workers;
		const { id } = await worker(sale(customer, 'deal-on-purpose'), nextExecution());
		time.pass(60 * MINUTE);
		await world.api.post('/orders', {
			type: 'sales',
			customerId: customer,
			poNumber: 'deal-on-purpose',
			products: [{ mpn: PRODUCT, quantity: 3 }],
		});
		time.pass(MINUTE);
		const json = await worker(sale(customer, 'deal-on-purpose', { options }), nextExecution());
		expect(json).toMatchObject({ id, created: false });
		expect(json.warnings).toEqual(expect.arrayContaining([expect.stringContaining('both are valid')]));
		expect(cancellationsOf(customer)).toEqual([]);
	});

	test('leaves alone what has other lines, also when it was ordered a minute later', async () => {
		const customer = await world.customer();
		const [worker] = workers;
		const { id } = await worker(sale(customer, 'deal-other-lines'), nextExecution());
		await world.api.post('/orders', {
			type: 'sales',
			customerId: customer,
			poNumber: 'deal-other-lines',
			products: [{ mpn: PRODUCT, quantity: 7 }],
		});
		time.pass(20 * MINUTE);
		const [, other] = salesOf(customer);
		expect(other.lines[0].quantity).not.toBe(3);
		const json = await worker(sale(customer, 'deal-other-lines', { options }), nextExecution());
		expect(json).toMatchObject({ id, created: false });
		expect(json.warnings).toEqual(
			expect.arrayContaining([
				expect.stringContaining(
					`Order ${other.id} was not canceled: order ${other.id} does not show the lines of this item`,
				),
			]),
		);
		expect(cancellationsOf(customer)).toEqual([]);
	});

	test('leaves the younger one alone where somebody took the older one back by hand', async () => {
		const customer = await world.customer();
		await sellAtOnce(customer, 'deal-by-hand');
		const [older, younger] = salesOf(customer);
		const { data } = await world.api.post<{ id: string }>('/orders', {
			type: 'cancellation',
			customerId: customer,
			poNumber: 'by-hand',
			products: [{ subscriptionId: older.lines[0].subscriptionId }],
		});
		const [worker] = workers;
		const json = await worker(sale(customer, 'deal-by-hand', { options }), nextExecution());
		expect(json).toMatchObject({ id: older.id, created: false });
		expect(json.warnings).toEqual(
			expect.arrayContaining([
				expect.stringContaining(
					`Order ${younger.id} was not canceled: cancellation order ${data.id} already cancels order ${older.id}.`,
				),
			]),
		);
		expect(cancellationsOf(customer).map(({ id }) => id)).toEqual([data.id]);
	});

	test('leaves alone a subscription that another order has touched', async () => {
		const customer = await world.customer();
		await sellAtOnce(customer, 'deal-shared', { waitForCompletion: false });
		time.pass(MINUTE);
		await world.api.get('/orders');
		const [, younger] = salesOf(customer);
		const { subscriptionId } = younger.lines[0];
		const products = [{ mpn: PRODUCT, quantity: 9, subscriptionId }];
		const { data } = await world.api.post<{ id: string }>('/orders', {
			type: 'change',
			customerId: customer,
			poNumber: 'more',
			products,
		});
		const [worker] = workers;
		const json = await worker(sale(customer, 'deal-shared', { options }), nextExecution());
		expect(json.warnings).toEqual(
			expect.arrayContaining([
				`Order ${younger.id} was not canceled: subscription ${subscriptionId} also belongs to order ${data.id}. Check both orders in the control panel.`,
			]),
		);
		expect(cancellationsOf(customer)).toEqual([]);
	});

	test('is offered by a sale only, and off unless it is chosen', async () => {
		const offering = nodes.filter(({ Node }) =>
			JSON.stringify(new Node().description).includes('"cancelDuplicateOrder"'),
		);
		expect(offering.map(({ type }) => type)).toEqual(['n8n-nodes-cloud-marketplace.ingramMicroSalesOrder']);
	});
});
