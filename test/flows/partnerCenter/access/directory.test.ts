import type { IDataObject } from 'n8n-workflow';
import { picked } from '../subscriptions/subscriptionsSetup';
import { run, sent, setUp, world } from './securitySetup';

setUp();

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
