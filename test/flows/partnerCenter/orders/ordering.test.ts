import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import { createCore, type Core } from '../../../support/core';
import { partnerCredentials } from '../world';
import { UNKNOWN_OUTCOME } from '../../../support/sentences';
import { line, only, orders, picked, purchase, setUp, world } from './orderingSetup';

setUp();

const LEGACY_OFFER = '1e3f0752-af9a-5894-8580-59200011bd9d';

test('a purchase becomes one order with its subscription, under its key', async () => {
	const customer = await world.customer();
	const result = await world.run('Purchase', purchase(customer));
	expect(result.error).toBeUndefined();
	expect(only(result)).toMatchObject({
		created: true,
		outcome: 'completed',
		orderKey: 'deal-1',
		orderKeyReadable: true,
		status: 'completed',
	});
	expect(only(result).subscriptionIds).toHaveLength(1);
	expect(orders()).toHaveLength(1);
});

test('the same key buys once: again, at the same time, and with other lines it is refused', async () => {
	const customer = await world.customer();
	await world.run('Purchase', purchase(customer));
	const again = await world.run('Purchase', purchase(customer));
	expect(only(again)).toMatchObject({ created: false, outcome: 'completed' });
	const other = await world.run('Purchase', purchase(customer, {}, [line({ quantity: 6 })]));
	expect(other.error?.message).toMatch(/deal-1.*already used/);
	await Promise.all([1, 2].map(async () => await world.run('Purchase', purchase(customer, { orderKey: 'deal-2' }))));
	expect(orders()).toHaveLength(2);
});

test('without the agreement it is refused with the next step, and goes through once that is mended', async () => {
	const customer = await world.customer(false);
	const refused = await world.run('Purchase', purchase(customer));
	expect(refused.error?.message).toMatch(/Customer Agreement > Confirm/);
	expect(orders()).toHaveLength(0);
	await world.confirm(customer);
	time.pass(15 * 60_000);
	const mended = await world.run('Purchase', purchase(customer, {}, [line({ quantity: 7 })]));
	expect(only(mended)).toMatchObject({ created: true });
	expect(orders().map(({ lines }) => lines[0].quantity)).toEqual([7]);
});

test('an error in a line is a failure with its code, and nothing is bought', async () => {
	const customer = await world.customer();
	const result = await world.run('Purchase', purchase(customer, {}, [line({ productId: picked('CFQ7TTC0EX04') })]));
	expect(result.error?.message).toMatch(/Line 1: .*900203|900203/);
	expect(orders()).toHaveLength(0);
});

test.each([
	['no answer to the cart', { route: 'POST /v1/customers/{customerId}/carts', kind: 'reset', when: 'after' }],
	[
		'no answer to the checkout',
		{ route: 'POST /v1/customers/{customerId}/carts/{cartId}/checkout', kind: 'reset', when: 'after' },
	],
	[
		'checkout lost before it arrived',
		{ route: 'POST /v1/customers/{customerId}/carts/{cartId}/checkout', kind: 'reset', when: 'before' },
	],
	[
		'a 500 after the checkout was stored',
		{ route: 'POST /v1/customers/{customerId}/carts/{cartId}/checkout', kind: 'status', status: 500, when: 'after' },
	],
	[
		'a limit',
		{
			route: 'POST /v1/customers/{customerId}/carts/{cartId}/checkout',
			kind: 'status',
			status: 429,
			headers: { 'Retry-After': '3' },
			when: 'before',
		},
	],
] as const)('%s: one order, reported as it is', async (_, rule) => {
	const customer = await world.customer();
	world.simulator.faults.add(rule as never);
	const result = await world.run('Purchase', purchase(customer));
	expect(result.error).toBeUndefined();
	expect(only(result)).toMatchObject({ created: true, outcome: 'completed' });
	expect(orders()).toHaveLength(1);
});

test('a dry run shows the cart and buys nothing', async () => {
	const customer = await world.customer();
	const result = await world.run('Purchase', purchase(customer, { dryRun: true }));
	expect(only(result)).toMatchObject({
		dryRun: true,
		request: { body: { lineItems: [{ id: 0, quantity: 5, friendlyName: 'deal-1' }] } },
	});
	expect(world.state().commerce.carts).toHaveLength(0);
});

test('an order that is listed late is not bought again', async () => {
	world.simulator.partnerCenter.settings.orderListingMs = 10 * 60_000;
	const customer = await world.customer();
	await world.run('Purchase', purchase(customer));
	expect(only(await world.run('Purchase', purchase(customer)))).toMatchObject({ created: false });
	expect(orders()).toHaveLength(1);
	world.simulator.partnerCenter.settings.orderListingMs = 0;
});

