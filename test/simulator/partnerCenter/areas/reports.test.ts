import { DAY } from '../commerce/world';
import type { AreaWorld } from './world';
import { filter, startAreas } from './world';

let world: AreaWorld;

beforeEach(async () => {
	world = await startAreas();
});
afterEach(() => world.stop());

const read = async (path: string, headers?: Record<string, string>): Promise<any> =>
	(await world.call('GET', path, undefined, headers)).body;

const day = (back: number): string => new Date(world.now() - back * DAY).toISOString().slice(0, 10);

describe('audit records', () => {
	test('cover the days that were asked for, the newest first', async () => {
		const { items } = await read(`/auditrecords?startDate=${day(3)}&endDate=${day(1)}`);
		const dates = (rows: any[]) => rows.map(({ operationDate }) => operationDate.slice(0, 10));
		expect(dates(items)).toEqual([day(2), day(2), day(3)]);
		expect(new Set(items.map(({ id }: any) => id)).size).toBe(items.length);
		expect(dates((await read(`/auditrecords?startDate=${day(3)}&endDate=${day(3)}`)).items)).toEqual([day(3)]);
		expect((await read(`/auditrecords?startDate=${day(1)}`)).items).toEqual([]);
		expect(Object.keys(JSON.parse(items[0].resourceNewValue)).every((name) => /^[A-Z]/.test(name))).toBe(true);
	});

	test('ninety days back is the most', async () => {
		expect((await world.call('GET', `/auditrecords?startDate=${day(90)}`)).status).toBe(200);
		expect((await world.call('GET', `/auditrecords?startDate=${day(91)}`)).status).toBe(400);
		expect((await world.call('GET', `/auditrecords?startDate=${day(1)}&endDate=${day(2)}`)).status).toBe(400);
	});

	test('go on with the continuation token', async () => {
		const path = `/auditrecords?startDate=${day(5)}&size=2`;
		const all = (await read(`/auditrecords?startDate=${day(5)}`)).items.map(({ id }: any) => id);
		const found: string[] = [];
		let page = await read(path);
		for (;;) {
			found.push(...page.items.map(({ id }: any) => id));
			if (!page.continuationToken) break;
			page = await read(`${path}&seekOperation=Next`, { 'MS-ContinuationToken': page.continuationToken });
		}
		expect(found).toHaveLength(3);
		expect(found).toEqual(all);
	});

	test('what is done through the API is recorded, and found by its filters and its id', async () => {
		const customer = await world.customer({ domain: 'clinic-example.onmicrosoft.com' });
		const nina = { usageLocation: 'US', userPrincipalName: 'nina@clinic-example.onmicrosoft.com', displayName: 'Nina' };
		await world.call('POST', `/customers/${customer}/users`, nina);
		const [record] = (await read('/auditrecords')).items;
		expect(record).toMatchObject({
			operationType: 'create_customer_user',
			customerId: customer,
			operationStatus: 'succeeded',
		});
		expect(JSON.parse(record.resourceNewValue).DisplayName).toBe('Nina');
		expect((await world.root('GET', `/auditactivity/v1/auditrecords/${record.id}`)).body).toEqual(record);
		const types = async (value: unknown) =>
			(await read(`/auditrecords?filter=${filter(value)}`)).items.map(({ resourceType }: any) => resourceType);
		expect(new Set(await types({ Field: 'ResourceType', Value: 'CUSTOMER_USER', Operator: 'equals' }))).toEqual(
			new Set(['customer_user']),
		);
		expect(await types({ Field: 'CompanyName', Value: 'nobody', Operator: 'substring' })).toEqual([]);
		expect(
			(
				await world.call(
					'GET',
					`/auditrecords?filter=${filter({ Field: 'ResourceType', Value: 'x', Operator: 'substring' })}`,
				)
			).status,
		).toBe(400);
	});
});

