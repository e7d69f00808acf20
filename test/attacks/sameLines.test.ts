import { time } from '../support/virtualClock';

import { openShops, type Shop } from './shops';

/** The option that refuses a second order with the same lines under another key. */

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const STRICT = { options: { refuseSameLinesWithin: 30 } };

describe.each(openShops)('15.2: %s', (_platform, open) => {
	let shop: Shop;
	beforeAll(async () => {
		shop = await open();
	});
	beforeEach(async () => await shop.renew());
	afterAll(async () => await shop.stop());

	test.each([0, 1] as const)('the same lines under another key are refused, in worker %d', async (worker) => {
		const { id } = await shop.place('deal-1');
		time.pass(HOUR);
		const second = await shop.place('deal-2', STRICT, worker);
		expect(second).toMatchObject({ details: { existingOrderId: id, orderKey: 'deal-2', outcome: 'failed' } });
		expect(second.error).toMatch(new RegExp(`^Nothing was ordered: order ${String(id)} .* another key`));
		expect(shop.stored()).toBe(1);
	});

	test('its own order is found, whatever else has the same lines', async () => {
		await shop.place('deal-1');
		await shop.place('deal-2');
		time.pass(HOUR);
		expect(await shop.place('deal-2', STRICT, 1)).toMatchObject({ created: false });
		expect(shop.stored()).toBe(2);
	});

	test('other lines, and lines of longer ago, are bought', async () => {
		await shop.place('deal-1', shop.units(4));
		time.pass(HOUR);
		expect(await shop.place('deal-2', { ...STRICT, ...shop.units(5) }, 1)).toMatchObject({ created: true });
		time.pass(31 * DAY);
		expect(await shop.place('deal-3', { ...STRICT, ...shop.units(4) }, 1)).toMatchObject({ created: true });
		expect(shop.stored()).toBe(3);
	});

	test('two keys at the same moment, whose orders the platform lists late, are one order in a process', async () => {
		shop.listLate(40 * 60_000);
		const rows = await Promise.all([shop.place('deal-1', STRICT), shop.place('deal-2', STRICT)]);
		expect(rows.filter(({ error }) => error === undefined)).toHaveLength(1);
		expect(shop.stored()).toBe(1);
	});

	test('a dry run says it too', async () => {
		await shop.place('deal-1');
		time.pass(HOUR);
		expect((await shop.place('deal-2', { ...STRICT, dryRun: true })).error).toMatch(/another key/);
	});

	test.each([0, -1])('%d days are refused', async (refuseSameLinesWithin) => {
		expect((await shop.place('deal-1', { options: { refuseSameLinesWithin } })).error).toMatch(
			/Refuse Same Lines Within/,
		);
		expect(shop.stored()).toBe(0);
	});
});
