import { time } from '../../../support/virtualClock';

import { newOrder } from '../orderFields';
import { customer, place, refused, setUp, world } from '../oneCustomer';
import { picked } from '../world';
import { UNKNOWN_HERE } from '../../../support/sentences';

/** A status that nobody knows yet is an end, reported with its code: not something that is waited for, or that blocks an order. */

setUp();

const ONE = 'GET /v3/customers/{customer-id}/orders/{order-id}';

const orders = () => world.state().orders;

const UNKNOWN = (id: string, status: string) =>
	`Order ${id} has status ${status}, which is ${UNKNOWN_HERE}, so it counts as failed. Check it with Adobe. Only if nothing was ordered, turn on the "Place Again" option and run this again.`;

describe('an order that ends', () => {
	test.each([
		[
			'1010',
			(id: string) =>
				`Order ${id} failed, because an address is not valid (status 1010). Check the account, fix the cause, then turn on the "Place Again" option and run this again.`,
		],
		['1012', (id: string) => UNKNOWN(id, '1012')],
		['2999', (id: string) => UNKNOWN(id, '2999')],
	])(
		'as %s fails with its code after the second look, is found by its key, and does not block Place Again',
		async (status, sentence) => {
			world.simulator.adobe.admin().endNextOrderAs(status);
			const {
				lastNodeItems: [{ json }],
			} = await world.run('NewOrder', 'place', newOrder(customer), { onError: 'continueRegularOutput' });
			const [{ id }] = orders();
			expect(json).toMatchObject({
				error: sentence(id),
				details: { outcome: 'failed', orderId: id, orderKey: 'deal-1' },
			});
			expect(world.asked()[ONE]).toBe(2);
			time.pass(20 * 60_000);
			expect(await refused()).toBe(sentence(id));
			expect(orders()).toHaveLength(1);
			expect(await place({ options: { placeAgain: true } })).toMatchObject({ created: true, outcome: 'completed' });
			expect(await place({ options: { placeAgain: true } })).toMatchObject({ created: false });
			expect(orders().map((order) => order.status)).toEqual([status, '1000']);
		},
	);

	test('as 1012 ends Order > Wait for Completion, and Get says it in words', async () => {
		world.simulator.adobe.admin().endNextOrderAs('1012');
		const { orderId } = await world.buy(customer, '65304520CA01A12', 1);
		const one = {
			customerId: picked(customer),
			orderId: picked(String(orderId)),
			additionalFields: {},
			options: {},
			simplify: true,
		};
		expect(await world.complaint('Order', 'wait', one)).toBe(UNKNOWN(String(orderId), '1012'));
		expect(await world.row('Order', 'get', one)).toMatchObject({
			status: '1012',
			statusText: 'unknown status 1012',
			canReturn: false,
		});
	});

	test('is waited for while it is open', async () => {
		world.simulator.adobe.settings.orderMs = 45_000;
		expect(await place()).toMatchObject({ outcome: 'completed' });
		expect(world.asked()[ONE]).toBeGreaterThan(2);
	});
});

describe('a transfer that ends', () => {
	test('as 1010 fails with its code', async () => {
		const body = {
			transferId: 'T1',
			customerId: '',
			resellerId: world.reseller(),
			membershipId: 'VIP100000001',
			status: '1010',
			lineItems: [],
		};
		world.simulator.faults.add({
			route: 'GET /v3/memberships/{membership-id}/transfers/{transfer-id}',
			kind: 'status',
			status: 200,
			body,
			times: 30,
		});
		const { error } = await world.run('Transfer', 'wait', {
			membershipId: 'VIP100000001',
			transferId: 'T1',
			options: {},
		});
		expect(error?.message).toMatch(/^The transfer T1 failed \(status 1010\)/);
		expect(world.asked()['GET /v3/memberships/{membership-id}/transfers/{transfer-id}']).toBe(1);
	});
});

describe('an account that ends', () => {
	test('as 1099 fails with its code', async () => {
		world.simulator.adobe.admin().endNextAccountAs('1099');
		await expect(world.customer()).rejects.toThrow(
			/^Customer \d+ is unknown status 1099 \(status 1099\), so it cannot order/,
		);
	});
});

describe('a reseller change that is committed', () => {
	const COMMIT = 'POST /v3/transfers';
	const change = () => ({
		approvalCode: world.simulator.adobe.admin().approvalCode(customer),
		resellerId: picked(world.reseller(1)),
		requestedBy: 'jo@example.com',
		additionalFields: {},
		options: {},
	});

	test.each(['1004', '1010'])('and ends as %s is no success', async (status) => {
		world.simulator.faults.add({
			route: COMMIT,
			kind: 'status',
			status: 201,
			body: { transferId: 'C1', customerId: customer, resellerId: world.reseller(1), status, lineItems: [] },
		});
		const {
			lastNodeItems: [{ json }],
		} = await world.run('ResellerChange', 'commit', change(), { onError: 'continueRegularOutput' });
		expect(json).toMatchObject({
			error: expect.stringMatching(new RegExp(`^The reseller change C1 failed: it is .*\\(status ${status}\\)`)),
			details: { outcome: 'failed', id: 'C1' },
		});
	});

	test('and is under way or complete is one', async () => {
		expect(await world.row('ResellerChange', 'commit', change())).toMatchObject({
			id: expect.stringMatching(/^\w{16}$/),
			statusText: 'complete',
		});
	});
});
