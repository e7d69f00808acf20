import type { AdobeWorld } from './world';
import { address, ALL_APPS, contact, DAY, line, newOrder, profile, startAdobeWorld } from './world';

let world: AdobeWorld;

beforeEach(async () => {
	world = await startAdobeWorld();
});
afterEach(() => world.stop());

const customers = (resellerId = world.resellerId) => `/v3/resellers/${resellerId}/customers`;
const get = (id: string) => world.call('GET', `/v3/customers/${id}`);
const create = (companyProfile: Record<string, unknown>, more: Record<string, unknown> = {}) =>
	world.call('POST', '/v3/customers', {
		resellerId: world.resellerId,
		companyProfile: { ...profile, ...companyProfile },
		...more,
	});
const update = async (id: string, more: Record<string, unknown> = {}, own: Record<string, unknown> = {}) => {
	const { body } = await get(id);
	const { marketSubSegments, ...stored } = body.companyProfile;
	return await world.call('PATCH', `/v3/customers/${id}`, { companyProfile: { ...stored, ...own }, ...more });
};
const commitmentOf = (quantity: number) => ({
	type: 'THREE_YEAR_COMMIT',
	commitmentRequest: { minimumQuantities: [{ offerType: 'LICENSE', quantity }] },
});
const AGENCY = [{ type: 'LARGE_GOVERNMENT_AGENCY' }];
const GOV = { marketSegment: 'GOV', marketSubSegments: ['STATE'] };

describe('a new account', () => {
	test('is pending until it is validated', async () => {
		const { status, body } = await create({});
		expect([status, body.status, body.cotermDate, body.companyProfile.marketSegment]).toEqual([201, '1002', '', 'COM']);
		world.pass(2999);
		expect((await get(body.customerId)).body.status).toBe('1002');
		world.pass(1);
		expect((await get(body.customerId)).body.status).toBe('1000');
	});

	test.each(['1004', '1010', '1012'])('ends as %s when it is found wanting', async (status) => {
		world.simulator.adobe.admin().endNextAccountAs(status);
		const id = await world.customer();
		expect((await get(id)).body.status).toBe(status);
	});

	test('ends as 1014 when there is one with the same name and first admin', async () => {
		await world.customer({}, { companyName: 'Double Inc.' });
		const id = await world.customer({}, { companyName: 'DOUBLE Inc.' });
		expect((await get(id)).body.status).toBe('1014');
	});

	test.each([
		['a short company name', { companyName: 'Abc' }, '1117'],
		['a long company name', { companyName: 'x'.repeat(81) }, '1117'],
		['a contact without a proper mail address', { contacts: [{ ...contact, email: 'none' }] }, '1117'],
		['a country that is not sold to', { address: { ...address, country: 'CU' } }, '1118'],
		['a postal code of another country', { address: { ...address, postalCode: 'SW1A 1AA' } }, '1118'],
		['a wrong address among other mistakes', { companyName: 'Abc', address: { ...address, postalCode: 'x' } }, '1117'],
		['a sub-segment without LGA', { marketSegment: 'GOV', marketSubSegments: ['STATE'] }, '1117'],
	])('is refused for %s', async (_, own, code) => {
		expect((await create(own)).body.code).toBe(code);
		expect(world.simulator.adobe.effects()).toEqual({});
	});

	test('has an external reference of 35 characters at most', async () => {
		expect((await create({}, { externalReferenceId: 'x'.repeat(35) })).status).toBe(201);
		expect((await create({}, { externalReferenceId: 'x'.repeat(36) })).body.code).toBe('2126');
	});

	test('belongs to a reseller that is not inactive and sells into its segment', async () => {
		expect((await create({}, { resellerId: 'other' })).body.code).toBe('1115');
		const { body: reseller } = await world.call('POST', '/v3/resellers', {
			distributorId: world.simulator.adobe.accounts[0].distributorId,
			companyProfile: profile,
		});
		expect((await create({}, { resellerId: reseller.resellerId })).status).toBe(201);
		expect((await create({ marketSegment: 'EDU' }, { resellerId: reseller.resellerId })).body.code).toBe('2135');
		world.simulator.adobe.admin().setStatus(reseller.resellerId, '1004');
		expect((await create({}, { resellerId: reseller.resellerId })).body.code).toBe('1126');
	});

	test('may have an anniversary from one to three years ahead', async () => {
		const codes = [];
		for (const cotermDate of ['2027-03-01', '2027-03-02', '2029-03-02', '2029-03-03'])
			codes.push((await create({}, { cotermDate })).body.code);
		expect(codes).toEqual(['1117', undefined, undefined, '1117']);
	});
});

