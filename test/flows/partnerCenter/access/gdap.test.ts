import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';
import { startPartnerWorld, type PartnerWorld } from '../world';
import { CHANGED_MEANWHILE, UNKNOWN_OUTCOME } from '../../../support/sentences';

let world: PartnerWorld;
beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(() => {
	world.simulator.reset();
	time.pass(20 * 60_000);
});
afterAll(async () => await world.stop());

const READERS = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';
const USERS = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
const GLOBAL = '62e90394-69f5-4237-9190-012177145e10';
const GROUP = '81285454-c1ba-4148-b429-97a57460a7c2';

const rolesOf = (...ids: string[]) => ({ role: ids.map((roleDefinitionId) => ({ roleDefinitionId })) });
const roleIds = ({ accessDetails }: IDataObject) =>
	((accessDetails as IDataObject).unifiedRoles as IDataObject[]).map(({ roleDefinitionId }) => roleDefinitionId);
const picked = (value: unknown) => ({ __rl: true, mode: 'id', value: String(value) });

/** What the node gives for one operation, or the sentence that it ends with. */
async function run(operation: string, parameters: IDataObject = {}) {
	const { error, lastNodeItems } = await world.run('GdapRelationship', {
		resource: 'gdapRelationship',
		operation,
		...parameters,
	} as INodeParameters);
	return { sentence: error?.message, rows: lastNodeItems.map(({ json }) => json), row: lastNodeItems[0]?.json };
}

const sent = (route: string) => world.simulator.effects().requestsByRoute[route] ?? 0;

const RELATIONSHIP = '/tenantRelationships/delegatedAdminRelationships/{relationshipId}';
const ASSIGNMENT = `${RELATIONSHIP}/accessAssignments/{accessAssignmentId}`;
const STALE = {
	kind: 'status',
	status: 412,
	body: { error: { code: 'preconditionFailed', message: 'Changed' } },
} as const;
const CONFLICT = { kind: 'status', status: 409, body: { error: { code: 'conflict', message: 'Changed' } } } as const;

const draft = async (displayName: string, more: IDataObject = {}) =>
	(await run('create', { displayName, duration: 365, roles: rolesOf(READERS, USERS), ...more })).row;

/** A relationship that a customer has approved. */
async function active(...roles: string[]) {
	const { id } = await draft('Active', {
		roles: rolesOf(...roles),
		additionalFields: { customerTenantId: await world.customer() },
	});
	await run('createRequest', { relationshipId: picked(id), requestAction: 'lockForApproval' });
	world.simulator.partnerCenter.admin().approveRelationship(String(id));
	return picked(id);
}

const group = async (relationshipId: IDataObject, ...roles: string[]) =>
	(await run('createAccessAssignment', { relationshipId, accessContainerId: GROUP, roles: rolesOf(...roles) })).row;

test('the life of a relationship, from the draft to its end', async () => {
	const customer = await world.customer();
	const made = await draft('Contoso support', { additionalFields: { autoExtendDuration: 'P180D' } });
	expect(made).toMatchObject({
		status: 'created',
		autoExtendDuration: 'P180D',
		lastModifiedDateTime: expect.any(String),
	});
	const relationshipId = picked(made.id);

	const { row: renamed } = await run('update', {
		relationshipId,
		updateFields: { displayName: 'Contoso help', customerTenantId: customer },
	});
	expect(renamed).toMatchObject({
		displayName: 'Contoso help',
		duration: 'P365D',
		customer: { tenantId: customer },
		outcome: 'completed',
	});

	const { row: locked } = await run('createRequest', { relationshipId, requestAction: 'lockForApproval' });
	expect(locked.approvalLink).toContain(String(made.id));
	world.simulator.partnerCenter.admin().approveRelationship(String(made.id));
	expect((await run('get', { relationshipId })).row).toMatchObject({
		status: 'active',
		activatedDateTime: expect.any(String),
		endDateTime: expect.any(String),
	});

	const assignment = await group(relationshipId, READERS);
	expect(assignment).toMatchObject({ status: 'active', outcome: 'completed' });
	const one = { relationshipId, accessAssignmentId: picked(assignment.id) };

	const start = time.now();
	const { row: changed } = await run('updateAccessAssignment', { ...one, roles: rolesOf(USERS) });
	expect(changed).toMatchObject({ id: assignment.id, outcome: 'completed' });
	expect(roleIds(changed)).toEqual([USERS]);
	// The platform asks for ten seconds.
	expect(time.now() - start).toBeGreaterThanOrEqual(10_000);
	expect(sent(`GET ${RELATIONSHIP}/operations/{operationId}`)).toBe(1);
	expect((await run('getOperation', { relationshipId, operationId: picked(changed.operationId) })).row).toMatchObject({
		status: 'succeeded',
		data: expect.any(String),
	});
	expect(
		(await run('getOperations', { relationshipId, returnAll: true, filters: { orderby: 'status' } })).rows,
	).toHaveLength(1);

	expect((await run('deleteAccessAssignment', one)).row).toEqual({ deleted: true });
	expect((await run('getAccessAssignment', one)).row.status).toBe('deleting');
	time.pass(5000);
	expect((await run('getAccessAssignment', one)).sentence).toContain('was not found');

	const { row: ended } = await run('createRequest', { relationshipId, requestAction: 'terminate' });
	expect((await run('get', { relationshipId })).row.status).toBe('terminationRequested');
	time.pass(5000);
	expect((await run('get', { relationshipId })).row.status).toBe('terminated');
	expect((await run('getRequest', { relationshipId, requestId: picked(ended.id) })).row).toMatchObject({
		action: 'terminate',
		status: 'succeeded',
	});
	expect((await run('getRequests', { relationshipId, returnAll: true })).rows.map(({ action }) => action)).toEqual([
		'lockForApproval',
		'terminate',
	]);

	const other = picked((await draft('Not needed')).id);
	expect((await run('delete', { relationshipId: other })).row).toEqual({ deleted: true });
	expect(world.state().areas.relationships.map(({ displayName }) => displayName)).toEqual(['Contoso help']);
});

