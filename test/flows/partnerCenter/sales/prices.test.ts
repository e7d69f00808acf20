import type { IBinaryData, IDataObject, INodeParameters } from 'n8n-workflow';

import { readBinary } from '../../../support/core';
import { startPartnerWorld, type PartnerWorld } from '../world';

const SHEET = "GET /v1.0/sales/pricesheets(Market='{market}',PricesheetView='{view}')/$value";

let world: PartnerWorld;
beforeAll(async () => {
	world = await startPartnerWorld({ now: () => NOW });
});
beforeEach(async () => {
	world.simulator.reset();
	world.simulator.partnerCenter.settings.sheetPacking = 'none';
	world.simulator.partnerCenter.settings.salesRegistered = true;
	// The reset has ended the token.
	await run('getRates', { month: '202611', limit: 1 });
	world.simulator.forgetCounts();
});
afterAll(async () => await world.stop());

const NOW = Date.parse('2026-11-28T10:00:00Z');

async function run(
	operation: string,
	parameters: IDataObject,
	options: { items?: number; credentialId?: string } = {},
) {
	const items = Array.from({ length: options.items ?? 1 }, () => ({ json: {} }));
	const { error, lastNodeItems } = await world.run(
		'PriceSheet',
		{ resource: 'priceSheet', operation, ...parameters } as INodeParameters,
		items,
		options.credentialId ? { credentialId: options.credentialId } : {},
	);
	return { sentence: error?.message, items: lastNodeItems, rows: lastNodeItems.map(({ json }) => json) };
}

const LICENSES = { market: 'us', view: 'updatedlicensebased', timeline: 'current' };
const prices = async (filters: IDataObject, more: IDataObject = {}) =>
	await run('getPrices', { ...LICENSES, returnAll: true, filters, ...more });
const sent = (route: string) => world.simulator.effects().requestsByRoute[route] ?? 0;

test.each(['none', 'gzip', 'zip'] as const)('the prices of one product, packing %s', async (packing) => {
	world.simulator.partnerCenter.settings.sheetPacking = packing;
	const { rows, sentence } = await prices({ productIds: 'cfq7ttc0lchc:2', segment: 'Commercial', termDuration: 'P1Y' });
	expect(sentence).toBeUndefined();
	expect(rows.map(({ billingPlan, unitPrice, erpPrice }) => [billingPlan, unitPrice, erpPrice])).toEqual([
		['Monthly', '17.60', '22.00'],
		['Annual', '211.20', '264.00'],
	]);
	expect(rows[0]).toEqual({
		productTitle: 'Microsoft 365 Business Premium',
		productId: 'CFQ7TTC0LCHC',
		skuId: '0002',
		skuTitle: 'Microsoft 365 Business Premium',
		publisher: 'Microsoft Corporation',
		skuDescription: 'Includes "desktop" apps,\nTeams and security',
		unitOfMeasure: null,
		termDuration: 'P1Y',
		billingPlan: 'Monthly',
		market: 'US',
		currency: 'USD',
		unitPrice: '17.60',
		pricingTierRangeMin: null,
		pricingTierRangeMax: null,
		effectiveStartDate: '2026-11-01',
		effectiveEndDate: null,
		tags: null,
		erpPrice: '22.00',
		segment: 'Commercial',
		meterIds: null,
		meterType: null,
	});
	expect(sent(SHEET)).toBe(1);
});

test('prices stay the text that is in the sheet', async () => {
	expect((await prices({ productIds: 'CFQ7TTC0LFLX' })).rows[0].unitPrice).toBe('0.1000000000000001');
	const {
		rows: [row],
	} = await run('getPrices', { ...LICENSES, view: 'azure_consumption', limit: 1 });
	expect(row).toMatchObject({
		unitPrice: '0.0960000000000001',
		meterType: '1 Compute Hour',
		effectiveEndDate: null,
		erpPrice: null,
	});
});

test('without Simplify a row has the columns of the sheet, unchanged', async () => {
	const {
		rows: [row],
	} = await prices({ productIds: 'CFQ7TTC0LH18' }, { simplify: false });
	expect(row).toMatchObject({
		ProductId: 'CFQ7TTC0LH18',
		EffectiveStartDate: '10/1/2025',
		EffectiveEndDate: '10/31/2026',
		'ERP Price': '6.00',
		PricingTierRangeMin: '',
	});
});

test('rows by day, title, SKU and plan', async () => {
	const basic = async (validOn: string) =>
		(await prices({ productIds: 'CFQ7TTC0LH18', validOn })).rows.map(({ unitPrice }) => unitPrice);
	expect(await basic('2026-10-31')).toEqual(['4.80']);
	expect(await basic('2026-11-01T00:00:00')).toEqual(['5.60']);
	expect(await basic('2025-09-30')).toEqual([]);
	expect((await prices({ titleContains: 'office' })).rows.map(({ productId }) => productId)).toEqual(['CFQ7TTC0LFLX']);
	expect((await prices({ skuId: '3' })).rows.map(({ segment }) => segment)).toEqual(['Charity']);
	expect((await prices({ productIds: 'CFQ7TTC0LCHC, CFQ7TTC0LFLX', billingPlan: 'annual' })).rows).toHaveLength(3);
});

