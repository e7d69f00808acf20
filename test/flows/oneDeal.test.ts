import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { time } from '../support/virtualClock';

import { newOrder } from './adobe/orderFields';
import { startAdobeWorld } from './adobe/world';
import { sale } from './ingram/parameters';
import { startWorld } from './ingram/world';
import { startPartnerWorld } from './partnerCenter/world';

/** A key names one deal, and what was chosen to protect an order protects it: the same on all platforms, counted on the server. */

interface Shop {
	/** Places an order; gives its item, an error item too. */
	place(
		orderKey: unknown,
		more?: IDataObject,
		items?: INodeExecutionData[],
		executionId?: string,
	): Promise<IDataObject>;
	/** Another number of units, as the screen holds it. */
	units(quantity: unknown): IDataObject;
	stored(): number;
	renew(): Promise<void>;
	stop(): Promise<void>;
}

const goOn = { onError: 'continueRegularOutput', credentialId: 'a' } as const;
const picked = (value: string) => ({ __rl: true, mode: 'id', value });

async function ingram(): Promise<Shop> {
	const world = await startWorld();
	let customer = '';
	return {
		async place(orderKey, more = {}, items, executionId) {
			const parameters = sale(customer, orderKey as string, more as INodeParameters);
			return (await world.run('SalesOrder', parameters, items, { ...goOn, executionId })).lastNodeItems[0].json;
		},
		units: (quantity) => ({ products: { line: [{ mpn: picked('ACME-BACKUP'), quantity }] } }) as IDataObject,
		stored: () => world.orders(customer).length,
		async renew() {
			customer = await world.customer();
		},
		stop: async () => await world.stop(),
	};
}

async function adobe(): Promise<Shop> {
	const world = await startAdobeWorld();
	let customer = '';
	return {
		async place(orderKey, more = {}, items, executionId) {
			const parameters = newOrder(customer, { ...more, orderKey } as IDataObject);
			return (
				await world.run('NewOrder', 'place', { resource: 'newOrder', ...parameters }, { items, executionId, ...goOn })
			).lastNodeItems[0].json;
		},
		units: (quantity) => ({ lineItems: { line: [{ offerId: '65304520CA01A12', quantity }] } }) as IDataObject,
		stored: () => world.state().orders.filter(({ customerId }) => customerId === customer).length,
		async renew() {
			customer = await world.customer();
		},
		stop: async () => await world.stop(),
	};
}

async function partnerCenter(): Promise<Shop> {
	const world = await startPartnerWorld();
	let customer = '';
	const lines = (quantity: unknown) => ({
		lineItems: {
			line: [
				{
					productId: picked('CFQ7TTC0EX01'),
					skuId: picked('0001'),
					quantity,
					termDuration: 'P1Y',
					billingCycle: 'monthly',
				},
			],
		},
	});
	return {
		async place(orderKey, more = {}, items, executionId) {
			const parameters = {
				resource: 'purchase',
				operation: 'place',
				customerId: picked(customer),
				targetView: 'OnlineServices',
				...lines(3),
				dryRun: false,
				waitForCompletion: true,
				simplify: true,
				...more,
				orderKey,
			} as INodeParameters;
			return (await world.run('Purchase', parameters, items, { ...goOn, executionId })).lastNodeItems[0].json;
		},
		units: (quantity) => lines(quantity) as IDataObject,
		stored: () => world.state().commerce.orders.length,
		async renew() {
			world.simulator.reset();
			customer = await world.customer();
		},
		stop: async () => await world.stop(),
	};
}

const MINUTE = 60_000;

/** Words that name the field, and say what to do. */
const NO_KEY = /"Order Key" .*(?:Enter|Use|Correct|Switch|Cut|Write)/;

