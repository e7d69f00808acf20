import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { resource } from '../../../nodes/PartnerCenter/Entitlement/operations';
import { lineItems } from '../../../nodes/PartnerCenter/Invoice/lineItems';
import { readValues } from '../../../nodes/engine/input/values';
import { readBinary } from '../../support/core';
import { time } from '../../support/virtualClock';
import { startPartnerWorld, type PartnerWorld } from './world';
import { TOO_LOW } from '../../support/sentences';

let world: PartnerWorld;

beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(() => {
	world.simulator.reset();
	world.simulator.partnerCenter.settings.maxPageSize = null;
	time.pass(20 * 60_000);
});
afterAll(async () => await world.stop());

const picked = (value: string) => ({ __rl: true, mode: 'id', value });

const NODES: Record<string, string> = {
	Product: 'product',
	Offer: 'offer',
	Entitlement: 'entitlement',
	Invoice: 'invoice',
	AzureUsage: 'azureUsage',
	Analytics: 'analytics',
};

/** What a node gives for one operation, or the sentence that it ends with. */
async function run(node: string, operation: string, parameters: IDataObject) {
	const { error, lastNodeItems } = await world.run(node, {
		resource: NODES[node],
		operation,
		...parameters,
	} as INodeParameters);
	return { sentence: error?.message, items: lastNodeItems, rows: lastNodeItems.map(({ json }) => json) };
}

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

/** Buys one line through the API and waits until it is there; gives its subscription. */
async function bought(customer: string, productId: string, more: IDataObject = {}): Promise<string> {
	const shelf = `/v1/products/${productId}/skus/0001/availabilities`;
	const {
		data: {
			items: [{ catalogItemId }],
		},
	} = await world.api.get<{ items: Array<{ catalogItemId: string }> }>(shelf, { params: { country: 'US' } });
	const line = { id: 0, catalogItemId, quantity: 1, billingCycle: 'monthly', ...more };
	const {
		data: { id },
	} = await world.api.post<{ id: string }>(`/v1/customers/${customer}/carts`, { lineItems: [line] });
	await world.api.post(`/v1/customers/${customer}/carts/${id}/checkout`, {});
	time.pass(60_000);
	const {
		data: { items },
	} = await world.api.get<{ items: Array<{ id: string }> }>(`/v1/customers/${customer}/subscriptions`);
	return items.at(-1)!.id;
}

const AZURE_PLAN = 'DZH318Z0EX01';

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

describe('a budget', () => {
	const update = async (customer: string, more: IDataObject) =>
		await run('AzureUsage', 'updateBudget', { customerId: picked(customer), ...more });

	test('is set and taken away', async () => {
		const customer = await world.customer();
		expect((await update(customer, { budget: 'amount', amount: '250.50' })).rows).toMatchObject([{ amount: 250.5 }]);
		expect((await update(customer, { budget: 'none' })).rows).toMatchObject([{ amount: null }]);
	});

	test('is not touched by a dry run, nor by a value that makes no sense', async () => {
		const customer = await world.customer();
		await update(customer, { budget: 'amount', amount: '100' });
		expect((await update(customer, { budget: 'amount', amount: '7', options: { dryRun: true } })).rows).toMatchObject([
			{ dryRun: true, request: { body: { amount: 7 } } },
		]);
		expect((await update(customer, { budget: 'amount', amount: '-7' })).sentence).toContain('0 or more');
		expect((await update(customer, { budget: 'amount', amount: '={{ $json.missing }}' })).sentence).toContain(
			'"Amount" is required',
		);
		expect((await run('AzureUsage', 'getBudget', { customerId: picked(customer) })).rows).toMatchObject([
			{ amount: 100 },
		]);
	});

	test('is found after an answer that got lost', async () => {
		const customer = await world.customer();
		// The simulator forgot the token: the fault is for the change itself, not for a sign-in that has run out.
		await update(customer, { budget: 'none' });
		world.simulator.faults.add({
			route: 'PATCH /v1/customers/{customerId}/usagebudget',
			kind: 'status',
			status: 503,
			when: 'after',
		});
		expect((await update(customer, { budget: 'amount', amount: '80' })).rows).toMatchObject([{ amount: 80 }]);
	});
});

