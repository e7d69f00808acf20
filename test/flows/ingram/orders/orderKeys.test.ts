import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import { lines, OFFICE, sale } from '../parameters';
import { startWorld, type World } from '../world';
import { TOO_LOW, UNKNOWN_OUTCOME } from '../../../support/sentences';

const MINUTE = 60_000;

/** About the order itself: nothing of it is stored. */
const REFUSED = { message: 'ACME-BACKUP is not available' };

let world: World;
let customer: string;
let keys = 0;
let key: string;

beforeAll(async () => {
	world = await startWorld();
});
beforeEach(async () => {
	customer = await world.customer();
	key = `deal-${(keys += 1)}`;
});
afterEach(() => {
	world.simulator.faults.clear();
	Object.assign(world.simulator.ingram.settings, { singleShowsPoNumber: true, singleShowsAttributes: true });
});
afterAll(async () => await world.stop());

/** Places a sales order and gives the item, an error item too. */
async function place(more: INodeParameters = {}, orderKey = key): Promise<IDataObject> {
	const { lastNodeItems } = await world.run('SalesOrder', sale(customer, orderKey, more), undefined, {
		onError: 'continueRegularOutput',
	});
	return lastNodeItems[0].json;
}

const stored = (): number => world.orders(customer).length;

describe('keys', () => {
	test('an expression that yields nothing is refused before anything is sent', async () => {
		const sent = world.requestsSince();
		for (const orderKey of ['={{ $json.nothing }}', '={{ "  " }}', '={{ null }}']) {
			expect((await place({}, orderKey)).error).toMatch(/"Order Key"/);
		}
		expect(sent()).toEqual({});
	});

	test('of an add-on whose license the platform added is found again', async () => {
		const addOn = { products: lines(2, 'fc233c3f-25bc-4bba-8984-860ce561af86') };
		expect(await place(addOn)).toMatchObject({ created: true, warnings: [expect.stringContaining(OFFICE)] });
		expect(await place(addOn)).toMatchObject({
			created: false,
			warnings: [expect.stringContaining('ordered now'), expect.stringContaining(`1 x ${OFFICE}`)],
		});
		time.pass(20 * MINUTE);
		expect(await place(addOn)).toMatchObject({ created: false });
		expect(stored()).toBe(1);
	});

	test('a Dry Run expression that yields nothing is refused, and nothing is bought', async () => {
		for (const dryRun of ['={{ $json.testMode }}', '={{ null }}', '={{ "" }}']) {
			expect((await place({ dryRun })).error).toContain('"Dry Run" must be');
		}
		expect((await place({ dryRun: '={{ "true" }}' })).dryRun).toBe(true);
		expect(stored()).toBe(0);
	});

	test("of the customer's other orders are read once for all items of a run", async () => {
		const items = Array.from({ length: 8 }, (_, index) => ({ json: { key: `${key}-${index}`, units: index + 1 } }));
		const parameters = sale(customer, '={{ $json.key }}', {
			products: lines('={{ $json.units }}'),
			waitForCompletion: false,
		});
		const sent = world.requestsSince();
		const { error } = await world.run('SalesOrder', parameters, items);
		expect(error).toBeUndefined();
		expect(stored()).toBe(8);
		// Each is read back once after placing, and at most once by the looks of all items after it.
		expect(sent()['GET /orders/{id}']).toBeLessThanOrEqual(16);
	});

	test('without one, an order is one request; only what Retry On Fail repeats is looked for', async () => {
		const parameters = sale(customer, '', {
			options: { withoutOrderKey: true, checkAccount: false },
			waitForCompletion: false,
			products: lines('={{ $json.quantity }}'),
		});
		const items = [1, 2, 3].map((quantity) => ({ json: { quantity } }));
		const first = world.requestsSince();
		expect((await world.run('SalesOrder', parameters, items, { executionId: `first-${key}` })).error).toBeUndefined();
		expect(first()).toEqual({ 'GET /products': 1, 'POST /orders': 3 });
		const again = world.requestsSince();
		world.simulator.faults.add({ route: 'POST /orders', kind: 'status', status: 400, body: REFUSED, skip: 2 });
		const retry = { retryOnFail: true, maxTries: 2, executionId: `second-${key}` };
		expect((await world.run('SalesOrder', parameters, items, retry)).error).toBeUndefined();
		expect(again()['POST /orders']).toBe(4);
		// The two that exist are read by their ids; the one that was refused is looked for, before and after it is refused again.
		expect(again()['GET /orders']).toBe(2);
		expect(stored()).toBe(6);
	});

	test('without one, Retry On Fail looks also for what it did long ago', async () => {
		const parameters = sale(customer, '', {
			options: { withoutOrderKey: true, checkAccount: false },
			waitForCompletion: false,
			products: lines('={{ $json.quantity }}'),
		});
		const items = [1, 2].map((quantity) => ({ json: { quantity } }));
		const turn = { executionId: `long-${key}` };
		await world.run('SalesOrder', parameters, items, turn);
		// A long run's first orders are older than the memory of them when its last one fails and all is run again.
		time.pass(20 * MINUTE);
		expect((await world.run('SalesOrder', parameters, items, turn)).error).toBeUndefined();
		expect(stored()).toBe(2);
	});

	test('without one, Retry On Fail buys once and a new execution buys again', async () => {
		const parameters = sale(customer, '', {
			options: { withoutOrderKey: true },
			products: lines('={{ $json.quantity }}'),
		});
		const items = [1, 2].map((quantity) => ({ json: { quantity } }));
		const retry = { retryOnFail: true, maxTries: 3, executionId: `execution-${key}` };
		world.simulator.faults.add({ route: 'POST /orders', kind: 'status', status: 400, body: REFUSED, skip: 1 });
		const { error, lastNodeItems } = await world.run('SalesOrder', parameters, items, retry);
		expect(error).toBeUndefined();
		expect(lastNodeItems.map(({ json }) => json.created)).toEqual([false, true]);
		expect(stored()).toBe(2);
		await world.run('SalesOrder', parameters, items);
		expect(stored()).toBe(4);
	});

	test('that cannot be read say so, and the next order with the same lines cannot be decided', async () => {
		world.simulator.ingram.settings.singleShowsPoNumber = false;
		expect(await place()).toMatchObject({ created: true, orderKeyReadable: false });
		const json = await place({}, `${key}-next`);
		expect(json.error).toMatch(UNKNOWN_OUTCOME);
		expect(json.details).toMatchObject({ outcome: 'unknown' });
		expect(stored()).toBe(1);
		expect(await place({ options: { acceptKeyless: true } }, `${key}-next`)).toMatchObject({ created: true });
		expect(await place({ products: lines(9) }, `${key}-more`)).toMatchObject({ created: true });
		expect(stored()).toBe(3);
	});

	test('move to the attributes when the customer has a PO number', async () => {
		const own = { additionalFields: { poNumber: 'PO-2244' } };
		const first = await place(own);
		expect(world.orders(customer)[0]).toMatchObject({ poNumber: 'PO-2244', attributes: { n8nOrderKey: key } });
		expect(first).toMatchObject({ poNumber: 'PO-2244', orderKeyReadable: true });
		time.pass(20 * MINUTE);
		expect(await place(own)).toMatchObject({ created: false, id: first.id });
		expect(await place(own, `${key}-next`)).toMatchObject({ created: true });
		expect(stored()).toBe(2);
	});
});