test('many items share one download, each with its own rows and limit', async () => {
	const { rows, items, sentence } = await run('getPrices', { ...LICENSES, limit: 2, filters: {} }, { items: 20 });
	expect(sentence).toBeUndefined();
	expect(rows).toHaveLength(40);
	expect(items.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual(
		Array.from({ length: 40 }, (_, index) => Math.floor(index / 2)),
	);
	expect(sent(SHEET)).toBe(1);
});

test('what does not fit together is refused before anything is sent', async () => {
	expect((await run('getPrices', { ...LICENSES, view: 'marketplace', timeline: 'future' })).sentence).toContain(
		'The marketplace has no future prices',
	);
	expect((await run('getPrices', { ...LICENSES, timeline: 'history', month: '2026-13' })).sentence).toContain(
		'"Month" must be',
	);
	expect((await run('getPrices', { ...LICENSES, market: 'USA' })).sentence).toContain('two-letter country code');
	expect((await run('getPrices', { ...LICENSES, view: 'other', otherView: "a'b" })).sentence).toContain(
		'must be the name of a view',
	);
	expect(world.simulator.effects().requests).toBe(0);
});

test('the path arrives as it is written, with $value and not %24value', async () => {
	const route =
		/^GET \/v1\.0\/sales\/pricesheets\(Market=('|%27)US\1,PricesheetView=\1updatedlicensebased\1\)\/\$value$/;
	world.simulator.faults.add({ route, kind: 'status', status: 404, body: {} });
	expect((await prices({})).sentence).toContain('This file does not exist');
});

test('history takes its month in each spelling; a view by its name', async () => {
	for (const month of ['202610', '2026-10', '2026-10-01T00:00:00']) {
		expect(
			(
				await run('getPrices', {
					...LICENSES,
					view: 'other',
					otherView: 'software',
					timeline: 'history',
					month,
					limit: 1,
				})
			).rows,
		).toHaveLength(1);
	}
	expect((await run('getPrices', { ...LICENSES, timeline: 'history', month: '202701' })).sentence).toContain(
		'This file does not exist',
	);
});

test.each([
	['none', 'csv'],
	['gzip', 'csv.gz'],
	['zip', 'zip'],
] as const)('a sheet as a file, packing %s', async (packing, ending) => {
	world.simulator.partnerCenter.settings.sheetPacking = packing;
	const {
		items: [{ json, binary }],
		sentence,
	} = await run('download', { ...LICENSES, binaryPropertyName: 'sheet' });
	expect(sentence).toBeUndefined();
	expect(json).toMatchObject({
		market: 'US',
		view: 'updatedlicensebased',
		fileName: `pricesheet-US-updatedlicensebased-current.${ending}`,
	});
	const content = await readBinary(binary?.sheet as IBinaryData);
	if (packing === 'none') expect(content.toString()).toMatch(/^\uFEFFProductTitle,ProductId,[^]*0\.1000000000000001/);
	else expect(content.subarray(0, 2)).toEqual(packing === 'gzip' ? Buffer.of(0x1f, 0x8b) : Buffer.from('PK'));
});

test('exchange rates and the offer matrix, as rows and as files', async () => {
	const rates = await run('getRates', { month: '202611', returnAll: true, filters: { currencies: 'eur, JPY' } });
	expect(rates.rows).toEqual([
		{ currencyCode: 'EUR', usdPerUnit: '1.0853412345678901', month: '2026' },
		{ currencyCode: 'JPY', usdPerUnit: '0.0066712345678901', month: '2026' },
	]);
	const matrix = await run('getOfferMatrix', {
		month: '202611',
		returnAll: true,
		filters: { productIds: 'CFQ7TTC0LCHC' },
	});
	expect(matrix.rows).toMatchObject([
		{ skuId: '0002', maxLicenses: '300', productSkuPreRequisites: null, productSkuConversion: 'CFQ7TTC0LF8R:0001' },
	]);
	expect((await run('downloadRates', { month: '202611', binaryPropertyName: 'data' })).rows).toMatchObject([
		{ month: '202611', fileName: 'fxrates-202611.csv' },
	]);
	expect((await run('downloadOfferMatrix', { month: '202210', binaryPropertyName: 'data' })).sentence).toContain(
		'not every month has one',
	);
});

test('refusals say what to do: registration, user and roles', async () => {
	world.simulator.partnerCenter.settings.salesRegistered = false;
	const { sentence } = await prices({});
	expect(sentence).toContain('4990cffe-04e8-4e8b-808a-1175604b879f');
	expect(sentence).toContain('fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd, user_impersonation');
	world.simulator.partnerCenter.settings.salesRegistered = true;
	const app = await run('getPrices', { ...LICENSES, limit: 1 }, { credentialId: 'app' });
	expect(app.sentence).toContain('requires App + User sign-in with a user who has the role Admin Agent or Sales Agent');
	world.simulator.faults.add({ route: SHEET, kind: 'unauthorized', times: 9 });
	expect((await prices({})).sentence).toContain('Admin Agent or Sales Agent');
});

test('a web page, nothing, and a broken file are reported in words', async () => {
	world.simulator.faults.add({ route: SHEET, kind: 'html' });
	expect((await prices({})).sentence).toContain('a web page');
	world.simulator.faults.add({ route: SHEET, kind: 'html' });
	expect((await run('download', { ...LICENSES, binaryPropertyName: 'data' })).sentence).toContain('instead of a file');
	world.simulator.faults.add({ route: SHEET, kind: 'truncated' });
	expect((await prices({})).sentence).toBeDefined();
	world.simulator.faults.add({ route: SHEET, kind: 'reset' });
	expect((await prices({ productIds: 'CFQ7TTC0LH18' })).rows).toHaveLength(2);
});