describe('an update', () => {
	test('replaces the profile, and leaves what may not change', async () => {
		const id = await world.customer();
		expect((await update(id, {}, { companyName: 'Renamed Inc.' })).body.code).toBe('1119');
		expect((await update(id, {}, { address: { ...address, region: 'NY' } })).body.code).toBe('1119');
		expect((await update(id, {}, { contacts: [{ ...contact, firstName: 'Bo' }] })).body.code).toBe('1119');
		expect((await update(id, {}, { contacts: [] })).body.code).toBe('1117');
		const { status, body } = await update(
			id,
			{ externalReferenceId: 'crm-2' },
			{ address: { ...address, city: 'Oakland' } },
		);
		expect([status, body.externalReferenceId, body.companyProfile.address.city]).toEqual([200, 'crm-2', 'Oakland']);
	});

	test('is refused while the account is pending', async () => {
		const { body } = await create({});
		expect((await update(body.customerId)).body.code).toBe('1125');
	});

	test('changes the segment only without active subscriptions', async () => {
		const id = await world.customer();
		expect((await update(id, {}, { marketSegment: 'EDU' })).body.companyProfile.marketSegment).toBe('EDU');
		await update(id, {}, { marketSegment: 'COM' });
		await world.order(id, newOrder(line(ALL_APPS, 1)));
		expect((await update(id, {}, { marketSegment: 'EDU' })).body.code).toBe('1119');
	});

	test('of a reseller may add segments, not drop them', async () => {
		const path = `/v3/resellers/${world.resellerId}`;
		const { body } = await world.call('GET', path);
		const drop = { companyProfile: { ...body.companyProfile, marketSegments: ['COM'] } };
		expect((await world.call('PATCH', path, drop)).body.code).toBe('1134');
		expect(
			(await world.call('PATCH', path, { companyProfile: body.companyProfile, externalReferenceId: 'r-2' })).body
				.externalReferenceId,
		).toBe('r-2');
	});

	test('enables global sales where the partner and the segment allow it', async () => {
		const id = await world.customer();
		expect((await update(id, { globalSalesEnabled: true })).body.globalSalesEnabled).toBe(true);
		const school = await world.customer({}, { marketSegment: 'EDU' });
		expect((await update(school, { globalSalesEnabled: true })).body.code).toBe('1142');
	});
});

describe('a three-year commitment', () => {
	const statuses = async (id: string) => {
		const [benefit] = (await get(id)).body.benefits;
		return [benefit.commitmentRequest.status, benefit.commitment?.status];
	};

	test('is asked for, accepted, and committed when the minimum is ordered', async () => {
		const id = await world.customer({ benefits: [commitmentOf(20)] });
		expect(await statuses(id)).toEqual(['REQUESTED', undefined]);
		world.pass(world.simulator.adobe.settings.commitmentMs);
		expect(await statuses(id)).toEqual(['ACCEPTED', 'ACCEPTED']);
		expect((await get(id)).body.discounts[0].level).toBe('12');
		await world.order(id, newOrder(line(ALL_APPS, 20)));
		expect(await statuses(id)).toEqual(['ACCEPTED', 'COMMITTED']);
	});

	test('is not complied with when the minimum is not ordered in 30 days', async () => {
		const id = await world.customer();
		await update(id, { benefits: [commitmentOf(20)] }, { contacts: [] });
		world.pass(31 * DAY);
		await world.signIn();
		expect(await statuses(id)).toEqual(['ACCEPTED', 'NONCOMPLIANT']);
		expect((await get(id)).body.companyProfile.contacts).toHaveLength(1);
	});

	test('can be declined', async () => {
		const id = await world.customer({ benefits: [commitmentOf(20)] });
		world.simulator.adobe.admin().declineCommitment(id);
		world.pass(DAY / 2);
		expect(await statuses(id)).toEqual(['DECLINED', undefined]);
	});

	test('is followed by another only while it is committed', async () => {
		const id = await world.customer({ benefits: [commitmentOf(1)] });
		const again = [
			{
				type: 'THREE_YEAR_COMMIT',
				recommitmentRequest: { minimumQuantities: [{ offerType: 'LICENSE', quantity: 5 }] },
			},
		];
		world.pass(world.simulator.adobe.settings.commitmentMs);
		expect((await update(id, { benefits: again })).body.code).toBe('1117');
		await world.order(id, newOrder(line(ALL_APPS, 1)));
		expect((await update(id, { benefits: again })).body.benefits[0].recommitmentRequest.status).toBe('REQUESTED');
		world.pass(world.simulator.adobe.settings.commitmentMs);
		expect((await get(id)).body.benefits[0].recommitmentRequest).toMatchObject({
			status: 'ACCEPTED',
			startDate: '2029-03-02',
			endDate: '2032-03-02',
		});
	});

	test('excludes LGA', async () => {
		expect((await create(GOV, { benefits: [...AGENCY, commitmentOf(1)] })).body.code).toBe('1147');
	});
});

