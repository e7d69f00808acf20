import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../support/virtualClock';

import { startPartnerWorld, type PartnerWorld } from './world';
import { NOTHING_TO_CHANGE } from '../../support/sentences';

let world: PartnerWorld;

beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(() => {
	world.simulator.reset();
	// What the process remembers of customers that it made is over.
	time.pass(20 * 60_000);
});
afterAll(async () => await world.stop());

const picked = (value: string, mode = 'id') => ({ __rl: true, mode, value });

const DETAILS = {
	companyName: 'Fabrikam Example',
	email: 'ada.miller@example.com',
	culture: 'en-US',
	language: 'en',
	firstName: 'Ada',
	lastName: 'Miller',
	addressLine1: '1 Main Street',
	city: 'Redmond',
	country: 'US',
	state: 'WA',
	postalCode: '98052',
	additionalFields: {},
};

const TAKEN = 'taken-example.onmicrosoft.com';

const findOrCreate = (domain: string, more: IDataObject = {}) =>
	({ resource: 'customer', operation: 'findOrCreate', domain, ...DETAILS, simplify: true, ...more }) as INodeParameters;

const customers = () => world.state().commerce.customers;

type Ran = Awaited<ReturnType<PartnerWorld['run']>>;
const only = ({ error, lastNodeItems }: Ran): IDataObject => {
	expect(error?.message).toBeUndefined();
	expect(lastNodeItems).toHaveLength(1);
	return lastNodeItems[0].json;
};

const sent = (route: string): number => world.simulator.effects().requestsByRoute[route] ?? 0;

