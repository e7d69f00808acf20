import { ambiguousOrder } from './samples';
import type { World } from './world';
import { customerBody, E1, NCE, officeOrder, startWorld, STORAGE } from './world';

let world: World;
let customer: string;
beforeEach(async () => {
	world = await startWorld();
	customer = await world.activeCustomer();
});
afterEach(() => world.stop());

const sales = (...products: Array<Record<string, unknown>>) => ({ type: 'sales', customerId: customer, products });
const refused = async (body: unknown): Promise<string> => {
	const answer = await world.call('POST', '/orders', body);
	expect([answer.status, world.simulator.ingram.effects().orders]).toEqual([400, 0]);
	return answer.body.message;
};

test("the guide's order: processing, then completed with one subscription and exact prices", async () => {
	const { body: placed } = await world.call('POST', '/orders', officeOrder(customer, { poNumber: 'deal-7' }));
	expect(placed).toEqual({
		id: expect.any(String),
		orderNumber: expect.any(String),
		type: 'sales',
		customerId: customer,
		creationDate: '2025-03-01T10:00:03Z',
		status: 'processing',
		statusCode: 'OP',
	});
	const { body: early } = await world.call('GET', `/orders/${placed.id}`);
	expect(early.products[0]).not.toHaveProperty('subscriptionId');
	world.pass(3000);
	const { body: order } = await world.call('GET', `/orders/${placed.id}`);
	expect(order).toMatchObject({
		status: 'completed',
		poNumber: 'deal-7',
		total: { currency: 'USD', amount: '22.1' },
		products: [
			{ mpn: STORAGE, quantity: '2.0', extendedPrice: { amount: '2.3' } },
			{ mpn: E1, quantity: '1.0', extendedPrice: { amount: '19.8' } },
		],
	});
	const [first, second] = order.products;
	expect(first.subscriptionId).toBe(second.subscriptionId);
	const { body: subscription, text } = await world.call('GET', `/subscriptions/${first.subscriptionId}`);
	expect(subscription).toMatchObject({
		customerId: customer,
		status: 'active',
		creationDate: '2025-03-01',
		expirationDate: '2026-03-01',
		totalPrice: { amount: '22.1' },
		fulfillmentParameters: [
			{ name: 'adminLogin', value: 'admin@jsmith201.onmicrosoft.com' },
			{ name: 'adminPassword' },
		],
	});
	expect(text).not.toContain('productId');
});

test('the list shows neither products nor PO numbers unless set; the single order can hide its number', async () => {
	const id = await world.finishedOrder(officeOrder(customer, { poNumber: 'deal-7', attributes: { key: 'k' } }));
	const row = async () => (await world.call('GET', '/orders')).body.data[0];
	expect(Object.keys(await row()).sort()).toEqual([
		'creationDate',
		'customerId',
		'id',
		'orderNumber',
		'status',
		'statusCode',
		'type',
	]);
	world.simulator.ingram.settings.listShowsPoNumber = true;
	expect(await row()).toMatchObject({ poNumber: 'deal-7', attributes: { key: 'k' } });
	world.simulator.ingram.settings.singleShowsPoNumber = false;
	expect((await world.call('GET', `/orders/${id}`)).body).not.toHaveProperty('poNumber');
});

test('products of several offers make several subscriptions', async () => {
	const id = await world.finishedOrder(sales({ mpn: E1, quantity: '1' }, { mpn: NCE, quantity: '1' }));
	const { body } = await world.call('GET', `/orders/${id}`);
	expect(new Set(body.products.map((line: { subscriptionId: string }) => line.subscriptionId)).size).toBe(2);
	expect((await world.call('GET', `/subscriptions?customerId=${customer}&status=active`)).body.pagination.total).toBe(
		2,
	);
});

test('an add-on alone brings its license along', async () => {
	const id = await world.finishedOrder(sales({ mpn: STORAGE, quantity: '3' }));
	const { body } = await world.call('GET', `/orders/${id}`);
	expect(body.products.map(({ mpn, quantity }: { mpn: string; quantity: string }) => [mpn, quantity])).toEqual([
		[STORAGE, '3.0'],
		[E1, '1.0'],
	]);
	expect(body.total.amount).toBe('23.25');
});

