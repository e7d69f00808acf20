import { line, only, orders, picked, purchase, setUp, world } from './orderingSetup';

setUp();

const PLAN = { productId: picked('DZH318Z0EX01'), quantity: 1, termDuration: 'none', billingCycle: 'monthly' };
const LIST = [{ productId: 'DZH318Z0EX01', skuId: '0001', quantity: 1, termDuration: 'none', billingCycle: 'monthly' }];
const DEAL = [{ product: 'DZH318Z0EX01', sku: '0001', quantity: 1 }];

test.each([
	['entered below', { linesFrom: 'fields' }, [line(PLAN)]],
	['as a list', { linesFrom: 'list', lineList: JSON.stringify(LIST) }, undefined],
	[
		'as a list with column names',
		{
			linesFrom: 'columns',
			lineList: JSON.stringify(DEAL),
			productIdColumn: 'product',
			skuIdColumn: 'sku',
			quantityColumn: 'quantity',
			termDurationOfAll: 'none',
			billingCycleOfAll: 'monthly',
		},
		undefined,
	],
])('what has no term is bought with Term None: %s', async (_, more, lines) => {
	const customer = await world.customer();
	only(await world.run('Purchase', purchase(customer, { targetView: 'MicrosoftAzure', ...more }, lines)));
	expect(orders()).toHaveLength(1);
	expect(world.state().commerce.carts[0].lines[0]).not.toHaveProperty('termDuration');
});
