import { BASIC, DAY, MAIL_OFFER, START, yearly } from '../commerce/world';
import type { AreaWorld } from './world';
import { filter, startAreas } from './world';

let world: AreaWorld;

beforeAll(async () => {
	world = await startAreas();
	const customer = await world.customer({ domain: 'clinic-example.onmicrosoft.com' });
	await world.buy(customer, yearly(await world.item(BASIC), 12));
	await world.buyLegacy(customer, MAIL_OFFER, 3);
	// Into the middle of the next month, so that the purchases are billed.
	world.pass(45 * DAY);
	await world.signIn();
});
afterAll(() => world.stop());

const read = async (path: string, headers?: Record<string, string>): Promise<any> =>
	(await world.call('GET', path, undefined, headers)).body;
const invoiceOf = async (type: string): Promise<any> =>
	(await read('/invoices')).items.find((row: any) => row.invoiceType === type && !row.amendsOf);

describe('invoices', () => {
	test('the newest comes first, none is of the future, and each leads to its lines in the older form', async () => {
		const { items } = await read('/invoices');
		const dates = items.map(({ invoiceDate }: any) => Date.parse(invoiceDate));
		expect(dates).toEqual([...dates].sort((a, b) => b - a));
		expect(dates[0]).toBeLessThanOrEqual(START + 46 * DAY);
		const modern = items.find(({ invoiceType }: any) => invoiceType === 'OneTime');
		expect(modern.invoiceDetails[0].links.self.uri).toBe(
			`/invoices/OneTime-${modern.id}/lineitems/one_time/billing_line_items`,
		);
	});

	test('the total is the sum of the lines', async () => {
		const { id, totalCharges } = await invoiceOf('OneTime');
		const { items } = await read(`/invoices/${id}/lineitems?provider=onetime&invoicelineitemtype=billinglineitems`);
		expect(items.reduce((sum: number, line: any) => sum + line.totalForCustomer, 0)).toBeCloseTo(totalCharges);
	});

	test('what was bought is billed', async () => {
		const { id } = await invoiceOf('OneTime');
		const { items } = await read(`/invoices/${id}/lineitems?provider=onetime&invoicelineitemtype=billinglineitems`);
		const [subscription] = world.simulator.partnerCenter.state().commerce.subscriptions;
		expect(items[0]).toMatchObject({
			subscriptionId: subscription.id,
			quantity: 12,
			customerDomainName: 'clinic-example.onmicrosoft.com',
		});
		expect(
			items.some(({ customerId, chargeType }: any) => customerId.startsWith('org:') && chargeType === 'Cancel'),
		).toBe(true);
	});

	test('a correction names the invoice that it corrects, and the other way round', async () => {
		const { items } = await read('/invoices');
		const note = items.find(({ documentType }: any) => documentType === 'adjustment_note');
		const corrected = items.find(({ id }: any) => id === note.amendsOf);
		expect(note.totalCharges).toBeLessThan(0);
		expect(corrected.amendments).toMatchObject([{ id: note.id, totalCharges: note.totalCharges }]);
	});

	test('the bounds of a filter hold', async () => {
		const bounds = {
			LeftFilter: { Field: 'InvoiceDate', Value: '2026-02-01', Operator: 'greater_than_or_equals' },
			RightFilter: { Field: 'InvoiceDate', Value: '2026-03-01', Operator: 'less_than' },
			Operator: 'and',
		};
		const { items } = await read(`/invoices?filter=${filter(bounds)}`);
		expect(items.map(({ invoiceDate }: any) => invoiceDate.slice(0, 7))).toEqual(['2026-02', '2026-02']);
	});

	test.each([
		['another field', { Field: 'Id', Value: 'x', Operator: 'equals' }],
		['another operator', { Field: 'InvoiceDate', Value: '2026', Operator: 'starts_with' }],
		['no object', 'InvoiceDate'],
	])('a filter with %s is refused', async (_, value) => {
		expect((await world.call('GET', `/invoices?filter=${filter(value)}`)).status).toBe(400);
	});

	test('size and offset page with links that lack /v1, until none is left', async () => {
		const all = (await read('/invoices')).items.map(({ id }: any) => id);
		const found: string[] = [];
		let uri = '/invoices?size=5&offset=0';
		while (uri) {
			expect(uri).toMatch(/^\/invoices\?/);
			const { totalCount, items, links } = await read(uri);
			expect(totalCount).toBe(items.length);
			found.push(...items.map(({ id }: any) => id));
			uri = links.next?.uri;
		}
		expect(found).toEqual(all);
	});

	test('invoices of New Commerce alone are not paged', async () => {
		const onlyModern = { Field: 'InvoiceDate', Value: '2026-02-06', Operator: 'greater_than' };
		const until = { Field: 'InvoiceDate', Value: '2026-03-01', Operator: 'less_than' };
		const { items, links } = await read(
			`/invoices?size=1&filter=${filter({ LeftFilter: onlyModern, RightFilter: until, Operator: 'and' })}`,
		);
		expect(items.map(({ invoiceType }: any) => invoiceType)).toEqual(['OneTime']);
		expect(links).not.toHaveProperty('next');
	});

	test('the balance is what the unpaid invoices add up to', async () => {
		const { items } = await read('/invoices');
		const unpaid = items.reduce((sum: number, { totalCharges, paidAmount }: any) => sum + totalCharges - paidAmount, 0);
		const { balanceAmount, details } = await read('/invoices/summary');
		expect(balanceAmount).toBeCloseTo(unpaid);
		expect(
			details.map(({ summary }: any) => summary.balanceAmount).reduce((a: number, b: number) => a + b),
		).toBeCloseTo(balanceAmount);
		expect((await read('/invoices/summaries')).items).toMatchObject([{ currencyCode: 'USD', balanceAmount }]);
	});

	test('an unknown number is not found', async () => {
		expect((await world.call('GET', '/invoices/G000000001')).status).toBe(404);
	});
});

