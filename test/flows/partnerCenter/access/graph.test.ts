import { gunzipSync } from 'node:zlib';
import type { IBinaryData, IDataObject, INodeParameters } from 'n8n-workflow';

import { addressOf, manifestIdIn } from '../../../../nodes/PartnerCenter/BillingExport/manifest';
import { nodes } from '../../../../scripts/package';
import { readBinary } from '../../../support/core';
import { time } from '../../../support/virtualClock';
import { startPartnerWorld, type PartnerWorld } from '../world';
import { NO_LONGER_VALID_LINK } from '../../../support/sentences';

let world: PartnerWorld;

beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(() => {
	world.simulator.reset();
	world.simulator.partnerCenter.settings.exportMs = 3000;
	time.pass(20 * 60_000);
});
afterAll(async () => await world.stop());

const picked = (value: unknown) => ({ __rl: true, mode: 'id', value: String(value) });

/** What a node gives for one operation, or the sentence that it ends with. */
async function run(node: 'BillingExport' | 'GdapRelationship', operation: string, parameters: IDataObject = {}) {
	const resource = `${node[0].toLowerCase()}${node.slice(1)}`;
	const { error, lastNodeItems } = await world.run(node, { resource, operation, ...parameters } as INodeParameters);
	return { sentence: error?.message, items: lastNodeItems, rows: lastNodeItems.map(({ json }) => json) };
}

const sent = (route: string) => world.simulator.effects().requestsByRoute[route] ?? 0;

const OPERATION = 'GET /reports/partners/billing/operations/{operationId}';
const MANIFEST = 'GET /reports/partners/billing/manifests/{manifestId}';

