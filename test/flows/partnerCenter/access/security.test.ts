import type { IDataObject } from 'n8n-workflow';
import { AZURE_PLAN, bought, picked } from '../subscriptions/subscriptionsSetup';
import { run, sent, setUp, world } from './securitySetup';

setUp();

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

	test('a refusal without a named fault is none of success where only the resource group differs', async () => {
		const {
			path: { customerId },
			entitlementId,
		} = await azure();
		await turn(customerId, entitlementId, 'true');
		const body = { code: '99999', description: 'Not like this' };
		world.simulator.faults.add({ route: PUT, kind: 'status', status: 400, body, times: 1 });
		const inWestEurope = { updateFields: { location: 'westeurope' } };
		expect((await turn(customerId, entitlementId, 'true', inWestEurope)).sentence).toContain('refused the request');
		world.simulator.faults.add({ route: PUT, kind: 'status', status: 400, body, times: 1, when: 'after' });
		expect((await turn(customerId, entitlementId, 'false', inWestEurope)).row).toMatchObject({
			overageEnabled: false,
			outcome: 'completed',
		});
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
