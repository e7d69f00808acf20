import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { given } from '../../../support/given';
import { time } from '../../../support/virtualClock';

import { CONTACT, credentialOf, DAY, DETAILS, picked, startAdobeWorld, type AdobeWorld } from '../world';
import { NOTHING_TO_CHANGE, NOTHING_TO_COMMIT } from '../../../support/sentences';

let world: AdobeWorld;

beforeAll(async () => {
	world = await startAdobeWorld({ simplify: false });
});
beforeEach(async () => await world.reset());
afterAll(async () => await world.stop());

const CHANGE = 'PATCH /v3/customers/{customer-id}';

const stored = (id: string) => world.state().customers.find((customer) => customer.id === id)!;

const change = async (operation: string, id: string, more: IDataObject = {}) =>
	await world.row('Customer', operation, { customerId: picked(id), ...more });

describe('Reseller', () => {
	const newReseller = (more: IDataObject = {}): IDataObject => ({
		...DETAILS,
		companyName: 'Adventure Resellers',
		distributorId: world.state().distributorId,
		additionalFields: {},
		...more,
	});

	test('is created, and followed until it is active', async () => {
		const row = await world.row(
			'Reseller',
			'create',
			newReseller({ additionalFields: { externalReferenceId: 'r-1', marketSegments: ['COM', 'EDU'] } }),
		);
		expect(row).toMatchObject({
			outcome: 'completed',
			status: '1000',
			statusText: 'active',
			companyProfile: { marketSegments: ['COM', 'EDU'] },
		});
		expect(world.state().resellers).toHaveLength(3);
	});

	test('whose answer is lost is found by its reference', async () => {
		world.simulator.faults.add({ route: 'POST /v3/resellers', kind: 'status', status: 502, when: 'after' });
		const row = await world.row(
			'Reseller',
			'create',
			newReseller({ additionalFields: { externalReferenceId: 'r-1' } }),
		);
		expect(row).toMatchObject({ externalReferenceId: 'r-1', outcome: 'completed' });
		expect(world.state().resellers).toHaveLength(3);
	});

	test('that is not accepted is a failure in words', async () => {
		world.simulator.adobe.admin().endNextAccountAs('1012');
		expect(await world.complaint('Reseller', 'create', newReseller())).toMatch(
			/Reseller \d+ is inactive: blocked \(status 1012\), so it gets no customers/,
		);
	});

	test("with another distributor's ID is refused with what to correct", async () => {
		expect(await world.complaint('Reseller', 'create', newReseller({ distributorId: '123456' }))).toContain(
			'The distributor ID is not yours',
		);
	});

	test('is listed by name, in the order asked for', async () => {
		const names = async (filters: IDataObject) =>
			(await world.run('Reseller', 'getAll', { returnAll: true, filters })).lastNodeItems.map(
				({ json }) => (json.companyProfile as IDataObject).companyName,
			);
		expect(await names({ sortBy: 'companyName', orderBy: 'asc' })).toEqual([
			'Northwind Resellers',
			'Southridge Resellers',
		]);
		expect(await names({ companyName: '*ridge*' })).toEqual(['Southridge Resellers']);
		expect(await names({ status: '1002' })).toEqual([]);
	});

	test('a change sends it whole, and adds segments to those that it has', async () => {
		const made = await world.row('Reseller', 'create', newReseller({ additionalFields: { marketSegments: ['EDU'] } }));
		const [before] = world.state().resellers.slice(-1);
		const row = await world.row('Reseller', 'update', {
			resellerId: picked(String(made.id)),
			updateFields: { city: 'Fresno', marketSegments: ['GOV'] },
		});
		expect(row).toMatchObject({
			companyProfile: { address: { city: 'Fresno', country: 'US' }, marketSegments: ['EDU', 'GOV'] },
		});
		const { profile } = world.state().resellers.at(-1)!;
		expect(profile).toEqual({
			...before.profile,
			marketSegments: ['EDU', 'GOV'],
			address: { ...before.profile.address, city: 'Fresno' },
		});
	});

	test('a pending one is not changed, and nothing is sent', async () => {
		const { id } = await world.row('Reseller', 'create', newReseller({ waitForCompletion: false }));
		expect(
			await world.complaint('Reseller', 'update', { resellerId: picked(String(id)), updateFields: { city: 'Fresno' } }),
		).toContain('is pending validation');
		expect(world.sent('PATCH /v3/resellers/{reseller-id}')).toBe(0);
	});
});

