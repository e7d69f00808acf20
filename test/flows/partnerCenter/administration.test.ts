import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { resource as serviceRequests } from '../../../nodes/PartnerCenter/ServiceRequest/operations';
import { time } from '../../support/virtualClock';
import { startPartnerWorld, type PartnerWorld } from './world';
import { NOTHING_TO_CHANGE } from '../../support/sentences';

let world: PartnerWorld;

beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(() => {
	world.simulator.reset();
	Object.assign(world.simulator.partnerCenter.settings, { mfaClaim: true, mfaRequired: false });
	time.pass(20 * 60_000);
});
afterAll(async () => await world.stop());

const picked = (value: string) => ({ __rl: true, mode: 'id', value });

/** What a node gives for one operation, or the sentence that it ends with. @param resource the node in small letters */
async function run(resource: string, operation: string, parameters: IDataObject = {}, credentialId = 'a') {
	const node = `${resource[0].toUpperCase()}${resource.slice(1)}`;
	const { error, lastNodeItems } = await world.run(
		node,
		{ resource, operation, ...parameters } as INodeParameters,
		undefined,
		{ credentialId },
	);
	return { sentence: error?.message, rows: lastNodeItems.map(({ json }) => json) };
}

const sent = (route: string) => world.simulator.effects().requestsByRoute[route] ?? 0;

describe('the webhook of the tenant', () => {
	const event = (...names: string[]) => ({ event: names.map((name) => ({ event: picked(name) })) });
	const webhookUrl = 'https://flows.example.com/webhook/one';
	const create = async () =>
		await run('webhook', 'create', { webhookUrl, webhookEvents: event('invoice-ready', 'test-created') });
	const update = async (updateFields: IDataObject) => await run('webhook', 'update', { updateFields });

	test('a registration is never overwritten', async () => {
		expect((await create()).rows[0]).toMatchObject({
			WebhookUrl: webhookUrl,
			WebhookEvents: ['invoice-ready', 'test-created'],
		});
		const second = await run('webhook', 'create', {
			webhookUrl: 'https://other.example.com/hook',
			webhookEvents: event('invoice-ready'),
		});
		expect(second.sentence).toContain('flows.example.com');
		expect(sent('POST /webhooks/v1/registration')).toBe(1);
		expect(world.state().areas.registrations).toMatchObject([{ WebhookUrl: webhookUrl }]);
	});

	test('events are added, removed and replaced; the address stays unless it is given', async () => {
		await create();
		const events = async (fields: IDataObject) => (await update(fields)).rows[0].WebhookEvents;
		expect(await events({ webhookEvents: event('subscription-updated', 'invoice-ready') })).toEqual([
			'invoice-ready',
			'test-created',
			'subscription-updated',
		]);
		expect(await events({ webhookEvents: event('invoice-ready'), eventsMode: 'remove' })).toEqual([
			'test-created',
			'subscription-updated',
		]);
		expect(await events({ webhookEvents: event('invoice-ready'), eventsMode: 'replace' })).toEqual(['invoice-ready']);
		expect(await events({ eventsMode: 'removeAll' })).toEqual([]);
		expect(world.state().areas.registrations).toMatchObject([{ WebhookUrl: webhookUrl, WebhookEvents: [] }]);
	});

	test('after an error in mid-change it is looked at what is registered', async () => {
		await create();
		const broken = async (when: 'before' | 'after', fields: IDataObject) => {
			world.simulator.faults.add({ route: 'PUT /webhooks/v1/registration', kind: 'status', status: 500, when });
			return await update(fields);
		};
		const both = { webhookEvents: event('invoice-ready', 'test-created'), eventsMode: 'remove' };
		expect((await broken('before', both)).sentence).toContain('not known');
		expect((await broken('before', { eventsMode: 'removeAll' })).sentence).toContain('not known');
		expect((await broken('after', { webhookEvents: event('subscription-updated') })).rows[0].WebhookEvents).toEqual([
			'invoice-ready',
			'test-created',
			'subscription-updated',
		]);
	});

	test('a new address is warned of, and a dry run writes nothing', async () => {
		await create();
		const updateFields = { webhookUrl: 'https://other.example.com/hook', signatureHeader: true };
		const {
			rows: [dry],
		} = await run('webhook', 'update', { updateFields, dryRun: true });
		expect(dry).toMatchObject({ dryRun: true, warnings: [expect.stringContaining('flows.example.com')] });
		expect(sent('PUT /webhooks/v1/registration')).toBe(0);
		expect((await update(updateFields)).rows[0]).toMatchObject({
			WebhookUrl: updateFields.webhookUrl,
			WebhookEvents: ['invoice-ready', 'test-created'],
		});
		expect(world.state().areas.registrations[0].SignatureTokenToMsSignatureHeader).toBe(true);
	});

	test('what to do with events needs events, or takes none', async () => {
		expect((await update({ eventsMode: 'replace' })).sentence).toContain('Events is empty');
		expect((await update({ eventsMode: 'removeAll', webhookEvents: event('invoice-ready') })).sentence).toContain(
			'Remove All',
		);
		expect(
			(await run('webhook', 'create', { webhookUrl: 'ftp://flows.example.com', webhookEvents: event('invoice-ready') }))
				.sentence,
		).toContain('Webhook URL');
		expect(world.simulator.effects().requests).toBe(0);
	});

	test('a test event can be looked at', async () => {
		await create();
		const {
			rows: [{ correlationId }],
		} = await run('webhook', 'createTestEvent');
		expect((await run('webhook', 'getTestEvent', { correlationId: String(correlationId) })).rows[0]).toMatchObject({
			correlationId,
			callbackUrl: webhookUrl,
		});
		expect((await run('webhook', 'getEvents')).rows).toContainEqual({ value: 'invoice-ready' });
	});
});