test.each(['pending', 'creditHold', 'adminHold', 'cancelled', 'error'])(
	'a customer that is %s cannot order',
	async (status) => {
		if (status === 'pending') customer = (await world.call('POST', '/customers', customerBody)).body.id;
		else world.simulator.ingram.admin().setCustomerStatus(customer, status);
		expect(await refused(officeOrder(customer))).toContain(status);
	},
);

test('an unknown customer is no entity', async () => {
	expect(await refused(officeOrder('7'))).toBe('No entity has been found');
});

test.each([
	['zero', E1, '0', 'more than 0'],
	['negative', E1, '-1', 'more than 0'],
	['a fraction', E1, '1.5', 'whole units'],
	['above the maximum', E1, '5001', 'maximum 5000.0'],
	['two of a singleton', 'MS-AZR-0017G', '2', 'maximum 1.0'],
	['an unknown product', 'NOPE', '1', 'not available'],
])('refused: %s', async (_, mpn, quantity, message) => {
	expect(await refused(sales({ mpn, quantity }))).toContain(message);
});

test('-1 as maximum is unlimited, and two lines of one product count together', async () => {
	expect(await refused(sales({ mpn: 'SQXAMSENS', quantity: '200' }, { mpn: 'SQXAMSENS', quantity: '101' }))).toContain(
		'maximum 300.0',
	);
	expect((await world.call('POST', '/orders', sales({ mpn: 'MS-AZR-0145P', quantity: '1000000' }))).status).toBe(200);
});

describe('a part number that is not unique', () => {
	const year = { type: 'year', duration: 1 };
	const month = { type: 'month', duration: 1 };

	test.each([
		[{}, 'vendor, subscriptionPeriod, billingPeriod'],
		[{ vendor: 'somevendor' }, 'subscriptionPeriod, billingPeriod'],
		[{ vendor: 'somevendor', subscriptionPeriod: year }, 'billingPeriod'],
		[{ subscriptionPeriod: year, billingPeriod: month }, 'vendor'],
	])('narrowed by %j it still asks for %s', async (narrowing, missing) => {
		expect(await refused(ambiguousOrder(customer, narrowing))).toBe(
			`Product bd938-058f-4927-bba3-ae36b1d2501c is not unique. Provide additional parameters: ${missing}`,
		);
	});

	test.each([
		[{ vendor: 'othervendor' }, '9.5'],
		[{ vendor: 'somevendor', subscriptionPeriod: year, billingPeriod: year }, '108.0'],
		[{ subscriptionPeriod: month }, '12.0'],
		[{ id: 'sku-ambiguous-10012' }, '10.0'],
	])('narrowed by %j it is sold for %s', async (narrowing, amount) => {
		const id = await world.finishedOrder(ambiguousOrder(customer, narrowing));
		expect((await world.call('GET', `/orders/${id}`)).body.total.amount).toBe(amount);
	});

	test('the subscription period of the order narrows, and a wrong narrowing finds nothing', async () => {
		const order = {
			...ambiguousOrder(customer, { vendor: 'somevendor', billingPeriod: year }),
			subscriptionPeriod: year,
		};
		expect((await world.call('POST', '/orders/estimate', order)).status).toBe(200);
		expect(await refused(ambiguousOrder(customer, { vendor: 'nobody' }))).toContain('not available');
	});
});

describe('special prices', () => {
	const special = { specialPrice: { currency: 'USD', amount: '10.05' } };
	const deals = {
		freezePrices: true,
		agreements: [{ sellerId: 'self', prices: [{ currency: 'USD', amount: '9', type: 'recurring' }] }],
	};

	test('the special or the deal price is what is charged', async () => {
		const total = async (line: Record<string, unknown>): Promise<string> =>
			(await world.call('POST', '/orders/estimate', sales({ mpn: E1, quantity: '3', ...line }))).body.total.amount;
		expect([await total({}), await total(special), await total({ deals })]).toEqual(['59.4', '30.15', '27.0']);
	});

	test('deals and special prices exclude each other', async () => {
		expect(await refused(sales({ mpn: E1, quantity: '1', ...special, deals }))).toContain('exclude');
	});

	test('a product with two price components takes none', async () => {
		expect(await refused(sales({ mpn: 'ACME-BACKUP', quantity: '1', ...special }))).toContain(
			'more than one price component',
		);
		const { body } = await world.call('POST', '/orders/estimate', sales({ mpn: 'ACME-BACKUP', quantity: '2' }));
		expect(body.total.amount).toBe('59.98');
		expect(body.details.map(({ type }: { type: string }) => type)).toEqual(['recurring', 'setup']);
	});

	test('specialProviderCost needs the privilege', async () => {
		const line = { mpn: E1, quantity: '1', specialProviderCost: { currency: 'USD', amount: '5' } };
		expect((await world.call('POST', '/orders', sales(line))).status).toBe(200);
		await world.signIn(1);
		const other = await world.activeCustomer();
		expect((await world.call('POST', '/orders', { ...sales(line), customerId: other })).status).toBe(403);
	});
});

