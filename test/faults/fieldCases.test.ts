import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../support/virtualClock';

import { byId, create, lines, PRODUCT, sale } from '../flows/ingram/parameters';
import { startWorld, type NodeName, type World } from '../flows/ingram/world';

/** What resellers have met on Ingram Micro: answers in a form that the documents do not promise. */

const HOUR = 60 * 60_000;

let world: World;
let customer: string;

beforeAll(async () => {
	world = await startWorld();
});
beforeEach(async () => {
	customer = await world.customer();
});
afterEach(() => world.simulator.faults.clear());
afterAll(async () => await world.stop());

const answers = (route: string, body: unknown, times = 99) =>
	world.simulator.faults.add({ route, kind: 'status', status: 200, body, times });

async function row(node: NodeName, parameters: INodeParameters): Promise<IDataObject> {
	const { lastNodeItems, error } = await world.run(node, parameters, undefined, { onError: 'continueRegularOutput' });
	expect(error).toBeUndefined();
	expect(lastNodeItems).toHaveLength(1);
	return lastNodeItems[0].json;
}

const details = (json: IDataObject) => json.details as IDataObject;

const report = {
	resource: 'report',
	operation: 'schedule',
	name: 'Daily report',
	startDate: '2026-01-01',
	additionalFields: {},
	waitForCompletion: true,
	simplify: false,
};

describe('M2: a status that nobody knows', () => {
	const orders = () => world.orders(customer).filter(({ type }) => type === 'sales');

	test.each(['onHold', 'REJECTED', 'partially completed'])(
		'of an order (%s) ends the waiting and is named, and Place Again orders once more',
		async (status) => {
			const start = time.now();
			const order = {
				id: '77',
				orderNumber: 'SO77',
				type: 'sales',
				customerId: customer,
				poNumber: 'deal-odd',
				products: [{ mpn: PRODUCT, quantity: '3' }],
			};
			answers('GET /orders/{id}', { ...order, status });
			const json = await row('SalesOrder', sale(customer, 'deal-odd'));
			expect(json.error).toContain(`has the status "${status}"`);
			expect(json.error).toContain('Place Again');
			expect(details(json)).toMatchObject({ outcome: 'failed', orderKey: 'deal-odd' });
			// One poll, not ten minutes of them.
			expect(time.now() - start).toBeLessThan(20_000);
			expect(orders()).toHaveLength(1);
			const again = await row('SalesOrder', sale(customer, 'deal-odd', { options: { placeAgain: true } }));
			expect(details(again)).toMatchObject({ outcome: 'failed' });
			expect(orders()).toHaveLength(2);
		},
	);

	test.each(['submitted', 'processing', 'Processing', undefined])('%s goes on', async (status) => {
		answers('GET /orders/{id}', { id: '78', type: 'sales', customerId: customer, poNumber: 'deal-on', status });
		expect(await row('SalesOrder', sale(customer, 'deal-on', { options: { waitAtMost: 1 } }))).toMatchObject({
			outcome: 'pending',
		});
	});

	test('of an account is named, and nothing is ordered', async () => {
		answers('GET /customers/{id}', { id: customer, status: 'migrating' });
		const json = await row('SalesOrder', sale(customer, 'deal-account'));
		expect(json.error).toMatch(/^Nothing was ordered: Account .* has the status "migrating"/);
		expect(orders()).toEqual([]);
	});

	test('of a new account ends the waiting', async () => {
		answers('GET /customers/{id}', { id: '9', status: 'rejected' });
		const start = time.now();
		const json = await row('Customer', create('crm-odd'));
		expect(json.error).toContain('has the status "rejected"');
		expect(time.now() - start).toBeLessThan(10_000);
	});

	test.each(['unknown', 'expired'])('of a report (%s) ends the waiting', async (status) => {
		answers('GET /reports/{reportId}', { id: '5', status });
		const start = time.now();
		const json = await row('Report', report);
		expect(json.error).toContain(`has the status "${status}"`);
		expect(time.now() - start).toBeLessThan(10_000);
	});
});

describe('M3: a limit of the catalog that is none', () => {
	const product = {
		id: 'p1',
		mpn: PRODUCT,
		name: 'Backup',
		vendor: 'Acme',
		subscriptionPeriod: { type: 'month', duration: 1 },
		billingPeriod: { type: 'month', duration: 1 },
	};

	test.each([
		['', ''],
		[null, null],
		['unlimited', 'none'],
		[undefined, undefined],
		[' ', ' '],
		['-1', '0'],
	])('maximum %p and minimum %p let any quantity through', async (maximumQuantity, minimumQuantity) => {
		answers('GET /products', {
			data: [{ ...product, maximumQuantity, minimumQuantity }],
			pagination: { offset: 0, limit: 100, total: 1 },
		});
		expect(await row('SalesOrder', sale(customer, 'deal-limit', { products: lines(40) }))).toMatchObject({
			created: true,
			outcome: 'completed',
		});
	});

	test('one that is a number still holds', async () => {
		answers('GET /products', {
			data: [{ ...product, maximumQuantity: '5', minimumQuantity: '' }],
			pagination: { offset: 0, limit: 100, total: 1 },
		});
		const json = await row('SalesOrder', sale(customer, 'deal-most', { products: lines(40) }));
		expect(json.error).toContain('the maximum quantity of Backup is 5, but it is 40');
		expect(world.orders(customer)).toEqual([]);
	});
});