test("an indirect reseller's order carries its partner ID in every line", async () => {
	const customer = await world.customer();
	const [reseller] = world.state().commerce.resellers;
	const result = await world.run('IndirectResellerOrder', {
		resource: 'indirectResellerOrder',
		operation: 'place',
		customerId: picked(customer),
		indirectResellerId: picked(reseller.id),
		lineItems: { line: [{ offerId: LEGACY_OFFER, quantity: 5 }] },
		orderKey: 'deal-9',
		dryRun: true,
		waitForCompletion: true,
		simplify: true,
	} as INodeParameters);
	expect(result.error).toBeUndefined();
	expect(only(result)).toMatchObject({
		request: {
			body: { referenceCustomerId: customer, lineItems: [{ lineItemNumber: 0, partnerIdOnRecord: reseller.mpnId }] },
		},
	});
});

test('an add-on is bought to the subscription that it names', async () => {
	const customer = await world.customer();
	const base = only(await world.run('Purchase', purchase(customer)));
	const [parent] = base.subscriptionIds as string[];
	const result = await world.run('AddOnOrder', {
		...purchase(customer, { orderKey: 'deal-addon' }, [line({ productId: picked('CFQ7TTC0EX03') })]),
		resource: 'addOnOrder',
		parentSubscriptionId: picked(parent),
	} as INodeParameters);
	expect(result.error).toBeUndefined();
	expect(only(result)).toMatchObject({ created: true, outcome: 'completed' });
	expect(
		world
			.state()
			.commerce.subscriptions.map(({ parentSubscriptionId }) => parentSubscriptionId)
			.filter(Boolean),
	).toEqual([parent]);
});

const legacyOrder = (customerId: string, more: IDataObject = {}): INodeParameters =>
	({
		resource: 'order',
		operation: 'create',
		customerId: picked(customerId),
		lineItems: { line: [{ offerId: LEGACY_OFFER, quantity: 5 }] },
		orderKey: 'deal-7',
		dryRun: false,
		waitForCompletion: true,
		simplify: true,
		...more,
	}) as INodeParameters;

test('an order without a cart is placed once under its key', async () => {
	const customer = await world.customer();
	expect(only(await world.run('Order', legacyOrder(customer)))).toMatchObject({ created: true, outcome: 'completed' });
	expect(only(await world.run('Order', legacyOrder(customer)))).toMatchObject({ created: false });
	expect(orders()).toHaveLength(1);
});

test.each([
	['lost before it arrived', 'before', 'reset'],
	['lost after it was stored', 'after', 'reset'],
	['a 500 after it was stored', 'after', 'status'],
] as const)('an order without a cart, %s: one order', async (_, when, kind) => {
	const customer = await world.customer();
	world.simulator.faults.add({ route: 'POST /v1/customers/{customerId}/orders', kind, when });
	expect(only(await world.run('Order', legacyOrder(customer)))).toMatchObject({ created: true });
	expect(orders()).toHaveLength(1);
});

test('a 500 before it was stored is an unknown outcome, which is not ordered again', async () => {
	const customer = await world.customer();
	world.simulator.faults.add({ route: 'POST /v1/customers/{customerId}/orders', kind: 'status', when: 'before' });
	const first = await world.run('Order', legacyOrder(customer));
	expect(first.error?.message).toMatch(UNKNOWN_OUTCOME);
	const again = await world.run('Order', legacyOrder(customer));
	expect(again.error?.message).toMatch(UNKNOWN_OUTCOME);
	expect(orders()).toHaveLength(0);
});

/** The nodes as another n8n worker has loaded them: with a memory of its own. */
async function anotherWorker(): Promise<Core> {
	let core: Core | undefined;
	await jest.isolateModulesAsync(async () => {
		const loaded = await import('../../../../scripts/package');
		core = await createCore({
			nodes: Object.fromEntries(loaded.nodes.map(({ type, Node }) => [type, Node])),
			credentialTypes: loaded.credentialTypes,
			credentials: partnerCredentials(world.simulator),
		});
	});
	return core!;
}

test('two workers with the same key at the same moment leave one order', async () => {
	const customer = await world.customer();
	const other = await anotherWorker();
	const type = 'n8n-nodes-cloud-marketplace.partnerCenterPurchase';
	const results = await Promise.all([
		world.run('Purchase', purchase(customer)),
		other.runNode(type, purchase(customer), undefined, { credentialId: 'a' }),
	]);
	const ids = results.map((result) => only(result).id);
	expect(ids).toEqual([expect.any(String), expect.any(String)]);
	expect(new Set(ids).size).toBe(1);
	expect(orders()).toHaveLength(1);
});

test("with the sign-in App Only, an indirect reseller's order says what to change", async () => {
	const customer = await world.customer();
	const [reseller] = world.state().commerce.resellers;
	const result = await world.run(
		'IndirectResellerOrder',
		{
			...legacyOrder(customer),
			resource: 'indirectResellerOrder',
			operation: 'place',
			indirectResellerId: picked(reseller.id),
		} as INodeParameters,
		undefined,
		{ credentialId: 'app' },
	);
	expect(result.error?.message).toMatch(/Choose App \+ User in the credential/);
	expect(result.error?.description).toMatch(/900329/);
});

