import { BASIC, DAY, yearly } from '../commerce/world';
import type { AreaWorld } from './world';
import { filter, startAreas } from './world';

let world: AreaWorld;
let customer: string;
let users: string;

beforeEach(async () => {
	world = await startAreas();
	customer = await world.customer({ domain: 'clinic-example.onmicrosoft.com' });
	users = `/customers/${customer}/users`;
});
afterEach(() => world.stop());

const nina = (more: Record<string, unknown> = {}) => ({
	usageLocation: 'US',
	userPrincipalName: 'nina@clinic-example.onmicrosoft.com',
	displayName: 'Nina Okafor',
	...more,
});

const createUser = async (more: Record<string, unknown> = {}): Promise<any> =>
	(await world.call('POST', users, nina(more))).body;
const named = (name: string) => ({ userPrincipalName: `${name}@clinic-example.onmicrosoft.com` });

describe('users', () => {
	test('a new user comes with 200 and the password, which no read shows again', async () => {
		const { status, body } = await world.call(
			'POST',
			users,
			nina({ passwordProfile: { password: 'Given-4711', forceChangePassword: false } }),
		);
		expect(status).toBe(200);
		expect(body).toMatchObject({
			state: 'active',
			userDomainType: 'managed',
			passwordProfile: { password: 'Given-4711', forceChangePassword: false },
		});
		const read = await world.call('GET', `${users}/${body.id}`);
		expect(read.text.startsWith('\uFEFF')).toBe(true);
		expect(read.text).not.toContain('Given-4711');
		expect(JSON.stringify(world.simulator.partnerCenter.state().areas)).not.toContain('Given-4711');
	});

	test('a password is made up when none is given, another one each time', async () => {
		const passwords = [
			(await createUser()).passwordProfile.password,
			(await createUser(named('paul'))).passwordProfile.password,
		];
		expect(passwords.every((password) => password.length >= 12)).toBe(true);
		expect(new Set(passwords).size).toBe(2);
	});

	test.each([
		['a domain of somebody else', { userPrincipalName: 'nina@other.example.com' }],
		['no domain', { userPrincipalName: 'nina' }],
		['a country that is no code', { usageLocation: 'USA' }],
	])('%s is refused', async (_, more) => {
		expect(await world.call('POST', users, nina(more))).toMatchObject({ status: 400, body: { code: 3000 } });
		expect((await world.call('GET', users)).body.items).toEqual([]);
	});

	test('a name is taken whatever its case', async () => {
		await createUser();
		const again = await world.call('POST', users, nina({ userPrincipalName: 'NINA@Clinic-Example.onmicrosoft.com' }));
		expect(again.status).toBe(400);
		expect(again.body.description).toContain('&#39;NINA@Clinic-Example');
	});

	test('users of a custom domain need an immutableId of their own', async () => {
		const domain = {
			name: 'clinic.example.com',
			authenticationType: 'Managed',
			capability: 'Email',
			status: 'Verified',
			verificationMethod: 'DnsRecord',
		};
		await world.call('POST', `/customers/${customer}/verifieddomain`, { verifiedDomainName: domain.name, domain });
		const own = { userPrincipalName: 'nina@clinic.example.com' };
		expect((await world.call('POST', users, nina(own))).status).toBe(400);
		expect((await world.call('POST', users, nina({ ...own, immutableId: 'A-1' }))).status).toBe(200);
		expect(
			(await world.call('POST', users, nina({ userPrincipalName: 'paul@clinic.example.com', immutableId: 'A-1' })))
				.status,
		).toBe(400);
	});

	test('a change touches what was sent only', async () => {
		const { id } = await createUser({ firstName: 'Nina', lastName: 'Okafor' });
		const { body } = await world.call('PATCH', `${users}/${id}`, {
			lastName: 'Lund',
			attributes: { objectType: 'CustomerUser' },
		});
		expect(body).toMatchObject({ firstName: 'Nina', lastName: 'Lund', displayName: 'Nina Okafor' });
		expect(body).not.toHaveProperty('passwordProfile');
	});

	test('a new password is echoed once', async () => {
		const { id } = await createUser();
		const { body } = await world.call('PATCH', `${users}/${id}`, {
			passwordProfile: { password: 'Other-4712', forceChangePassword: true },
		});
		expect(body.passwordProfile).toEqual({ password: 'Other-4712', forceChangePassword: true });
	});

	test('a deleted user leaves the list, and can be brought back for thirty days', async () => {
		const { id } = await createUser();
		expect((await world.call('DELETE', `${users}/${id}`)).status).toBe(204);
		expect((await world.call('GET', `${users}/${id}`)).status).toBe(404);
		expect((await world.call('GET', users)).body.items).toEqual([]);
		const asked = `?filter=${filter({ Field: 'UserState', Value: 'Inactive', Operator: 'equals' })}&size=500`;
		const deleted = await world.call('GET', users + asked);
		expect(deleted.body.items).toMatchObject([
			{ id, state: 'inactive', softDeletionTime: new Date(world.now()).toISOString() },
		]);
		expect(deleted.body.links.self.uri).toContain('UserStatus');
		world.pass(29 * DAY);
		await world.signIn();
		expect((await world.call('PATCH', `${users}/${id}`, { state: 'active' })).body).toMatchObject({
			id,
			state: 'active',
		});
		await world.call('DELETE', `${users}/${id}`);
		world.pass(30 * DAY);
		await world.signIn();
		expect((await world.call('GET', users + asked)).body.items).toEqual([]);
		expect((await world.call('PATCH', `${users}/${id}`, { state: 'active' })).status).toBe(404);
	});

	test('no other field can be filtered by', async () => {
		const asked = filter({ Field: 'UserStatus', Value: 'Inactive', Operator: 'equals' });
		expect((await world.call('GET', `${users}?filter=${asked}`)).status).toBe(400);
	});

	test('a list goes on with the token of its link', async () => {
		for (const name of ['a', 'b', 'c']) await createUser(named(name));
		const first = (await world.call('GET', `${users}?size=2`)).body;
		expect(first).toMatchObject({ totalCount: 2, items: [{ userPrincipalName: named('a').userPrincipalName }, {}] });
		const [{ key, value }] = first.links.next.headers;
		const second = (await world.call('GET', first.links.next.uri, undefined, { [key]: value })).body;
		expect(second).toMatchObject({ totalCount: 1, items: [named('c')] });
		expect(second.links).not.toHaveProperty('next');
	});

	test('the app alone is not enough', async () => {
		await world.signIn('app');
		expect(await world.call('GET', users)).toMatchObject({ status: 403, body: { code: 900329 } });
	});
});

