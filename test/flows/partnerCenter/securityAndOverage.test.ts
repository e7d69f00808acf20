import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../support/virtualClock';
import { AZURE_PLAN, bought, picked } from './subscriptions/subscriptionsSetup';
import { startPartnerWorld, type PartnerWorld } from './world';

let world: PartnerWorld;
beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(() => {
	world.simulator.reset();
	time.pass(20 * 60_000);
});
afterAll(async () => await world.stop());

/** What a node gives for one operation, or the sentence that it ends with. */
async function run(node: string, operation: string, parameters: IDataObject = {}) {
	const resource = `${node[0].toLowerCase()}${node.slice(1)}`;
	const { error, lastNodeItems } = await world.run(node, { resource, operation, ...parameters } as INodeParameters);
	return { sentence: error?.message, rows: lastNodeItems.map(({ json }) => json), row: lastNodeItems[0]?.json };
}

const sent = (route: string) => world.simulator.effects().requestsByRoute[route] ?? 0;

/** A customer with an Azure plan, and the Azure subscription below it. */
async function azure() {
	const customer = await world.customer();
	const { id } = await bought(world, customer, AZURE_PLAN, { quantity: 1 }, null);
	const path = { customerId: picked(customer), subscriptionId: picked(id) };
	const [entitlement] = (await run('Entitlement', 'getAzureSubscriptions', { ...path, returnAll: true })).rows;
	return { path, entitlementId: String(entitlement.id) };
}

describe('security alerts', () => {
	const list = async (filter: string) =>
		(await run('SecurityAlert', 'getAll', { returnAll: true, filters: { filter } })).rows;

	test('are read at the beta address, and say whether they are a test in one way', async () => {
		const { rows } = await run('SecurityAlert', 'getAll', { returnAll: true });
		expect(rows.map(({ status, isTest }) => [status, isTest])).toEqual([
			['active', false],
			['resolved', false],
		]);
		expect((await run('SecurityAlert', 'get', { alertId: picked(String(rows[0].id)) })).row).toMatchObject({
			id: rows[0].id,
			isTest: false,
		});
		expect(sent('GET /security/partner/securityAlerts')).toBe(1);
	});

	test('are found by status and severity without OData, and with a condition beside them', async () => {
		const found = async (filters: IDataObject) =>
			(await run('SecurityAlert', 'getAll', { returnAll: true, filters })).rows.map(({ status, severity }) => [
				status,
				severity,
			]);
		expect(await found({ status: 'active', severity: 'high' })).toEqual([['active', 'high']]);
		expect(await found({ status: 'active', severity: 'low' })).toEqual([]);
		expect(await found({ severity: 'high', filter: "status eq 'resolved'" })).toEqual([['resolved', 'high']]);
		expect(await found({ status: 'active', filter: "status eq 'resolved'" })).toEqual([]);
	});

	test('are resolved with a reason, and found by their status', async () => {
		const [{ id }] = await list("status eq 'active'");
		const { row } = await run('SecurityAlert', 'update', {
			alertId: picked(String(id)),
			status: 'resolved',
			updateFields: { resolvedReason: 'fraud' },
		});
		expect(row).toMatchObject({ status: 'resolved', resolvedReason: 'fraud' });
		expect(await list("status eq 'active'")).toEqual([]);
		expect(await list("status eq 'resolved'")).toHaveLength(2);
	});

	test('a lost answer is looked for', async () => {
		const [{ id }] = await list("status eq 'active'");
		world.simulator.faults.add({
			route: 'PATCH /security/partner/securityAlerts/{alertId}',
			kind: 'reset',
			when: 'after',
		});
		expect(
			(await run('SecurityAlert', 'update', { alertId: picked(String(id)), status: 'investigating' })).row,
		).toMatchObject({ id, status: 'investigating' });
	});
});