describe('Check Connection', () => {
	const PING = 'GET /partnerservice/ping';
	const check = async () => await world.row('Reseller', 'checkConnection', {});
	const checksOf = ({ checks }: IDataObject) => checks as IDataObject[];
	const fault = (status: number, code: string, skip: number) =>
		world.simulator.faults.add({
			route: PING,
			kind: 'status',
			status,
			body: { code, message: 'Refused', additionalDetails: [] },
			skip,
			times: 9,
		});

	afterEach(
		async () => await world.core.changeCredential('adobeVipMarketplaceApi', 'a', credentialOf(world.simulator).data),
	);

	test('both pings answer pong, which is no JSON', async () => {
		expect(await check()).toMatchObject({
			connected: true,
			environment: 'custom',
			checks: [{ ok: true }, { ok: true }],
		});
	});

	test.each([
		['4115', 403, 'Correct Client ID'],
		['4117', 403, 'The token is missing'],
	])('%s of the second ping is reported in words', async (code, status, words) => {
		fault(status, code, 1);
		expect(checksOf(await check())).toMatchObject([
			{ ok: true },
			{ ok: false, code, nextStep: expect.stringContaining(words) },
		]);
	});

	test('4116 is distinguished from both', async () => {
		fault(401, '4116', 1);
		const row = await check();
		expect(row.connected).toBe(false);
		expect(checksOf(row)).toMatchObject([
			{ ok: true },
			{ ok: false, code: '4116', nextStep: expect.stringContaining('The token was') },
		]);
	});

	test('a wrong client ID shows as a wrong key, although no token is to be had', async () => {
		await world.core.changeCredential('adobeVipMarketplaceApi', 'a', { clientId: 'another' });
		expect(checksOf(await check())).toMatchObject([
			{ ok: false, code: '4115', nextStep: expect.stringContaining('Correct Client ID') },
			{ ok: false, nextStep: expect.stringContaining('Client ID or Client Secret') },
		]);
	});

	test("a wrong secret is not the key's fault", async () => {
		await world.core.changeCredential('adobeVipMarketplaceApi', 'a', { clientSecret: 'another' });
		expect(checksOf(await check())).toMatchObject([
			{ ok: true },
			{ ok: false, nextStep: expect.stringContaining('Client Secret') },
		]);
	});

	test('a wrong address, a web page there, and nobody at all', async () => {
		await world.core.changeCredential('adobeVipMarketplaceApi', 'a', {
			apiUrl: `${world.simulator.adobe.url}/elsewhere`,
		});
		expect(checksOf(await check())[0]).toMatchObject({ ok: false, code: '404' });
		await world.core.changeCredential('adobeVipMarketplaceApi', 'a', { apiUrl: world.simulator.adobe.url });
		world.simulator.faults.add({ route: PING, kind: 'html' });
		expect(checksOf(await check())[0]).toMatchObject({
			ok: false,
			nextStep: expect.stringContaining("Something other than Adobe's API"),
		});
		await world.core.changeCredential('adobeVipMarketplaceApi', 'a', { apiUrl: 'http://127.0.0.1:1' });
		expect(checksOf(await check())).toMatchObject([
			{ nextStep: expect.stringContaining('not be reached') },
			{ ok: false },
		]);
	});
});

