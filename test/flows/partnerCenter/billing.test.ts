import type { IDataObject } from 'n8n-workflow';
import { lineItems } from '../../../nodes/PartnerCenter/Invoice/lineItems';
import { readBinary } from '../../support/core';
import { time } from '../../support/virtualClock';
import { AZURE_PLAN, bought, picked, run, setUp, world } from './catalogSetup';

setUp();

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