describe('a version that somebody else has changed', () => {
	const cases = [
		['delete', `DELETE ${RELATIONSHIP}`, async () => ({ relationshipId: picked((await draft('Draft')).id) })],
		[
			'update',
			`PATCH ${RELATIONSHIP}`,
			async () => ({ relationshipId: picked((await draft('Draft')).id), updateFields: { duration: 30 } }),
		],
		[
			'updateAccessAssignment',
			`PATCH ${ASSIGNMENT}`,
			async () => {
				const relationshipId = await active(READERS, USERS);
				return {
					relationshipId,
					accessAssignmentId: picked((await group(relationshipId, READERS)).id),
					roles: rolesOf(USERS),
				};
			},
		],
		[
			'deleteAccessAssignment',
			`DELETE ${ASSIGNMENT}`,
			async () => {
				const relationshipId = await active(READERS);
				return { relationshipId, accessAssignmentId: picked((await group(relationshipId, READERS)).id) };
			},
		],
	] as const;

	test.each(cases)('%s: read and sent once more; after that it is reported', async (operation, route, prepare) => {
		for (const fault of [STALE, CONFLICT]) {
			const parameters = await prepare();
			const before = sent(route);
			world.simulator.faults.add({ route, ...fault });
			expect((await run(operation, parameters)).sentence).toBeUndefined();
			expect(sent(route) - before).toBe(2);
			world.simulator.reset();
			time.pass(20 * 60_000);
		}
		const parameters = await prepare();
		const before = sent(route);
		world.simulator.faults.add({ route, ...STALE, times: 2 });
		expect((await run(operation, parameters)).sentence).toContain(CHANGED_MEANWHILE);
		expect(sent(route) - before).toBe(2);
	});

	test('what is sent is the version as it was read, and only what was given', async () => {
		const { id } = await draft('Draft');
		world.simulator.faults.add({
			route: `GET ${RELATIONSHIP}`,
			kind: 'status',
			status: 200,
			body: { id, '@odata.etag': 'W/"JyIwMDAwJw=="' },
		});
		// The simulator refuses any version but its own, so the first try fails and the second is right.
		expect(
			(await run('update', { relationshipId: picked(id), updateFields: { autoExtendDuration: 'P180D' } })).row,
		).toMatchObject({ displayName: 'Draft', duration: 'P365D', autoExtendDuration: 'P180D' });
		expect(sent(`PATCH ${RELATIONSHIP}`)).toBe(2);
	});
});