describe('fraud events', () => {
	const SUBSCRIPTION = 'b4b42220-99a0-55a6-9cab-d1211c5381bb';
	const update = async (more: IDataObject) =>
		await run('PartnerProfile', 'updateFraudEventStatusLegacy', { subscriptionId: SUBSCRIPTION, ...more });
	const statuses = async () =>
		(
			await run('PartnerProfile', 'getFraudEventsLegacy', {
				returnAll: true,
				filters: { azureSubscriptionId: SUBSCRIPTION },
			})
		).rows.map(({ eventStatus }) => eventStatus);

	test('all of a subscription, or those that are named, get a status', async () => {
		const eventIds = `e755871f-63f1-5f80-84a3-3f63e38795eb_${SUBSCRIPTION}`;
		const { row } = await update({ newStatus: 'Resolved', resolvedReason: 'Fraud', updateFields: { eventIds } });
		expect(row.items).toMatchObject([{ eventStatus: 'Resolved', resolvedReason: 'Fraud' }]);
		expect(await statuses()).toEqual(['Resolved', 'Investigating']);
		await update({ newStatus: 'Investigating' });
		expect(await statuses()).toEqual(['Investigating', 'Investigating']);
	});

	test('a reason is needed for the end', async () => {
		expect((await update({ newStatus: 'Resolved', resolvedReason: '={{ "" }}' })).sentence).toContain(
			'"Reason" is required',
		);
	});
});

test('an Azure subscription is canceled and brought back; each is waited for', async () => {
	const { path, entitlementId } = await azure();
	const one = { ...path, entitlementId: picked(entitlementId) };
	const cancel = async () =>
		await run('Entitlement', 'cancelAzureSubscription', { ...one, cancellationReason: 'Abuse' });
	const reactivate = async () => await run('Entitlement', 'reactivateAzureSubscription', one);
	expect((await reactivate()).sentence).toBeDefined();
	expect((await cancel()).row).toMatchObject({ id: entitlementId, status: 'disabled', outcome: 'completed' });
	expect((await reactivate()).row).toMatchObject({ id: entitlementId, status: 'active', outcome: 'completed' });
	await cancel();
	world.simulator.faults.add({
		route:
			'POST /v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements/{entitlementId}/reactivate',
		kind: 'storedLate',
		ms: 0,
	});
	expect((await reactivate()).row).toMatchObject({ id: entitlementId, outcome: 'completed' });
});

describe('overage', () => {
	const PUT = 'PUT /v1/customers/{customerId}/subscriptions/overage';
	const turn = async (
		customerId: IDataObject,
		azureEntitlementId: string,
		overageEnabled: string,
		more: IDataObject = {},
	) =>
		await run('AzureUsage', 'updateOverage', {
			customerId,
			azureEntitlementId: picked(azureEntitlementId),
			overageEnabled,
			dryRun: false,
			...more,
		});

	test('is turned on and off by choice, and read again', async () => {
		const {
			path: { customerId },
			entitlementId,
		} = await azure();
		await expect(turn(customerId, entitlementId, '')).rejects.toThrow('"Overage" is required');
		expect((await turn(customerId, entitlementId, '={{ "" }}')).sentence).toContain('must be chosen');
		expect((await turn(customerId, entitlementId, 'true')).row).toMatchObject({
			azureEntitlementId: entitlementId,
			overageEnabled: true,
			outcome: 'completed',
		});
		expect((await run('AzureUsage', 'getOverage', { customerId })).rows).toMatchObject([
			{ azureEntitlementId: entitlementId, overageEnabled: true },
		]);
		expect((await turn(customerId, entitlementId, 'false')).row).toMatchObject({
			overageEnabled: false,
			outcome: 'completed',
		});
		expect(sent(PUT)).toBe(2);
	});

	test('what is so already is not sent; what is set beside is', async () => {
		const {
			path: { customerId },
			entitlementId,
		} = await azure();
		expect((await turn(customerId, entitlementId, 'false')).row).toMatchObject({
			overageEnabled: false,
			note: expect.stringContaining('Nothing was sent'),
		});
		expect(sent(PUT)).toBe(0);
		await turn(customerId, entitlementId, 'true', {
			updateFields: { location: 'westeurope', tags: { tag: [{ name: 'costCenter', value: '4711' }] } },
		});
		expect(Object.values(world.state().areas.overages)).toEqual([
			{
				azureEntitlementId: entitlementId,
				overageEnabled: true,
				azureResourceGroup: { location: 'westeurope', tags: { costCenter: '4711' } },
			},
		]);
	});

	test('a dry run shows the cost without a limit, and sends nothing', async () => {
		const {
			path: { customerId },
			entitlementId,
		} = await azure();
		expect((await turn(customerId, entitlementId, 'true', { dryRun: true })).row).toMatchObject({
			dryRun: true,
			changes: { overageEnabled: { from: false, to: true } },
			warnings: [expect.stringContaining('without a limit')],
		});
		expect(sent(PUT)).toBe(0);
	});

	test('one object in place of a list is read too; what the answer says is not believed', async () => {
		const {
			path: { customerId },
			entitlementId,
		} = await azure();
		const route = 'GET /v1/customers/{customerId}/subscriptions/overage';
		const body = { azureEntitlementId: entitlementId, overageEnabled: false };
		world.simulator.faults.add({ route, kind: 'status', status: 200, body });
		expect((await run('AzureUsage', 'getOverage', { customerId })).rows).toEqual([{ id: entitlementId, ...body }]);
		world.simulator.faults.add({ route, kind: 'status', status: 200, body, times: 10 });
		expect((await turn(customerId, entitlementId, 'true')).row).toMatchObject({
			outcome: 'pending',
			note: expect.stringContaining('Get Overage'),
		});
	});

	test('the Azure subscription of somebody else is refused', async () => {
		const {
			path: { customerId },
		} = await azure();
		expect((await turn(customerId, '99999999-0000-4111-8222-333333333333', 'true')).sentence).toBeDefined();
	});
});

