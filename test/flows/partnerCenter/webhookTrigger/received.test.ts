import { time } from '../../../support/virtualClock';
import { chosen, OTHER_TOOL, webhookTrigger } from './setup';

const DAY = 24 * 60 * 60_000;

const { world, post, sign, publish, register } = webhookTrigger();

describe('a webhook', () => {
	test('that Microsoft signed starts the workflow once, however often it is delivered', async () => {
		const customer = '951c964b-77a8-54e6-a598-534a37167ed2';
		const ResourceUri = `https://api.partnercenter.microsoft.com/v1/customers/${customer}/subscriptions/1`;
		const parameters = chosen(['subscription-updated']);
		const delivery = sign({ EventName: 'subscription-updated', ResourceName: 'subscription', ResourceUri });
		const { status, items } = await post(delivery, parameters);
		expect(status).toBe(200);
		expect(items?.map(({ json }) => json)).toMatchObject([
			{
				eventId: expect.stringMatching(/^subscription-updated:[0-9a-f]{24}$/) as string,
				event: 'subscription-updated',
				platform: 'Partner Center',
				occurredAt: new Date(time.now()).toISOString(),
				resource: 'subscription',
				customerId: customer,
				resourceUri: ResourceUri,
			},
		]);
		expect(await post(delivery, parameters)).toEqual({ status: 200, items: null });
		time.pass(3 * DAY);
		expect(await post(delivery, parameters)).toEqual({ status: 200, items: null });
	});

	test('of an event that was not chosen, also of an unknown kind, is taken and starts nothing', async () => {
		expect(await post(sign({ EventName: 'moon-landed' }))).toEqual({ status: 200, items: null });
	});

	test('of a chosen event that this package does not know starts the workflow', async () => {
		const { items } = await post(sign({ EventName: 'moon-landed' }), chosen(['moon-landed']));
		expect(items).toHaveLength(1);
	});

	test('with Fetch Full Object has the resource, which is read with the credential', async () => {
		await register('post', OTHER_TOOL, ['test-created']);
		const { data } = await world().api.post<{ correlationId: string }>(
			'/webhooks/v1/registration/validationEvents',
			{},
		);
		const { correlationId } = data;
		const base = world().simulator.partnerCenter.url;
		const ResourceUri = `${base}/webhooks/v1/registration/validationEvents/${correlationId}`;
		const parameters = chosen(['test-created'], { fetchFullObject: true });
		const { items } = await post(sign({ ResourceUri }), parameters);
		expect(items?.[0].json.object).toMatchObject({ correlationId, callbackUrl: OTHER_TOOL });
		const gone = await post(sign({ ResourceUri: `${base}/v1/customers/nobody` }), parameters);
		expect(gone.items?.[0].json.note).toMatch(/^The resource could not be/);
		const foreign = await post(sign({ ResourceUri: 'https://elsewhere.example.com/v1/invoices/1' }), parameters);
		expect(foreign.items?.[0].json.note).toContain('no resource of the API');
	});

	test.each([
		['subscription-updated', { status: 401, items: null }],
		[
			'granular-admin-relationship-terminated',
			{ status: 200, items: [{ json: { note: expect.any(String) as string } }] },
		],
		['reseller-relationship-removed', { status: 200, items: [{ json: { note: expect.any(String) as string } }] }],
	])(
		"of another account's customer (%s) with Fetch Full Object starts nothing, but for the end of one's own",
		async (event, taken) => {
			const customer = '951c964b-77a8-54e6-a598-534a37167ed2';
			const ResourceUri = `${world().simulator.partnerCenter.url}/v1/customers/${customer}/subscriptions/1`;
			const parameters = chosen([event], { fetchFullObject: true });
			expect(await post(sign({ EventName: event, ResourceUri }), parameters)).toMatchObject(taken);
		},
	);

	test("of one's own customer whose resource is not there yet starts the workflow", async () => {
		const customer = await world().customer();
		const ResourceUri = `${world().simulator.partnerCenter.url}/v1/customers/${customer}/subscriptions/951c964b-77a8-54e6-a598-534a37167ed2`;
		const parameters = chosen(['subscription-updated'], { fetchFullObject: true });
		const { items } = await post(sign({ EventName: 'subscription-updated', ResourceUri }), parameters);
		expect(items?.[0].json.note).toMatch(/^The resource could not be/);
	});

	test('whose resource cannot be read now comes again', async () => {
		const parameters = chosen(['test-created'], { fetchFullObject: true });
		const delivery = sign({});
		world().simulator.faults.add({ route: /validationEvents/, kind: 'status', status: 503, times: 1000 });
		expect(await post(delivery, parameters)).toEqual({ status: 503, items: null });
		world().simulator.faults.clear();
		expect((await post(delivery, parameters)).items).toHaveLength(1);
	});

	test('that is delivered again while its resource is read is not taken for that one, which may yet fail', async () => {
		const parameters = chosen(['test-created'], { fetchFullObject: true });
		const delivery = sign({});
		world().simulator.faults.add({ route: /validationEvents/, kind: 'status', status: 503, times: 1000 });
		const both = await Promise.all([post(delivery, parameters), post(delivery, parameters)]);
		expect(both).toEqual([503, 503].map((status) => ({ status, items: null })));
		world().simulator.faults.clear();
		expect((await post(delivery, parameters)).items).toHaveLength(1);
		expect(await post(delivery, parameters)).toEqual({ status: 200, items: null });
	});
});

test('a replay of an event of more than a week ago is refused', async () => {
	const delivery = sign({});
	expect((await post(delivery)).items).toHaveLength(1);
	time.pass(7 * DAY + 1);
	expect(await post(delivery)).toEqual({ status: 401, items: null });
});

test('of 1,000 webhooks at once, each delivered twice, each starts the workflow once', async () => {
	const certificate = publish({});
	const deliveries = Array.from({ length: 1000 }, () => sign({}, certificate));
	const received = await Promise.all([...deliveries, ...deliveries].map(async (one) => await post(one)));
	const ids = received.flatMap(({ items }) => items ?? []).map(({ json }) => json.eventId);
	expect(received.filter(({ status }) => status !== 200)).toEqual([]);
	expect(ids).toHaveLength(1000);
	expect(new Set(ids).size).toBe(1000);
}, 60_000);
