import type { World } from './world';
import { address, billingProfile, startWorld, TAKEN_DOMAIN } from './world';

let world: World;
beforeEach(async () => {
	world = await startWorld();
});
afterEach(() => world.stop());

const create = (domain: string, profile: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
	world.call('POST', '/customers', {
		companyProfile: { domain },
		billingProfile: { ...billingProfile, ...profile },
		...more,
	});
const search = (filter: unknown) =>
	world.call('GET', `/customers?size=0&filter=${encodeURIComponent(JSON.stringify(filter))}`);
const startsWith = (Field: string, Value: string) => search({ Field, Value, Operator: 'starts_with' });

test('a new customer shows its password this once', async () => {
	const { status, body } = await create('alder-example.onmicrosoft.com');
	expect(status).toBe(201);
	expect(body).toMatchObject({
		companyProfile: { tenantId: body.id, domain: 'alder-example.onmicrosoft.com', companyName: 'Alder Ridge Dental' },
		relationshipToPartner: 'reseller',
		userCredentials: { userName: 'admin', password: expect.any(String) },
	});
	const { text, body: read } = await world.call('GET', `/customers/${body.id}`);
	expect(text).not.toContain(body.userCredentials.password);
	expect(read).toMatchObject({ allowDelegatedAccess: true, customDomains: [] });
	expect(read).not.toHaveProperty('userCredentials');
});

test('HEAD domains: 200 is taken, 404 is free, both without a body', async () => {
	const head = async (domain: string) => {
		const { status, text } = await world.call('HEAD', `/domains/${domain}`);
		return [status, text];
	};
	expect(await head('alder-example.onmicrosoft.com')).toEqual([404, '']);
	await create('alder-example.onmicrosoft.com');
	expect(await head('ALDER-example.onmicrosoft.com')).toEqual([200, '']);
	expect(await head(TAKEN_DOMAIN)).toEqual([200, '']);
});

test('a domain that is taken creates nothing, whoever holds it', async () => {
	await create('alder-example.onmicrosoft.com');
	for (const domain of ['Alder-Example.onmicrosoft.com', TAKEN_DOMAIN]) {
		expect((await create(domain)).status).toBe(400);
	}
	expect(world.simulator.partnerCenter.effects().customers).toBe(1);
});

test.each([
	['a country that is no code', { defaultAddress: { ...address, country: 'USA' } }, 2007],
	['a state of three letters', { defaultAddress: { ...address, state: 'WAS' } }, 2007],
	['no phone number where it is needed', { defaultAddress: { ...address, country: 'BY', state: undefined } }, 600051],
	[
		'no registration number where it is needed',
		{ defaultAddress: { ...address, country: 'BY', phoneNumber: '1' } },
		600049,
	],
])('%s is refused', async (_, profile, code) => {
	const { status, body } = await create('alder-example.onmicrosoft.com', profile);
	expect([status, body.code]).toEqual([400, code]);
});

test('a registration number is refused where no country asks for it', async () => {
	const companyProfile = { domain: 'alder-example.onmicrosoft.com', organizationRegistrationNumber: '1234567' };
	const { body } = await world.call('POST', '/customers', { companyProfile, billingProfile });
	expect(body.code).toBe(600002);
});

test('the search compares beginnings without case, and knows three fields and one operator', async () => {
	await create('alder-example.onmicrosoft.com');
	await create('alderman-example.onmicrosoft.com', { companyName: 'Birch Lane' });
	const names = async (field: string, value: string) => {
		const { body } = await startsWith(field, value);
		return body.items.map((row: any) => row.companyProfile.domain);
	};
	expect(await names('Domain', 'ALDER')).toHaveLength(2);
	expect(await names('CompanyName', 'birch')).toEqual(['alderman-example.onmicrosoft.com']);
	expect(await names('CompanyName', 'lane')).toEqual([]);
	expect((await startsWith('Email', 'x')).body.code).toBe(3000);
	expect((await search({ Field: 'Domain', Value: 'alder', Operator: 'equals' })).body.code).toBe(3000);
});

test('the list is paged by a token that goes into a header', async () => {
	for (const name of ['one', 'two', 'three']) await create(`${name}-example.onmicrosoft.com`);
	const { body: first } = await world.call('GET', '/customers?size=2');
	expect([first.totalCount, first.items.length]).toEqual([2, 2]);
	const headers = { 'MS-ContinuationToken': first.continuationToken };
	const { body: second } = await world.call('GET', '/customers?size=2&seekOperation=Next', undefined, headers);
	expect(second.items.map((row: any) => row.companyProfile.domain)).toEqual(['three-example.onmicrosoft.com']);
	expect(second).not.toHaveProperty('continuationToken');
});

test('a customer of an indirect reseller needs a user, and a reseller that has signed', async () => {
	const { body } = await world.call('GET', '/relationships?relationship_type=IsIndirectCloudSolutionProviderOf');
	const [signed, , unsigned] = body.items;
	expect((await create('a-example.onmicrosoft.com', {}, { associatedPartnerId: unsigned.id })).body.code).toBe(900123);
	const { body: customer } = await create('a-example.onmicrosoft.com', {}, { associatedPartnerId: signed.id });
	expect((await world.call('GET', `/customers/${customer.id}/relationships`)).body.items).toMatchObject([
		{ mpnId: signed.mpnId },
	]);
	expect((await startsWith('IndirectReseller', signed.id)).body.items).toHaveLength(1);
	await world.signIn('app');
	expect((await create('b-example.onmicrosoft.com', {}, { associatedPartnerId: signed.id })).body.code).toBe(900329);
	expect((await create('b-example.onmicrosoft.com')).status).toBe(201);
});

test('the billing profile is replaced as a whole, with a fresh etag in header and body', async () => {
	const path = `/customers/${await world.customer()}/profiles/billing`;
	const { body: profile } = await world.call('GET', path);
	const { etag } = profile.attributes;
	const put = (body: unknown, ifMatch: string) => world.call('PUT', path, body, { 'If-Match': ifMatch });
	expect((await put(profile, '"another"')).status).toBe(412);
	const inBody = { ...profile, attributes: { ...profile.attributes, etag: 'another' } };
	expect((await put(inBody, `"${etag}"`)).body.code).toBe(2055);
	expect((await put({ ...profile, email: 'new@alderridge.example.com' }, `"${etag}"`)).status).toBe(200);
	expect((await put(profile, `"${etag}"`)).status).toBe(412);
	const { body: read } = await world.call('GET', path);
	expect(read.email).toBe('new@alderridge.example.com');
	expect(read.attributes.etag).not.toBe(etag);
	const { firstName, ...withoutName } = { firstName: 'Mara', ...read };
	await put(withoutName, `"${read.attributes.etag}"`);
	expect((await world.call('GET', path)).body).not.toHaveProperty('firstName');
});

test('an agreement is listed under its type only, and the same contact is not recorded twice', async () => {
	const customer = await world.customer();
	const list = async (query: string) =>
		(await world.call('GET', `/customers/${customer}/agreements${query}`)).body.items;
	expect(await list('')).toEqual([]);
	const [agreement] = await list('?agreementType=MicrosoftCustomerAgreement');
	expect(await list('?agreementType=*')).toEqual([agreement]);
	const { agreementLink, userId, ...body } = agreement;
	const { status, body: refused } = await world.call('POST', `/customers/${customer}/agreements`, body);
	expect([status, refused.code, refused.isRetryable]).toEqual([400, '600061', false]);
});

test('what is known of a customer beside its billing', async () => {
	const customer = await world.customer();
	const read = async (path: string) => (await world.call('GET', `/customers/${customer}${path}`)).body;
	const company = { tenantId: customer, companyName: 'Alder Ridge Dental', address: { city: 'Redmond' } };
	expect(await read('/profiles/company')).toMatchObject(company);
	expect(await read('/directSignedMicrosoftCustomerAgreementStatus')).toEqual({ isSigned: false });
	expect(await read('/validationStatus?type=account')).toMatchObject({ type: 'account', status: 'allowed' });
	const { url } = (await world.call('GET', '/customers/relationshiprequests?indirectResellerId=abc')).body;
	expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
		partnerId: world.simulator.partnerCenter.accounts[0].tenantId,
		indirectResellerId: 'abc',
	});
});