describe('directory roles', () => {
	test('are given, listed from both sides and taken away', async () => {
		const user = await createUser();
		const { items } = (await world.call('GET', `/customers/${customer}/directoryroles`)).body;
		const [{ id: roleId }] = items.filter(({ name }: any) => name === 'Helpdesk Administrator');
		const members = `/customers/${customer}/directoryroles/${roleId}/usermembers`;
		const member = {
			id: user.id,
			displayName: user.displayName,
			userPrincipalName: user.userPrincipalName,
			attributes: { objectType: 'UserMember' },
		};
		expect(await world.call('POST', members, member)).toMatchObject({ status: 201, body: { id: user.id, roleId } });
		expect((await world.call('GET', members)).body.items).toMatchObject([{ id: user.id, roleId }]);
		expect((await world.call('GET', `${users}/${user.id}/directoryroles`)).body.items).toMatchObject([
			{ id: roleId, name: 'Helpdesk Administrator' },
		]);
		expect((await world.call('DELETE', `${members}/${user.id}%20`)).status).toBe(404);
		expect((await world.call('DELETE', `${members}/${user.id}`)).status).toBe(204);
		expect((await world.call('GET', members)).body.items).toEqual([]);
		expect((await world.call('DELETE', `${members}/${user.id}`)).status).toBe(404);
	});
});