describe('what is carried out later', () => {
	const change = async (more: IDataObject = {}) => {
		const relationshipId = await active(READERS, USERS);
		const accessAssignmentId = picked((await group(relationshipId, READERS)).id);
		return await run('updateAccessAssignment', { relationshipId, accessAssignmentId, roles: rolesOf(USERS), ...more });
	};
	const OPERATION = `GET ${RELATIONSHIP}/operations/{operationId}`;

	test('is pending without a wait, with the operation to follow', async () => {
		expect((await change({ waitForCompletion: false })).row).toMatchObject({
			outcome: 'pending',
			operationId: expect.any(String),
			note: expect.stringContaining('Get Operation'),
		});
		expect(sent(OPERATION)).toBe(0);
	});

	test('is completed at once where nothing had to be changed', async () => {
		const relationshipId = await active(READERS);
		const { id } = await group(relationshipId, READERS);
		const { row } = await run('updateAccessAssignment', {
			relationshipId,
			accessAssignmentId: picked(id),
			roles: rolesOf(READERS),
		});
		expect(row).toMatchObject({ id, outcome: 'completed' });
		expect(row).not.toHaveProperty('operationId');
	});

	test('can fail, which is reported; a status that nobody knows is waited for', async () => {
		world.simulator.faults.add({
			route: OPERATION,
			kind: 'status',
			status: 200,
			body: { id: 'o', status: 'failed', data: 'free text' },
		});
		expect((await change()).sentence).toMatch(/could not carry out the change.*Get Operation/);
		world.simulator.reset();
		world.simulator.faults.add({
			route: OPERATION,
			kind: 'status',
			status: 200,
			body: { id: 'o', status: 'unknownFutureValue' },
		});
		expect((await change()).row.outcome).toBe('completed');
	});

	test('a lost answer is looked for: the assignment shows the roles, or nobody can tell', async () => {
		world.simulator.faults.add({ route: `PATCH ${ASSIGNMENT}`, kind: 'reset', when: 'after' });
		expect((await change()).row).toMatchObject({ outcome: 'completed' });
		expect(sent(`PATCH ${ASSIGNMENT}`)).toBe(1);
		world.simulator.reset();
		time.pass(20 * 60_000);
		world.simulator.faults.add({ route: `PATCH ${ASSIGNMENT}`, kind: 'reset' });
		expect((await change()).sentence).toMatch(UNKNOWN_OUTCOME);
		expect(sent(`PATCH ${ASSIGNMENT}`)).toBe(1);
	});

	test('Global Administrator can be taken out of an active relationship, and it then be extended', async () => {
		const relationshipId = await active(READERS, GLOBAL);
		const { row } = await run('update', { relationshipId, updateFields: { roles: rolesOf(READERS) } });
		expect(row).toMatchObject({ status: 'active', outcome: 'completed', operationId: expect.any(String) });
		expect(roleIds(row)).toEqual([READERS]);
		expect(
			(await run('update', { relationshipId, updateFields: { autoExtendDuration: 'P180D' } })).row.autoExtendDuration,
		).toBe('P180D');
	});

	test('a deletion that is only taken is not reported as done', async () => {
		const relationshipId = await active(READERS);
		const { id } = await group(relationshipId, READERS);
		world.simulator.faults.add({
			route: `DELETE ${ASSIGNMENT}`,
			kind: 'status',
			status: 202,
			headers: { Location: 'https://graph.microsoft.com/v1.0/x/operations/op-1' },
			body: {},
		});
		expect((await run('deleteAccessAssignment', { relationshipId, accessAssignmentId: picked(id) })).row).toMatchObject(
			{ id, outcome: 'pending', operationId: 'op-1' },
		);
	});
});

test('what was deleted and its answer lost is looked for, and reported as deleted', async () => {
	const { id } = await draft('Draft');
	world.simulator.faults.add({ route: `DELETE ${RELATIONSHIP}`, kind: 'reset', when: 'after' });
	expect((await run('delete', { relationshipId: picked(id) })).row).toEqual({ deleted: true });
	expect(sent(`DELETE ${RELATIONSHIP}`)).toBe(1);
});

test('never extended is one thing in both spellings, and a status of tomorrow passes through', async () => {
	const { id } = await draft('Draft');
	const body = { id, displayName: 'Draft', status: 'hibernating', autoExtendDuration: 'P0D', '@odata.etag': 'W/"1"' };
	world.simulator.faults.add({ route: `GET ${RELATIONSHIP}`, kind: 'status', status: 200, body, times: 5 });
	expect((await run('get', { relationshipId: picked(id) })).row.status).toBe('hibernating');
	world.simulator.faults.add({ route: `PATCH ${RELATIONSHIP}`, kind: 'reset' });
	expect(
		(await run('update', { relationshipId: picked(id), updateFields: { autoExtendDuration: 'PT0S' } })).row,
	).toMatchObject({ outcome: 'completed', autoExtendDuration: 'P0D' });
});

test("only an indirect reseller approves and rejects here; the refusal is reported in Microsoft's words", async () => {
	const { id } = await draft('Draft');
	const relationshipId = picked(id);
	await run('createRequest', { relationshipId, requestAction: 'lockForApproval' });
	const { error } = await world.run('GdapRelationship', {
		resource: 'gdapRelationship',
		operation: 'createRequest',
		relationshipId,
		requestAction: 'approve',
	});
	expect(error?.description).toContain('indirect reseller');
});

test('the customers behind the relationships, and their portals', async () => {
	await active(READERS);
	const [{ customerId }] = world.state().areas.relationships;
	const delegatedAdminCustomerId = picked(customerId);
	expect((await run('getCustomer', { delegatedAdminCustomerId })).row).toMatchObject({
		tenantId: customerId,
		displayName: expect.any(String),
	});
	expect(
		(await run('getCustomer', { delegatedAdminCustomerId, additionalFields: { select: 'id, displayName' } })).row,
	).not.toHaveProperty('tenantId');
	expect((await run('getServiceManagementDetails', { delegatedAdminCustomerId, returnAll: true })).rows).toMatchObject([
		{ serviceName: 'Microsoft Entra ID' },
		{ serviceName: 'Teams' },
	]);
});

test('a dry run shows what would change, and sends nothing', async () => {
	const { id } = await draft('Draft');
	const { row } = await run('update', {
		relationshipId: picked(id),
		updateFields: { duration: 30 },
		options: { dryRun: true },
	});
	expect(row).toMatchObject({
		dryRun: true,
		changes: { duration: { from: 'P365D', to: 'P30D' } },
		request: { method: 'PATCH', body: { duration: 'P30D' } },
	});
	expect(sent(`PATCH ${RELATIONSHIP}`)).toBe(0);
});