describe('a large government agency', () => {
	test('is created at its own levels', async () => {
		const { status, body } = await create(GOV, { benefits: AGENCY });
		expect([status, body.benefits, body.discounts[0].level]).toEqual([
			201,
			[{ type: 'LARGE_GOVERNMENT_AGENCY', status: 'ACTIVE' }],
			'06',
		]);
	});

	test.each([
		['another segment', { marketSegment: 'COM' }, '1163'],
		['no sub-segment', { marketSegment: 'GOV' }, '1168'],
		['another country', { ...GOV, address: { ...address, country: 'MX', region: 'CMX' } }, '1167'],
	])('is refused for %s', async (_, own, code) => {
		expect((await create(own, { benefits: AGENCY })).body.code).toBe(code);
	});

	test('is not for every distributor', async () => {
		await world.signIn(1);
		expect((await create(GOV, { benefits: AGENCY })).body.code).toBe('1164');
	});

	test('is converted in the last 30 days of the term, with the next anniversary', async () => {
		const id = await world.customer({}, { marketSegment: 'GOV' });
		await world.order(id, newOrder(line('65306524CA01C12', 120)));
		expect((await update(id, { benefits: AGENCY }, GOV)).body.code).toBe('1117');
		world.goTo('2027-02-15T00:00:00Z');
		await world.signIn();
		expect((await update(id, { benefits: AGENCY }, GOV)).body.benefits[0].status).toBe('PENDING_UPGRADE');
		const team = await world.call('POST', `/v3/customers/${id}/orders`, newOrder(line('65306520CA01C12', 1)));
		expect(team.body.code).toBe('1169');
		world.goTo('2027-03-02T00:00:00Z');
		await world.signIn();
		expect((await get(id)).body).toMatchObject({
			benefits: [{ status: 'ACTIVE' }],
			discounts: [{ level: '06' }, {}],
			cotermDate: '2028-03-02',
		});
	});
});

describe('linked memberships', () => {
	test('have an owner, and rule out a commitment', async () => {
		const id = await world.customer();
		const { body } = await update(id, { linkedMembership: { type: 'STANDARD', name: 'Group one' } });
		expect(body.linkedMembership).toMatchObject({ name: 'Group one', type: 'STANDARD', linkedMembershipType: 'OWNER' });
		expect(body.linkedMembership.creationDate).toMatch(/\d$/);
		expect((await update(id, { benefits: [commitmentOf(5)] })).body.code).toBe('1117');
		expect(world.simulator.adobe.effects().linkedMemberships).toBe(1);
	});

	test('of agencies are found by country and name', async () => {
		const { body } = await world.call('GET', '/v3/linked_membership_groups?country=US&name=AGENC');
		expect(body).toEqual([
			expect.objectContaining({ name: 'Example agencies', discounts: [{ offerType: 'LICENSE', level: '07' }] }),
		]);
		expect((await world.call('GET', '/v3/linked_membership_groups?country=US&name=nothing')).body.code).toBe('1143');
		expect((await world.call('GET', '/v3/linked_membership_groups')).body.code).toBe('1118');
	});

	test('take agencies of the same country and distributor', async () => {
		const { body: agency } = await create({ ...GOV, companyName: 'Agency one' }, { benefits: AGENCY });
		const ordinary = await world.customer();
		const enroll = (id: string, group: string) =>
			world.call('POST', `/v3/customers/${id}/linked_membership/enroll/${group}`);
		expect((await enroll(ordinary, 'LM101')).body.code).toBe('1165');
		expect((await enroll(agency.customerId, 'LM102')).body.code).toBe('1153');
		const { status, body } = await enroll(agency.customerId, 'LM101');
		expect([status, Object.keys(body)]).toEqual([200, ['message']]);
		expect((await get(agency.customerId)).body).toMatchObject({
			linkedMembership: { linkedMembershipType: 'MEMBER' },
			discounts: [{ level: '07' }, {}],
		});
	});
});

