import type { World } from './world';
import { AZURE_OFFER, BASIC, DAY, MAIL_OFFER, startWorld, yearly } from './world';

let world: World;
let customer: string;
beforeEach(async () => {
	world = await startWorld();
	customer = await world.customer();
});
afterEach(() => world.stop());

const at = (path: string) => `/customers/${customer}${path}`;
const get = async (path: string) => (await world.call('GET', at(path))).body;
const post = (path: string, body?: unknown) => world.call('POST', at(path), body);
const seats = async (key = BASIC, quantity = 10) =>
	(await world.buy(customer, yearly(await world.item(key), quantity)))[0];
const days = async (count: number) => {
	world.pass(count * DAY);
	await world.signIn();
};

describe('migrations', () => {
	const path = '/migrations/newcommerce';

	test('a base moves with its add-ons or not at all', async () => {
		const base = await world.buyLegacy(customer, MAIL_OFFER, 5);
		const addOn = await world.addOnFor(customer, base);
		const body = { currentSubscriptionId: base.id, externalReferenceId: 'batch-1' };
		expect((await post(path, body)).body.code).toBe('900219');
		const { status, body: migration } = await post(path, {
			...body,
			addOnMigrations: [{ currentSubscriptionId: addOn.id }],
		});
		expect([status, migration.status, migration.completedTime]).toEqual([201, 'Processing', '0001-01-01T00:00:00']);
		const { lineItems } = await get(`/orders/${migration.newCommerceOrderId}`);
		expect(lineItems[0]).not.toHaveProperty('subscriptionId');
		world.pass(3000);
		const done = await get(`${path}/${migration.id}`);
		expect(done).toMatchObject({
			status: 'Completed',
			quantity: 5,
			addOnMigrations: [{ status: 'Completed', quantity: 2 }],
		});
		const seatsNow = await world.subscription(customer, done.newCommerceSubscriptionId);
		expect(seatsNow).toMatchObject({ productType: { id: 'OnlineServicesNCE' }, quantity: 5 });
		const moved = await world.subscription(customer, done.addOnMigrations[0].newCommerceSubscriptionId);
		expect(moved.parentSubscriptionId).toBe(done.newCommerceSubscriptionId);
		expect((await world.subscription(customer, addOn.id)).status).toBe('deleted');
		const { body: found } = await world.call('GET', `${path}?ExternalReferenceId=batch-1`);
		expect(found.map(({ id }: any) => id)).toEqual([migration.id]);
		const events = await get(`${path}/events?migration_id=${migration.id}`);
		expect(events.map(({ eventName }: any) => eventName)).toEqual(['MigrationStarted', 'MigrationCompleted']);
		expect((await world.call('GET', path)).status).toBe(400);
		expect((await world.call('GET', at(`${path}/events`))).status).toBe(400);
		expect((await post(path, body)).body.code).toBe('900215');
	});

	test('a list comes in pages whose token is in a header, and belongs to its query', async () => {
		const bases = [
			await world.buyLegacy(customer, MAIL_OFFER, 5),
			await world.buyLegacy(customer, MAIL_OFFER, 6),
			await world.buyLegacy(customer, MAIL_OFFER, 7),
		];
		for (const { id } of bases) await post(path, { currentSubscriptionId: id, externalReferenceId: 'batch-9' });
		const page = (query: string, token?: string) =>
			world.call('GET', `${path}?${query}`, undefined, token ? { 'MS-ContinuationToken': token } : {});
		const first = await page('ExternalReferenceId=batch-9&PageSize=2');
		expect(first.body.map(({ quantity }: any) => quantity)).toEqual([5, 6]);
		const token = first.headers.get('MS-ContinuationToken')!;
		expect(token).toBeTruthy();
		const second = await page('ExternalReferenceId=batch-9&PageSize=2', token);
		expect(second.body.map(({ quantity }: any) => quantity)).toEqual([7]);
		expect(second.headers.get('MS-ContinuationToken')).toBeNull();
		expect((await page('ExternalReferenceId=batch-8&PageSize=2', token)).status).toBe(400);
		expect((await page('ExternalReferenceId=batch-9&PageSize=301')).status).toBe(400);
	});

	test('a term that is nearly over and a subscription that is not active are said by the check', async () => {
		const base = await world.buyLegacy(customer, MAIL_OFFER, 5);
		const check = async () => (await post(`${path}/validate`, { currentSubscriptionId: base.id })).body;
		expect(await check()).toMatchObject({ isEligible: true, errors: [], quantity: 5 });
		await days(364.5);
		expect(await check()).toMatchObject({ isEligible: false, errors: [{ code: 900217 }] });
		await world.patch(customer, await world.subscription(customer, base.id), { status: 'suspended' });
		expect((await check()).errors.map(({ code }: any) => code)).toEqual([900215, 900217]);
	});

	test('a plan migrates on its day', async () => {
		const base = await world.buyLegacy(customer, MAIL_OFFER, 5);
		const body = { currentSubscriptionId: base.id, targetDate: '2026-04-01T00:00:00Z', externalReferenceId: 'batch-2' };
		expect((await post(`${path}/schedules`, { ...body, migrateOnRenewal: true })).body.code).toBe(800002);
		const { body: schedule } = await post(`${path}/schedules`, body);
		expect(schedule).toMatchObject({ status: 'Scheduled', errorCode: 0, targetDate: '2026-04-01T00:00:00.000Z' });
		const update = { ...body, targetDate: '2026-05-01T00:00:00Z' };
		await world.call('PUT', at(`${path}/schedules/${schedule.id}`), update);
		await days(40);
		expect((await get(`${path}/schedules/${schedule.id}`)).status).toBe('Scheduled');
		await days(30);
		expect((await get(`${path}/schedules/${schedule.id}`)).status).toBe('Completed');
		expect((await world.subscription(customer, base.id)).status).toBe('deleted');
		const { body: found } = await world.call('GET', `${path}/schedules?externalReferenceId=batch-2`);
		expect(found.map(({ id }: any) => id)).toEqual([schedule.id]);
		expect((await post(`${path}/schedules/${schedule.id}/cancel`)).body.code).toBe('900279');
	});

	test('a plan fails with its reason, waits for the renewal, or is canceled', async () => {
		const [failing, renewing, canceled] = [5, 6, 7].map((quantity) => world.buyLegacy(customer, MAIL_OFFER, quantity));
		const plan = async (subscription: any, when: Record<string, unknown>) =>
			(await post(`${path}/schedules`, { currentSubscriptionId: subscription.id, ...when })).body;
		const first = await plan(await failing, { targetDate: '2026-04-01T00:00:00Z' });
		const second = await plan(await renewing, { migrateOnRenewal: true });
		const third = await plan(await canceled, { targetDate: '2026-04-01T00:00:00Z' });
		await world.patch(customer, await world.subscription(customer, (await failing).id), { status: 'suspended' });
		expect((await post(`${path}/schedules/${third.id}/cancel`)).body.status).toBe('Cancelled');
		await days(60);
		const statusOf = async ({ id }: any) => {
			const { status, errorCode } = await get(`${path}/schedules/${id}`);
			return [status, errorCode];
		};
		expect(await Promise.all([first, second, third].map(statusOf))).toEqual([
			['Failed', 900215],
			['Scheduled', 0],
			['Cancelled', 0],
		]);
		await days(310);
		expect(await statusOf(second)).toEqual(['Completed', 0]);
	});
});

