import { gunzipSync } from 'node:zlib';
import { DAY } from '../commerce/world';
import type { AreaWorld } from './world';
import { startAreas } from './world';

let world: AreaWorld;

beforeEach(async () => {
	world = await startAreas({ partnerCenter: { exportMs: 9000 } });
});
afterEach(() => world.stop());

const EXPORTS = '/reports/partners/billing';
const newestInvoice = async (type: string): Promise<string> =>
	(await world.call('GET', '/invoices')).body.items.find(({ invoiceType }: any) => invoiceType === type).id;

describe('billing export', () => {
	const start = (path: string, body: Record<string, unknown>) => world.graph('POST', `${EXPORTS}/${path}/export`, body);

	test('is accepted, runs, and ends with a manifest whose files only the storage gives', async () => {
		const invoiceId = await newestInvoice('OneTime');
		const { status, headers, text } = await start('reconciliation/billed', { invoiceId });
		expect([status, text]).toEqual([202, '']);
		const operation = headers.get('location') ?? '';
		expect(operation).toMatch(/^http:.*\/graph\/v1\.0\/reports\/partners\/billing\/operations\//);
		const first = await world.graph('GET', operation);
		expect(first.body.status).toBe('notStarted');
		expect(first.headers.get('retry-after')).toBe('9');
		world.pass(5000);
		expect((await world.graph('GET', operation)).body).toMatchObject({ status: 'running' });
		world.pass(4000);
		const { body, headers: last } = await world.graph('GET', operation);
		expect(last.get('retry-after')).toBeNull();
		expect(body).toMatchObject({
			status: 'completed',
			resourceLocation: { dataFormat: 'compressedJSONLines', blobCount: 2 },
		});

		const { id, rootDirectory, sasToken, blobs } = body.resourceLocation;
		expect(new URL(rootDirectory).port).not.toBe(new URL(operation).port);
		const urls = blobs.map(({ name }: any) => `${rootDirectory}/${name}?${sasToken}`);
		const unpacked = async (url: string): Promise<string> =>
			gunzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).toString();
		const files = await Promise.all<string>(urls.map(unpacked));
		const rows = files.flatMap((file) =>
			file
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line)),
		);
		expect(rows).toHaveLength(5);
		expect(rows.every(({ InvoiceNumber }) => InvoiceNumber === invoiceId)).toBe(true);
		expect((await fetch(urls[0], { headers: { Authorization: 'Bearer x' } })).status).toBe(400);
		expect((await fetch(urls[0].replace(/sig=[^&]+/, 'sig=x'))).status).toBe(403);
		expect((await world.graph('GET', `${EXPORTS}/manifests/${id}`)).body).toMatchObject({ id, blobs });
	});

	test('the basic set of columns is smaller', async () => {
		const columns = async (attributeSet: string): Promise<number> => {
			const { headers } = await start('usage/unbilled', { currencyCode: 'USD', billingPeriod: 'last', attributeSet });
			world.pass(9000);
			const { rootDirectory, sasToken, blobs } = (await world.graph('GET', headers.get('location') ?? '')).body
				.resourceLocation;
			const response = await fetch(`${rootDirectory}/${blobs[0].name}?${sasToken}`);
			const [line] = gunzipSync(Buffer.from(await response.arrayBuffer()))
				.toString()
				.split('\n');
			return Object.keys(JSON.parse(line)).length;
		};
		expect(await columns('basic')).toBeLessThan(await columns('full'));
	});

	test('an invoice of the billing of before fails', async () => {
		const { headers } = await start('reconciliation/billed', { invoiceId: await newestInvoice('Recurring') });
		world.pass(9000);
		const { body } = await world.graph('GET', headers.get('location') ?? '');
		expect(body).toMatchObject({ status: 'failed', error: { code: 'invoiceNotFound' } });
		expect(body).not.toHaveProperty('resourceLocation');
	});

	test('errors have the form of Graph', async () => {
		expect(await world.graph('GET', `${EXPORTS}/operations/x`)).toMatchObject({
			status: 404,
			body: { error: { code: 'notFound' } },
		});
		expect((await start('usage/billed', { invoiceId: '' })).status).toBe(400);
	});
});

const ROLE = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
const READER = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';
const RELATIONSHIPS = '/tenantRelationships/delegatedAdminRelationships';