describe('an Azure subscription', () => {
	const canceled = async (wait: boolean) => {
		const customer = await world.customer();
		const plan = await bought(customer, AZURE_PLAN);
		const path = { customerId: picked(customer), subscriptionId: picked(plan) };
		const {
			rows: [{ id }],
		} = await run('Entitlement', 'getAzureSubscriptions', { ...path, returnAll: true });
		const { rows, sentence } = await run('Entitlement', 'cancelAzureSubscription', {
			...path,
			entitlementId: picked(String(id)),
			cancellationReason: 'Reported abuse',
			waitForCompletion: wait,
		});
		return { id, rows, sentence };
	};

	test('is canceled and followed until it is not active any more', async () => {
		const { id, rows } = await canceled(true);
		expect(rows).toMatchObject([{ id, status: 'disabled', outcome: 'completed' }]);
	});

	test('is pending when nobody waits', async () => {
		const { id, rows } = await canceled(false);
		expect(rows).toMatchObject([{ id, outcome: 'pending' }]);
	});

	test('is looked for when the answer got lost', async () => {
		world.simulator.faults.add({
			route: 'POST /v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements/{entitlementId}/cancel',
			kind: 'status',
			status: 500,
			when: 'after',
		});
		const { id, rows } = await canceled(true);
		expect(rows).toMatchObject([{ id, outcome: 'completed' }]);
	});
});

describe('a reservation', () => {
	const { operations } = resource;
	const reservation = operations.find(({ value }) => value === 'getReservation')!;
	const values = (link: string) =>
		readValues(
			resource.vendor,
			reservation,
			(name) => (({ customerId: picked('c'), artifactFrom: 'link', artifactLink: link }) as IDataObject)[name],
			{ now: 0, fallbackKey: () => '' },
		);

	test('is named by the link that its entitlement holds', () => {
		const { path } = values('/customers/c/artifacts/reservedinstance/groups/g-1/lineitems/l-2/resource/r-3');
		expect(path).toEqual({
			customerId: 'c',
			artifactType: 'reservedinstance',
			groupId: 'g-1',
			lineItemId: 'l-2',
			resourceId: 'r-3',
		});
	});

	test.each(['', '/customers/c/entitlements', 'https://elsewhere.example.com/x'])('%p is no such link', (link) => {
		expect(() => values(link)).toThrow('"Artifact Link"');
	});

	test('Azure subscriptions are not asked for in China', () => {
		const azure = operations.filter(({ facts }) => facts[0].startsWith('azureEntitlement.'));
		expect(azure.map(({ unavailable }) => unavailable?.({ environment: 'china' }))).toEqual(
			azure.map(() => expect.stringContaining('21Vianet') as string),
		);
		expect(azure.map(({ unavailable }) => unavailable?.({ environment: 'global' }))).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});
});

describe('invoices', () => {
	const list = async (filters: IDataObject = {}) =>
		(await run('Invoice', 'getAll', { returnAll: true, simplify: true, filters })).rows;

	test('are filtered by their day, both ends included', async () => {
		const all = await list();
		const days = all.map(({ invoiceDate }) => String(invoiceDate).slice(0, 10)).sort();
		const [from, to] = [days[1], days[2]];
		const some = await list({ invoiceDateFrom: from, invoiceDateTo: to });
		expect(some.map(({ invoiceDate }) => String(invoiceDate).slice(0, 10)).sort()).toEqual(
			days.filter((day) => day >= from && day <= to),
		);
		expect((await list({ invoiceDateFrom: to })).length).toBe(days.filter((day) => day >= to).length);
	});

	test('are not asked for in a period that ends before it begins', async () => {
		const { sentence } = await run('Invoice', 'getAll', {
			filters: { invoiceDateFrom: '2026-02-01', invoiceDateTo: '2026-01-01' },
		});
		expect(sentence).toContain('ends (2026-01-01) before it starts (2026-02-01)');
	});

	test.each([
		['OneTime', 'onetime', 'usagelineitems'],
		['OneTime', 'onetime', 'billinglineitems'],
		['Recurring', 'office', 'billinglineitems'],
		['Recurring', 'azure', 'usagelineitems'],
	])('%s: every line of %s, %s comes once, whatever the pages', async (kind, provider, invoiceLineItemType) => {
		const invoice = (await list()).find(
			({ invoiceType, documentType }) => invoiceType === kind && documentType === 'invoice',
		);
		const lines = async () =>
			(
				await run('Invoice', 'getLineItemsLegacy', {
					invoiceId: picked(String(invoice?.id)),
					provider,
					invoiceLineItemType,
					returnAll: true,
					simplify: false,
				})
			).rows;
		const whole = await lines();
		world.simulator.partnerCenter.settings.maxPageSize = 2;
		expect(await lines()).toEqual(whole);
		expect(whole.length).toBeGreaterThan(2);
	});

	test('names that a line writes with a capital are there in the usual form, too', () => {
		const { extra } = lineItems[0];
		expect(extra?.({ PartnerName: 'Pine', UsageDate: 'a', usageDate: 'b', quantity: 1 }, 0)).toEqual({
			partnerName: 'Pine',
		});
	});

	test('open charges of a currency come page by page', async () => {
		const open = async (currencyCode: string) =>
			(
				await run('Invoice', 'getUnbilledReconciliationLegacy', {
					currencyCode,
					period: 'current',
					returnAll: true,
					simplify: true,
				})
			).rows;
		const whole = await open('usd');
		world.simulator.partnerCenter.settings.maxPageSize = 2;
		expect(await open('USD')).toEqual(whole);
		expect(whole.length).toBeGreaterThan(2);
		expect(await open('EUR')).toEqual([]);
	});

	test('are downloaded as PDF', async () => {
		const [{ id }] = await list();
		const {
			items: [{ json, binary }],
		} = await run('Invoice', 'getStatement', { invoiceId: picked(String(id)), binaryPropertyName: 'pdf' });
		expect(json).toMatchObject({ invoiceId: id, fileName: expect.stringMatching(/\.pdf$/) as string });
		expect((await readBinary(binary!.pdf)).toString('latin1')).toMatch(/^%PDF/);
		const { sentence } = await run('Invoice', 'getStatement', {
			invoiceId: picked('G000000000'),
			binaryPropertyName: 'pdf',
		});
		expect(sentence).toContain('not found');
	});
});

