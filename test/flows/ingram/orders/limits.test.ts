import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, change, lines, sale } from '../parameters';
import { startWorld, type World } from '../world';

/** What is checked between the look for an order and the placing: the account, and the limits of quantity and money. */

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

const goOn = { onError: 'continueRegularOutput' } as const;

async function place(limits: INodeParameters, more: INodeParameters = {}): Promise<IDataObject> {
	const { lastNodeItems } = await world.run(
		'SalesOrder',
		sale(customer, 'deal-1', { limits, ...more }),
		undefined,
		goOn,
	);
	return lastNodeItems[0].json;
}

/** What three units cost, by the simulator's own estimate. */
async function price(): Promise<{ total: string; currency: string }> {
	const { checks } = await place({ expectedCurrency: 'USD' }, { dryRun: true });
	return (checks as IDataObject).estimate as { total: string; currency: string };
}

/** One cent less: the last digit of an amount with two digits after the point. */
const cents = (amount: string, more: number): string => {
	const all = String(Number(amount.replace('.', '')) + more).padStart(3, '0');
	return `${all.slice(0, -2)}.${all.slice(-2)}`;
};

const stored = (): number => world.orders(customer).length;

test('an order within its limits shows each step in the output', async () => {
	const { total } = await price();
	const row = await place({ maximumTotal: total, expectedCurrency: 'usd', dealAmount: total, maximumQuantity: 3 });
	expect(row).toMatchObject({
		created: true,
		checks: { account: 'active', estimate: { total, currency: 'USD' }, limits: 'kept' },
	});
	expect(stored()).toBe(1);
});

test.each([
	[
		'Maximum Total',
		(total: string) => ({ maximumTotal: cents(total, -1), expectedCurrency: 'USD' }),
		/"Maximum Total"/,
	],
	[
		'Deal Amount',
		(total: string) => ({ dealAmount: cents(total, 1), expectedCurrency: 'USD' }),
		/0\.01 away from the "Deal Amount"/,
	],
	['Expected Currency', () => ({ expectedCurrency: 'EUR' }), /USD.*"Expected Currency" is EUR/],
])('one cent or another currency beyond %s: nothing is ordered', async (_, limits, words) => {
	const { total, currency } = await price();
	const row = await place(limits(total));
	expect(row.error).toMatch(words);
	expect(row.details).toMatchObject({ outcome: 'failed', estimate: { total, currency } });
	expect(stored()).toBe(0);
});

test('within the tolerance it is ordered, and not a cent beyond it', async () => {
	const { total } = await price();
	const deal = cents(total, 100);
	// So many percent of the deal are a euro, cut after six digits: a little less than a euro.
	const percent = ((100 / Number(deal)) * 100).toFixed(6);
	expect((await place({ dealAmount: deal, expectedCurrency: 'USD', tolerance: '0.0001' })).error).toMatch(/is allowed/);
	expect(stored()).toBe(0);
	expect(
		await place({ dealAmount: deal, expectedCurrency: 'USD', tolerance: String(Number(percent) + 0.001) }),
	).toMatchObject({ created: true });
});

test.each([
	[{ maximumQuantity: 2 }, /"Maximum Quantity" is 2, but 3 units/],
	[{ maximumTotal: '', expectedCurrency: 'USD' }, /"Maximum Total" was chosen as a limit, but is empty/],
	[{ maximumTotal: '={{ null }}', expectedCurrency: 'USD' }, /"Maximum Total" was chosen as a limit/],
	[{ maximumTotal: '1,500.00', expectedCurrency: 'USD' }, /"Maximum Total" must be an amount/],
	[{ maximumTotal: '1500.00' }, /"Expected Currency" is required/],
	[{ expectedCurrency: 'USD', tolerance: '5' }, /"Tolerance" needs the "Deal Amount"/],
])('%j: refused before anything is sent', async (limits, words) => {
	const sent = world.requestsSince();
	expect((await place(limits as INodeParameters)).error).toMatch(words);
	expect(sent()).toEqual({});
});