describe('delegated admin relationships', () => {
	let customer: string;

	beforeEach(async () => {
		customer = await world.customer();
	});

	const create = (displayName: string, more: Record<string, unknown> = {}) =>
		world.graph('POST', RELATIONSHIPS, {
			displayName,
			duration: 'P90D',
			accessDetails: { unifiedRoles: [{ roleDefinitionId: ROLE }, { roleDefinitionId: READER }] },
			customer: { tenantId: customer },
			...more,
		});
	const request = (id: string, action: string) => world.graph('POST', `${RELATIONSHIPS}/${id}/requests`, { action });

	async function active(): Promise<string> {
		const { id } = (await create('Support')).body;
		await request(id, 'lockForApproval');
		world.simulator.partnerCenter.admin().approveRelationship(id);
		return id;
	}

	test('go from draft over approval to active, and run out', async () => {
		const { status, body } = await create('Support');
		expect(status).toBe(201);
		expect(body.id).toMatch(/^[0-9a-f-]{36}-[0-9a-f-]{36}$/);
		const one = `${RELATIONSHIPS}/${body.id}`;
		const state = async () => (await world.graph('GET', one)).body.status;
		expect(await request(body.id, 'terminate')).toMatchObject({ status: 400 });
		expect((await request(body.id, 'lockForApproval')).body).toMatchObject({
			action: 'lockForApproval',
			status: 'created',
		});
		expect(await state()).toBe('approvalPending');
		for (const action of ['approve', 'reject']) expect(await request(body.id, action)).toMatchObject({ status: 400 });
		world.simulator.partnerCenter.admin().approveRelationship(body.id);
		expect((await world.graph('GET', one)).body).toMatchObject({ status: 'active', customer: { tenantId: customer } });
		world.pass(90 * DAY);
		expect(await state()).toBe('expired');
	});

	test('a draft can be deleted', async () => {
		const { id, '@odata.etag': etag } = (await create('Support')).body;
		const one = `${RELATIONSHIPS}/${id}`;
		expect((await world.graph('DELETE', one)).status).toBe(400);
		expect((await world.graph('DELETE', one, undefined, { 'If-Match': 'W/"old"' })).status).toBe(412);
		expect((await world.graph('DELETE', one, undefined, { 'If-Match': etag })).status).toBe(204);
		expect((await world.graph('GET', one)).status).toBe(404);
	});

	const patch = async (id: string, body: unknown) => {
		const { body: read } = await world.graph('GET', `${RELATIONSHIPS}/${id}`);
		return await world.graph('PATCH', `${RELATIONSHIPS}/${id}`, body, { 'If-Match': read['@odata.etag'] });
	};

	test('a draft is changed at its version; an active one only in its extension, and by taking Global Administrator out', async () => {
		const GLOBAL = '62e90394-69f5-4237-9190-012177145e10';
		const roles = (...ids: string[]) => ({ unifiedRoles: ids.map((roleDefinitionId) => ({ roleDefinitionId })) });
		const { id } = (await create('Support')).body;
		expect(
			(await patch(id, { displayName: 'Help', duration: 'P30D', autoExtendDuration: 'P180D' })).body,
		).toMatchObject({ displayName: 'Help', duration: 'P30D', autoExtendDuration: 'P180D' });
		expect((await patch(id, { accessDetails: roles(ROLE, GLOBAL) })).status).toBe(400);
		expect((await patch(id, { accessDetails: roles(ROLE, GLOBAL), autoExtendDuration: 'PT0S' })).status).toBe(200);
		await request(id, 'lockForApproval');
		expect((await patch(id, { displayName: 'Locked' })).status).toBe(400);
		world.simulator.partnerCenter.admin().approveRelationship(id);
		expect((await patch(id, { displayName: 'Active' })).status).toBe(400);
		expect((await patch(id, { autoExtendDuration: 'P180D' })).status).toBe(400);
		const cut = await patch(id, { accessDetails: roles(ROLE) });
		expect([cut.status, cut.headers.get('retry-after')]).toEqual([202, '10']);
		world.pass(10_000);
		expect((await world.graph('GET', cut.headers.get('location') ?? '')).body.status).toBe('succeeded');
		expect((await world.graph('GET', `${RELATIONSHIPS}/${id}`)).body.accessDetails).toEqual(roles(ROLE));
		expect((await patch(id, { autoExtendDuration: 'P180D' })).body.autoExtendDuration).toBe('P180D');
	});

	test('one that is terminated ends step by step, and its requests show how far they are', async () => {
		const id = await active();
		const { body: asked } = await request(id, 'terminate');
		const status = async () => (await world.graph('GET', `${RELATIONSHIPS}/${id}`)).body.status;
		const states = [await status()];
		for (const _ of [1, 2]) {
			world.pass(2000);
			states.push(await status());
		}
		expect(states).toEqual(['terminationRequested', 'terminating', 'terminated']);
		expect((await world.graph('GET', `${RELATIONSHIPS}/${id}/requests/${asked.id}`)).body).toMatchObject({
			action: 'terminate',
			status: 'succeeded',
		});
		expect((await world.graph('GET', `${RELATIONSHIPS}/${id}/requests`)).body.value).toMatchObject([
			{ action: 'lockForApproval' },
			{ action: 'terminate' },
		]);
	});

	test('a customer can reject, and is named by its approval where nobody named it', async () => {
		const { id } = (await create('Open', { customer: undefined })).body;
		await request(id, 'lockForApproval');
		expect(() => world.simulator.partnerCenter.admin().approveRelationship(id)).toThrow('Say which customer');
		world.simulator.partnerCenter.admin().approveRelationship(id, customer);
		expect((await world.graph('GET', `${RELATIONSHIPS}/${id}`)).body.customer).toMatchObject({ tenantId: customer });
		const { id: other } = (await create('Other')).body;
		await request(other, 'lockForApproval');
		world.simulator.partnerCenter.admin().rejectRelationship(other);
		expect((await world.graph('GET', `${RELATIONSHIPS}/${other}`)).body.status).toBe('terminated');
		expect(() => world.simulator.partnerCenter.admin().approveRelationship(other)).toThrow('waits for approval');
	});

	test.each([
		['a name of 51 characters', 'x'.repeat(51), {}],
		['a duration below a day', 'New', { duration: 'PT12H' }],
		['a duration above two years', 'New', { duration: 'P731D' }],
		['a customer of nobody', 'New', { customer: { tenantId: '00000000-0000-4000-8000-000000000000' } }],
		['a name that is taken', 'Taken', {}],
	])('%s is refused', async (_, name, more) => {
		await create('Taken');
		expect(await create(name, more)).toMatchObject({ status: 400, body: { error: { code: 'badRequest' } } });
	});

	test('are filtered, ordered, narrowed and paged by OData', async () => {
		for (const name of ['B', 'A', "O'Neil"]) await create(name);
		const list = async (query: string) => (await world.graph('GET', `${RELATIONSHIPS}?${query}`)).body;
		const names = ({ value }: any) => value.map(({ displayName }: any) => displayName);
		expect(names(await list(`$filter=${encodeURIComponent("displayName eq 'O''Neil'")}`))).toEqual(["O'Neil"]);
		expect(
			names(await list(`$filter=${encodeURIComponent(`customer/tenantId eq '${customer}' and status eq 'active'`)}`)),
		).toEqual([]);
		expect(names(await list('$orderby=displayName%20desc'))).toEqual(["O'Neil", 'B', 'A']);
		expect(Object.keys((await list('$select=displayName')).value[0])).toEqual(['@odata.etag', 'displayName']);
		const first = await list('$top=2');
		expect(names(first)).toEqual(['B', 'A']);
		const second = (await world.graph('GET', first['@odata.nextLink'])).body;
		expect(names(second)).toEqual(["O'Neil"]);
		expect(second).not.toHaveProperty('@odata.nextLink');
		expect((await world.graph('GET', `${RELATIONSHIPS}?$filter=nonsense`)).status).toBe(400);
	});

	test('customers are those with more than a draft', async () => {
		const path = '/tenantRelationships/delegatedAdminCustomers';
		const { id } = (await create('Support')).body;
		expect((await world.graph('GET', path)).body.value).toEqual([]);
		await request(id, 'lockForApproval');
		expect((await world.graph('GET', path)).body.value).toMatchObject([{ tenantId: customer }]);
	});

	test('assignments need roles of an active relationship, and their own etag', async () => {
		const path = `${RELATIONSHIPS}/${await active()}/accessAssignments`;
		const body = (roles: string[]) => ({
			accessContainer: {
				accessContainerId: '11111111-2222-4333-8444-555555555555',
				accessContainerType: 'securityGroup',
			},
			accessDetails: { unifiedRoles: roles.map((roleDefinitionId) => ({ roleDefinitionId })) },
		});
		expect((await world.graph('POST', path, body(['62e90394-69f5-4237-9190-012177145e10']))).status).toBe(400);
		const made = (await world.graph('POST', path, body([ROLE]))).body;
		expect(made.status).toBe('pending');
		world.pass(2000);
		expect((await world.graph('GET', path)).body.value).toMatchObject([{ id: made.id, status: 'active' }]);
		const change = (etag: string) =>
			world.graph('PATCH', `${path}/${made.id}`, { accessDetails: body([READER]).accessDetails }, { 'If-Match': etag });
		const changed = await change(made['@odata.etag']);
		expect([changed.status, changed.headers.get('retry-after')]).toEqual([202, '10']);
		const operation = async () => (await world.graph('GET', changed.headers.get('location') ?? '')).body;
		expect((await operation()).status).toBe('notStarted');
		world.pass(5000);
		expect((await operation()).status).toBe('running');
		world.pass(5000);
		expect(await operation()).toMatchObject({
			status: 'succeeded',
			operationType: 'delegatedAdminAccessAssignmentUpdate',
		});
		expect(await change(made['@odata.etag'])).toMatchObject({
			status: 412,
			body: { error: { code: 'preconditionFailed' } },
		});
		const { body: read } = await world.graph('GET', `${path}/${made.id}`);
		expect(read.accessDetails).toEqual({ unifiedRoles: [{ roleDefinitionId: READER }] });
		expect(await change(read['@odata.etag'])).toMatchObject({ status: 200, body: { id: made.id } });
		const remove = async (etag: string) =>
			(await world.graph('DELETE', `${path}/${made.id}`, undefined, { 'If-Match': etag })).status;
		expect([await remove(made['@odata.etag']), await remove(read['@odata.etag'])]).toEqual([412, 204]);
		expect((await world.graph('GET', `${path}/${made.id}`)).body.status).toBe('deleting');
		world.pass(2000);
		expect((await world.graph('GET', `${path}/${made.id}`)).status).toBe(404);
	});
});