describe('a key that moved to the attributes', () => {
	const own = (poNumber: string): INodeParameters => ({ additionalFields: { poNumber } });

	test('is refused where the PO number was edited and the attributes are not shown', async () => {
		await place(own('PO-1'));
		world.simulator.ingram.settings.singleShowsAttributes = false;
		time.pass(20 * MINUTE);
		const row = await place(own('PO-2'));
		expect(row.error).toMatch(/shows no key.*Nothing was ordered/);
		expect(stored()).toBe(1);
	});

	test('is found where the PO number was edited and the attributes are shown', async () => {
		await place(own('PO-1'));
		time.pass(20 * MINUTE);
		expect(await place(own('PO-2'))).toMatchObject({ created: false });
		expect(stored()).toBe(1);
	});

	test('is found where a PO number was added or removed since', async () => {
		await place();
		time.pass(20 * MINUTE);
		expect(await place(own('PO-1'))).toMatchObject({ created: false });
		expect(stored()).toBe(1);
		await place(own('PO-1'), `${key}-removed`);
		time.pass(20 * MINUTE);
		expect(await place({}, `${key}-removed`)).toMatchObject({ created: false });
		expect(stored()).toBe(2);
	});
});

describe('before the order is sent', () => {
	const bad: Array<[string, INodeParameters, RegExp]> = [
		['a product that is not sold', { products: lines(1, 'NO-SUCH-PRODUCT') }, /line 1.*NO-SUCH-PRODUCT/],
		['more than may be sold', { products: lines(101) }, /line 1.*100/],
		[
			'a part number of several products',
			{ products: lines(1, 'bd938-058f-4927-bba3-ae36b1d2501c') },
			/Vendor, Subscription Period or Billing Period/,
		],
		['quantity 0', { products: lines(0) }, new RegExp(`line 1, Quantity" ${TOO_LOW}`)],
		['a fraction', { products: lines('={{ 1.5 }}') }, /line 1, Quantity".* whole number/],
		['text as the list of lines', { productsFrom: 'list', productList: '={{ "none" }}' }, /Product List/],
		[
			'a column that the list does not have',
			{
				productsFrom: 'columns',
				productList: '[{"sku": "ACME-BACKUP", "quantity": 1}]',
				mpnColumn: 'sku',
				quantityColumn: 'seats',
			},
			/line 1" has no column "seats". It has: sku, quantity/,
		],
		[
			'a bad value in a column of the user',
			{
				productsFrom: 'columns',
				productList: '[{"sku": "ACME-BACKUP", "seats": "many"}]',
				mpnColumn: 'sku',
				quantityColumn: 'seats',
			},
			/"Product List, line 1, seats"/,
		],
		[
			'an empty cell in a column of the user',
			{
				productsFrom: 'columns',
				productList: '[{"sku": "", "seats": 1}]',
				mpnColumn: 'sku',
				quantityColumn: 'seats',
			},
			/"Product List, line 1, sku" is required/,
		],
		['an empty list of lines', { productsFrom: 'list', productList: '={{ [] }}' }, /Product List/],
	];

	test.each(bad)('%s is refused', async (_, more, sentence) => {
		expect((await place(more)).error).toMatch(sentence);
		expect(stored()).toBe(0);
	});

	test.each([
		['={{ "none" }}', 'list of rows'],
		['={{ [] }}', 'but is empty'],
		['={{ $json.nothing }}', 'found nothing'],
	])('an expression %s in place of the rows buys nothing', async (line, words) => {
		expect((await place({ products: { line } })).error).toContain(words);
		expect(stored()).toBe(0);
	});

	test.each([
		'={{ "none" }}',
		'={{ [] }}',
		'={{ $json.nothing }}',
		'={{ 5 }}',
		'={{ [..."none"] }}',
		'={{ ({ line: "none" }) }}',
		'={{ ({ line: [..."none"] }) }}',
		'={{ ({ line: [{}] }) }}',
		'={{ ({ line: [] }) }}',
	])('an expression %s in place of the whole collection buys nothing', async (products) => {
		const sent = world.requestsSince();
		expect((await place({ products })).error).toMatch(/"Products.*" (must be|is required|is empty|.*found nothing)/);
		expect(sent()).toEqual({});
	});

	test('an expression that gives rows buys these rows', async () => {
		const { products } = await place({ products: '={{ [{ mpn: "ACME-BACKUP", quantity: 2 }] }}' });
		expect(products).toMatchObject([{ mpn: 'ACME-BACKUP', quantity: '2.0' }]);
		expect(stored()).toBe(1);
	});

	test('an add-on without its license is a warning only', async () => {
		const json = await place({ dryRun: true, products: lines(1, '53fc25f7-6639-4f78-bb44-3c2dfec3ed40') });
		expect(json.warnings).toEqual([expect.stringContaining(OFFICE)]);
	});
});