test('agreement texts: fresh links, English where the language is not offered', async () => {
	const { templateId } = (await world.call('GET', '/agreements?agreementType=MicrosoftCustomerAgreement')).body
		.items[0];
	const read = (query: string) => world.call('GET', `/agreementtemplates/${templateId}/document${query}`);
	const { body: german } = await read('?country=DE&language=de-DE');
	expect(german).toMatchObject({ country: 'DE', language: 'de-DE', downloadUri: expect.stringContaining('.docx') });
	expect((await read('?country=US&language=de-DE')).body.language).toBe('en-US');
	world.pass(1000);
	expect((await read('?country=DE&language=de-DE')).body.displayUri).not.toBe(german.displayUri);
});

test('no relationship, no customer: 20002 after it ended, 60003 for who never was one', async () => {
	const customer = await world.customer();
	const body = { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } };
	const { body: former } = await world.call('PATCH', `/customers/${customer}`, body);
	expect(former).toMatchObject({ relationshipToPartner: 'none', companyProfile: null });
	const { status, body: refused } = await world.call('GET', `/customers/${customer}`);
	expect([status, refused.code]).toEqual([403, 20002]);
	expect((await world.call('GET', '/customers')).body.items).toEqual([]);
	expect((await world.call('GET', '/customers/00000000-0000-4000-8000-000000000000')).body.code).toBe(60003);
});

