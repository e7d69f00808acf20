import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { TOO_LOW } from '../../support/sentences';
import { NODES, picked, run, setUp, world } from './catalogSetup';

setUp();

const search = async (node: string, method: string, parameters: IDataObject) =>
	(
		await world.core.search(
			`n8n-nodes-cloud-marketplace.partnerCenter${node}`,
			method,
			{ resource: NODES[node], ...parameters } as INodeParameters,
			undefined,
			undefined,
			{ credentialId: 'a' },
		)
	).results.map(({ value }) => value);

describe('the catalog', () => {
	test('lists follow the market and view that are chosen, or the customer', async () => {
		const customerId = picked(await world.customer());
		const [market, customer] = await Promise.all([
			search('Product', 'products', { operation: 'getSkus', country: 'US', targetView: 'AzureReservations' }),
			search('Product', 'customerProducts', {
				operation: 'getSkusByCustomer',
				customerId,
				targetView: 'AzureReservations',
			}),
		]);
		expect(market).toEqual(['DZH318Z0EX02']);
		expect(customer).toEqual(market);
		const productId = picked('CFQ7TTC0EX01');
		expect(await search('Product', 'customerSkus', { operation: 'getSkuByCustomer', customerId, productId })).toEqual([
			'0001',
			'0002',
		]);
		const availability = { operation: 'getAvailabilityByCustomer', customerId, productId, skuId: picked('0001') };
		expect((await search('Product', 'customerAvailabilities', availability)).length).toBeGreaterThan(1);
	});

	test('an availability shows its catalog item, and promotions are checked with it', async () => {
		const customer = await world.customer();
		const sku = {
			productId: picked('CFQ7TTC0EX01'),
			skuId: picked('0001'),
			targetView: 'OnlineServices',
			simplify: true,
		};
		const { rows } = await run('Product', 'getAvailabilities', {
			...sku,
			country: 'us',
			returnAll: true,
			filters: { includeLifeCycleState: true },
		});
		expect(rows.find(({ segment }) => segment === 'commercial')).toMatchObject({
			country: 'US',
			lifeCycleState: 'Active',
		});
		const items = {
			purchase: [
				{
					catalogItemId: rows[0].catalogItemId,
					quantity: 5,
					termDuration: 'P1Y',
					billingCycle: 'Monthly',
					promotionId: '',
				},
			],
		};
		const checked = await run('Product', 'checkPromotionEligibility', { customerId: picked(customer), items });
		expect(checked.rows).toMatchObject([{ catalogItemId: rows[0].catalogItemId, quantity: 5 }]);
		const none = await run('Product', 'checkPromotionEligibility', {
			customerId: picked(customer),
			items: { purchase: [{ ...items.purchase[0], quantity: 0 }] },
		});
		expect(none.sentence).toContain(`"Planned Purchases, line 1, Quantity" ${TOO_LOW}`);
	});

	test('whether a promotion holds is in plain fields, with reasons in words', async () => {
		const customer = await world.customer();
		const sku = {
			productId: picked('CFQ7TTC0EX01'),
			skuId: picked('0001'),
			targetView: 'OnlineServices',
			simplify: true,
		};
		const { rows } = await run('Product', 'getAvailabilities', { ...sku, country: 'us', returnAll: true, filters: {} });
		const { catalogItemId } = rows.find(
			({ segment, terms }) => segment === 'commercial' && (terms as IDataObject[])[0].duration === 'P1Y',
		)!;
		const purchase = (more: IDataObject) => ({
			catalogItemId,
			quantity: 5,
			termDuration: 'P1Y',
			billingCycle: 'Monthly',
			promotionId: 'CFQ7TTC0EX01:0001:39NFJQT1EX01',
			...more,
		});
		const check = async (...planned: IDataObject[]) =>
			(
				await run('Product', 'checkPromotionEligibility', {
					customerId: picked(customer),
					items: { purchase: planned },
				})
			).rows;
		expect(await check(purchase({}), purchase({ quantity: 101, termDuration: 'P3Y' }))).toMatchObject([
			{ id: 0, isEligible: true, eligiblePromotionIds: ['CFQ7TTC0EX01:0001:39NFJQT1EX01'], reasons: [] },
			{
				id: 1,
				isEligible: false,
				eligiblePromotionIds: [],
				reasons: [
					expect.stringContaining('The promotion is for the terms P1Y billed Monthly.'),
					expect.stringContaining('The promotion is for 1 seats or more, 100 seats or fewer; 100 are left.'),
				],
			},
		]);
		const other = { promotionId: 'A:1:B', isEligible: true };
		const mine = {
			promotionId: 'CFQ7TTC0EX01:0001:39NFJQT1EX01',
			isEligible: false,
			errors: [
				{ type: 'OFFERPURCHASEDPREVIOUSLY' },
				{ type: 'Sunspots', description: 'The sun is too bright.' },
				{ type: 'Moon' },
			],
		};
		world.simulator.faults.add({
			route: 'POST /v1/customers/{customerId}/promotionEligibilities',
			kind: 'status',
			status: 200,
			when: 'before',
			times: 1,
			body: [{ catalogItemId, eligibilities: [other, mine] }],
		});
		expect(await check(purchase({}))).toMatchObject([
			{
				isEligible: false,
				reasons: ['The customer has bought this before.', 'The sun is too bright.', 'The platform reports "Moon".'],
			},
		]);
	});

	test('the inventory is checked for each SKU of a product', async () => {
		const context = {
			entry: [
				['customerId', 'c'],
				['azureSubscriptionId', 's'],
				['armRegionName', 'westus'],
			].map(([name, value]) => ({ name, value })),
		};
		const { rows } = await run('Product', 'checkInventory', {
			country: 'US',
			targetView: 'AzureReservations',
			targetItems: { item: [{ productId: picked('DZH318Z0EX02'), skuId: picked('') }] },
			additionalFields: { inventoryContext: context },
		});
		expect(rows.map(({ skuId }) => skuId)).toEqual(['0001', '0002']);
	});

	test('legacy offers are read page by page', async () => {
		const customerId = picked(await world.customer());
		const whole = await run('Offer', 'getManyByCustomerLegacy', { customerId, returnAll: true, simplify: true });
		world.simulator.partnerCenter.settings.maxPageSize = 2;
		const paged = await run('Offer', 'getManyByCustomerLegacy', { customerId, returnAll: true, simplify: true });
		expect(paged.rows.map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id));
		expect(whole.rows.length).toBeGreaterThan(2);
	});
});