describe('billing exports', () => {
	const open = { currencyCode: 'usd', billingPeriod: 'last' };
	const start = async (more: IDataObject = {}) =>
		await run('BillingExport', 'exportUnbilledReconciliation', { ...open, ...more });

	test('an export is waited for as long as the platform asks, and its files are downloaded one by one', async () => {
		world.simulator.partnerCenter.settings.exportMs = 60_000;
		const { data } = await world.api.get<{ items: IDataObject[] }>('/v1/invoices');
		const invoiceId = String(data.items.find(({ invoiceType }) => invoiceType === 'OneTime')?.id);
		const {
			rows: [done],
		} = await run('BillingExport', 'exportBilledReconciliation', {
			invoiceId,
			additionalFields: { attributeSet: 'basic' },
		});
		expect(done).toMatchObject({
			status: 'completed',
			outcome: 'completed',
			operationId: done.id,
			resourceLocation: { blobCount: 2, sasToken: '********' },
		});
		// The first look is asked to come back in about a minute.
		expect(sent(OPERATION)).toBe(2);
		const { items, rows } = await run('BillingExport', 'download', {
			source: 'operation',
			operationId: String(done.operationId),
			binaryPropertyName: 'file',
		});
		expect(rows.map(({ fileName, manifestId }) => [fileName, manifestId])).toEqual([
			['part-00000.json.gz', done.manifestId],
			['part-00001.json.gz', done.manifestId],
		]);
		const files = await Promise.all(
			items.map(async ({ binary }) => gunzipSync(await readBinary(binary?.file as IBinaryData)).toString()),
		);
		const lines = files
			.flatMap((file) => file.split('\n'))
			.filter(Boolean)
			.map((line) => JSON.parse(line) as IDataObject);
		expect(new Set(lines.map(({ InvoiceNumber }) => InvoiceNumber))).toEqual(new Set([invoiceId]));
		expect(items[0].binary?.file.mimeType).toBe('application/gzip');
		expect(world.simulator.effects().downloads).toBe(2);
	});

	test('the manifest opens the files too; its token is shown only when it is asked for', async () => {
		const {
			rows: [{ manifestId }],
		} = await start();
		const one = { manifestId: String(manifestId) };
		expect((await run('BillingExport', 'getManifest', one)).rows[0].sasToken).toBe('********');
		expect(
			(await run('BillingExport', 'getManifest', { ...one, options: { showSecrets: true } })).rows[0].sasToken,
		).toContain('sig=');
		expect(
			(await run('BillingExport', 'download', { source: 'manifest', ...one, binaryPropertyName: 'data' })).rows,
		).toHaveLength(2);
	});

	test('without a wait it ends as pending; Download says that it is too early', async () => {
		const {
			rows: [pending],
		} = await start({ waitForCompletion: false });
		expect(pending).toMatchObject({ outcome: 'pending', operationId: pending.id });
		const early = await run('BillingExport', 'download', {
			source: 'operation',
			operationId: String(pending.id),
			binaryPropertyName: 'data',
		});
		expect(early.sentence).toContain('has no files yet');
		time.pass(5_000);
		expect((await run('BillingExport', 'getOperation', { operationId: String(pending.id) })).rows[0]).toMatchObject({
			status: 'completed',
			manifestId: expect.any(String),
		});
	});

	test("a failed export shows Microsoft's reason, also when its files are asked for", async () => {
		const asked = { invoiceId: 'G000000000' };
		expect((await run('BillingExport', 'exportBilledUsage', asked)).sentence).toContain('invoiceNotFound');
		const {
			rows: [{ id }],
		} = await run('BillingExport', 'exportBilledReconciliation', { ...asked, waitForCompletion: false });
		time.pass(5_000);
		expect(
			(
				await run('BillingExport', 'download', {
					source: 'operation',
					operationId: String(id),
					binaryPropertyName: 'data',
				})
			).sentence,
		).toContain('invoiceNotFound');
	});

	test('a lost answer is no unknown outcome: an export changes nothing and is asked for again', async () => {
		world.simulator.faults.add({
			route: 'POST /reports/partners/billing/reconciliation/unbilled/export',
			kind: 'reset',
			when: 'after',
		});
		expect((await start()).rows[0].outcome).toBe('completed');
	});

	test('an ended token is reported in words, and never shown', async () => {
		const {
			rows: [{ id }],
		} = await start();
		world.simulator.faults.add({ route: 'GET /exports/{folder}/{file}', kind: 'status', status: 403 });
		const { sentence } = await run('BillingExport', 'download', {
			source: 'operation',
			operationId: String(id),
			binaryPropertyName: 'data',
		});
		expect(sentence).toContain(NO_LONGER_VALID_LINK);
		expect(sentence).not.toContain('sig=');
	});

	test('the address of a file out of each form of a manifest', () => {
		const folder = 'https://s.example.com/x/';
		const address = 'https://s.example.com/x/a/b%20c.gz?sig=1';
		const blob = { name: 'a/b c.gz' };
		expect(addressOf({ rootDirectory: folder, sasToken: '?sig=1' }, blob, {})).toBe(address);
		expect(addressOf({ rootFolder: folder, sas: 'sig=1' }, blob, {})).toBe(address);
		expect(addressOf({ rootDirectory: `${folder}?sig=1` }, blob, {})).toBe(address);
		expect(addressOf({ somewhere: folder }, blob, { folder: 'https://s.example.com/x', token: 'sig=1' })).toBe(address);
		expect(addressOf({}, blob, {})).toBeUndefined();
		expect(
			manifestIdIn({ resourceLocation: 'https://graph.example.com/v1.0/reports/partners/billing/manifests/m1/' }),
		).toBe('m1');
		expect(
			manifestIdIn({
				'resourceLocation@odata.navigationLink': 'https://graph.example.com/v1.0/reports/partners/billing/manifests/m2',
			}),
		).toBe('m2');
		expect(manifestIdIn({})).toBeUndefined();
	});

	test('an operation that only names its manifest leads to a second read', async () => {
		const {
			rows: [{ id, manifestId }],
		} = await start();
		const body = { id, status: 'succeeded', resourceLocation: `manifests/${manifestId}` };
		const before = sent(MANIFEST);
		world.simulator.faults.add({ route: OPERATION, kind: 'status', status: 200, body });
		expect(
			(
				await run('BillingExport', 'download', {
					source: 'operation',
					operationId: String(id),
					binaryPropertyName: 'data',
				})
			).rows,
		).toHaveLength(2);
		expect(sent(MANIFEST) - before).toBe(1);
	});
});