test('customers are deleted in a sandbox only', async () => {
	const customer = await world.customer();
	expect((await world.call('DELETE', `/customers/${customer}`)).status).toBe(400);
	await world.signIn('user', 1);
	const own = await world.customer();
	expect((await world.call('DELETE', `/customers/${own}`)).status).toBe(204);
	expect((await world.call('GET', `/customers/${own}`)).status).toBe(404);
});

test('a budget that was never set is null', async () => {
	const path = `/customers/${await world.customer()}/usagebudget`;
	expect((await world.call('GET', path)).body.amount).toBeNull();
	await world.call('PATCH', path, { amount: 250.5, attributes: { objectType: 'SpendingBudget' } });
	expect((await world.call('GET', path)).body).toMatchObject({ amount: 250.5, usageSpendingBudget: 250.5 });
});

test('a verified domain comes back in snake_case and is among the custom domains', async () => {
	const customer = await world.customer();
	const domain = {
		name: 'alderridge.example.com',
		authenticationType: 'Managed',
		capability: 'Email',
		status: 'Verified',
		verificationMethod: 'DnsRecord',
	};
	const { body } = await world.call('POST', `/customers/${customer}/verifieddomain`, {
		verifiedDomainName: domain.name,
		domain,
	});
	expect(body).toMatchObject({ authenticationType: 'managed', verificationMethod: 'dns_record' });
	expect((await world.call('GET', `/customers/${customer}`)).body.customDomains).toEqual(['alderridge.example.com']);
	const federated = { ...domain, name: 'b.example.com', authenticationType: 'Federated' };
	const without = { verifiedDomainName: federated.name, domain: federated };
	const refused = await world.call('POST', `/customers/${customer}/verifieddomain`, without);
	expect(refused.body.code).toBe(800002);
});

test('self-serve policies: one for each customer, found by its key, changed with a fresh etag', async () => {
	const customer = await world.customer();
	const body = {
		selfServeEntity: { selfServeEntityType: 'customer', tenantID: customer },
		grantor: { grantorType: 'billToPartner', tenantID: world.simulator.partnerCenter.accounts[0].tenantId },
		permissions: [{ resource: 'AzureReservedInstances', action: 'Purchase' }],
	};
	const { body: policy } = await world.call('POST', '/SelfServePolicy', body);
	expect(policy.attributes.etag).toMatch(/^".+"$/);
	expect((await world.call('GET', `/SelfServePolicy/${policy.id}`)).body).toEqual(policy);
	const { status, body: again } = await world.call('POST', '/SelfServePolicy', body);
	expect([status, again.code]).toEqual([409, 600041]);
	const put = (etag: string) =>
		world.call('PUT', `/SelfServePolicy/${policy.id}`, { ...body, id: policy.id, attributes: { etag } });
	expect((await put(policy.attributes.etag)).status).toBe(200);
	expect((await put(policy.attributes.etag)).body.code).toBe(2055);
	expect((await world.call('GET', `/SelfServePolicy?entity_id=${customer}`)).body.items).toHaveLength(1);
	expect((await world.call('DELETE', `/SelfServePolicy/${policy.id}`)).status).toBe(204);
	expect((await world.call('GET', `/SelfServePolicy/${policy.id}`)).body.code).toBe(600039);
});
