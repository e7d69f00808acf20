import type { World } from './world';
import { ANALYTICS, E1, NCE, officeOrder, startWorld, STORAGE } from './world';

let world: World;
let customer: string;
let subscription: string;

beforeEach(async () => {
	world = await startWorld();
	customer = await world.activeCustomer();
	await world.finishedOrder(officeOrder(customer));
	subscription = world.simulator.ingram.subscriptions()[0].id;
});
afterEach(() => world.stop());

type Line = Record<string, unknown>;
const order = (type: string, ...products: Line[]) => ({
	type,
	customerId: customer,
	products: products.map((product) => ({ subscriptionId: subscription, ...product })),
});
const get = async (path: string) => (await world.call('GET', path)).body;
const held = async (): Promise<Record<string, string>> => {
	const { products } = await get(`/subscriptions/${subscription}`);
	return Object.fromEntries(products.map(({ mpn, quantity }: { mpn: string; quantity: string }) => [mpn, quantity]));
};
const refusal = async (body: unknown): Promise<string> => {
	const before = world.simulator.ingram.orders();
	const answer = await world.call('POST', '/orders', body);
	expect(answer.status).toBe(400);
	expect(world.simulator.ingram.orders()).toEqual(before);
	return answer.body.message;
};

describe('change', () => {
	test('quantities are final; once completed the order reads back the difference', async () => {
		const { body: placed } = await world.call('POST', '/orders', order('change', { mpn: STORAGE, quantity: '22' }));
		expect((await get(`/orders/${placed.id}`)).products[0]).toMatchObject({
			quantity: '22.0',
			subscriptionId: subscription,
		});
		world.pass(3000);
		const { products, total } = await get(`/orders/${placed.id}`);
		expect([products[0].quantity, total.amount]).toEqual(['20.0', '23.0']);
		expect(await held()).toEqual({ [STORAGE]: '22.0', [E1]: '1.0' });
	});

	test('a product of the offer is added, another removed with 0', async () => {
		await world.finishedOrder(order('change', { mpn: ANALYTICS, quantity: '2' }, { mpn: STORAGE, quantity: '0' }));
		expect(await held()).toEqual({ [E1]: '1.0', [ANALYTICS]: '2.0' });
	});

	test("a plan upgrade puts the new product in the old one's place", async () => {
		await world.finishedOrder(order('change', { mpn: STORAGE, quantity: '4', newMPN: ANALYTICS }));
		expect(await held()).toEqual({ [E1]: '1.0', [ANALYTICS]: '4.0' });
	});

	test('a move takes the product into another subscription of the customer', async () => {
		await world.finishedOrder(officeOrder(customer));
		const target = world.simulator.ingram.subscriptions()[1].id;
		const move = {
			...order('change', { mpn: STORAGE, quantity: '2' }),
			placementType: 'MOVE',
			targetSubscriptionId: target,
		};
		await world.finishedOrder(move);
		expect(await held()).toEqual({ [E1]: '1.0' });
		expect(world.simulator.ingram.subscriptions()[1].lines.map(({ mpn }) => mpn)).toContain(STORAGE);
	});

	test.each([
		['a negative quantity', { mpn: STORAGE, quantity: '-1' }, '0 or more'],
		['a fraction', { mpn: STORAGE, quantity: '1.5' }, 'whole units'],
		['more than the maximum', { mpn: STORAGE, quantity: '5001' }, 'maximum'],
		['a product of another offer', { mpn: NCE, quantity: '1' }, 'not part of the offer'],
		['removing what is not there', { mpn: ANALYTICS, quantity: '0' }, 'does not hold'],
		['the license away from its add-on', { mpn: E1, quantity: '0' }, 'needs its license'],
		['a subscription that does not exist', { mpn: E1, quantity: '1', subscriptionId: '7' }, 'No entity has been found'],
	])('refused: %s', async (_, line, message) => {
		expect(await refusal(order('change', line))).toContain(message);
	});

	test("refused: two subscriptions, somebody else's, one product twice, an offer without change orders", async () => {
		await world.finishedOrder({
			type: 'sales',
			customerId: customer,
			products: [{ mpn: 'MS-AZR-0145P', quantity: '1' }],
		});
		const azure = world.simulator.ingram.subscriptions()[1].id;
		const two = order(
			'change',
			{ mpn: STORAGE, quantity: '3' },
			{ mpn: 'MS-AZR-0145P', quantity: '2', subscriptionId: azure },
		);
		expect(await refusal(two)).toContain('one subscription');
		const twice = order('change', { mpn: STORAGE, quantity: '3' }, { mpn: STORAGE, quantity: '4' });
		expect(await refusal(twice)).toContain('two lines');
		const noChange = order('change', { mpn: 'MS-AZR-0145P', quantity: '2', subscriptionId: azure });
		expect(await refusal(noChange)).toContain('does not support change orders');
		const other = await world.activeCustomer();
		expect(await refusal({ ...order('change', { mpn: STORAGE, quantity: '3' }), customerId: other })).toContain(
			'does not belong',
		);
	});

	test('an estimate bills the difference and stores nothing', async () => {
		const before = world.simulator.ingram.effects().orders;
		const { body } = await world.call('POST', '/orders/estimate', order('change', { mpn: STORAGE, quantity: '5' }));
		expect([body.total.amount, body.products[0].price.amount]).toEqual(['3.45', '1.15']);
		expect(world.simulator.ingram.effects().orders).toBe(before);
	});
});

