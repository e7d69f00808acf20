import { Problem } from '../../../nodes/engine/declare';
import type { Recent } from '../../../nodes/engine/http/writes/recentWrites';
import { inQuestion } from '../../../nodes/engine/orders/existing/inQuestion';
import { KEY, LINES, shopOf, type Listed, type Shop, type ShopOptions } from './shop';

const at = (id: string, more: Partial<Listed> = {}): Listed => ({ id, key: KEY, lines: LINES, ...more });

/** IDs of the orders in question, or the problem. */
async function asked(shop: Shop, known?: Recent): Promise<string[] | Problem> {
	return await inQuestion(shop.session, shop.placing, known).then(
		(orders) => orders.map(({ id }) => id),
		(error: Problem) => error,
	);
}

/** What this process knows of an order that it has just placed. */
const known = (id: string, more: object = {}): Recent => ({ id, until: Infinity, ...more });

describe('where this process knows of none', () => {
	test.each<[string, ShopOptions]>([
		['a key of the user', {}],
		['a generated key in a repeated run', { settings: { generatedKey: true }, session: { repeated: true } }],
		[
			'a generated key where the platform keeps none',
			{ settings: { generatedKey: true }, strategy: { keyless: true } },
		],
	])('the list is read: %s', async (_, options) => {
		const shop = await shopOf([at('1')], options);
		expect([await asked(shop), shop.looks.lists]).toEqual([['1'], 1]);
	});

	test('a generated key cannot exist yet', async () => {
		const shop = await shopOf([at('1')], { settings: { generatedKey: true } });
		expect([await asked(shop), shop.looks.lists]).toEqual([[], 0]);
	});

	test('a generated key under which something was sent can', async () => {
		const shop = await shopOf([at('1')], { settings: { generatedKey: true } });
		expect(await asked(shop, { unknown: true, until: Infinity })).toEqual(['1']);
	});
});

describe('an order of this process', () => {
	test('is read by its ID, with those that were found beside it; the list may be late', async () => {
		const shop = await shopOf([at('1'), at('2'), at('3')]);
		expect(await asked(shop, known('1', { beside: ['2'] }))).toEqual(['1', '2']);
		expect([shop.looks.lists, shop.looks.reads]).toEqual([0, ['1', '2']]);
	});

	test('has the key, whatever it shows', async () => {
		const { session, placing } = await shopOf([at('1', { key: undefined })]);
		expect(await inQuestion(session, placing, known('1'))).toMatchObject([{ id: '1', key: KEY }]);
	});

	test('that failed is the last, behind what another worker may have placed since', async () => {
		expect(await asked(await shopOf([at('1', { state: 'failed' }), at('2')]), known('1'))).toEqual(['2', '1']);
	});

	test('that the platform does not show yet is of unknown outcome', async () => {
		expect(await asked(await shopOf([]), known('1'))).toMatchObject({
			details: { outcome: 'unknown', orderKey: KEY, orderId: '1' },
		});
	});

	test('that cannot be read has not failed: nothing is ordered, and the details of the fault stay', async () => {
		const shop = await shopOf([at('1')]);
		shop.placing.wait.look = async () => await Promise.reject(new Problem('Down.', { status: 500 }, 'Words.'));
		const problem = (await asked(shop, known('1'))) as Problem;
		expect(problem.details).toEqual({ status: 500, orderKey: KEY, orderId: '1' });
		expect(problem.description).toBe('Words.');
	});

	test('a defect stays a defect', async () => {
		const shop = await shopOf([at('1')]);
		const defect = new Error('?');
		shop.placing.wait.look = async () => await Promise.reject(defect);
		expect(await asked(shop, known('1'))).toBe(defect);
	});
});

describe('once the platform must list it', () => {
	const listed = { listedAt: 0 };

	test('the list is enough where it is there', async () => {
		const shop = await shopOf([at('1'), at('2')]);
		expect([await asked(shop, known('1', listed)), shop.looks.reads]).toEqual([['1', '2'], []]);
	});

	test('it is read beside the list where that does not have it', async () => {
		const shop = await shopOf([at('1'), at('2')]);
		const all = shop.placing.strategy.find;
		shop.placing.strategy.find = async (context) => (await all(context)).filter(({ id }) => id !== '1');
		expect(await asked(shop, known('1', listed))).toEqual(['2', '1']);
	});

	test('what neither shows does not exist', async () => {
		expect(await asked(await shopOf([at('2')]), known('1', listed))).toEqual(['2']);
	});

	test('what cannot be read is not taken for gone', async () => {
		const shop = await shopOf([at('2')]);
		shop.placing.wait.look = async () => await Promise.reject(new Problem('Down.', { status: 500 }));
		expect(await asked(shop, known('1', listed))).toMatchObject({ details: { orderId: '1' } });
	});

	test('that is from its moment on, not before', async () => {
		const shop = await shopOf([at('1'), at('2')]);
		const now = shop.clock.elapsed();
		expect(await asked(shop, known('1', { listedAt: now + 1 }))).toEqual(['1']);
		expect(await asked(shop, known('1', { listedAt: now }))).toEqual(['1', '2']);
	});
});