describe('lines', () => {
	test('the next page comes by the token, which goes into the header as it is; the link itself is malformed', async () => {
		const { id } = await invoiceOf('OneTime');
		const path = `/invoices/${id}/lineitems?provider=onetime&invoicelineitemtype=billinglineitems&size=2`;
		const first = await read(path);
		expect(first).toMatchObject({ totalCount: 2, continuationToken: expect.stringMatching(/^.*,.*\/.*==$/) });
		const { uri, headers } = first.links.next;
		expect(uri.split('?')).toHaveLength(3);
		expect(uri).toContain('&nvoicelineitemtype=');
		const token = { [headers[0].key]: headers[0].value };
		expect((await world.call('GET', uri, undefined, token)).status).toBe(400);
		const second = await read(`${path}&seekOperation=Next`, token);
		const last = await read(`${path}&seekOperation=Next`, { 'MS-ContinuationToken': second.continuationToken });
		expect([second.totalCount, last.totalCount]).toEqual([2, 1]);
		expect(last).not.toHaveProperty('continuationToken');
	});

	test.each([
		['office', 'billinglineitems', 'LicenseBasedLineItem'],
		['azure', 'billinglineitems', 'UsageBasedLineItem'],
		['azure', 'usagelineitems', 'DailyUsageLineItem'],
	])('%s, %s: %s, by size and offset', async (provider, type, objectType) => {
		const { id } = await invoiceOf('Recurring');
		const { items, links } = await read(
			`/invoices/${id}/lineitems?provider=${provider}&invoicelineitemtype=${type}&size=2&offset=1`,
		);
		expect(items.map(({ attributes }: any) => attributes)).toEqual([{ objectType }, { objectType }]);
		expect(links.next.uri).toMatch(new RegExp(`^/invoices/${id}/lineitems\\?.*offset=3`));
		expect(links.previous.uri).toContain('offset=0');
	});

	test('legacy purchases are billed by the old provider', async () => {
		const { id } = await invoiceOf('Recurring');
		const { items } = await read(`/invoices/${id}/lineitems?provider=office&invoicelineitemtype=billinglineitems`);
		expect(items[0]).toMatchObject({ offerId: MAIL_OFFER, quantity: 3, amount: 12 });
		expect(
			(await read(`/invoices/${id}/lineitems?provider=onetime&invoicelineitemtype=billinglineitems`)).items,
		).toEqual([]);
	});

	test('daily use: a row for each day of the period, in the currency that was asked for', async () => {
		const { id } = await invoiceOf('OneTime');
		const path = (currency: string) =>
			`/invoices/${id}/lineitems?provider=onetime&invoicelineitemtype=usagelineitems&currencycode=${currency}`;
		const { items } = await read(path('usd'));
		expect(items).toHaveLength(31);
		expect(JSON.parse(items[0].additionalInfo)).toHaveProperty('ServiceType');
		expect((await read(path('EUR'))).items).toEqual([]);
	});

	test('what is not billed yet ends with today, and mixes the cases of its names', async () => {
		const query = 'provider=onetime&currencycode=USD&period=current';
		const use = await read(`/invoices/unbilled/lineitems?${query}&invoicelineitemtype=usagelineitems`);
		expect(use.items).toHaveLength(16);
		const open = await read(`/invoices/unbilled/lineitems?${query}&invoicelineitemtype=billinglineitems&size=3`);
		expect(open.items.some((row: any) => 'PartnerName' in row)).toBe(true);
		expect(open.links.next.uri).toMatch(/^\/v1\//);
	});

	test('the credit filter goes with daily use only', async () => {
		const { id } = await invoiceOf('OneTime');
		const path = (type: string) =>
			`/invoices/${id}/lineitems?provider=onetime&hasPartnerEarnedCredit=false&invoicelineitemtype=${type}`;
		expect((await read(path('usagelineitems'))).items).toEqual([]);
		expect((await world.call('GET', path('billinglineitems'))).status).toBe(400);
	});

	test('the estimate links can be called as they are', async () => {
		const { items } = await read('/invoices/estimates/links?currencycode=USD');
		expect(items).toHaveLength(4);
		for (const { link } of items) expect((await world.call('GET', link.uri)).status).toBe(200);
	});
});

describe('statements', () => {
	const statement = (path: string, accept = 'application/pdf') =>
		world.call('GET', `/invoices/${path}/documents/statement`, undefined, { Accept: accept });

	test('are PDF files with a name', async () => {
		const { id } = await invoiceOf('OneTime');
		const { status, headers, text } = await statement(id);
		expect(status).toBe(200);
		expect(headers.get('content-type')).toBe('application/pdf');
		expect(headers.get('content-disposition')).toContain(`${id}.pdf`);
		expect(text).toMatch(/^%PDF-1\.4\n/);
		// The table of the file says where its objects begin.
		const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
		expect(text.slice(start, start + 4)).toBe('xref');
	});

	test('whoever takes JSON only gets none', async () => {
		const { id } = await invoiceOf('OneTime');
		expect((await statement(id, 'application/json')).status).toBe(406);
	});

	test('tax receipts belong to one invoice', async () => {
		const { id, taxReceipts } = await invoiceOf('Recurring');
		expect((await statement(`${id}/receipts/${taxReceipts[0].id}`)).status).toBe(200);
		expect((await statement(`${id}/receipts/TR-OTHER`)).status).toBe(404);
	});
});

describe('service costs', () => {
	test('sum what the customer bought, by kind of billing', async () => {
		const [{ id }] = world.simulator.partnerCenter.state().commerce.customers;
		const { items } = await read(`/customers/${id}/servicecosts/MostRecent/lineitems`);
		expect(items.map(({ invoiceType, quantity }: any) => [invoiceType, quantity])).toEqual([
			['OneTime', 12],
			['Recurring', 3],
		]);
		const { pretaxTotal, details } = await read(`/customers/${id}/servicecosts/mostrecent`);
		expect(pretaxTotal).toBe(60);
		expect(details.map(({ invoiceType, summary }: any) => [invoiceType, summary.pretaxTotal])).toEqual([
			['Recurring', 12],
			['OneTime', 48],
		]);
		expect((await world.call('GET', `/customers/${id}/servicecosts/2026-01`)).status).toBe(400);
	});
});
