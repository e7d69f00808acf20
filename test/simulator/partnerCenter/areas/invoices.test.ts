import { DAY, START } from '../commerce/world';
import type { AreaWorld } from './world';
import { filter, startAreas } from './world';

let world: AreaWorld;

beforeAll(async () => {
	world = await startAreas();
	await world.customer({ domain: 'clinic-example.onmicrosoft.com' });
	world.pass(45 * DAY);
	await world.signIn();
});
afterAll(() => world.stop());

const read = async (path: string, headers?: Record<string, string>): Promise<any> =>
	(await world.call('GET', path, undefined, headers)).body;
const invoiceOf = async (type: string): Promise<any> =>
	(await read('/invoices')).items.find((row: any) => row.invoiceType === type && !row.amendsOf);

describe('invoices', () => {
	test('none is of the future, and each leads to its lines in the older form', async () => {
		const { items } = await read('/invoices');
		const dates = items.map(({ invoiceDate }: any) => Date.parse(invoiceDate));
		expect(Math.max(...dates)).toBeLessThanOrEqual(START + 46 * DAY);
		const modern = items.find(({ invoiceType }: any) => invoiceType === 'OneTime');
		expect(modern.invoiceDetails[0].links.self.uri).toBe(
			`/invoices/OneTime-${modern.id}/lineitems/one_time/billing_line_items`,
		);
	});

	test('lines are those of the sample, about a customer of this partner', async () => {
		const { id } = await invoiceOf('OneTime');
		const { items } = await read(`/invoices/${id}/lineitems?provider=onetime&invoicelineitemtype=billinglineitems`);
		expect(items[0]).toMatchObject({
			invoiceNumber: id,
			quantity: 10,
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
			LeftFilter: { Field: 'InvoiceDate', Value: '2026-03-01', Operator: 'greater_than_or_equals' },
			RightFilter: { Field: 'InvoiceDate', Value: '2026-04-01', Operator: 'less_than' },
			Operator: 'and',
		};
		const { items } = await read(`/invoices?filter=${filter(bounds)}`);
		expect(items.map(({ invoiceDate }: any) => invoiceDate.slice(0, 10))).toEqual([
			'2026-03-08',
			'2026-03-09',
			'2026-03-05',
		]);
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
		let uri = '/invoices?size=2&offset=0';
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
		const onlyModern = { Field: 'InvoiceDate', Value: '2026-03-06', Operator: 'greater_than' };
		const until = { Field: 'InvoiceDate', Value: '2026-04-01', Operator: 'less_than' };
		const { items, links } = await read(
			`/invoices?size=1&filter=${filter({ LeftFilter: onlyModern, RightFilter: until, Operator: 'and' })}`,
		);
		expect(items.map(({ invoiceType }: any) => invoiceType)).toEqual(['OneTime', 'OneTime']);
		expect(links).not.toHaveProperty('next');
	});

	test('the balance is that of the sample, in each currency', async () => {
		expect(await read('/invoices/summary')).toMatchObject({ balanceAmount: 1606.68, currencyCode: 'USD' });
		expect((await read('/invoices/summaries')).items).toMatchObject([
			{ currencyCode: 'USD', balanceAmount: 1606.68 },
			{ currencyCode: 'EUR', balanceAmount: 88 },
		]);
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

	test('an invoice has lines of the providers of its own billing only', async () => {
		const { id } = await invoiceOf('Recurring');
		const { items } = await read(`/invoices/${id}/lineitems?provider=office&invoicelineitemtype=billinglineitems`);
		expect(items[0]).toMatchObject({ invoiceNumber: id, quantity: 28, amount: 112 });
		expect(
			(await read(`/invoices/${id}/lineitems?provider=onetime&invoicelineitemtype=billinglineitems`)).items,
		).toEqual([]);
	});

	test('daily use comes in the currency that was asked for', async () => {
		const { id } = await invoiceOf('OneTime');
		const path = (currency: string) =>
			`/invoices/${id}/lineitems?provider=onetime&invoicelineitemtype=usagelineitems&currencycode=${currency}`;
		const { items } = await read(path('usd'));
		expect(items.length).toBeGreaterThan(2);
		expect(JSON.parse(items[0].additionalInfo)).toHaveProperty('ServiceType');
		expect((await read(path('EUR'))).items).toEqual([]);
	});

	test('what is not billed yet mixes the cases of its names', async () => {
		const query = 'provider=onetime&currencycode=USD&period=current';
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
		expect(items).toHaveLength(3);
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
	test('are those of the sample, of the last closed period only', async () => {
		const [{ id }] = world.simulator.partnerCenter.state().commerce.customers;
		const { items } = await read(`/customers/${id}/servicecosts/MostRecent/lineitems`);
		expect(items.map(({ invoiceType, customerId }: any) => [invoiceType, customerId])).toEqual([
			['OneTime', id],
			['Recurring', id],
		]);
		expect(await read(`/customers/${id}/servicecosts/mostrecent`)).toMatchObject({ pretaxTotal: 212, customerId: id });
		for (const path of ['2026-01', '2026-01/lineitems'])
			expect((await world.call('GET', `/customers/${id}/servicecosts/${path}`)).status).toBe(400);
	});
});