describe('M6: an earlier order that cannot be read', () => {
	test.each([
		[404, 'No entity has been found'],
		[500, 'Something broke'],
	])('with %i: the sentence names it and says that nothing was ordered', async (status, message) => {
		const { data } = await world.api.post<{ id: string }>('/orders', {
			type: 'sales',
			customerId: customer,
			poNumber: 'earlier',
			products: [{ mpn: PRODUCT, quantity: 1 }],
		});
		world.simulator.faults.add({ route: 'GET /orders/{id}', kind: 'status', status, body: { message }, times: 99 });
		const json = await row('SalesOrder', sale(customer, 'deal-new'));
		expect(json.error).toMatch(/^Nothing was ordered: /);
		expect(json.error).toContain(`order ${data.id} of this customer`);
		expect(details(json)).toMatchObject({ existingOrderId: data.id, status });
		expect(String(details(json).platform)).toContain(message);
		world.simulator.faults.clear();
		expect(await row('SalesOrder', sale(customer, 'deal-new'))).toMatchObject({ created: true });
		expect(world.orders(customer)).toHaveLength(2);
	});
});

describe('S5: a quota that is used up', () => {
	const words = (time: string) => ({
		statusCode: 403,
		message: `Out of call volume quota. Quota will be replenished in ${time}.`,
	});

	test('is waited for where that is within the time allowed', async () => {
		world.simulator.faults.add({ route: 'POST /orders', kind: 'status', status: 403, body: words('00:00:40') });
		const start = time.now();
		expect(await row('SalesOrder', sale(customer, 'deal-quota'))).toMatchObject({
			created: true,
			outcome: 'completed',
		});
		expect(time.now() - start).toBeGreaterThanOrEqual(40_000);
		expect(world.orders(customer)).toHaveLength(1);
	});

	test.each([
		['without Retry-After', {}, '01:12:33', 4353],
		['with Retry-After', { 'Retry-After': '4353' }, '01:12:33', 4353],
		['of days', {}, '2.00:00:10', 172_810],
	])('ends with when it is back: %s', async (_, headers, left, seconds) => {
		world.simulator.faults.add({
			route: 'GET /orders',
			kind: 'status',
			status: 403,
			headers,
			body: words(left),
			times: 99,
		});
		const json = await row('SalesOrder', sale(customer, 'deal-quota'));
		expect(json.error).toMatch(
			new RegExp(`^The API quota at Ingram Micro is used up. Try again in ${seconds} s \\(after 20`),
		);
		expect(String(details(json).platform)).toContain('Out of call volume quota');
		expect(world.orders(customer)).toEqual([]);
	});

	test('a right that is missing is none', async () => {
		world.simulator.faults.add({
			route: 'GET /orders',
			kind: 'status',
			status: 403,
			body: { message: 'Missing privilege' },
			times: 99,
		});
		const start = time.now();
		const json = await row('SalesOrder', sale(customer, 'deal-right'));
		expect(json.error).toContain('not allowed to');
		expect(time.now() - start).toBeLessThan(HOUR / 60);
	});
});

describe('S7: words that decide nothing by themselves', () => {
	test.each([
		['Credit threshold exceeded', /credit limit/],
		['Subscription 1300001 has a pending change order', /still in progress/],
		['Product ACME-BACKUP is not available for this country in the Cloud Marketplace', /See its message below/],
		['The threshold of the marketplace fee is pending review', /See its message below/],
	])('"%s"', async (message, sentence) => {
		world.simulator.faults.add({ route: 'POST /orders', kind: 'status', status: 400, body: { message } });
		const json = await row('SalesOrder', sale(customer, 'deal-words'));
		expect(json.error).toMatch(sentence);
		expect(json.error).not.toMatch(/marketplace was not accepted|is on hold|account is not active/);
		expect(String(details(json).platform)).toContain(message);
	});

	test.each([
		['Customer 100001 cannot order: its status is pending', /account is not active, or no longer active/],
		['The account is on hold', /account is on hold/],
		['Customer is in creditHold', /account is on hold/],
		['Invalid marketplace "xx"', /marketplace was not accepted/],
		['Marketplace "xx" is not available for this account', /marketplace was not accepted/],
	])('"%s" still says what to do', async (message, sentence) => {
		world.simulator.faults.add({ route: 'POST /orders', kind: 'status', status: 400, body: { message } });
		expect((await row('SalesOrder', sale(customer, 'deal-words'))).error).toMatch(sentence);
	});
});

describe('S8: the link of a report', () => {
	const download = {
		resource: 'report',
		operation: 'download',
		source: 'report',
		reportId: byId('5'),
		binaryPropertyName: 'data',
	};

	test.each([[null], [''], [' '], [undefined]])('%p: it is not ready yet', async (downloadUrl) => {
		answers('GET /reports/{reportId}', { id: '5', status: 'processing', downloadUrl });
		const { error } = await row('Report', download);
		expect(error).toContain('has no file yet (status processing). Wait until');
	});

	test.each([['http://files.example.com/a.csv'], ['/files/a.csv'], ['ftp://files.example.com/a.csv']])(
		'%s: the sentence names the field',
		async (downloadUrl) => {
			answers('GET /reports/{reportId}', { id: '5', status: 'completed', downloadUrl });
			const { error } = await row('Report', download);
			expect(error).toContain('Report 5 cannot be downloaded: its downloadUrl does not start with https://');
		},
	);
});