describe('transfers', () => {
	const body = {
		sourcePartnerTenantId: '5a0c2f8e-1f57-4f0d-9d55-2b2c6f0a7711',
		sourcePartnerName: 'Old Quay Resellers',
		customerEmailId: 'mara@alderridge.example.com',
		transferType: 5,
	};

	test('the partner that gains sees the lines when all is done; what could not be moved is beside the orders', async () => {
		const targetProductTypes = ['OnlineServicesNCE', 'AzureReservation'];
		const { status, body: transfer } = await post('/transfers', { ...body, targetProductTypes });
		expect([status, transfer.status, transfer.partnertenantid]).toEqual([201, 'Pending', body.sourcePartnerTenantId]);
		expect(transfer).toMatchObject({ completedTime: '0001-01-01T00:00:00', lineItems: [] });
		expect((await post('/transfers', body)).body.code).toBe(900400);
		const { body: result } = await post(`/transfers/${transfer.id}/accept`);
		const error = { transferLineItemId: 1, code: 900400, description: expect.any(String) };
		expect([result.orders.length, result.transferErrors]).toEqual([1, [error]]);
		expect((await get(`/transfers/${transfer.id}`)).status).toBe('Complete');
		expect(await get('/transfers')).toHaveLength(1);
		const again = await post(`/transfers/${transfer.id}/accept`);
		expect([again.status, again.body.code]).toEqual([409, 900104]);
	});

	test('a transfer is rejected, or withdrawn', async () => {
		const { body: first } = await post('/transfers', body);
		const { body: rejected } = await world.call('PATCH', at(`/transfers/${first.id}`), {
			id: first.id,
			status: 'reject',
		});
		expect(rejected.status).toBe('Reject');
		const { body: second } = await post('/transfers', body);
		expect((await world.call('DELETE', at(`/transfers/${second.id}`))).status).toBe(204);
		expect((await get(`/transfers/${second.id}`)).code).toBe(900100);
	});

	test('the partner that loses names the lines, and they go', async () => {
		const { id: subscriptionId } = await seats();
		const { tenantId } = world.simulator.partnerCenter.accounts[0];
		const lose = { ...body, targetPartnerTenantId: body.sourcePartnerTenantId, sourcePartnerTenantId: tenantId };
		const { body: transfer } = await post('/transfers', lose);
		const lineItems = [{ subscriptionId }, { subscriptionId: '00000000-0000-4000-8000-000000000000' }];
		const { body: named } = await world.call('PATCH', at(`/transfers/${transfer.id}`), { id: transfer.id, lineItems });
		expect([named.status, named.lineItems.length]).toEqual(['InProgress', 2]);
		const { body: result } = await post(`/transfers/${transfer.id}/accept`);
		expect(result).toMatchObject({ orders: [], transferErrors: [{ transferLineItemId: 1, code: 20003 }] });
		expect((await world.subscription(customer, subscriptionId)).status).toBe('deleted');
	});

	test('legacy subscriptions cannot be transferred', async () => {
		await world.buyLegacy(customer, MAIL_OFFER, 1);
		await seats();
		const rows = await get('/transferseligibility?transferType=directtoindirect');
		expect(rows.map(({ isEligible }: any) => isEligible)).toEqual([false, true]);
	});
});