describe.each([
	['Ingram Micro', ingram],
	['Partner Center', partnerCenter],
	['Adobe', adobe],
])('%s', (_, open) => {
	let shop: Shop;
	beforeAll(async () => {
		shop = await open();
	});
	beforeEach(async () => {
		time.pass(20 * MINUTE);
		await shop.renew();
	});
	afterAll(async () => await shop.stop());

	test('B7: spellings of one key buy once, in one process and once the memory has ended', async () => {
		const spellings = [
			'Gr\u00f6\u00dfe 4711',
			'Gro\u0308\u00dfe 4711',
			'Gr\u00f6\u00dfe\u00a0 4711',
			'Gr\u00f6\u200b\u00dfe 4711',
			'\ufeffGr\u00f6\u00ad\u00dfe\t4711\r\n',
			'Gr\u00f6\u0007\u00dfe 4711',
			'Gr\u00f6\u00dfe \uff14\uff17\uff11\uff11',
		];
		const seen: unknown[] = [];
		for (const spelling of spellings) {
			const row = await shop.place(spelling);
			seen.push([row.created, row.orderKey]);
			time.pass(20 * MINUTE);
		}
		expect(seen).toEqual(spellings.map((_spelling, index) => [index === 0, 'Gr\u00f6\u00dfe 4711']));
		expect(shop.stored()).toBe(1);
	});

	test('B7, B13: keys that differ by letter case, by brackets or by a dash are two', async () => {
		for (const key of ['Deal [EU]', 'EU', '[EU]', 'EU]', 'deal [EU]', 'Deal (EU)', 'Deal \u2013 EU']) {
			expect(await shop.place(key)).toMatchObject({ created: true, orderKey: key });
			time.pass(20 * MINUTE);
		}
		expect(await shop.place('EU')).toMatchObject({ created: false });
		expect(await shop.place('Deal [EU]')).toMatchObject({ created: false });
		expect(shop.stored()).toBe(7);
	});

	test('B14: a long key that is cut in an emoji is found again', async () => {
		for (const start of ['x'.repeat(20), 'x'.repeat(21), 'x'.repeat(22)]) {
			const key = `${start}${'\u{1f642}'.repeat(20)}`;
			expect(await shop.place(key)).toMatchObject({ created: true, orderKeyReadable: true });
			time.pass(20 * MINUTE);
			expect(await shop.place(key)).toMatchObject({ created: false });
		}
		expect(shop.stored()).toBe(3);
	});

	test('without a key, an execution number that comes again claims no order of another execution', async () => {
		const without = { options: { withoutOrderKey: true } };
		expect(await shop.place('', without, undefined, '1')).toMatchObject({ created: true });
		time.pass(3 * 24 * 60 * MINUTE);
		const { created } = await shop.place('', without, undefined, '1');
		expect(created).toBe(shop.stored() === 2);
		const other = await shop.place('', { ...without, ...shop.units(7) }, undefined, '1');
		expect(other.created === true).toBe(shop.stored() === (created ? 3 : 2));
	});

	test.each([
		'undefined',
		'null',
		'={{ NaN }}',
		'={{ "deal-" + $json.nothing }}',
		'=deal-{{ $json.nothing }}',
		'={{ $json.deal }}-{{ $json.nothing }}',
		'=deal-{{ $json.object }}',
		'={{ $json.object }}',
		'={{ $json.list }}',
		'={{ 12345678901234567890 }}',
		'={{ 1.5 }}',
		'=\u200b',
		'={{ "\u00ad" }}',
		'deal-{{ $json.deal }}',
		'-',
	])('B8: %s is no key: nothing is bought', async (orderKey) => {
		const row = await shop.place(orderKey, {}, [{ json: { deal: 4711, object: { id: 1 }, list: [1] } }]);
		expect(row.error).toMatch(NO_KEY);
		expect(shop.stored()).toBe(0);
	});

	test.each([
		['a whole collection of limits', { limits: '={{ $json.limits }}' }, /"Limits" is one expression/],
		['limits that are nothing', { limits: '={{ $json.nothing }}' }, /"Limits" is one expression/],
		['a limit of another name', { limits: { maxQuantity: 1 } }, /"Limits" has "maxQuantity"/],
		['a whole collection of options', { options: '={{ { dryRun: true } }}' }, /"Options" is one expression/],
		['options that are nothing', { options: '={{ $json.nothing }}' }, /"Options" is one expression/],
		...['undefined', 'null', 'NaN', '"four"', '{}', '[4]', '""', '"4.9999999999999999999"'].map(
			(found): [string, IDataObject, RegExp] => [
				`Maximum Quantity ${found}`,
				{ limits: { maximumQuantity: `={{ ${found} }}` } },
				/"Maximum Quantity"/,
			],
		),
	] as Array<[string, IDataObject, RegExp]>)('%s is refused: nothing is bought', async (_name, more, words) => {
		const row = await shop.place('deal-1', more, [{ json: { limits: { maximumQuantity: 1 } } }]);
		expect(row.error).toMatch(words);
		expect(shop.stored()).toBe(0);
	});

	test.each(['4.9999999999999999999', '0.9999999999999999999', '9007199254740993'])(
		'B15: %s units are refused, not rounded',
		async (quantity) => {
			const row = await shop.place('deal-1', shop.units(quantity));
			expect(row.error).toMatch(/Quantity.*has more digits than can be kept/);
			expect(shop.stored()).toBe(0);
		},
	);
});