test("an indirect reseller's order is placed once", async () => {
	const customer = await world.customer();
	const [reseller] = world.state().commerce.resellers;
	const parameters = {
		...legacyOrder(customer),
		resource: 'indirectResellerOrder',
		operation: 'place',
		indirectResellerId: picked(reseller.id),
	} as INodeParameters;
	expect(only(await world.run('IndirectResellerOrder', parameters))).toMatchObject({
		created: true,
		outcome: 'completed',
	});
	expect(only(await world.run('IndirectResellerOrder', parameters))).toMatchObject({ created: false });
	expect(orders().map(({ lines }) => lines[0].partnerIdOnRecord)).toEqual([reseller.mpnId]);
});

test('one part refused at checkout is a failure that names the order that exists', async () => {
	const customer = await world.customer();
	world.simulator.faults.add({
		route: 'POST /v1/customers/{customerId}/carts/{cartId}/checkout',
		kind: 'status',
		status: 201,
		body: {
			orders: [{ id: 'o1', status: 'pending', lineItems: [] }],
			orderErrors: [{ orderGroupId: '1', code: 2002, description: 'Quantity' }],
		},
	});
	const result = await world.run('Purchase', purchase(customer));
	expect(result.error?.message).toMatch(/it was ordered: o1\..*2002/);
});

test('after an order whose answer reports an error in words of success, no other item is ordered', async () => {
	const customers = [await world.customer(), await world.customer(), await world.customer()];
	world.simulator.faults.add({
		route: 'POST /v1/customers/{customerId}/orders',
		kind: 'status',
		status: 201,
		body: { orderErrors: [{ orderGroupId: '1', code: 2002, description: 'Quantity' }] },
		times: 1,
	});
	const parameters = { ...legacyOrder('={{ $json.customer }}'), orderKey: '={{ $json.customer }}' };
	const result = await world.run(
		'Order',
		parameters,
		customers.map((customer) => ({ json: { customer } })),
	);
	expect(result.error?.message).toMatch(/Nothing was ordered.*2002/);
	expect(result.error?.description).toContain('Failed: items 0.\nNot sent: items 1-2.');
	expect(orders()).toHaveLength(0);
});

test.each([
	[10012, 'turn on Attestation Accepted'],
	['10001', 'choose Product and SKU instead, and the node finds the current one'],
	['catalog_item_id_is_not_valid', 'choose Product and SKU instead, and the node finds the current one'],
	[500600, 'no longer sold'],
	[77, 'Words of the platform (code 77)'],
])('the code %j of a cart line says what to do', async (errorCode, words) => {
	const customer = await world.customer();
	world.simulator.faults.add({
		route: 'POST /v1/customers/{customerId}/carts',
		kind: 'status',
		status: 201,
		when: 'before',
		times: 2,
		body: { id: 'c-1', lineItems: [{ id: 0, error: { errorCode, errorDescription: 'Words of the platform' } }] },
	});
	const { error } = await world.run('Purchase', purchase(customer));
	expect(error?.message).toContain(words);
	expect(error?.message).toMatch(/Line 1: .*Words of the platform/);
	expect(orders()).toHaveLength(0);
});

test('an order with a status that nobody knows is reported, not waited for, and blocks nothing but its key', async () => {
	const customer = await world.customer();
	const parked = {
		id: 'o-9',
		status: 'on_review',
		lineItems: [{ lineItemNumber: 0, offerId: LEGACY_OFFER, quantity: 5, friendlyName: 'deal-7' }],
	};
	world.simulator.faults.add({
		route: 'POST /v1/customers/{customerId}/orders',
		kind: 'status',
		status: 201,
		when: 'before',
		times: 1,
		body: parked,
	});
	world.simulator.faults.add({
		route: 'GET /v1/customers/{customerId}/orders/{orderId}',
		kind: 'status',
		status: 200,
		when: 'before',
		times: 2,
		body: parked,
	});
	const started = time.now();
	const { error } = await world.run('Order', legacyOrder(customer));
	expect(error?.message).toMatch(/The status "on_review" of order o-9 is unknown, so the node does not wait for it/);
	expect(time.now() - started).toBeLessThan(60_000);
	expect((await world.run('Order', legacyOrder(customer))).error?.message).toContain('on_review');
	expect(orders()).toHaveLength(0);
	time.pass(20 * 60_000);
	expect(only(await world.run('Order', legacyOrder(customer, { options: { placeAgain: true } })))).toMatchObject({
		created: true,
	});
});

test('texts that begin like the year 9999 stay; whole moments of it mean none', async () => {
	const customer = await world.customer();
	const output = only(await world.run('Purchase', purchase(customer, { orderKey: '9999-0042' })));
	expect(output).toMatchObject({ orderKey: '9999-0042', created: true });
});

test('a refusal that passes, of an order that was stored all the same: it is seen before another ID goes out', async () => {
	const customer = await world.customer();
	world.simulator.faults.add({
		route: 'POST /v1/customers/{customerId}/orders',
		kind: 'status',
		status: 409,
		when: 'after',
		times: 1,
		body: { code: 800060, description: 'Still being processed.' },
	});
	expect(only(await world.run('Order', legacyOrder(customer)))).toMatchObject({
		orderKey: 'deal-7',
		outcome: 'completed',
	});
	expect(orders()).toHaveLength(1);
});