describe('find or create', () => {
	test('creates once, finds it the next time, and masks the first password', async () => {
		const first = only(await world.run('Customer', findOrCreate('fabrikam.onmicrosoft.com')));
		expect(first).toMatchObject({
			id: expect.any(String) as string,
			created: true,
			userCredentials: { userName: 'admin', password: '********' },
		});
		const second = only(await world.run('Customer', findOrCreate('Fabrikam.onmicrosoft.com')));
		expect(second).toMatchObject({ id: first.id, created: false, billingProfile: { companyName: 'Fabrikam Example' } });
		expect(customers()).toHaveLength(1);
		expect(sent('POST /v1/customers')).toBe(1);
	});

	test('shows the first password to whom asks for it', async () => {
		const made = only(
			await world.run('Customer', findOrCreate('fabrikam.onmicrosoft.com', { options: { showSecrets: true } })),
		);
		expect((made.userCredentials as IDataObject).password).toMatch(/^[\w-]{12}$/);
	});

	test('a domain that only begins alike is another customer', async () => {
		await world.run('Customer', findOrCreate('fabrikam.onmicrosoft.com.example.com'));
		expect(only(await world.run('Customer', findOrCreate('fabrikam.onmicrosoft.com')))).toMatchObject({
			created: true,
		});
		expect(customers()).toHaveLength(2);
	});

	test('two items for one domain make one customer', async () => {
		const { error, lastNodeItems } = await world.run('Customer', findOrCreate('fabrikam.onmicrosoft.com'), [
			{ json: {} },
			{ json: {} },
		]);
		expect(error).toBeUndefined();
		expect(lastNodeItems.map(({ json }) => json.created).sort()).toEqual([false, true]);
		expect(customers()).toHaveLength(1);
	});

	test('a domain that is taken creates nothing and shows the link', async () => {
		const { error } = await world.run('Customer', findOrCreate(TAKEN));
		expect(error?.message).toMatch(/taken, but not by one of your customers.*Send it this link: https:\/\//);
		expect(customers()).toHaveLength(0);
		expect(sent('POST /v1/customers')).toBe(0);
	});

	test('with App Only the sentence comes without the link', async () => {
		const { error } = await world.run('Customer', findOrCreate(TAKEN), undefined, { credentialId: 'app' });
		expect(error?.message).toMatch(/taken, but not by one of your customers.*Get Relationship Request URL/);
		expect(error?.message).not.toContain('https://');
	});

	test('an address that is not verified creates nothing, unless it is not asked for', async () => {
		const bad = { addressLine1: 'Main Street' };
		const { error } = await world.run('Customer', findOrCreate('fabrikam.onmicrosoft.com', bad));
		expect(error?.message).toMatch(/status StreetPartial.*nothing was created/);
		expect(customers()).toHaveLength(0);
		const off = { ...bad, additionalFields: { validateAddress: false } };
		expect(only(await world.run('Customer', findOrCreate('fabrikam.onmicrosoft.com', off)))).toMatchObject({
			created: true,
		});
	});

	test('a dry run looks, but sends no write', async () => {
		const shown = only(
			await world.run('Customer', findOrCreate('fabrikam.onmicrosoft.com', { options: { dryRun: true } })),
		);
		expect(shown).toMatchObject({ dryRun: true, request: { method: 'POST', path: '/v1/customers' } });
		expect(JSON.stringify(shown)).not.toContain('ada.miller');
		expect(sent('POST /v1/customers')).toBe(0);
	});

	test('an answer that is lost is asked for again under the same ID, with its password', async () => {
		world.simulator.faults.add({ route: 'POST /v1/customers', kind: 'reset', when: 'after' });
		const made = only(
			await world.run('Customer', findOrCreate('fabrikam.onmicrosoft.com', { options: { showSecrets: true } })),
		);
		expect((made.userCredentials as IDataObject).password).toBeTruthy();
		expect(customers()).toHaveLength(1);
	});
});

test('customers are searched by the beginning of their name, and those of a reseller', async () => {
	const [reseller] = world.state().commerce.resellers;
	await world.run('Customer', findOrCreate('fabrikam.onmicrosoft.com'));
	const own = { additionalFields: { associatedPartnerId: picked(reseller.id) } };
	await world.run('Customer', { ...findOrCreate('contoso.onmicrosoft.com', own), companyName: 'Contoso' });
	const list = async (more: IDataObject) =>
		(
			await world.run('Customer', {
				resource: 'customer',
				operation: 'getAll',
				returnAll: true,
				simplify: true,
				...more,
			} as INodeParameters)
		).lastNodeItems.map(({ json }) => (json.companyProfile as IDataObject).companyName);
	expect(await list({ filterBy: 'none' })).toHaveLength(2);
	expect(await list({ filterBy: 'companyName', companyName: 'fabri' })).toEqual(['Fabrikam Example']);
	expect(await list({ filterBy: 'indirectReseller', indirectResellerId: picked(reseller.id) })).toEqual(['Contoso']);
});

test('a billing profile is changed in what was named, and nothing else', async () => {
	const id = await world.customer();
	const before = customers()[0].billingProfile;
	const changed = only(
		await world.run('Customer', {
			resource: 'customer',
			operation: 'updateBillingProfile',
			customerId: picked(id),
			updateFields: { email: 'new@example.com', city: 'Seattle' },
		}),
	);
	expect(changed.email).toBe('new@example.com');
	expect(customers()[0].billingProfile).toEqual({
		...before,
		email: 'new@example.com',
		defaultAddress: { ...before.defaultAddress, city: 'Seattle' },
	});
});

test('a qualification of the legacy form is sent as the number of its kind', async () => {
	const id = await world.customer();
	const result = await world.run('Customer', {
		resource: 'customer',
		operation: 'updateQualificationLegacy',
		customerId: picked(id),
		qualification: '1',
		updateFields: {},
	});
	expect(only(result)).toEqual({ value: 'education' });
});

test('an agreement that this person confirmed before is returned, not refused', async () => {
	const id = await world.customer(false);
	const { data } = await world.api.get<{ items: Array<{ templateId: string }> }>('/v1/agreements', {
		params: { agreementType: 'MicrosoftCustomerAgreement' },
	});
	const confirm = {
		resource: 'customerAgreement',
		operation: 'confirm',
		customerId: picked(id),
		type: 'MicrosoftCustomerAgreement',
		templateId: '',
		agreementTemplateId: picked(data.items[0].templateId),
		dateAgreed: new Date(time.now() - 60_000).toISOString(),
		firstName: 'Ada',
		lastName: 'Miller',
		email: 'Ada.Miller@example.com',
		additionalFields: {},
	} as INodeParameters;
	const first = only(await world.run('CustomerAgreement', confirm));
	expect(first).toMatchObject({ type: 'MicrosoftCustomerAgreement', templateId: data.items[0].templateId });
	const second = only(await world.run('CustomerAgreement', { ...confirm, email: 'ada.miller@example.com' }));
	expect(second).toMatchObject({ dateAgreed: first.dateAgreed, note: expect.stringContaining('already') as string });
	expect(customers()[0].agreements).toHaveLength(1);
});

test('addresses and domains are judged', async () => {
	const address = {
		resource: 'validation',
		operation: 'validateAddress',
		addressLine1: '1 Main Street',
		city: 'Redmond',
		country: 'us',
		additionalFields: { state: 'WA', postalCode: '98052' },
	};
	expect(only(await world.run('Validation', address))).toMatchObject({ status: 'VerifiedShippable', isValid: true });
	expect(only(await world.run('Validation', { ...address, addressLine1: 'Main Street' }))).toMatchObject({
		status: 'StreetPartial',
		isValid: false,
	});
	const domain = async (name: string) =>
		only(await world.run('Validation', { resource: 'validation', operation: 'checkDomain', domain: name }));
	expect(await domain(TAKEN)).toEqual({ domain: TAKEN, available: false });
	expect(await domain('free-example.onmicrosoft.com')).toEqual({
		domain: 'free-example.onmicrosoft.com',
		available: true,
	});
});

describe('users', () => {
	let customerId: string;
	let domain: string;
	beforeEach(async () => {
		customerId = await world.customer();
		({ domain } = customers()[0]);
	});

	const user = async (operation: string, more: IDataObject = {}): Promise<Ran> =>
		await world.run('CustomerUser', {
			resource: 'customerUser',
			operation,
			customerId: picked(customerId),
			simplify: true,
			...more,
		} as INodeParameters);

	const newUser = async (name = 'jane'): Promise<IDataObject> =>
		only(
			await user('create', {
				userPrincipalName: `${name}@${domain}`,
				displayName: 'Jane Doe',
				usageLocation: 'US',
				additionalFields: { password: 'Correct-Horse-7' },
			}),
		);

	test('are created with a masked password, changed, deleted and restored', async () => {
		const made = await newUser();
		expect(made).toMatchObject({
			id: expect.any(String) as string,
			displayName: 'Jane Doe',
			passwordProfile: { password: '********' },
		});
		const userId = picked(`JANE@${domain}`, 'userPrincipalName');
		expect(only(await user('update', { userId, updateFields: { lastName: 'Doe-Smith' } }))).toMatchObject({
			id: made.id,
			lastName: 'Doe-Smith',
		});
		expect((await user('update', { userId, updateFields: {} })).error?.message).toContain(NOTHING_TO_CHANGE);
		expect(only(await user('delete', { userId }))).toEqual({ deleted: true });
		expect(only(await user('getDeleted', { returnAll: true }))).toMatchObject({ id: made.id, state: 'inactive' });
		expect(only(await user('restore', { userId }))).toMatchObject({ id: made.id, state: 'active' });
	});

	test('get a new password at the user, or at a path of its own', async () => {
		const { id } = await newUser();
		const reset = async (more: IDataObject) =>
			await user('resetPassword', { userId: picked(String(id)), password: 'Better-Horse-8', ...more });
		expect(only(await reset({}))).toMatchObject({ id, passwordProfile: { password: '********' } });
		const own = only(await reset({ updateFields: { useOwnPath: true }, dryRun: true }));
		expect(own.request).toMatchObject({
			method: 'PATCH',
			path: `/v1/customers/${customerId}/users/${String(id)}/resetpassword`,
		});
		expect(JSON.stringify(own)).not.toContain('Better-Horse-8');
	});

	test('join a role by their ID alone, and leave it', async () => {
		const { id } = await newUser();
		const [role] = (await user('getDirectoryRoles', { returnAll: true })).lastNodeItems;
		expect([id, role.json.id]).toEqual([expect.any(String), expect.any(String)]);
		const member = { roleId: picked(String(role.json.id)), userId: picked(String(id)) };
		expect(only(await user('addRoleMember', member))).toMatchObject({
			id,
			displayName: 'Jane Doe',
			roleId: role.json.id,
		});
		expect(only(await user('getRolesOfUser', { ...member, returnAll: true }))).toMatchObject({ id: role.json.id });
		expect(only(await user('removeRoleMember', member))).toEqual({ deleted: true });
		expect((await user('getRoleMembers', { ...member, returnAll: true })).lastNodeItems).toEqual([]);
	});
});

test('licenses are assigned with a warning where one comes, excluded plans stay off, and they are removed', async () => {
	const customerId = await world.customer();
	const [{ domain }] = customers();
	const bought = await world.run('Purchase', {
		resource: 'purchase',
		operation: 'place',
		customerId: picked(customerId),
		targetView: 'OnlineServices',
		orderKey: 'deal-1',
		dryRun: false,
		waitForCompletion: true,
		simplify: true,
		lineItems: {
			line: [
				{
					productId: picked('CFQ7TTC0EX01'),
					skuId: picked('0001'),
					quantity: 1,
					termDuration: 'P1Y',
					billingCycle: 'monthly',
				},
			],
		},
	});
	expect(bought.error?.message).toBeUndefined();
	const { data: user } = await world.api.post<{ id: string }>(`/v1/customers/${customerId}/users`, {
		userPrincipalName: `jane@${domain}`,
		displayName: 'Jane Doe',
		usageLocation: 'US',
	});
	const license = async (operation: string, more: IDataObject = {}): Promise<IDataObject> =>
		only(
			await world.run('License', {
				resource: 'license',
				operation,
				customerId: picked(customerId),
				userId: picked(user.id),
				returnAll: true,
				...more,
			} as INodeParameters),
		);

	const pool = await license('getAll');
	expect(pool).toMatchObject({ availableUnits: 1 });
	const skuId = picked(String((pool.productSku as IDataObject).id));
	const plans = (pool.servicePlans as IDataObject[]).map(({ id }) => String(id));
	const assigned = await license('assign', {
		licensesToAssign: { license: [{ skuId, excludedPlans: plans.slice(0, 2).join(', ') }] },
	});
	expect(assigned).toMatchObject({ licensesToAssign: [{ skuId: skuId.value, excludedPlans: plans.slice(0, 2) }] });
	expect(assigned.warnings).toEqual([expect.stringMatching(/^ServicePlanPending: /)]);
	expect((await license('getForUser')).servicePlans).toHaveLength(plans.length - 2);

	const removed = await license('remove', { licensesToRemove: { license: [{ skuId }] } });
	expect(removed).toMatchObject({ licensesToRemove: [skuId.value] });
	expect(removed.warnings).toBeUndefined();
	expect(await license('getAll')).toMatchObject({ availableUnits: 1 });
});

test('indirect resellers are listed and looked up, and their agreement is found by either of their IDs', async () => {
	const { resellers } = world.state().commerce;
	const reseller = async (operation: string, more: IDataObject) =>
		await world.run('IndirectReseller', {
			resource: 'indirectReseller',
			operation,
			returnAll: true,
			...more,
		} as INodeParameters);
	const relationshipType = 'IsIndirectCloudSolutionProviderOf';
	expect((await reseller('getAll', { relationshipType })).lastNodeItems).toHaveLength(resellers.length);
	const named = await reseller('getAll', {
		relationshipType,
		filters: { beginning: resellers[0].name.slice(0, 4).toLowerCase() },
	});
	expect(named.lastNodeItems.map(({ json }) => json.id)).toEqual([resellers[0].id]);
	for (const { id, mpnId, agreementSigned } of resellers) {
		const status = { isAgreementSigned: agreementSigned };
		expect(
			only(await reseller('getAgreementStatus', { programName: 'csp', findBy: 'tenantId', tenantId: picked(id) })),
		).toMatchObject(status);
		expect(
			only(await reseller('getAgreementStatus', { programName: 'csp', findBy: 'mpnId', mpnId: picked(mpnId) })),
		).toMatchObject(status);
	}
});