test('a self-serve policy is made once, replaced with its version, and deleted', async () => {
	const customer = await world.customer();
	const permissions = { permission: [{ permissionResource: 'AzureReservedInstances', action: 'Purchase' }] };
	const asked = {
		customerId: picked(customer),
		partnerTenantId: world.simulator.partnerCenter.accounts[0].tenantId,
		permissions,
	};
	const {
		rows: [policy],
	} = await run('selfServePolicy', 'create', asked);
	expect(policy).toMatchObject({
		selfServeEntity: { selfServeEntityType: 'customer', tenantID: customer },
		permissions: [{ resource: 'AzureReservedInstances', action: 'Purchase' }],
	});
	expect((await run('selfServePolicy', 'create', asked)).sentence).toContain('already has a self-serve policy');
	const one = { customerId: picked(customer), policyKey: picked(String(policy.id)) };
	expect((await run('selfServePolicy', 'update', { ...one, permissions })).rows[0].attributes).not.toEqual(
		policy.attributes,
	);
	expect((await run('selfServePolicy', 'getAll', { customerId: picked(customer) })).rows.map(({ id }) => id)).toEqual([
		policy.id,
	]);
	expect((await run('selfServePolicy', 'delete', one)).rows).toEqual([{ deleted: true }]);
	expect((await run('selfServePolicy', 'get', one)).sentence).toContain('self-serve policy does not exist');
});

describe('service requests', () => {
	test('lists and single tickets show their state in the same words', async () => {
		const customerId = picked(await world.customer());
		const { rows } = await run('serviceRequest', 'getAll', { customerId });
		expect(rows.map(({ status, statusName, severityName }) => [status, statusName, severityName])).toEqual([
			[1, 'open', 'minimal'],
			[2, 'closed', 'moderate'],
		]);
		const {
			rows: [one],
		} = await run('serviceRequest', 'getForCustomer', { customerId, serviceRequestId: picked(String(rows[0].id)) });
		expect(one).toMatchObject({ status: 'open', statusName: 'open', lastClosedDate: null });
	});

	test('an update adds a note and leaves the rest', async () => {
		const {
			rows: [{ id }],
		} = await run('serviceRequest', 'getAll', { customerId: picked(await world.customer()) });
		const {
			rows: [changed],
		} = await run('serviceRequest', 'update', {
			serviceRequestId: String(id),
			updateFields: { newNote: 'It works again', status: 'closed' },
		});
		expect(changed).toMatchObject({ status: 'closed', severity: 'minimal', notes: [{ text: 'It works again' }, {}] });
		expect((await run('serviceRequest', 'update', { serviceRequestId: String(id) })).sentence).toContain(
			NOTHING_TO_CHANGE,
		);
	});

	test('the cloud in China has none', () => {
		const refusals = serviceRequests.operations.flatMap(
			({ unavailable }) => unavailable?.({ environment: 'china' }) ?? [],
		);
		expect(refusals).toHaveLength(7);
		expect(refusals[0]).toContain('21Vianet');
	});
});