describe('analytics', () => {
	const analytics = async (path: string): Promise<any> =>
		(await world.root('GET', `/partner/v1/analytics/${path}`)).body;

	test('have an envelope of their own, paged by top and skip', async () => {
		const first = await analytics('subscriptions?top=1');
		expect(first).toMatchObject({
			TotalCount: 2,
			Value: [{ status: 'ACTIVE' }],
			'@nextLink': expect.stringContaining('skip=1'),
		});
		const last = await analytics('subscriptions?top=1&skip=1');
		expect(last.Value).toMatchObject([{ status: 'SUSPENDED' }]);
		expect(last).not.toHaveProperty('@nextLink');
	});

	test.each([
		["status eq 'active'", 1],
		["status ne 'ACTIVE' and autoRenewEnabled eq false", 1],
		["contains(productName,'office')", 1],
		["licenseCount gt 5 or status eq 'SUSPENDED'", 2],
		["commitmentEndDate gt cast('2100-01-01',Edm.DateTimeOffset)", 1],
		["friendlyName eq 'a and b'", 0],
	])('the filter %s finds %i', async (text, count) => {
		expect((await analytics(`subscriptions?filter=${encodeURIComponent(text)}`)).Value).toHaveLength(count);
	});

	test('grouped rows hold the grouped fields and the counts', async () => {
		const { Value } = await analytics('subscriptions?groupby=customerName,subscriptionType');
		expect(Value).toContainEqual({
			customerName: 'Alder Ridge Dental',
			subscriptionType: 'Office',
			licenseCount: 10,
			subscriptionCount: 1,
		});
		expect(
			(await analytics('usage/azure?groupby=usageDate,meterCategory&aggregationLevel=month&orderby=usageDate%20desc'))
				.Value,
		).not.toHaveLength(0);
	});

	test('a level needs a date, a field must be known', async () => {
		for (const query of [
			'aggregationLevel=day',
			'groupby=customerName&aggregationLevel=day',
			'groupby=nothing',
			'filter=nonsense',
		]) {
			expect((await world.root('GET', `/partner/v1/analytics/subscriptions?${query}`)).status).toBe(400);
		}
	});

	test('licenses are those of one processing run', async () => {
		const { Value } = await analytics('commercial/usage/license');
		expect(Value[1]).toHaveProperty('licenseActive');
		expect(
			(await analytics(`commercial/usage/license?processedDateTime=${Value[0].processedDateTime}`)).Value,
		).toHaveLength(2);
		expect((await analytics('commercial/usage/license?processedDateTime=2020-01-01T00:00:00Z')).Value).toEqual([]);
	});

	test('the app alone is not enough', async () => {
		await world.signIn('app');
		expect((await world.call('GET', '/analytics/licenses/usage')).body).toMatchObject({ code: 900329 });
	});
});

describe('security', () => {
	test('requests of the last week, this one among them, show whether they carried the multifactor claim', async () => {
		const [own, ...others] = (await read('/partnerRequests')).items;
		expect(own).toMatchObject({ mfaCompliant: true, operationName: 'GET /partnerRequests' });
		expect(others.map(({ mfaCompliant }: any) => mfaCompliant)).toEqual([true, false]);
		world.simulator.partnerCenter.settings.mfaClaim = false;
		await world.signIn();
		expect((await read('/partnerRequests')).items[0].mfaCompliant).toBe(false);
	});

	test('adoption is a bare list, bounded by dates', async () => {
		const all = await read('/applicationmfaadoptionstatus');
		expect(all).toHaveLength(2);
		expect(await read(`/applicationmfaadoptionstatus?startDate=${all[1].loginDate}`)).toEqual([all[1]]);
	});

	test('the newer model of fraud events has pages and types', async () => {
		const newer = { 'X-NewEventsModel': 'true' };
		const events = async (query: string, headers?: Record<string, string>) =>
			await read(`/fraudEvents${query}`, headers);
		expect(await events('')).toHaveLength(3);
		expect((await events(''))[0]).not.toHaveProperty('eventType');
		expect(await events('?EventStatus=Active')).toHaveLength(1);
		expect((await world.call('GET', '/fraudEvents?PageSize=2&PageNumber=1')).status).toBe(400);
		expect((await world.call('GET', '/fraudEvents?PageSize=2', undefined, newer)).status).toBe(400);
		expect(await events('?PageSize=2&PageNumber=1', newer)).toHaveLength(2);
		expect(await events('?PageSize=2&PageNumber=2', newer)).toHaveLength(1);
		expect(await events('?EventType=UsageAnomalyDetection', newer)).toMatchObject([
			{ eventType: 'UsageAnomalyDetection' },
		]);
	});

	test('whoever signed in without multifactor is listed for a week', async () => {
		const [{ lastNonMfaCompliantRequestDateTime }] = (await read('/nonMfaCompliantPartnerPrincipals')).items;
		expect(world.now() - Date.parse(lastNonMfaCompliantRequestDateTime)).toBeLessThan(7 * DAY);
	});
});