describe('licenses', () => {
	const pools = async (query = ''): Promise<any[]> =>
		(await world.call('GET', `/customers/${customer}/subscribedskus${query}`)).body.items;
	const assign = (userId: string, body: Record<string, unknown>) =>
		world.call('POST', `${users}/${userId}/licenseupdates`, body);

	beforeEach(async () => {
		await world.buy(customer, yearly(await world.item(BASIC), 1));
	});

	test('seats that were bought are a pool, and run out', async () => {
		const [{ productSku, availableUnits, totalUnits }] = await pools();
		expect({ availableUnits, totalUnits, group: productSku.licenseGroupId }).toEqual({
			availableUnits: 1,
			totalUnits: 1,
			group: 'group1',
		});
		const [first, second] = [await createUser(), await createUser(named('paul'))];
		expect(await assign(first.id, { licensesToAssign: [{ skuId: productSku.id, excludedPlans: null }] })).toMatchObject(
			{ status: 201 },
		);
		expect(await pools()).toMatchObject([{ availableUnits: 0, consumedUnits: 1 }]);
		const refused = await assign(second.id, { licensesToAssign: [{ skuId: productSku.id }] });
		expect(refused).toMatchObject({ status: 400, body: { code: 60012, data: [expect.stringContaining('1 seats')] } });
		expect(refused.body.description).toContain('&#39;');
		// A user who has the license takes no other seat.
		expect((await assign(first.id, { licensesToAssign: [{ skuId: productSku.id }] })).status).toBe(201);
		expect((await assign(first.id, { licensesToRemove: [productSku.id] })).status).toBe(201);
		expect((await assign(second.id, { licensesToAssign: [{ skuId: productSku.id }] })).status).toBe(201);
	});

	test('plans that are still being set up warn, unless they stay off', async () => {
		const [{ productSku, servicePlans }] = await pools();
		const pending = servicePlans.find(({ provisioningStatus }: any) => provisioningStatus.startsWith('pending'));
		const { id } = await createUser();
		const warned = await assign(id, { licensesToAssign: [{ skuId: productSku.id }] });
		expect(warned.body.licenseWarnings).toMatchObject([{ servicePlans: [pending.id] }]);
		const quiet = await assign(id, { licensesToAssign: [{ skuId: productSku.id, excludedPlans: [pending.id] }] });
		expect(quiet.body.licenseWarnings).toEqual([]);
		const { items } = (await world.call('GET', `${users}/${id}/licenses`)).body;
		expect(items).toHaveLength(1);
		expect(items[0].servicePlans.map((plan: any) => plan.id)).not.toContain(pending.id);
	});

	test('a group without licenses is an empty list', async () => {
		expect(
			(await world.call('GET', `/customers/${customer}/subscribedskus?licenseGroupIds=Group2`)).body,
		).toMatchObject({ totalCount: 0, items: [] });
		expect(await pools('?licenseGroupIds=Group2&licenseGroupIds=Group1')).toHaveLength(1);
	});

	test.each([
		['a SKU that was not bought', { licensesToAssign: [{ skuId: '00000000-0000-4000-8000-000000000000' }] }],
		['a license that the user has not', { licensesToRemove: ['00000000-0000-4000-8000-000000000000'] }],
	])('%s is refused', async (_, body) => {
		const { id } = await createUser();
		expect((await assign(id, body)).status).toBe(400);
	});

	test('deleting a user frees the seat', async () => {
		const [{ productSku }] = await pools();
		const { id } = await createUser();
		await assign(id, { licensesToAssign: [{ skuId: productSku.id }] });
		await world.call('DELETE', `${users}/${id}`);
		expect(await pools()).toMatchObject([{ availableUnits: 1 }]);
	});
});