describe('delegated admin relationships', () => {
	const READERS = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';
	const USERS = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
	const rolesOf = (...ids: string[]) => ({ role: ids.map((roleDefinitionId) => ({ roleDefinitionId })) });
	const PATCH =
		'PATCH /tenantRelationships/delegatedAdminRelationships/{relationshipId}/accessAssignments/{accessAssignmentId}';

	const create = async (displayName = 'Contoso support', more: IDataObject = {}) =>
		await run('GdapRelationship', 'create', { displayName, duration: 365, roles: rolesOf(READERS, USERS), ...more });
	const request = async (id: unknown, requestAction: string) =>
		await run('GdapRelationship', 'createRequest', { relationshipId: picked(id), requestAction });

	/** A relationship that a customer has approved. */
	async function active(): Promise<IDataObject> {
		const {
			rows: [made],
		} = await create('Active', { additionalFields: { customerTenantId: await world.customer() } });
		await request(made.id, 'lockForApproval');
		world.simulator.partnerCenter.admin().approveRelationship(String(made.id));
		return picked(made.id);
	}

	test('a draft is locked, and the output has the link for the customer', async () => {
		const {
			rows: [made],
		} = await create();
		expect(made).toMatchObject({
			status: 'created',
			duration: 'P365D',
			accessDetails: { unifiedRoles: [{ roleDefinitionId: READERS }, { roleDefinitionId: USERS }] },
		});
		const {
			rows: [locked],
		} = await request(made.id, 'lockForApproval');
		expect(locked).toMatchObject({
			action: 'lockForApproval',
			relationshipId: made.id,
			approvalLink: expect.stringMatching(`^https://admin\\.microsoft\\.com/.*${made.id}$`),
		});
		expect((await run('GdapRelationship', 'get', { relationshipId: picked(made.id) })).rows[0].status).toBe(
			'approvalPending',
		);
		expect((await run('GdapRelationship', 'delete', { relationshipId: picked(made.id) })).sentence).toBeDefined();
	});

	test('a name that is too long and a duration out of bounds are refused before anything is sent', async () => {
		expect((await create('x'.repeat(51))).sentence).toContain('50 characters');
		expect((await create('Fine', { duration: 731 })).sentence).toContain('Duration');
		expect((await create('Fine', { duration: 0 })).sentence).toContain('1 to 730 days');
		expect(world.simulator.effects().requests).toBe(0);
	});

	test('after a lost answer the relationship is found by its name', async () => {
		await run('GdapRelationship', 'getCustomers');
		world.simulator.faults.add({
			route: 'POST /tenantRelationships/delegatedAdminRelationships',
			kind: 'reset',
			when: 'after',
		});
		expect((await create('Lost')).rows[0].displayName).toBe('Lost');
		expect(world.state().areas.relationships).toHaveLength(1);
	});

	test('lists are filtered, sorted and cut by the platform', async () => {
		await active();
		for (const name of ['B', 'A', 'C']) await create(name);
		const list = async (filters: IDataObject, more: IDataObject = { returnAll: true }) =>
			(await run('GdapRelationship', 'getAll', { simplify: false, filters, ...more })).rows;
		expect(
			(await list({ filter: "status eq 'created'", orderby: 'displayName', top: 2 })).map(
				({ displayName }) => displayName,
			),
		).toEqual(['A', 'B', 'C']);
		expect(await list({}, { limit: 2 })).toHaveLength(2);
		expect(Object.keys((await list({ select: 'id, displayName' }))[0]).sort()).toEqual([
			'@odata.etag',
			'displayName',
			'id',
		]);
		expect((await run('GdapRelationship', 'getCustomers', { returnAll: true })).rows).toHaveLength(1);
	});

	test('a group gets roles, which are waited for and changed with the version that was read', async () => {
		const relationshipId = await active();
		const group = {
			relationshipId,
			accessContainerId: '81285454-c1ba-4148-b429-97a57460a7c2',
			roles: rolesOf(READERS),
		};
		const {
			rows: [made],
		} = await run('GdapRelationship', 'createAccessAssignment', group);
		expect(made).toMatchObject({ status: 'active', outcome: 'completed' });
		const one = { relationshipId, accessAssignmentId: picked(made.id), roles: rolesOf(READERS, USERS) };
		world.simulator.faults.add({
			route: PATCH,
			kind: 'status',
			status: 412,
			body: { error: { code: 'preconditionFailed', message: 'Changed' } },
		});
		const {
			rows: [changed],
		} = await run('GdapRelationship', 'updateAccessAssignment', one);
		expect(changed).toMatchObject({
			id: made.id,
			outcome: 'completed',
			operationId: expect.any(String),
			accessDetails: { unifiedRoles: [{ roleDefinitionId: READERS }, { roleDefinitionId: USERS }] },
		});
		expect(sent(PATCH)).toBe(2);
		const { rows } = await run('GdapRelationship', 'getAccessAssignments', { relationshipId, returnAll: true });
		expect(rows).toMatchObject([
			{ id: made.id, accessDetails: { unifiedRoles: [{ roleDefinitionId: READERS }, { roleDefinitionId: USERS }] } },
		]);
		const dry = await run('GdapRelationship', 'updateAccessAssignment', { ...one, dryRun: true });
		expect(dry.rows[0]).toMatchObject({ dryRun: true, request: { method: 'PATCH' } });
		expect(
			(await run('GdapRelationship', 'updateAccessAssignment', { ...one, accessAssignmentId: picked('none') }))
				.sentence,
		).toContain('was not found');
		expect(sent(PATCH)).toBe(2);
	});

	test('ending a relationship gives no link', async () => {
		const { value } = await active();
		expect((await request(value, 'terminate')).rows[0]).not.toHaveProperty('approvalLink');
	});
});

test.each([
	['partnerCenterBillingExport', ['china', 'usGovernment']],
	['partnerCenterGdapRelationship', ['china']],
])('%s: clouds that do not have it', (name, clouds) => {
	const { resource } = nodes.find(({ description }) => description.name === name)!;
	const missing = (environment: string) =>
		resource.operations.every(({ unavailable }) => unavailable?.({ environment }) !== undefined);
	expect(['global', 'usGovernment', 'china', 'custom'].filter(missing).sort()).toEqual(clouds);
});
