import { AZURE_OFFER, AZURE_PLAN, DAY, MAIL_OFFER } from '../commerce/world';
import type { AreaWorld } from './world';
import { startAreas } from './world';

let world: AreaWorld;
let id: string;
let customer: string;

beforeEach(async () => {
	world = await startAreas();
	id = await world.customer();
	customer = `/customers/${id}`;
});
afterEach(() => world.stop());

const read = async (path: string, headers?: Record<string, string>): Promise<any> =>
	(await world.call('GET', path, undefined, headers)).body;

async function buyPlan(): Promise<string> {
	const [{ id: plan }] = await world.buy(id, {
		catalogItemId: await world.item(AZURE_PLAN, null),
		quantity: 1,
		billingCycle: 'monthly',
	});
	return plan;
}

describe('usage', () => {
	test('is that of the sample, about the customer of the path', async () => {
		expect(await read(`${customer}/usagesummary`)).toMatchObject({ id, totalCost: 214.87 });
		expect((await read('/customers/usagerecords')).items[0]).toMatchObject({ id, isUpgraded: true });
		expect((await world.call('GET', '/customers/no-customer/usagesummary')).status).toBe(404);
	});

	test('each kind of record is for its kind of subscription', async () => {
		const [plan, legacy, mail] = [
			await buyPlan(),
			(await world.buyLegacy(id, AZURE_OFFER, 1)).id,
			(await world.buyLegacy(id, MAIL_OFFER, 1)).id,
		];
		const status = async (subscription: string, path: string) =>
			(await world.call('GET', `${customer}/subscriptions/${subscription}/${path}`)).status;
		expect([await status(legacy, 'usagerecords/resources'), await status(plan, 'usagerecords/resources')]).toEqual([
			200, 400,
		]);
		expect([await status(plan, 'resourceusagerecords'), await status(legacy, 'resourceusagerecords')]).toEqual([
			200, 400,
		]);
		expect(await status(mail, 'usagesummary')).toBe(400);
	});
});

describe('utilization', () => {
	async function asked(query = ''): Promise<string> {
		const { id: subscription } = await world.buyLegacy(id, AZURE_OFFER, 1);
		world.pass(4 * DAY);
		await world.signIn();
		const span = 'start_time=2026-03-01T00:00:00%2B00:00&end_time=2026-03-05T00:00:00%2B00:00';
		return `${customer}/subscriptions/${subscription}/utilizations/azure?${span}${query}`;
	}

	test('is not ready at first, and says how long to wait', async () => {
		world.simulator.partnerCenter.settings.utilizationDelayMs = 30_000;
		const path = await asked();
		const first = await world.call('GET', path);
		expect([first.status, first.text, first.headers.get('retry-after')]).toEqual([204, '', '30']);
		world.pass(10_000);
		expect((await world.call('GET', path)).headers.get('retry-after')).toBe('20');
		world.pass(20_000);
		expect((await world.call('GET', path)).status).toBe(200);
	});

	test('goes on by a link with headers, without a token in the body', async () => {
		const path = await asked('&granularity=hourly');
		const whole = await read(path);
		expect(whole).not.toHaveProperty('continuationToken');
		expect(whole.links).not.toHaveProperty('next');
		const page = await read(`${path}&size=30`);
		expect(page).toMatchObject({ totalCount: 30, items: whole.items.slice(0, 30) });
		expect(page).not.toHaveProperty('continuationToken');
		const { uri, headers } = page.links.next;
		const next = await read(uri, { [headers[0].key]: headers[0].value });
		expect(next.items).toEqual(whole.items.slice(30, 60));
	});

	test('details can be left out; the times have offsets', async () => {
		const { items } = await read(await asked('&show_details=false'));
		expect(items[0]).not.toHaveProperty('instanceData');
		expect(items[0].usageStartTime).toMatch(/T00:00:00\+00:00$/);
		expect(items[0].infoFields).toEqual({});
	});

	test('is for legacy subscriptions and a span of time', async () => {
		const plan = await buyPlan();
		const span = 'start_time=2026-03-01T00:00:00Z&end_time=2026-03-05T00:00:00Z';
		expect((await world.call('GET', `${customer}/subscriptions/${plan}/utilizations/azure?${span}`)).status).toBe(400);
		const path = (await asked()).replace('2026-03-05', '2026-03-01');
		expect((await world.call('GET', path)).status).toBe(400);
	});
});

