import type { AreaWorld } from './world';
import { startAreas } from './world';

let world: AreaWorld;

beforeEach(async () => {
	world = await startAreas();
});
afterEach(() => world.stop());

const read = async (path: string): Promise<any> => (await world.call('GET', path)).body;

describe('profiles', () => {
	test('an update sends the etag of the read, and only once', async () => {
		const profile = await read('/profiles/organization');
		const sent = { ...profile, email: 'hello@example.com' };
		const { status, body } = await world.call('PUT', '/profiles/organization', sent);
		expect([status, body.email]).toEqual([200, 'hello@example.com']);
		expect(body.attributes.etag).not.toBe(profile.attributes.etag);
		expect(await world.call('PUT', '/profiles/organization', sent)).toMatchObject({
			status: 400,
			body: { code: 2055 },
		});
	});

	test('what is left out is empty afterwards', async () => {
		const { purchaseOrderNumber, primaryContact, ...rest } = await read('/profiles/billing');
		expect(purchaseOrderNumber).toBeTruthy();
		await world.call('PUT', '/profiles/billing', rest);
		expect(await read('/profiles/billing')).toMatchObject({
			purchaseOrderNumber: null,
			primaryContact: null,
			companyName: rest.companyName,
		});
	});

	test('the billing profile answers in PascalCase, all the way down', async () => {
		const { body } = await world.call('PUT', '/profiles/billing', await read('/profiles/billing'));
		expect(body).toMatchObject({
			CompanyName: expect.any(String),
			Address: { AddressLine1: expect.any(String) },
			Attributes: { Etag: expect.any(String) },
		});
		expect(body).not.toHaveProperty('companyName');
	});

	test('the currency stays', async () => {
		const profile = await read('/profiles/billing');
		expect((await world.call('PUT', '/profiles/billing', { ...profile, billingCurrency: 'EUR' })).status).toBe(400);
	});

	test('support is read and written at two addresses, under two types', async () => {
		const { attributes, ...profile } = await read('/profiles/support');
		const body = { ...profile, telephone: '5035550199', attributes: { objectType: 'PartnerSupportProfile' } };
		expect(attributes).toEqual({ objectType: 'SupportProfile' });
		expect((await world.call('PUT', '/profiles/supportprofile', body)).status).toBe(200);
		expect((await read('/profiles/support')).telephone).toBe('5035550199');
	});

	test('a changed legal profile is vetted again', async () => {
		const { body } = await world.call('PUT', '/profiles/legalbusiness', {
			...(await read('/profiles/legalbusiness')),
			companyName: 'Other',
		});
		expect(body).toMatchObject({ companyName: 'Other', vettingStatus: 'pending' });
	});

	test('two partners have two profiles', async () => {
		const first = await read('/profiles/organization');
		await world.call('PUT', '/profiles/organization', { ...first, email: 'changed@example.com' });
		await world.signIn('user', 1);
		const second = await read('/profiles/organization');
		expect(second.tenantId).toBe(world.simulator.partnerCenter.accounts[1].tenantId);
		expect(second.email).not.toBe('changed@example.com');
	});
});

describe('programs', () => {
	test('a partner id is read, checked, and unknown', async () => {
		const { mpnId } = world.simulator.partnerCenter.accounts[0];
		expect(await read('/profiles/mpn')).toMatchObject({ mpnId });
		const [reseller] = world.simulator.partnerCenter.state().commerce.resellers;
		expect(await read(`/profiles/mpn?mpnId=${reseller.mpnId}`)).toMatchObject({ partnerName: reseller.name });
		expect(await world.call('GET', '/profiles/mpn?mpnId=1')).toMatchObject({ status: 404, body: { code: 3000 } });
	});

	test('the agreement status takes exactly one of two ids', async () => {
		const [signed, , unsigned] = world.simulator.partnerCenter.state().commerce.resellers;
		const status = (query: string, program = 'csp') =>
			world.call('GET', `/compliance/${program}/agreementstatus${query}`);
		expect((await status(`?mpnId=${signed.mpnId}`)).body).toEqual({ isAgreementSigned: true });
		expect((await status(`?tenantId=${unsigned.id}`)).body).toEqual({ isAgreementSigned: false });
		for (const query of ['', `?mpnId=${signed.mpnId}&tenantId=${signed.id}`, '?mpnId=1'])
			expect((await status(query)).status).toBe(400);
	});

	test('the only program is csp', async () => {
		expect(await read('/enrolledprograms/csp')).toMatchObject({ programType: 'csp' });
		expect((await world.call('GET', '/enrolledprograms/other')).status).toBe(404);
	});
});