describe('lists of accounts', () => {
	test('hold active ones only, unless asked for others', async () => {
		const id = await world.customer();
		await create({});
		const ids = async (query: string) =>
			(await world.call('GET', customers() + query)).body.accounts.map(
				({ customerId }: { customerId: string }) => customerId,
			);
		expect(await ids('')).toEqual([id]);
		expect(await ids('?status=1002')).toHaveLength(1);
		world.simulator.adobe.admin().setStatus(id, '1012');
		expect(await ids('?status=1004')).toEqual([id]);
	});

	test('are found by name with a star, by day, and sorted', async () => {
		for (const companyName of ['Alpha One', 'Alpha Two', 'Beta (Three)']) await world.customer({}, { companyName });
		const names = async (query: string) =>
			(await world.call('GET', customers() + query)).body.accounts.map((row: any) => row.companyProfile.companyName);
		expect(await names('?company-name=alpha*&sort-by=companyName&order-by=asc')).toEqual(['Alpha One', 'Alpha Two']);
		expect(await names('?company-name=alpha')).toEqual([]);
		expect(await names('?company-name=*(Three)')).toEqual(['Beta (Three)']);
		expect(await names('')).toEqual(['Beta (Three)', 'Alpha Two', 'Alpha One']);
		expect(await names('?to-created-date=2026-03-01')).toEqual([]);
		expect(await names('?from-created-date=2026-03-02&to-created-date=2026-03-02')).toHaveLength(3);
	});

	test('are paged', async () => {
		for (let index = 0; index < 3; index += 1) await world.customer();
		const { body } = await world.call('GET', `${customers()}?limit=2&offset=2`);
		expect(body).toMatchObject({ totalCount: 3, count: 1, offset: 2, limit: 2 });
		expect((await world.call('GET', `${customers()}?limit=51`)).status).toBe(400);
		expect((await world.call('GET', `${customers()}?offset=9`)).body.accounts).toEqual([]);
	});
});

describe('deployments', () => {
	const abroad = { country: 'GB', region: '00', city: 'London', addressLine1: '1 High Street', postalCode: 'SW1A 1AA' };
	const deploy = (id: string, own: object = abroad) =>
		world.call('POST', `/v3/customers/${id}/deployments`, { companyProfile: { address: own } });

	test('are for global customers, in other countries', async () => {
		const id = await world.customer();
		expect((await deploy(id)).body.code).toBe('1140');
		await update(id, { globalSalesEnabled: true });
		expect((await deploy(id, address)).body.code).toBe('1141');
		const { status, body } = await deploy(id);
		expect([status, body.status]).toEqual([201, '1000']);
		const path = `/v3/customers/${id}/deployments`;
		expect((await world.call('GET', path)).body).toMatchObject({
			totalCount: 1,
			limit: 25,
			links: { self: { uri: path } },
		});
		const one = `${path}/${body.deploymentId}`;
		expect((await world.call('PATCH', one, { companyProfile: { address: { country: 'FR' } } })).body.code).toBe('1119');
		await world.order(id, {
			orderType: 'NEW',
			lineItems: [line(ALL_APPS, 1, { currencyCode: 'GBP', deploymentId: body.deploymentId })],
		});
		expect((await world.call('PATCH', one, { status: '1004' })).body.code).toBe('1117');
		expect(
			(await world.call('PATCH', one, { companyProfile: { address: { city: 'Leeds' } } })).body.companyProfile.address
				.city,
		).toBe('Leeds');
		expect((await world.call('GET', `${path}/other`)).body.code).toBe('2138');
	});
});

test('licenses that a customer added itself are listed for seven days, or until they are ordered', async () => {
	const id = await world.customer();
	const path = `/v3/notifications?notification-type=LICENSES_PENDING_PARTNER_ORDER&reseller-id=${world.resellerId}`;
	world.simulator.adobe.admin().addLicenses(id, '65304521CA03A12', 3);
	expect((await world.call('GET', path)).body).toMatchObject({ totalCount: 1, items: [{ customerId: id }] });
	const open = async () => (await world.call('GET', `/v3/customers/${id}/open-acquisitions`)).body;
	expect(await open()).toMatchObject({ licenseCount: 1, unpaidLicenses: [{ baseOfferId: ALL_APPS, quantity: 3 }] });
	await world.order(id, newOrder(line(ALL_APPS, 2)));
	expect((await open()).unpaidLicenses).toMatchObject([{ quantity: 1 }]);
	world.pass(7 * DAY + 1);
	await world.signIn();
	expect((await open()).licenseCount).toBe(0);
	expect((await world.call('GET', path)).body.totalCount).toBe(0);
});
