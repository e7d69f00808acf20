import { time } from '../support/virtualClock';

import { openShops, type Shop } from './shops';

/** The clock of n8n is wrong, or is set while a flow runs; the platform's is right. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe.each(openShops)('%s', (_, open) => {
	let shop: Shop;
	beforeAll(async () => {
		shop = await open();
	});
	beforeEach(async () => {
		time.pass(20 * MINUTE);
		await shop.renew();
	});
	afterEach(() => time.set(time.actual() - time.now()));
	afterAll(async () => await shop.stop());

	test.each([3 * MINUTE, 10 * MINUTE, DAY, -3 * MINUTE, -DAY])(
		'n8n is %d ms ahead of the platform: a new order is reported as new, and found again',
		async (ahead) => {
			time.set(ahead);
			expect(await shop.place('deal-1')).toMatchObject({ created: true, outcome: 'completed' });
			expect(await shop.place('deal-1')).toMatchObject({ created: false, outcome: 'completed' });
			expect(await shop.place('', { options: { withoutOrderKey: true } })).toMatchObject({ created: true });
			expect(shop.stored()).toBe(2);
		},
	);

	test.each([DAY, -HOUR])(
		'B4: the clock is set by %d ms between an order whose answer was lost and its repeat: one order',
		async (jump) => {
			shop.listLate(10 * MINUTE);
			shop.spoil({ when: 'after', kind: 'reset', times: 20 });
			const first = await shop.place('deal-1');
			expect(first).toMatchObject(first.error === undefined ? { created: true } : { details: { outcome: 'unknown' } });
			shop.mend();
			time.set(jump);
			await shop.place('deal-1');
			expect(shop.stored()).toBe(1);
			time.pass(14 * MINUTE);
			expect(await shop.place('deal-1')).toMatchObject({ created: false });
			expect(shop.stored()).toBe(1);
		},
	);

	test('a clock that is set back by an hour while an order is waited for holds nothing up', async () => {
		const { sleep } = time;
		const sleeping = jest.spyOn(time, 'sleep').mockImplementationOnce(async (ms) => {
			time.set(-HOUR);
			await sleep(ms);
		});
		const begun = time.elapsed();
		expect(await shop.place('deal-1')).toMatchObject({ outcome: 'completed' });
		sleeping.mockRestore();
		expect(time.elapsed() - begun).toBeLessThan(2 * MINUTE);
	});
});