describe('Customer', () => {
	test('is created with a date that no zone shifts', async () => {
		const id = await world.customer({
			additionalFields: { cotermDate: '2028-02-29T00:00:00.000+14:00', marketSegment: 'EDU' },
		});
		expect(stored(id)).toMatchObject({ cotermDate: '2028-02-29', profile: { marketSegment: 'EDU' } });
	});

	test('with a commitment is asked for it once it is active', async () => {
		const row = await world.row('Customer', 'createWithThreeYearCommit', {
			...DETAILS,
			resellerId: picked(world.reseller()),
			additionalFields: { minimumLicenses: 10, minimumConsumables: 1000 },
		});
		expect(row).toMatchObject({
			outcome: 'completed',
			benefits: [
				{
					type: 'THREE_YEAR_COMMIT',
					commitmentRequest: {
						minimumQuantities: [
							{ offerType: 'LICENSE', quantity: 10 },
							{ offerType: 'CONSUMABLES', quantity: 1000 },
						],
					},
				},
			],
		});
		expect(
			await world.complaint('Customer', 'createWithThreeYearCommit', {
				...DETAILS,
				resellerId: picked(world.reseller()),
				additionalFields: {},
			}),
		).toContain(NOTHING_TO_COMMIT);
	});

	test('as a large government agency is of the US or Canada, and of 23 months at most', async () => {
		const agency = (more: IDataObject) => ({
			...DETAILS,
			resellerId: picked(world.reseller()),
			marketSubSegments: ['STATE'],
			additionalFields: {},
			...more,
		});
		const row = await world.row('Customer', 'createLga', agency({ additionalFields: { cotermDate: '2027-12-31' } }));
		expect(row).toMatchObject({
			companyProfile: { marketSegment: 'GOV', marketSubSegments: ['STATE'] },
			benefits: [{ type: 'LARGE_GOVERNMENT_AGENCY', status: 'ACTIVE' }],
		});
		expect(await world.complaint('Customer', 'createLga', agency({ country: 'DE' }))).toContain('only for US and CA');
		expect(
			await world.complaint('Customer', 'createLga', agency({ additionalFields: { cotermDate: '2028-12-31' } })),
		).toContain('"Anniversary Date"');
	});

	test('a change sends the customer whole and changes only what was named', async () => {
		const id = await world.customer({ additionalFields: { externalReferenceId: 'crm-1', addressLine2: 'Suite 1' } });
		const before = stored(id);
		const row = await change('update', id, { updateFields: { addressLine1: '1 Main Street' } });
		expect(row).toMatchObject({
			id,
			companyProfile: { address: { addressLine1: '1 Main Street', addressLine2: 'Suite 1' } },
		});
		expect(stored(id)).toEqual({
			...before,
			profile: { ...before.profile, address: { ...before.profile.address, addressLine1: '1 Main Street' } },
		});
	});

	test('with the reseller of the list alone there is nothing to change, and nobody gets a mail', async () => {
		const id = await world.customer();
		expect(
			await world.complaint('Customer', 'update', {
				customerId: picked(id),
				updateFields: { resellerId: picked(world.reseller()) },
			}),
		).toContain(NOTHING_TO_CHANGE);
		expect(world.sent(CHANGE)).toBe(0);
	});

	test('a contact that a new list leaves out is reported, without a name', async () => {
		const id = await world.customer();
		const other = { ...CONTACT, firstName: 'Bo', email: 'bo@example.com' };
		const row = await change('update', id, { updateFields: { contacts: { contact: [other] } } });
		expect(row.warnings).toEqual([expect.stringMatching(/^1 of the account's previous contacts.*Admin Console/)]);
		expect(JSON.stringify(row.warnings)).not.toContain('ada');
	});

	test.each([
		['update', { updateFields: { city: 'Fresno' } }],
		['changeMarketSegment', { marketSegment: 'EDU' }],
		['setGlobalSales', { globalSalesEnabled: true }],
		['requestThreeYearCommit', { updateFields: { minimumLicenses: 10 } }],
	])('a dry run of %s shows the whole without a person, and sends nothing', async (operation, fields) => {
		const id = await world.customer();
		const shown = await change(operation, id, { ...fields, dryRun: true, options: { dryRun: true } });
		expect(shown).toMatchObject({
			dryRun: true,
			request: {
				method: 'PATCH',
				path: `/v3/customers/${id}`,
				body: { companyProfile: { preferredLanguage: 'en-US' } },
			},
		});
		expect(JSON.stringify(shown)).not.toMatch(/ada|miller|Contoso|Park Avenue|San Jose|Fresno/i);
		expect(world.sent(CHANGE)).toBe(0);
	});

	test('a pending customer is not changed, and nothing is sent', async () => {
		const id = await world.customer({ waitForCompletion: false });
		expect(
			await world.complaint('Customer', 'update', { customerId: picked(id), updateFields: { city: 'Fresno' } }),
		).toContain(`customer ${id} is pending validation`);
		expect(world.sent(CHANGE)).toBe(0);
	});

	test('moves to another segment, and keeps global sales when it has them', async () => {
		const id = await world.customer();
		expect(await change('setGlobalSales', id, { globalSalesEnabled: true })).toMatchObject({
			globalSalesEnabled: true,
		});
		expect(await change('update', id, { updateFields: { city: 'Fresno' } })).toMatchObject({
			globalSalesEnabled: true,
		});
		expect(await change('setGlobalSales', id, { globalSalesEnabled: false })).toMatchObject({
			globalSalesEnabled: false,
		});
		expect(await change('changeMarketSegment', id, { marketSegment: 'EDU' })).toMatchObject({
			companyProfile: { marketSegment: 'EDU' },
		});
		expect(
			await world.complaint('Customer', 'changeMarketSegment', { customerId: picked(id), marketSegment: '={{ "" }}' }),
		).toContain('"Market Segment" is required');
	});

	test('is asked for a commitment without its contacts, which stay', async () => {
		const id = await world.customer();
		const row = await change('requestThreeYearCommit', id, { updateFields: { minimumLicenses: 10 } });
		expect(row).toMatchObject({
			benefits: [{ commitmentRequest: { status: 'REQUESTED' } }],
			companyProfile: { contacts: [CONTACT] },
		});
		expect(await change('requestThreeYearCommit', id, { updateFields: { minimumLicenses: 20 } })).toMatchObject({
			warnings: [expect.stringContaining('replaces')],
			benefits: [{ commitmentRequest: { minimumQuantities: [{ quantity: 20 }] } }],
		});
		expect(
			await world.complaint('Customer', 'requestRecommitment', {
				customerId: picked(id),
				updateFields: { minimumLicenses: 10 },
			}),
		).toContain('does not exist');
		expect(
			await world.complaint('Customer', 'requestThreeYearCommit', { customerId: picked(id), updateFields: {} }),
		).toContain(NOTHING_TO_COMMIT);
	});

	test('of another segment is not converted to an agency', async () => {
		const id = await world.customer();
		expect(
			await world.complaint('Customer', 'convertToLga', { customerId: picked(id), marketSubSegments: ['STATE'] }),
		).toContain('in the market segment COM');
		expect(world.sent(CHANGE)).toBe(0);
	});

	test('of the government is converted in the last days of its term, with enough to renew', async () => {
		const id = await world.customer({ additionalFields: { marketSegment: 'GOV' } });
		const convert = { customerId: picked(id), marketSubSegments: ['STATE'] };
		await world.buy(id, '65306524CA01C12', 150);
		expect(await world.complaint('Customer', 'convertToLga', convert)).toContain('A value is not valid');
		world.simulator.adobe.admin().setAnniversary(id, new Date(time.now() + 20 * DAY).toISOString().slice(0, 10));
		expect(await world.row('Customer', 'convertToLga', convert)).toMatchObject({
			benefits: [{ type: 'LARGE_GOVERNMENT_AGENCY', status: 'PENDING_UPGRADE' }],
			companyProfile: { marketSubSegments: ['STATE'] },
		});
		// Its level of government goes back with later changes, for agencies must have one.
		expect(await change('update', id, { updateFields: { city: 'Fresno' } })).toMatchObject({
			companyProfile: { marketSubSegments: ['STATE'] },
		});
	});

	test('that keeps its commitment is asked for a further term', async () => {
		const id = await world.customer();
		await change('requestThreeYearCommit', id, { updateFields: { minimumLicenses: 10 } });
		time.pass(world.simulator.adobe.settings.commitmentMs + 1);
		const ask = { customerId: picked(id), updateFields: { minimumLicenses: 20 } };
		expect(await world.complaint('Customer', 'requestRecommitment', ask)).toContain('is ACCEPTED');
		await world.buy(id, '65304520CA01A12', 10);
		expect(await world.row('Customer', 'requestRecommitment', ask)).toMatchObject({
			benefits: [
				{
					commitment: { status: 'COMMITTED' },
					recommitmentRequest: { minimumQuantities: [{ offerType: 'LICENSE', quantity: 20 }] },
				},
			],
		});
		expect(await world.complaint('Customer', 'requestThreeYearCommit', ask)).toContain(
			'a request for another term (REQUESTED)',
		);
	});

	test('whose answer to a change is lost is read back', async () => {
		const id = await world.customer();
		world.simulator.faults.add({ route: CHANGE, kind: 'status', status: 502, when: 'after' });
		expect(await change('update', id, { updateFields: { city: 'Fresno' } })).toMatchObject({
			companyProfile: { address: { city: 'Fresno' } },
		});
	});

	test('is listed by status and day of creation', async () => {
		const active = await world.customer();
		const pending = await world.customer({ waitForCompletion: false });
		const ids = async (filters: IDataObject) =>
			(
				await world.run('Customer', 'getAll', { resellerId: picked(world.reseller()), returnAll: true, filters })
			).lastNodeItems.map(({ json }) => json.customerId);
		expect(await ids({})).toEqual([active]);
		expect(await ids({ status: '1002' })).toEqual([pending]);
		expect(await ids({ createdTo: '2026-03-01' })).toEqual([]);
		expect(await ids({ createdFrom: '2026-03-01' })).toEqual([active]);
	});

	test('that added licenses itself shows in the notifications, and which ones in its own list', async () => {
		const id = await world.customer();
		world.simulator.adobe.admin().addLicenses(id, '65304520CA01A12', 3);
		expect(
			await world.row('Notification', 'getAll', {
				notificationType: 'LICENSES_PENDING_PARTNER_ORDER',
				resellerId: picked(world.reseller()),
				returnAll: true,
			}),
		).toMatchObject({ customerId: id });
		expect(
			await world.row('Customer', 'getLicensesPendingOrder', { customerId: picked(id), returnAll: true }),
		).toMatchObject({ baseOfferId: '65304520CA01A12', quantity: 3 });
	});
});

describe('the list of customers', () => {
	const TYPE = 'n8n-nodes-cloud-marketplace.adobeVipCustomer';
	const search = async (operation: string, fields: IDataObject, filter?: string) =>
		(
			await world.core.search(
				TYPE,
				'customers',
				{ resource: 'customer', operation, ...fields } as INodeParameters,
				filter,
				undefined,
				{ credentialId: 'a' },
			)
		).results;

	test.each([
		['get', 'additionalFields'],
		['getLicensesPendingOrder', 'filters'],
		['update', 'updateFields'],
	])('of %s takes the reseller out of its collection, and is searched by name', async (operation, place) => {
		const id = await world.customer({ companyName: 'Litware Works' });
		await world.customer();
		const fields = { [place]: { resellerId: picked(world.reseller()) } };
		expect(await search(operation, fields)).toHaveLength(2);
		expect(await search(operation, fields, 'works')).toEqual([{ name: `Litware Works (${id})`, value: id }]);
	});

	test('asks for the reseller first', async () => {
		await expect(search('get', {})).rejects.toThrow('Choose Reseller first');
	});
});

describe('Reseller Change', () => {
	const move = (approvalCode: string) => ({
		approvalCode,
		resellerId: picked(world.reseller(1)),
		requestedBy: 'jo@example.com',
	});

	test('is previewed without moving anything, then committed, then read with its lines under the same name', async () => {
		const id = await world.customer();
		const code = world.simulator.adobe.admin().approvalCode(id);
		expect(await world.row('ResellerChange', 'preview', move(code))).toMatchObject({
			customerId: id,
			transferId: '',
			statusText: 'preview: nothing was moved',
		});
		expect(stored(id).resellerId).toBe(world.reseller(0));
		const done = await world.row('ResellerChange', 'commit', move(code));
		expect(done).toMatchObject({ id: given(done.transferId), status: '1000', statusText: 'complete' });
		expect(stored(id).resellerId).toBe(world.reseller(1));
		expect(await world.row('ResellerChange', 'get', { transferId: done.transferId })).toMatchObject({
			customerId: id,
			lineItems: [],
		});
		expect(await world.complaint('ResellerChange', 'commit', move(code))).toContain('already completed');
	});

	test('after a lost answer is carried out once', async () => {
		const code = world.simulator.adobe.admin().approvalCode(await world.customer());
		world.simulator.faults.add({ route: 'POST /v3/transfers', kind: 'reset', when: 'after' });
		expect(await world.row('ResellerChange', 'commit', move(code))).toMatchObject({ status: '1000' });
		expect(world.state().resellerChanges).toHaveLength(1);
	});

	test('with an unknown or old code is refused in words', async () => {
		expect(await world.complaint('ResellerChange', 'preview', move('99999999'))).toContain('approval code is unknown');
		const code = world.simulator.adobe.admin().approvalCode(await world.customer());
		time.pass(7 * DAY + 1000);
		expect(await world.complaint('ResellerChange', 'preview', move(code))).toContain('approval code has expired');
	});
});

describe('Linked Membership', () => {
	test('is created by a customer', async () => {
		const id = await world.customer();
		const row = await world.row('LinkedMembership', 'create', {
			customerId: picked(id),
			groupType: 'STANDARD',
			groupName: 'Contoso group',
		});
		expect(row).toMatchObject({ linkedMembership: { name: 'Contoso group', linkedMembershipType: 'OWNER' } });
	});

	test('is searched, and finding none is no error', async () => {
		const search = async (more: IDataObject) =>
			await world.run('LinkedMembership', 'searchGroups', { country: 'US', additionalFields: {}, ...more });
		expect((await search({})).lastNodeItems.map(({ json }) => json.name)).toEqual([
			'Example agencies',
			'Example counties',
		]);
		const none = await search({ additionalFields: { name: 'nobody' } });
		expect(none.error).toBeUndefined();
		expect(none.lastNodeItems).toEqual([]);
	});

	test('is joined by an agency, and by nobody else', async () => {
		const groupId = world.state().groups[0].id;
		const { id } = await world.row('Customer', 'createLga', {
			...DETAILS,
			resellerId: picked(world.reseller()),
			marketSubSegments: ['STATE'],
			additionalFields: {},
		});
		const enroll = (customerId: unknown) => ({
			customerId: picked(String(customerId)),
			linkedMembershipId: groupId,
			additionalFields: {},
		});
		expect(await world.row('LinkedMembership', 'enroll', enroll(id))).toHaveProperty('message');
		expect(stored(String(id)).linkedMembershipId).toBe(groupId);
		expect(await world.complaint('LinkedMembership', 'enroll', enroll(await world.customer()))).toBeTruthy();
	});
});

describe('Deployment', () => {
	const CA = { country: 'CA', region: 'ON', city: 'Ottawa', addressLine1: '150 Elgin Street', postalCode: 'K2P 1L4' };

	test('needs global sales; then it is created, changed, made inactive and listed', async () => {
		const id = await world.customer();
		const customerId = picked(id);
		expect(await world.complaint('Deployment', 'create', { customerId, ...CA, additionalFields: {} })).toContain(
			'Enable Global Sales',
		);
		await change('setGlobalSales', id, { globalSalesEnabled: true });
		const made = await world.row('Deployment', 'create', {
			customerId,
			...CA,
			additionalFields: { addressLine2: 'Floor 2' },
		});
		expect(made).toMatchObject({ id: given(made.deploymentId), statusText: 'active' });
		const one = { customerId, deploymentId: picked(String(made.id)) };
		expect(await world.row('Deployment', 'update', { ...one, updateFields: { city: 'Toronto' } })).toMatchObject({
			status: '1000',
			companyProfile: { address: { ...CA, city: 'Toronto', addressLine2: 'Floor 2' } },
		});
		expect(await world.row('Deployment', 'update', { ...one, updateFields: { status: '1004' } })).toMatchObject({
			status: '1004',
			statusText: 'inactive',
			companyProfile: { address: { city: 'Toronto' } },
		});
		expect(
			await world.row('Deployment', 'getAll', { customerId, returnAll: true, filters: { status: '1004' } }),
		).toMatchObject({ id: given(made.id), deploymentId: given(made.id) });
		expect(await world.row('Deployment', 'get', one)).toMatchObject({ id: given(made.id) });
	});
});