describe('renewal', () => {
	test('moves the end of the subscription by its period', async () => {
		const id = await world.finishedOrder(order('renewal', {}));
		expect(await get(`/subscriptions/${subscription}`)).toMatchObject({
			expirationDate: '2027-03-01',
			renewalDate: '2027-03-01',
		});
		expect((await get(`/orders/${id}`)).total.amount).toBe('22.1');
	});

	test.each(['mpn', 'quantity'])('does not take %s, neither as an order nor as an estimate', async (name) => {
		const body = order('renewal', { [name]: '1' });
		expect(await refusal(body)).toContain(`products[0].${name} is not known`);
		expect((await world.call('POST', '/orders/estimate', body)).status).toBe(400);
	});
});

describe('cancellation', () => {
	test('waits for approval however long, then ends the subscription', async () => {
		const { body: placed } = await world.call('POST', '/orders', order('cancellation', {}));
		expect(placed.status).toBe('submitted');
		world.pass(86_400_000);
		await world.signIn();
		expect((await get(`/orders/${placed.id}`)).status).toBe('submitted');
		world.simulator.ingram.admin().approve(placed.id);
		expect((await get(`/orders/${placed.id}`)).status).toBe('processing');
		world.pass(3000);
		expect((await get(`/orders/${placed.id}`)).status).toBe('completed');
		expect((await get(`/subscriptions/${subscription}`)).status).toBe('terminated');
		expect(await refusal(order('renewal', {}))).toContain('terminated');
		expect(() => world.simulator.ingram.admin().approve(placed.id)).toThrow('does not wait');
	});

	test('the page lists it, and its button approves it', async () => {
		const { body: placed } = await world.call('POST', '/orders', {
			...order('cancellation', {}),
			poNumber: '<b>7</b>',
		});
		const page = async (): Promise<string> => (await fetch(`${world.simulator.url}/control-panel`)).text();
		expect(await page()).toContain('&lt;b&gt;7&lt;/b&gt;');
		const action = /<form method="post" action="([^"]+)"><button[^>]*>Approve/.exec(await page())?.[1];
		const response = await fetch(world.simulator.url + action, { method: 'POST', redirect: 'manual' });
		expect([response.status, response.headers.get('location')]).toEqual([303, '/control-panel']);
		expect((await get(`/orders/${placed.id}`)).status).toBe('processing');
		expect(await page()).toContain('No order waits for approval');
	});

	test('costs nothing', async () => {
		expect((await world.call('POST', '/orders/estimate', order('cancellation', {}))).body.total.amount).toBe('0.0');
	});
});

