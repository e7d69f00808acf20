import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import { AZURE_OFFER, boughtLegacy, itemOf, only, requestsSince } from '../subscriptions/subscriptionsSetup';
import { startPartnerWorld, type PartnerWorld } from '../world';
import { LEFT_TO_THE_MODEL } from '../../../support/sentences';

/** There is no estimate here: the quantity is what can be limited, and the customer's relationship what can be checked. */

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
const line = (quantity: number): IDataObject => ({
	productId: picked('CFQ7TTC0EX01'),
	skuId: picked('0001'),
	quantity,
	termDuration: 'P1Y',
	billingCycle: 'monthly',
});

/** A customer that the platform still shows, although the relationship has ended. */
const showNoRelationship = () =>
	world.simulator.faults.add({
		route: 'GET /v1/customers/{customerId}',
		kind: 'status',
		status: 200,
		body: { id: customer, relationshipToPartner: 'none' },
	});

const purchase = async (more: IDataObject, quantities = [5]) =>
	await world.run('Purchase', {
		resource: 'purchase',
		operation: 'place',
		customerId: picked(customer),
		targetView: 'OnlineServices',
		lineItems: { line: quantities.map(line) },
		orderKey: 'deal-1',
		dryRun: false,
		waitForCompletion: true,
		simplify: true,
		...more,
	} as INodeParameters);

const orders = () => world.state().commerce.orders.length;

test('all lines together stay within the maximum quantity', async () => {
	const { error } = await purchase({ limits: { maximumQuantity: 7 } }, [5, 3]);
	expect(error?.message).toMatch(/"Maximum Quantity" is 7, but 8 units are requested/);
	expect(orders()).toBe(0);
	const { lastNodeItems } = await purchase({ limits: { maximumQuantity: 5 } });
	expect(lastNodeItems[0].json).toMatchObject({ created: true, checks: { account: 'reseller', limits: 'kept' } });
});

test('a customer without the reseller relationship gets no order, and the sentence says what to do', async () => {
	const ended = await world.run('Customer', {
		resource: 'customer',
		operation: 'removeRelationship',
		customerId: picked(customer),
		dryRun: false,
	} as INodeParameters);
	expect(ended.error).toBeUndefined();
	const { error } = await purchase({});
	expect(error?.message).toMatch(/relationship/);
	expect(orders()).toBe(0);
});

test('a change of seats is limited, too', async () => {
	const { lastNodeItems } = await purchase({});
	const [subscriptionId] = lastNodeItems[0].json.subscriptionIds as string[];
	const change = async (limits: IDataObject) =>
		await world.run('Subscription', {
			resource: 'subscription',
			operation: 'updateQuantity',
			customerId: picked(customer),
			subscriptionId: picked(subscriptionId),
			quantity: 50,
			dryRun: false,
			limits,
		} as INodeParameters);
	expect((await change({ maximumQuantity: 49 })).error?.message).toMatch(/"Maximum Quantity" is 49, but 50/);
	expect(world.state().commerce.subscriptions[0].quantity).toBe(5);
	expect((await change({ maximumQuantity: 50 })).error).toBeUndefined();
	expect(world.state().commerce.subscriptions[0].quantity).toBe(50);
});

