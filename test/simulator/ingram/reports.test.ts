import { gunzipSync } from 'node:zlib';
import { readSheet } from 'read-excel-file/node';
import type { World } from './world';
import { officeOrder, startWorld } from './world';

let world: World;
beforeEach(async () => {
	world = await startWorld();
});
afterEach(() => world.stop());

/** Schedules a report and waits; gives its download address. */
async function finished(format: string): Promise<string> {
	const body = { name: 'Daily report', format, startDate: '2025-03-01T00:00:00Z', endDate: '2025-03-31T00:00:00Z' };
	const { body: report } = await world.call('POST', '/reports', body);
	world.pass(2000);
	return (await world.call('GET', `/reports/${report.id}`)).body.downloadUrl;
}

test('a report is submitted, processing, then completed with a link', async () => {
	const { body: report } = await world.call('POST', '/reports', {
		name: 'Daily report',
		startDate: '2025-03-01T00:00:00Z',
	});
	expect(report).toMatchObject({ status: 'submitted', type: 'onetime', format: 'csv' });
	const read = async () => (await world.call('GET', `/reports/${report.id}`)).body;
	world.pass(1000);
	expect(await read()).toMatchObject({ status: 'processing' });
	expect(await read()).not.toHaveProperty('downloadUrl');
	world.pass(1000);
	expect(await read()).toMatchObject({
		status: 'completed',
		downloadUrl: expect.stringContaining(world.simulator.storageUrl),
	});
});

test('an end before the start is refused', async () => {
	const body = { name: 'Daily report', startDate: '2025-03-02T00:00:00Z', endDate: '2025-03-01T00:00:00Z' };
	expect((await world.call('POST', '/reports', body)).status).toBe(400);
});

test('the list is not paged, writes the format in capitals and filters by day and format', async () => {
	for (let index = 0; index < 12; index += 1) await finished(index % 2 ? 'csv' : 'xlsx');
	const { body } = await world.call('GET', '/reports?from=2025-03-01&to=2025-03-01');
	expect(body.pagination).toEqual({ offset: 0, limit: 12, total: 12 });
	expect(body.data.map(({ format }: { format: string }) => format)).toEqual(expect.arrayContaining(['XLSX', 'CSV']));
	expect((await world.call('GET', '/reports?from=2025-03-01&to=2025-03-01&format=csv')).body.data).toHaveLength(6);
	expect((await world.call('GET', '/reports?from=2025-03-02&to=2025-03-09')).body.data).toHaveLength(0);
});

test('files hold the orders of the days; JSON is gzipped, XML and CSV are text, xlsx is a workbook', async () => {
	const customer = await world.activeCustomer();
	await world.finishedOrder(officeOrder(customer));
	const bytes = async (format: string): Promise<Buffer> =>
		Buffer.from(await (await fetch(await finished(format))).arrayBuffer());
	expect((await bytes('csv')).toString()).toContain(',2.0,USD,2.3\r\n');
	expect((await bytes('xml')).toString()).toContain('<amount>19.8</amount>');
	expect(JSON.parse(gunzipSync(await bytes('json')).toString())).toEqual(
		expect.arrayContaining([expect.objectContaining({ customerId: customer, amount: '2.3' })]),
	);
	const [head, ...rows] = await readSheet(await bytes('xlsx'));
	expect(head).toContain('orderNumber');
	expect(rows).toEqual(expect.arrayContaining([expect.arrayContaining([customer, '2.3'])]));
});

test('reportRows makes a file as long as needed', async () => {
	world.simulator.ingram.settings.reportRows = 5000;
	const text = await (await fetch(await finished('csv'))).text();
	expect(text.split('\r\n')).toHaveLength(5002);
});

describe('signed links', () => {
	const status = async (url: string, headers: Record<string, string> = {}): Promise<number> =>
		(await fetch(url, { headers })).status;

	test('work until their end and count as downloads', async () => {
		const url = await finished('csv');
		expect(await status(url)).toBe(200);
		world.pass(3_599_000);
		expect(await status(url)).toBe(200);
		world.pass(1000);
		expect(await status(url)).toBe(403);
		expect(world.simulator.effects().downloads).toBe(2);
	});

	test('are refused with a changed signature, end, file or without any', async () => {
		const url = new URL(await finished('csv'));
		const changed = (change: (copy: URL) => void): string => {
			const copy = new URL(url);
			change(copy);
			return copy.href;
		};
		expect(await status(changed((copy) => copy.searchParams.set('sig', 'AAAA')))).toBe(403);
		expect(await status(changed((copy) => copy.searchParams.set('se', '2099-01-01T00:00:00Z')))).toBe(403);
		expect(await status(changed((copy) => (copy.pathname = copy.pathname.replace('.csv', '.xml'))))).toBe(403);
		expect(await status(changed((copy) => (copy.search = '')))).toBe(403);
		expect(world.simulator.effects().downloads).toBe(0);
	});

	test.each(['Authorization', 'X-Subscription-Key', 'X-Client-Id'])('are refused when %s comes along', async (name) => {
		expect(await status(await finished('csv'), { [name]: 'x' })).toBe(400);
	});

	test('can be set to fail', async () => {
		const url = await finished('csv');
		world.simulator.faults.add({ route: /^GET \/rdecontainer/, kind: 'status', status: 503 });
		expect([await status(url), await status(url)]).toEqual([503, 200]);
	});
});