test('tickets of all customers, by their status, also where the filter is refused', async () => {
	for (const _ of [1, 2]) await world.customer();
	const list = async (more: IDataObject = {}) =>
		(await run('ServiceRequest', 'getAllOfPartner', { returnAll: true, ...more })).rows;
	expect((await list()).map(({ statusName }) => statusName).sort()).toEqual(['closed', 'closed', 'open', 'open']);
	expect((await list({ filters: { onlyStatus: 'Open' } })).map(({ statusName }) => statusName)).toEqual([
		'open',
		'open',
	]);
	expect(await run('ServiceRequest', 'getAllOfPartner', { returnAll: false, limit: 3 })).toMatchObject({
		rows: { length: 3 },
	});
	world.simulator.faults.add({
		route: 'GET /v1/servicerequests',
		kind: 'status',
		status: 400,
		body: { code: 3000, description: 'filter is not known' },
	});
	expect((await list({ filters: { onlyStatus: 'Closed' } })).map(({ statusName }) => statusName)).toEqual([
		'closed',
		'closed',
	]);
	await expect(list({ filters: { onlyStatus: 'AttentionNeeded' } })).resolves.toEqual([]);
});

test('tickets of one customer are narrowed in the same way', async () => {
	const customerId = picked(await world.customer());
	const list = async (onlyStatus: string) =>
		(await run('ServiceRequest', 'getAll', { customerId, returnAll: true, filters: { onlyStatus } })).rows.map(
			({ statusName }) => statusName,
		);
	expect(await list('Open')).toEqual(['open']);
	world.simulator.faults.add({
		route: 'GET /v1/customers/{customerId}/servicerequests',
		kind: 'status',
		status: 400,
		body: { code: 3000, description: 'filter is not known' },
	});
	expect(await list('Closed')).toEqual(['closed']);
});

test('users are sorted by the platform, and the members of a role come in pages', async () => {
	const customer = await world.customer();
	const customerId = picked(customer);
	const { domain } = world.state().commerce.customers.find(({ id }) => id === customer)!;
	const {
		data: {
			items: [role],
		},
	} = await world.api.get<{ items: Array<{ id: string }> }>(`/v1/customers/${customer}/directoryroles`);
	for (const name of ['Bea', 'Ada', 'Cleo']) {
		const {
			data: { id },
		} = await world.api.post<{ id: string }>(`/v1/customers/${customer}/users`, {
			usageLocation: 'US',
			userPrincipalName: `${name}@${domain}`,
			firstName: name,
			lastName: 'Doe',
			displayName: name,
			passwordProfile: { password: 'S3cret-word-1', forceChangePassword: true },
		});
		await run('CustomerUser', 'addRoleMember', {
			customerId,
			roleId: picked(role.id),
			userId: picked(id),
			dryRun: false,
		});
	}
	const sorted = await run('CustomerUser', 'getAll', {
		customerId,
		returnAll: true,
		filters: { sortField: 'DisplayName', sortDirection: 'descending' },
	});
	expect(
		sorted.rows.map(({ displayName }) => displayName).filter((name) => ['Ada', 'Bea', 'Cleo'].includes(String(name))),
	).toEqual(['Cleo', 'Bea', 'Ada']);
	world.simulator.partnerCenter.settings.maxPageSize = 1;
	const members = await run('CustomerUser', 'getRoleMembers', { customerId, roleId: picked(role.id), returnAll: true });
	world.simulator.partnerCenter.settings.maxPageSize = null;
	expect(members.rows.map(({ displayName }) => displayName).sort()).toEqual(['Ada', 'Bea', 'Cleo']);
});