describe('migration', () => {
	const migration = (more: Line = {}) => ({
		type: 'migration',
		customerId: customer,
		planId: '2147147',
		startDate: '2021-06-06',
		migrationDate: '2022-03-29',
		expirationDate: '2022-06-06',
		autorenewal: false,
		attributes: { PONumber: 'N/A' },
		products: [{ mpn: 'SQXAMSENS', quantity: '1' }],
		...more,
	});

	test('binds the plan; the answer names the subscription at once', async () => {
		const { body: placed } = await world.call('POST', '/orders', migration());
		expect(placed).toMatchObject({
			type: 'migration',
			status: 'processing',
			details: [],
			creditCheck: true,
			attributes: { PONumber: 'N/A' },
			products: [{ mpn: 'SQXAMSENS', vendor: 'AB-023-329', id: 'ABC-1803Y8F', subscriptionId: expect.any(String) }],
		});
		const path = `/subscriptions/${placed.products[0].subscriptionId}`;
		expect((await get(path)).status).toBe('pending');
		world.pass(3000);
		expect(await get(path)).toMatchObject({
			status: 'active',
			creationDate: '2021-06-06',
			expirationDate: '2022-06-06',
			renewalStatus: false,
			planId: 2147147,
		});
		expect((await get(`/orders/${placed.id}`)).provisioningDate).toBe('2022-03-29T00:00:00Z');
	});

	test.each([
		['an unknown plan', { planId: '7' }, 'No entity has been found'],
		['equal dates', { migrationDate: '2021-06-06' }, 'later than startDate'],
		['a product of another plan', { products: [{ mpn: E1, quantity: '1' }] }, 'does not belong to the service plan'],
		['too many units', { products: [{ mpn: 'SQXAMSENS', quantity: '301' }] }, 'maximum 300.0'],
	])('refused: %s', async (_, more, message) => {
		expect(await refusal(migration(more))).toContain(message);
	});

	test('has no estimate', async () => {
		const { status, body } = await world.call('POST', '/orders/estimate', migration());
		expect(status).toBe(400);
		expect(body.details).toContain('body: type must be one of sales, change, renewal, cancellation');
	});
});

describe('orders and subscriptions as objects', () => {
	test('an order takes creditCheck and statusCode', async () => {
		const [{ id }] = world.simulator.ingram.orders();
		const { body } = await world.call('PATCH', `/orders/${id}`, { creditCheck: false, statusCode: 'XX' });
		expect(body).toMatchObject({ id, creditCheck: false, statusCode: 'XX', status: 'completed' });
		expect((await get('/orders?statusCode=XX')).data).toHaveLength(1);
	});

	test('orders are filtered by customer, subscription, status, number and time', async () => {
		const [{ id, orderNumber }] = world.simulator.ingram.orders();
		world.pass(60_000);
		await world.call('POST', '/orders', order('change', { mpn: STORAGE, quantity: '3' }));
		const total = async (query: string): Promise<number> => (await get(`/orders?${query}`)).pagination.total;
		expect(await total(`customerId=${customer}`)).toBe(2);
		expect(await total('customerId=7')).toBe(0);
		expect(await total(`subscriptionId=${subscription}`)).toBe(2);
		expect((await get('/orders?status=completed')).data.map((row: { id: string }) => row.id)).toEqual([id]);
		expect(await total(`orderNumber=${orderNumber}`)).toBe(1);
		expect(await total('creationTimeFrom=2025-03-01T10:00:10Z')).toBe(1);
		expect(await total('creationTimeTo=2025-03-01T10:00:03Z')).toBe(1);
	});

	test('a subscription takes auto-renewal, attributes and prices', async () => {
		const unitPrice = { currency: 'USD', amount: '17.5' };
		const changes = { renewalStatus: false, attributes: { crm: '7' }, products: [{ mpn: E1, unitPrice }] };
		const { body } = await world.call('PATCH', `/subscriptions/${subscription}`, changes);
		expect(body).toMatchObject({ renewalStatus: false, attributes: { crm: '7' } });
		expect((await get(`/subscriptions/${subscription}`)).totalPrice.amount).toBe('19.8');
	});

	test('special pricing refuses a product that is not there, and then changes nothing', async () => {
		const unitPrice = { currency: 'USD', amount: '1.0' };
		const body = {
			products: [
				{ mpn: E1, unitPrice },
				{ mpn: NCE, unitPrice },
			],
		};
		expect((await world.call('POST', `/subscriptions/${subscription}/specialPricing`, body)).status).toBe(400);
		expect((await get(`/subscriptions/${subscription}`)).totalPrice.amount).toBe('22.1');
	});

	test('plans and products are read with their filters', async () => {
		expect((await get('/plans/10001')).planSwitches).toMatchObject([
			{ billingPolicy: expect.any(String), whenEffective: expect.any(String) },
		]);
		expect((await get('/plans?limit=3')).data).toHaveLength(3);
		expect((await get('/products?name=office&vendor=microsoft&serviceName=O365')).pagination.total).toBe(3);
		const { data } = await get('/products?mpn=MS-AZR-0017G');
		expect(data).toMatchObject([
			{ minimumQuantity: '1.0', maximumQuantity: '1.0', prices: [{ type: 'recurring', model: 'FLAT' }] },
		]);
		expect(data[0]).not.toHaveProperty('planId');
	});
});