test('the move from the legacy Azure offer to the Azure plan', async () => {
	const body = { customerId: customer, productFamily: 'Azure' };
	const upgrade = (path: string) => world.call('POST', path, body);
	expect((await upgrade('/productUpgrades/eligibility')).body).toMatchObject({ isEligible: false, upgradeId: null });
	expect((await upgrade('/productupgrades')).status).toBe(400);
	const legacy = await world.buyLegacy(customer, AZURE_OFFER, 1);
	expect((await upgrade('/productUpgrades/eligibility')).body).toMatchObject({ isEligible: true, reason: null });
	const { status, headers } = await upgrade('/productupgrades');
	const location = String(headers.get('location'));
	expect([status, location]).toEqual([202, expect.stringMatching(/^productUpgrades\/[0-9a-f-]{36}$/)]);
	const { body: running } = await upgrade(`/${location}/status`);
	expect(running).toMatchObject({ status: 'InProgress', lineItems: [{ upgradedDate: '0001-01-01T00:00:00' }] });
	world.pass(5000);
	expect((await upgrade(`/${location}/status`)).body.status).toBe('Completed');
	expect((await world.subscription(customer, legacy.id)).status).toBe('deleted');
	const { items } = await get('/subscriptions');
	expect(items.filter((row: any) => row.status === 'active')).toMatchObject([
		{ offerName: 'Azure plan', billingType: 'usage' },
	]);
});