test('delegated administration of the old kind ends, and the reseller relationship stays', async () => {
	const customer = await world.customer();
	const { row } = await run('Customer', 'removeDap', { customerId: picked(customer), dryRun: false });
	expect(row).toMatchObject({
		id: customer,
		allowDelegatedAccess: false,
		relationshipToPartner: 'reseller',
		outcome: 'completed',
	});
	world.simulator.faults.add({
		route: 'GET /v1/customers/{customerId}',
		kind: 'status',
		status: 200,
		body: { id: customer, allowDelegatedAccess: true },
		times: 10,
	});
	expect((await run('Customer', 'removeDap', { customerId: picked(customer), dryRun: false })).row).toMatchObject({
		outcome: 'pending',
	});
});

describe('a validation code', () => {
	const ROUTE = 'POST /v1/customers/{customerId}/qualifications';
	const ask = async () => {
		const { row } = await run('Customer', 'getValidationCodes', { returnAll: true });
		const validationId = String(row.validationId);
		return await run('Customer', 'createQualification', {
			customerId: picked(await world.customer()),
			qualification: 'GovernmentCommunityCloud',
			code: picked(validationId),
		});
	};
	const queries = () => world.state().areas.qualifications.length;

	test('is in the body', async () => {
		expect((await ask()).row).toMatchObject({ qualification: 'GovernmentCommunityCloud' });
		expect([sent(ROUTE), queries()]).toEqual([1, 1]);
	});

	test('is in the query as well once the platform asks for it there', async () => {
		world.simulator.faults.add({
			route: ROUTE,
			kind: 'status',
			status: 400,
			body: { code: 3000, description: 'The query parameter code is required.' },
		});
		expect((await ask()).row).toMatchObject({ qualification: 'GovernmentCommunityCloud' });
		expect([sent(ROUTE), queries()]).toEqual([2, 1]);
	});

	test('another refusal is reported, and not tried again', async () => {
		world.simulator.faults.add({
			route: ROUTE,
			kind: 'status',
			status: 400,
			body: { code: 3000, description: 'The validation code is used up.' },
		});
		expect((await ask()).sentence).toBeDefined();
		expect(sent(ROUTE)).toBe(1);
	});
});

describe('the support profile', () => {
	const NEW = 'PUT /v1/profiles/support';
	const OLD = 'PUT /v1/profiles/supportprofile';
	const update = async () =>
		await run('PartnerProfile', 'updateSupportProfile', {
			dryRun: false,
			updateFields: { website: 'https://help.example.com' },
		});

	test('is written where it is read', async () => {
		expect((await update()).row).toMatchObject({ website: 'https://help.example.com' });
		expect([sent(NEW), sent(OLD)]).toEqual([1, 0]);
	});

	test.each([404, 405])('after %i it is written once at the address before', async (status) => {
		world.simulator.faults.add({ route: NEW, kind: 'status', status, body: { code: status, description: 'x' } });
		expect((await update()).row).toMatchObject({ website: 'https://help.example.com' });
		expect([sent(NEW), sent(OLD)]).toEqual([1, 1]);
	});

	test('another refusal is reported', async () => {
		world.simulator.faults.add({ route: NEW, kind: 'status', status: 400, body: { code: 3000, description: 'x' } });
		expect((await update()).sentence).toBeDefined();
		expect(sent(OLD)).toBe(0);
	});
});

test('audit records are reported in one spelling, as word or number; what nobody knows passes through', async () => {
	const record = (more: IDataObject) => ({ id: `r${JSON.stringify(more)}`, ...more });
	const items = [
		record({ operationType: 'UpdateSubscription', resourceType: 'Subscription', operationStatus: 'Succeeded' }),
		record({ operationType: 11, resourceType: '3', operationStatus: 0 }),
		record({ operationType: 'tidy_up', resourceType: 'star', operationStatus: 99 }),
	];
	world.simulator.faults.add({ route: 'GET /v1/auditrecords', kind: 'status', status: 200, body: { items } });
	const { rows } = await run('Audit', 'getAll', { filterBy: 'none', returnAll: true });
	expect(
		rows.map(({ operationTypeName, resourceTypeName, operationStatusName }) => [
			operationTypeName,
			resourceTypeName,
			operationStatusName,
		]),
	).toEqual([
		['update_subscription', 'subscription', 'succeeded'],
		['create_order', 'order', 'succeeded'],
		['tidy_up', 'star', '99'],
	]);
});
