import type { IDataObject } from 'n8n-workflow';

import { given } from '../../../support/given';
import { time } from '../../../support/virtualClock';

import { DAY, DETAILS, picked } from '../world';
import { change, setUp, stored, world } from './accountsSetup';

setUp();

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