describe('usage', () => {
	test('utilization is waited for while the platform prepares it', async () => {
		const customer = await world.customer();
		await world.api.post(`/v1/customers/${customer}/orders`, {
			referenceCustomerId: customer,
			billingCycle: 'monthly',
			lineItems: [{ lineItemNumber: 0, offerId: 'MS-AZR-0145P', quantity: 1 }],
		});
		time.pass(3 * 86_400_000);
		const {
			data: { items },
		} = await world.api.get<{ items: Array<{ id: string }> }>(`/v1/customers/${customer}/subscriptions`);
		world.simulator.partnerCenter.settings.utilizationDelayMs = 45_000;
		const { rows, sentence } = await run('AzureUsage', 'getUtilizationLegacy', {
			customerId: picked(customer),
			subscriptionId: picked(items[0].id),
			returnAll: true,
			startTime: new Date(time.now() - 3 * 86_400_000).toISOString(),
			endTime: new Date(time.now()).toISOString(),
			filters: { granularity: 'daily', size: 2 },
		});
		world.simulator.partnerCenter.settings.utilizationDelayMs = 0;
		expect(sentence).toBeUndefined();
		expect(rows.length).toBeGreaterThan(2);
		expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
	});

	test('records of a plan by meter and by resource', async () => {
		const customer = await world.customer();
		const subscriptionId = picked(await bought(customer, AZURE_PLAN));
		time.pass(3 * 86_400_000);
		for (const operation of ['getMeterRecords', 'getResourceRecords']) {
			const { rows } = await run('AzureUsage', operation, {
				customerId: picked(customer),
				subscriptionId,
				returnAll: true,
			});
			expect(rows.length).toBeGreaterThan(0);
		}
	});
});

describe('analytics', () => {
	const subscriptions = async (filters: IDataObject = {}) =>
		await run('Analytics', 'getSubscriptions', { returnAll: true, filters });

	test('come page by page, filtered and grouped', async () => {
		const whole = await subscriptions();
		world.simulator.partnerCenter.settings.maxPageSize = 1;
		expect((await subscriptions()).rows).toEqual(whole.rows);
		expect(whole.rows.length).toBeGreaterThan(1);
		const active = await subscriptions({ filter: "status eq 'ACTIVE'" });
		expect(active.rows).toEqual(whole.rows.filter(({ status }) => status === 'ACTIVE'));
		const grouped = await subscriptions({ groupBy: 'customerName, productName' });
		expect(grouped.rows[0]).toHaveProperty('productName');
		expect(grouped.rows[0]).not.toHaveProperty('id');
	});

	test('dates are put together only in groups', async () => {
		expect((await subscriptions({ aggregationLevel: 'month' })).sentence).toContain(
			'"Aggregation Level" only works with "Group By"',
		);
	});
});