describe('domains', () => {
	const ordered = async (mpn: string, ...parameters: Array<Record<string, unknown>>): Promise<string> => {
		const id = await world.finishedOrder(sales({ mpn, quantity: '1', parameters }));
		return (await world.call('GET', `/orders/${id}`)).body.status;
	};
	const validated = async (mpn: string, name: string, value: unknown): Promise<string> => {
		const body = { customerId: customer, products: [{ mpn, parameters: [{ name, value }] }] };
		const answer = await world.call('POST', '/validation/parameters', body);
		expect(answer.body.pagination).toEqual({ offset: 0, limit: 1, total: 1 });
		return answer.body.data[0].parameters[0].result;
	};

	test('validation takes the full Office 365 domain, the order its prefix', async () => {
		expect(await validated(E1, 'domain', 'jsmith201.onmicrosoft.com')).toBe('SUCCESS');
		expect(await validated(E1, 'domain', 'jsmith201')).toBe('ERROR');
		expect(await ordered(E1, { name: 'domain', value: 'jsmith201.onmicrosoft.com' })).toBe('error');
		expect(await ordered(E1, { name: 'domain', value: 'jsmith201' })).toBe('completed');
	});

	test('a taken domain is found by validation and makes the order fail, except for an existing tenant', async () => {
		await ordered(E1, { name: 'domain', value: 'jsmith201' });
		customer = await world.activeCustomer();
		expect(await validated(E1, 'domain', 'JSmith201.onmicrosoft.com')).toBe('ERROR');
		expect(await ordered(E1, { name: 'domain', value: 'jsmith201' })).toBe('error');
		expect(await ordered(E1, { name: 'domain', value: 'jsmith201' }, { name: 'msAccountId', value: '917cd03a' })).toBe(
			'completed',
		);
		expect(await ordered(E1, { name: 'domain', value: 'contoso' })).toBe('error');
	});

	test('Azure takes the same prefix in both, the New Experience a tenant name, New Commerce a full domain', async () => {
		expect(await validated('MS-AZR-0145P', 'domain_prefix', 'customer7')).toBe('SUCCESS');
		expect(await ordered('MS-AZR-0145P', { name: 'domain_prefix', value: 'customer7' })).toBe('completed');
		expect(await validated('MS-AZR-0017G', 'tenant_name', 'customer8.onmicrosoft.com')).toBe('SUCCESS');
		expect(await ordered('MS-AZR-0017G', { name: 'tenant_name', value: 'customer8.onmicrosoft.com' })).toBe(
			'completed',
		);
		expect(await ordered(NCE, { name: 'microsoft_domain', value: 'place9' })).toBe('error');
	});

	test('an attestation is a structured value', async () => {
		const name = 'partner_on_record_attestation_accepted';
		expect(await refused(sales({ mpn: NCE, quantity: '1', parameters: [{ name, value: 'true' }] }))).toContain(
			'structured_value',
		);
		expect(await ordered(NCE, { name, structured_value: { attestation_accepted: true } })).toBe('completed');
	});
});

test('an order that is set to fail ends in error without a reason that the API shows', async () => {
	world.simulator.ingram.admin().failOrder();
	const id = await world.finishedOrder(officeOrder(customer));
	const { body, text } = await world.call('GET', `/orders/${id}`);
	expect(body.status).toBe('error');
	expect(text).not.toMatch(/reason|Set to fail/);
	expect((await world.call('GET', '/subscriptions')).body.pagination.total).toBe(0);
	const { body: next } = await world.call('POST', '/orders', officeOrder(customer));
	world.simulator.ingram.admin().failOrder(next.id);
	world.pass(3000);
	expect((await world.call('GET', `/orders/${next.id}`)).body.status).toBe('error');
});