describe('profiles', () => {
	test.each([
		[
			'BillingProfile',
			{ purchaseOrderNumber: 'PO-7', address: { value: { city: 'Salem' } } },
			{ purchaseOrderNumber: 'PO-7', address: { city: 'Salem' } },
		],
		[
			'LegalBusinessProfile',
			{ primaryContact: { value: { email: 'new@example.com' } } },
			{ primaryContact: { email: 'new@example.com' } },
		],
		[
			'OrganizationProfile',
			{ companyName: 'Pine Partner Two', defaultAddress: { value: { city: 'Salem' } } },
			{ companyName: 'Pine Partner Two', defaultAddress: { city: 'Salem' } },
		],
		['SupportProfile', { telephone: '5035550999' }, { telephone: '5035550999' }],
	])('%s: what is not given stays as it is', async (profile, updateFields, given) => {
		const {
			rows: [before],
		} = await run('partnerProfile', `get${profile}`);
		expect((await run('partnerProfile', `update${profile}`, { updateFields })).sentence).toBeUndefined();
		const {
			rows: [after],
		} = await run('partnerProfile', `get${profile}`);
		const merged = Object.fromEntries(
			Object.entries(before).map(([name, value]) => {
				const part = (given as IDataObject)[name];
				return [name, typeof part === 'object' ? { ...(value as IDataObject), ...part } : (part ?? value)];
			}),
		);
		// A changed legal profile is looked at again.
		const vetting = profile === 'LegalBusinessProfile' ? { vettingStatus: 'pending', vettingSubStatus: 'none' } : {};
		expect({ ...after, attributes: undefined }).toEqual({ ...merged, ...vetting, attributes: undefined });
	});

	test('a profile that somebody else changed is read and sent once more', async () => {
		await run('partnerProfile', 'getSupportProfile');
		const stale = { code: '2055', description: 'Outdated' };
		world.simulator.faults.add({ route: 'PUT /v1/profiles/billing', kind: 'status', status: 400, body: stale });
		expect((await run('partnerProfile', 'updateBillingProfile', { updateFields: { taxId: '12' } })).rows[0].taxId).toBe(
			'12',
		);
		expect([sent('GET /v1/profiles/billing'), sent('PUT /v1/profiles/billing')]).toEqual([2, 2]);
	});

	test('a partner ID, a program, lists of security and consents', async () => {
		const [{ mpnId }] = world.simulator.partnerCenter.accounts;
		expect((await run('partnerProfile', 'verifyPartnerId', { mpnId: Number(mpnId) })).rows[0]).toMatchObject({ mpnId });
		expect((await run('partnerProfile', 'getEnrolledProgram', { programType: 'csp' })).sentence).toBeUndefined();
		expect((await run('partnerProfile', 'getApiRequests', { returnAll: true })).rows[0]).toMatchObject({
			mfaCompliant: true,
		});
		expect((await run('partnerProfile', 'getMfaAdoption', { returnAll: true })).sentence).toBeUndefined();
		expect((await run('partnerProfile', 'getUsersWithoutMfa', { returnAll: true })).sentence).toBeUndefined();
		const fraud = async (filters: IDataObject) =>
			await run('partnerProfile', 'getFraudEventsLegacy', { returnAll: true, filters });
		expect((await fraud({ eventType: 'Mining' })).sentence).toContain('New Event Model');
		expect((await fraud({ newEventModel: true, pageNumber: 1, pageSize: 1 })).rows).toHaveLength(1);
		const customerId = picked(await world.customer());
		const applicationId = '22222222-3333-4444-5555-666666666666';
		const grant = {
			enterpriseApplicationId: '00000003-0000-0000-c000-000000000000',
			scope: 'Directory.Read.All, User.Read.All',
		};
		const consent = { customerId, applicationId, displayName: 'Night flows', applicationGrants: { grant: [grant] } };
		expect((await run('partnerProfile', 'createConsent', consent)).rows[0]).toMatchObject({
			applicationGrants: [{ scope: 'Directory.Read.All,User.Read.All' }],
		});
		expect((await run('partnerProfile', 'deleteConsent', { customerId, applicationId })).rows).toEqual([
			{ deleted: true },
		]);
	});
});

describe('Check Sign-In', () => {
	const check = async (credentialId?: string) => (await run('partnerProfile', 'checkSignIn', {}, credentialId)).rows[0];
	const failing = (row: IDataObject) => (row.checks as IDataObject[]).filter(({ ok }) => !ok);

	test('shows the account and that all is well', async () => {
		const row = await check();
		expect(row).toMatchObject({
			signIn: 'App + User',
			environment: 'custom address',
			multifactor: true,
			account: { companyName: expect.any(String), domain: expect.any(String) },
		});
		expect(row.checks).toHaveLength(3);
		expect(failing(row)).toEqual([]);
	});

	test('shows what App Only cannot do, and fails nothing', async () => {
		const row = await check('app');
		expect(row).toMatchObject({
			signIn: 'App Only',
			account: { tenantId: world.simulator.partnerCenter.accounts[0].tenantId },
		});
		expect(failing(row)).toEqual([
			expect.objectContaining({
				what: 'Read your own company',
				ok: false,
				code: '900329',
				nextStep: expect.stringContaining('App + User'),
			}),
		]);
	});

	test('shows that the multifactor claim is missing, also where the platform refuses without it', async () => {
		world.simulator.partnerCenter.settings.mfaClaim = false;
		expect(failing(await check())).toEqual([expect.objectContaining({ what: 'Multifactor claim' })]);
		world.simulator.partnerCenter.settings.mfaRequired = true;
		const row = await check('b');
		expect(row.multifactor).toBe('unknown');
		expect(failing(row).map(({ nextStep }) => nextStep)).toEqual(Array(3).fill(expect.stringContaining('multifactor')));
	});

	test.each([
		[{ code: '900308', description: 'No role' }, '900308', 'missing a role'],
		[undefined, '403', 'user_impersonation'],
	])('a refusal with %j is reported in words', async (body, code, words) => {
		world.simulator.faults.add({ route: 'GET /v1/customers', kind: 'status', status: 403, body: body ?? {} });
		expect(failing(await check())).toEqual([
			expect.objectContaining({
				what: 'Read customers',
				ok: false,
				code,
				nextStep: expect.stringContaining(words),
			}),
		]);
	});
});