describe('rate cards', () => {
	test('market and currency follow the locale when they are not asked for', async () => {
		const german = await read('/ratecards/azure', { 'X-Locale': 'de-DE' });
		expect(german).toMatchObject({ locale: 'de-DE', currency: 'EUR', isTaxIncluded: false });
		const american = await read('/ratecards/azure?currency=USD&region=US');
		expect(american).toMatchObject({ currency: 'USD', meters: [{ rates: { '0': 0.0416 } }, {}] });
		expect((await world.call('GET', '/ratecards/azure?currency=XXX')).status).toBe(400);
		expect((await read('/ratecards/azure-shared')).meters).toHaveLength(1);
	});
});

describe('offers', () => {
	test('need a market and a locale, and are listed in both', async () => {
		const headers = { 'X-Locale': 'en-GB' };
		const { items } = await read('/offers?country=gb', headers);
		expect(items[0]).toMatchObject({ country: 'GB', locale: 'en-GB', category: { country: 'GB' } });
		expect((await read('/offercategories?country=GB', headers)).items[0]).toMatchObject({
			country: 'GB',
			locale: 'en-GB',
		});
		expect((await world.call('GET', '/offers?country=GB')).status).toBe(400);
		expect((await world.call('GET', '/offers?country=Britain', undefined, headers)).status).toBe(400);
	});

	test('an id of New Commerce is to be looked up elsewhere', async () => {
		const headers = { 'X-Locale': 'en-US' };
		expect((await read(`/offers/${MAIL_OFFER}?country=US`, headers)).id).toBe(MAIL_OFFER);
		expect((await read('/offers/CFQ7TTC0EX01:0001?country=US', headers)).code).toBe(2100);
		expect((await world.call('GET', '/offers/unknown?country=US', undefined, headers)).status).toBe(404);
	});

	test('add-ons are those that need the offer', async () => {
		const { items } = await read(`/offers/${MAIL_OFFER}/addons?country=US`);
		expect(items).toMatchObject([{ isAddOn: true, prerequisiteOffers: [MAIL_OFFER] }]);
	});

	test('a customer sees those of his market, by size and offset', async () => {
		const { items, links } = await read(`${customer}/offers?size=1&offset=1`);
		expect(items).toHaveLength(1);
		expect(links.next.uri).toContain('offset=2');
		expect((await read(`${customer}/offercategories`)).items[0].country).toBe('US');
	});
});

describe('entitlements', () => {
	test('a reservation leads to its details, software has no end', async () => {
		const list = async (query: string) => (await read(`${customer}/entitlements${query}`)).items;
		expect((await list('')).map((row: any) => row.entitlementType).sort()).toEqual(['reservedinstance', 'software']);
		expect((await list('?entitlementType=software&showExpiry=true'))[0].expiryDate).toMatch(/^9999/);
		const [reserved] = await list('?entitlementType=virtualmachinereservedinstance');
		expect(reserved).toMatchObject({ quantity: 2 });
		expect(reserved).not.toHaveProperty('expiryDate');
		const { uri } = reserved.entitledArtifacts[0].link;
		expect(await read(uri)).toMatchObject({ reservations: [{ quantity: 2 }], virtualMachineReservations: [] });
		for (const path of [uri.replace(/resource\/.*/, 'resource/x'), uri.replace('reservedinstance', 'software')])
			expect((await world.call('GET', path)).status).toBe(404);
	});
});