test('an estimate that shows no price is no permission', async () => {
	world.simulator.faults.add({ route: 'POST /orders/estimate', kind: 'status', status: 200, body: { products: [] } });
	expect((await place({ maximumTotal: '1000', expectedCurrency: 'USD' })).error).toMatch(/shows no currency/);
	expect(stored()).toBe(0);
});

test('an order that exists is returned, whatever its price is now', async () => {
	await place({});
	expect(await place({ maximumTotal: '0.01', expectedCurrency: 'USD' })).toMatchObject({ created: false });
	expect(stored()).toBe(1);
});

test('a change is limited by what the subscription holds in the end', async () => {
	const subscription = await world.subscription(customer);
	const before = stored();
	const run = async (limits: INodeParameters) =>
		(await world.run('ChangeOrder', change(customer, subscription, 'change-1', { limits }), undefined, goOn))
			.lastNodeItems[0].json;
	expect((await run({ maximumQuantity: 6 })).error).toMatch(/"Maximum Quantity" is 6, but 7 units/);
	expect(await run({ maximumQuantity: 7 })).toMatchObject({ created: true, checks: { limits: 'kept' } });
	expect(stored()).toBe(before + 1);
});

describe('the account', () => {
	test.each([
		['creditHold', /is on credit hold.*Settle its balance/],
		['adminHold', /on administrative hold/],
	])('%s: nothing is ordered, and the sentence says what to do', async (status, words) => {
		world.simulator.ingram.admin().setCustomerStatus(customer, status);
		expect((await place({})).error).toMatch(words);
		expect(stored()).toBe(0);
	});

	test('is read once for all orders of a customer in a run, and not at all where that is switched off', async () => {
		const sent = world.requestsSince();
		const items = [1, 2, 3].map((number) => ({ json: { number } }));
		const orders = sale(customer, '={{ "deal-" + $json.number }}');
		await world.run('SalesOrder', orders, items);
		expect(sent()['GET /customers/{id}']).toBe(1);
		const later = world.requestsSince();
		await world.run('SalesOrder', { ...orders, orderKey: 'deal-9', options: { checkAccount: false } });
		expect(later()['GET /customers/{id}']).toBeUndefined();
		expect(stored()).toBe(4);
	});
});

test('a customer that is not there is reported as such', async () => {
	const { lastNodeItems } = await world.run(
		'SalesOrder',
		{ ...sale(customer, 'deal-1'), customerId: byId('999999'), products: lines(1) },
		undefined,
		goOn,
	);
	expect(lastNodeItems[0].json.error).toMatch(/\w+ .*\./);
	expect(stored()).toBe(0);
});

test.each([
	['below 0', '-1.00'],
	['a cent below 0', '-0.01'],
	['null', null],
	['empty', ''],
	['beyond any price', '1e21'],
	['endless', 'Infinity'],
	['a list', [10]],
	['an object', { amount: '10.00' }],
])('an estimate that is %s passes no limit', async (_, amount) => {
	const limits: INodeParameters[] = [{ maximumTotal: '1000' }, { dealAmount: '10', tolerance: '500' }];
	for (const limit of limits) {
		const body = { total: { amount, currency: 'USD' } } as IDataObject;
		world.simulator.faults.add({ route: 'POST /orders/estimate', kind: 'status', status: 200, body });
		expect((await place({ ...limit, expectedCurrency: 'USD' })).error).toMatch(/Nothing was ordered: the platform's/);
	}
	expect(stored()).toBe(0);
});

test('a quantity in a list that would be rounded is refused', async () => {
	const productList = '[{"mpn": "ACME-BACKUP", "quantity": 4.9999999999999999999}]';
	const { lastNodeItems } = await world.run(
		'SalesOrder',
		sale(customer, 'deal-1', { productsFrom: 'list', productList }),
		undefined,
		goOn,
	);
	expect(lastNodeItems[0].json.error).toMatch(/quantity.*more digits than/);
	expect(stored()).toBe(0);
});