describe('addresses', () => {
	const good = { addressLine1: '4001 Alder Street', city: 'Redmond', state: 'WA', postalCode: '98052', country: 'US' };
	const validate = (more: Record<string, unknown>) => world.call('POST', '/validations/address', { ...good, ...more });

	test.each([
		['VerifiedShippable', {}],
		['VerifiedShippable', { postalCode: '98052-4402' }],
		['Verified', { addressLine1: '4001  Alder Street ' }],
		['StreetPartial', { addressLine1: 'Alder Street' }],
		['InteractionRequired', { postalCode: '9805' }],
	])('%s: %j', async (status, more) => {
		expect((await validate(more)).body).toMatchObject({ status, originalAddress: { ...good, ...more } });
	});

	test.each([[{ state: 'XX' }], [{ country: 'ZZ' }]])(
		'%j is refused with JSON within the escaped description',
		async (more) => {
			const { status, body } = await validate(more);
			expect([status, body.code]).toEqual([400, 2007]);
			expect(body.description).toContain('&quot;');
			expect(body.description).toContain('&#39;');
			const text = body.description.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
			expect(JSON.parse(text)).toMatchObject({ IsSuccess: false });
		},
	);

	test('rules are those of the country', async () => {
		expect(await read('/countryvalidationrules/us')).toMatchObject({
			iso2Code: 'US',
			isStateRequired: true,
			postalCodeRegex: expect.stringContaining(' -'),
		});
		expect((await world.call('GET', '/countryvalidationrules/ZZ')).status).toBe(404);
	});
});

describe('webhooks', () => {
	const registration = (...WebhookEvents: string[]) => ({
		WebhookUrl: 'https://flows.example.com/hook',
		WebhookEvents,
	});
	const path = '/webhooks/v1/registration';

	test('one registration: a second one is refused, the first one can be replaced', async () => {
		expect((await world.root('GET', path)).status).toBe(404);
		expect((await world.root('PUT', path, registration('invoice-ready'))).status).toBe(404);
		expect((await world.root('POST', path, registration('invoice-ready'))).body).toMatchObject(
			registration('invoice-ready'),
		);
		expect((await world.root('POST', path, registration('test-created'))).status).toBe(409);
		expect((await world.root('GET', path)).body.WebhookEvents).toEqual(['invoice-ready']);
		expect((await world.root('PUT', path, registration('test-created'))).status).toBe(200);
		expect((await world.root('GET', path)).body.WebhookEvents).toEqual(['test-created']);
		expect(world.simulator.partnerCenter.effects()).toMatchObject({ registrations: 1 });
	});

	test('event names are a bare list; others and plain http are refused', async () => {
		const { body } = await world.root('GET', `${path}/events`);
		expect(body).toContain('subscription-updated');
		expect((await world.root('POST', path, registration('made-up'))).status).toBe(400);
		expect(
			(await world.root('POST', path, { ...registration('invoice-ready'), WebhookUrl: 'http://flows.example.com' }))
				.status,
		).toBe(400);
	});

	test('two test events a minute, of a registered event', async () => {
		const test = () => world.root('POST', `${path}/validationEvents`);
		await world.root('POST', path, registration('invoice-ready'));
		expect((await test()).status).toBe(400);
		await world.root('PUT', path, registration('test-created'));
		const { body } = await test();
		world.pass(20_000);
		await test();
		const third = await test();
		expect(third).toMatchObject({ status: 429, body: { statusCode: 429 } });
		expect(third.headers.get('retry-after')).toBe('40');
		const event = `${path}/validationEvents/${body.correlationId}`;
		expect((await world.root('GET', event)).body).toMatchObject({
			...body,
			callbackUrl: 'https://flows.example.com/hook',
		});
		world.pass(40_000);
		expect((await test()).status).toBe(200);
		world.pass(7 * 86_400_000);
		expect((await world.root('GET', event)).status).toBe(404);
	});
});