describe('a cart that somebody filled', () => {
	const CART = 'GET /v1/customers/{customerId}/carts/{cartId}';
	const CHECK_OUT = 'POST /v1/customers/{customerId}/carts/{cartId}/checkout';

	let cartId: string;

	/** Five seats, and two of an add-on within their line. */
	beforeEach(async () => {
		const goods = async (sku: string) => ({
			catalogItemId: await itemOf(world, sku),
			termDuration: 'P1Y',
			billingCycle: 'monthly',
		});
		const addOn = { id: 1, quantity: 2, ...(await goods('CFQ7TTC0EX03:0001')) };
		const lineItems = [{ id: 0, quantity: 5, ...(await goods('CFQ7TTC0EX01:0001')), addonItems: [addOn] }];
		const { data } = await world.api.post<{ id: string }>(`/v1/customers/${customer}/carts`, { lineItems });
		cartId = data.id;
	});

	const parameters = (more: IDataObject) =>
		({
			resource: 'cart',
			operation: 'checkOut',
			customerId: picked(customer),
			cartId,
			orderKey: 'deal-1',
			dryRun: false,
			waitForCompletion: true,
			simplify: true,
			...more,
		}) as INodeParameters;
	const checkOut = async (more: IDataObject) => await world.run('Cart', parameters(more));

	test.each([false, true])(
		'is not checked out beyond the maximum quantity, add-ons counted (dry run %p)',
		async (dryRun) => {
			const sent = requestsSince(world);
			expect((await checkOut({ limits: { maximumQuantity: 6 }, dryRun })).error?.message).toMatch(
				/"Maximum Quantity" is 6, but 7 units/,
			);
			expect(sent()).not.toHaveProperty([CHECK_OUT]);
			expect(orders()).toBe(0);
		},
	);

	test('is checked out within it, and read once before', async () => {
		const sent = requestsSince(world);
		expect(only(await checkOut({ limits: { maximumQuantity: 7 } }))).toMatchObject({
			created: true,
			checks: { account: 'reseller', limits: 'kept' },
		});
		expect(sent()[CART]).toBe(1);
		expect(orders()).toBe(1);
	});

	test('that was ordered already buys nothing more, so no limit holds it back', async () => {
		const { id } = only(await checkOut({}));
		expect(only(await checkOut({ orderKey: 'deal-2', limits: { maximumQuantity: 1 } }))).toMatchObject({
			id,
			created: false,
		});
		expect(orders()).toBe(1);
	});

	test.each([
		['no lines', []],
		['a line without a quantity', [{ id: 0, catalogItemId: 'a:b:c' }]],
		['an add-on without one', [{ id: 0, quantity: 1, addonItems: [{ id: 1 }] }]],
	])('that shows %s cannot be limited: nothing is bought, and it is said', async (_, lineItems) => {
		world.simulator.faults.add({
			route: CART,
			kind: 'status',
			status: 200,
			body: { id: cartId, status: 'Active', lineItems },
		});
		expect((await checkOut({ limits: { maximumQuantity: 100 } })).error?.message).toMatch(
			/"Maximum Quantity" cannot be checked/,
		);
		expect(orders()).toBe(0);
	});

	test('needs the limit as the tool of an agent, and its key from the flow; called twice it is one order', async () => {
		const tool = (more: IDataObject) =>
			world.core.tool('n8n-nodes-cloud-marketplace.partnerCenterCart', parameters(more), { credentialId: 'a' });
		const said = async (answer: Promise<string>) => await answer.catch((error: Error) => error.message);
		expect(await said(tool({})({}))).toContain('needs "Limits > Maximum Quantity"');
		expect(
			await said(
				tool({ orderKey: '={{ $fromAI("key", "", "string") }}', limits: { maximumQuantity: 7 } })({ key: 'deal-1' }),
			),
		).toContain(`"Order Key" is ${LEFT_TO_THE_MODEL}`);
		expect(await said(tool({ limits: { maximumQuantity: 6 } })({}))).toContain('"Maximum Quantity" is 6, but 7 units');
		expect(orders()).toBe(0);
		const call = tool({ limits: { maximumQuantity: 7 } });
		expect(await call({})).toContain('"created":true');
		expect(await call({})).toContain('"created":false');
		expect(orders()).toBe(1);
	});
});

describe('a transfer that is accepted', () => {
	const TRANSFER = 'GET /v1/customers/{customerId}/transfers/{transferId}';

	let transfer: IDataObject;

	beforeEach(async () => {
		const { data } = await world.api.post<IDataObject>(`/v1/customers/${customer}/transfers`, {
			sourcePartnerTenantId: 'f69906de-07ff-5742-a952-f9a8e22261c0',
			sourcePartnerName: 'Old Quay Resellers',
			customerEmailId: 'mara@alderridge.example.com',
			transferType: 5,
			targetProductTypes: ['OnlineServicesNCE'],
		});
		transfer = data;
	});

	const accept = async (limits: IDataObject) =>
		await world.run('Transfer', {
			resource: 'transfer',
			operation: 'accept',
			customerId: picked(customer),
			transferId: picked(String(transfer.id)),
			orderKey: 'deal-1',
			dryRun: false,
			waitForCompletion: true,
			limits,
			options: {},
		} as INodeParameters);

	/** The look and the reading after it show the lines. */
	const show = (lineItems: IDataObject[]) =>
		world.simulator.faults.add({
			route: TRANSFER,
			kind: 'status',
			status: 200,
			times: 2,
			body: { ...transfer, lineItems },
		});

	const LINES = [{ id: 0, subscriptionId: 's', quantity: 5, addonItems: [{ subscriptionId: 't', quantity: 3 }] }];

	test('stays within the maximum quantity where its lines are shown', async () => {
		show(LINES);
		expect((await accept({ maximumQuantity: 7 })).error?.message).toMatch(/"Maximum Quantity" is 7, but 8 units/);
		expect(orders()).toBe(0);
		show(LINES);
		expect(only(await accept({ maximumQuantity: 8 }))).toMatchObject({
			created: true,
			outcome: 'completed',
			checks: { account: 'reseller', limits: 'kept' },
		});
		expect(orders()).toBe(1);
	});

	test('is not accepted under a limit where they are not shown, which is said', async () => {
		expect((await accept({ maximumQuantity: 1000 })).error?.message).toMatch(
			/"Maximum Quantity" cannot be checked without a quantity/,
		);
		expect(orders()).toBe(0);
	});

	test('needs the reseller relationship', async () => {
		showNoRelationship();
		expect((await accept({})).error?.message).toMatch(/no reseller relationship/);
		expect(orders()).toBe(0);
	});
});

test('the move to the Azure plan needs the reseller relationship', async () => {
	await boughtLegacy(world, customer, AZURE_OFFER, 1);
	showNoRelationship();
	const { error } = await world.run('SubscriptionUpgrade', {
		resource: 'subscriptionUpgrade',
		operation: 'upgradeProduct',
		customerId: picked(customer),
		productFamily: 'Azure',
		orderKey: 'deal-1',
		dryRun: false,
		waitForCompletion: true,
		options: {},
	} as INodeParameters);
	expect(error?.message).toMatch(/no reseller relationship/);
	expect(world.state().commerce.productUpgrades).toHaveLength(0);
});
