import type { IDataObject } from 'n8n-workflow';

import { time } from '../../../../support/virtualClock';

import {
	boughtLegacy,
	DAY,
	isoOf,
	legacyAddOn,
	only,
	picked,
	readSubscription,
	requestsSince,
} from '../subscriptionsSetup';
import { TOO_LOW } from '../../../../support/sentences';
import { customer, legacy, run, setUp, world } from './migrationsSetup';

setUp();

const rows = async (operation: string, parameters: IDataObject = {}) => {
	const result = await run(operation, parameters);
	expect(result.error?.message).toBeUndefined();
	return result.lastNodeItems.map(({ json }) => json);
};

const place = async (more: IDataObject = {}, additionalFields: IDataObject = {}) =>
	await run('place', { currentSubscriptionId: picked(legacy.id), additionalFields, ...more });

const migrations = () => world.state().commerce.migrations;

describe('a migration', () => {
	test('is checked, placed and followed to its end, once under its key', async () => {
		const output = only(await place({}, { termDuration: 'P1Y', billingCycle: 'monthly', quantity: 5 }));
		expect(output).toMatchObject({
			created: true,
			outcome: 'completed',
			orderKey: 'deal-1',
			orderKeyReadable: true,
			externalReferenceId: 'deal-1',
			status: 'Completed',
		});
		expect(output.id).toBeTruthy();
		expect((await readSubscription(world, customer, legacy.id)).status).toBe('deleted');
		time.pass(20 * 60_000);
		expect(only(await place({}, { quantity: 5 }))).toMatchObject({
			created: false,
			id: output.id,
			outcome: 'completed',
		});
		expect(migrations()).toHaveLength(1);
	});

	test('other seats or another subscription under the same key are refused', async () => {
		only(await place());
		time.pass(20 * 60_000);
		expect((await place({}, { quantity: 6 })).error?.message).toMatch(
			/"deal-1" was already used .* 5 seats.* requests .* 6 seats/,
		);
		const other = await boughtLegacy(world, customer);
		expect((await place({ currentSubscriptionId: picked(other.id) })).error?.message).toContain(
			'"deal-1" was already used',
		);
		expect(migrations()).toHaveLength(1);
	});

	test("a batch of the user's own stays in front of the key", async () => {
		const output = only(await place({}, { externalReferenceId: 'batch-2026-03' }));
		expect(output).toMatchObject({
			id: expect.any(String) as string,
			externalReferenceId: 'batch-2026-03 [deal-1]',
			orderKeyReadable: true,
		});
		time.pass(20 * 60_000);
		expect(only(await place())).toMatchObject({ created: false, id: output.id });
		expect(
			(await rows('getAll', { filters: { externalReferenceId: 'batch-2026-03 [deal-1]' } })).map(({ id }) => id),
		).toEqual([output.id]);
	});

	test('takes its add-ons along', async () => {
		const addOn = await legacyAddOn(world, customer, legacy);
		const without = await place();
		expect(without.error?.description).toContain('900219');
		expect(without.error?.message).toContain('migrates with all its active add-ons');
		const output = only(
			await place(
				{},
				{ addOnMigrations: { addOn: [{ currentSubscriptionId: picked(addOn.id), more: { termDuration: 'P1Y' } }] } },
			),
		);
		expect(output.addOnMigrations).toEqual([
			expect.objectContaining({ currentSubscriptionId: addOn.id, status: 'Completed' }),
		]);
	});

	test('what cannot migrate is reported before anything is sent, with its code', async () => {
		const sent = requestsSince(world);
		const { error } = await place({}, { quantity: 5000 });
		expect(error?.message).toContain('Nothing was ordered: the subscription cannot be migrated.');
		expect(error?.message).toContain('code 2002');
		expect(sent()['POST /v1/customers/{customerId}/migrations/newcommerce']).toBeUndefined();
		expect(
			(await rows('validate', { currentSubscriptionId: picked(legacy.id), additionalFields: { quantity: 5000 } }))[0],
		).toMatchObject({ isEligible: false });
		expect((await place({}, { quantity: 0 })).error?.message).toContain(`"Quantity" ${TOO_LOW}`);
	});

	test('a lost answer is looked for, and found by its key', async () => {
		world.simulator.faults.add({
			route: 'POST /v1/customers/{customerId}/migrations/newcommerce',
			kind: 'status',
			status: 502,
			when: 'after',
			times: 1,
		});
		expect(only(await place())).toMatchObject({ created: true, outcome: 'completed' });
		expect(migrations()).toHaveLength(1);
	});

	test('names what to go on with, for add-ons too', async () => {
		const addOn = await legacyAddOn(world, customer, legacy);
		const output = only(
			await place({}, { addOnMigrations: { addOn: [{ currentSubscriptionId: picked(addOn.id), more: {} }] } }),
		);
		const subscriptions = output.subscriptionIds as string[];
		expect(output.newCommerceSubscriptionId).toBeTruthy();
		expect(subscriptions).toHaveLength(2);
		expect(subscriptions[0]).toBe(output.newCommerceSubscriptionId);
		expect((await readSubscription(world, customer, subscriptions[1])).parentSubscriptionId).toBe(subscriptions[0]);
		expect(output.orderIds).toEqual([output.newCommerceOrderId]);
	});

	test('every page of a list is read, whose token is in a header', async () => {
		for (let count = 0; count < 4; count += 1) {
			const { id } = await boughtLegacy(world, customer);
			await world.api.post(`/v1/customers/${customer}/migrations/newcommerce`, { currentSubscriptionId: id });
		}
		const read = async (more: IDataObject = {}) =>
			await rows('getAll', { filters: { customerId: picked(customer), pageSize: 2 }, ...more });
		expect(new Set((await read()).map(({ id }) => id)).size).toBe(4);
		expect(await read({ returnAll: false, limit: 3 })).toHaveLength(3);
		expect(
			(await run('getAll', { filters: { customerId: picked(customer), pageSize: 301 } })).error?.message,
		).toContain('"Page Size" must be 300 or less');
		expect((await run('getAll')).error?.message).toContain('at least one filter');
		expect((await run('getEvents')).error?.message).toContain('at least one filter');
	});

	test.each([['items'], ['value']])(
		'rows under %s, and a token that is the one that was sent, end the list',
		async (name) => {
			const page = (id: string) => ({
				route: 'GET /v1/migrations/newcommerce',
				kind: 'status' as const,
				status: 200,
				when: 'before' as const,
				times: 1,
				body: { [name]: [{ id, status: 'Completed' }] },
				headers: { 'MS-ContinuationToken': 'same' },
			});
			world.simulator.faults.add(page('m-1'));
			world.simulator.faults.add(page('m-2'));
			expect((await rows('getAll', { filters: { customerId: picked(customer) } })).map(({ id }) => id)).toEqual([
				'm-1',
				'm-2',
			]);
		},
	);

	test('a status that nobody knows is reported, not waited for, and Place Again goes on', async () => {
		world.simulator.faults.add({
			route: 'POST /v1/customers/{customerId}/migrations/newcommerce',
			kind: 'status',
			status: 201,
			when: 'before',
			times: 1,
			body: { id: 'm-9', status: 'OnHold', currentSubscriptionId: legacy.id, externalReferenceId: 'deal-1' },
		});
		world.simulator.faults.add({
			route: 'GET /v1/customers/{customerId}/migrations/newcommerce/{migrationId}',
			kind: 'status',
			status: 200,
			when: 'before',
			times: 1,
			body: { id: 'm-9', status: 'OnHold', currentSubscriptionId: legacy.id, externalReferenceId: 'deal-1' },
		});
		expect((await place()).error?.message).toMatch(/"OnHold" of migration m-9/);
		time.pass(20 * 60_000);
		expect(only(await place({ options: { placeAgain: true } }))).toMatchObject({ created: true, outcome: 'completed' });
	});

	test('reads: by id, by customer, and its events', async () => {
		const { id } = only(await place());
		expect(id).toBeTruthy();
		expect(only(await run('get', { migrationId: picked(String(id)), simplify: true }))).toMatchObject({
			id,
			status: 'Completed',
		});
		expect(
			await rows('getAll', {
				filters: { customerId: picked(customer), currentSubscriptionId: picked(legacy.id), pageSize: 1 },
			}),
		).toHaveLength(1);
		expect(
			(await rows('getEvents', { filters: { migrationId: picked(String(id)) } })).map(({ eventName }) => eventName),
		).toEqual(['MigrationStarted', 'MigrationCompleted']);
	});
});

describe('a plan', () => {
	const plan = async ({ targetDate = '', ...additionalFields }: IDataObject, more: IDataObject = {}) =>
		await run('createSchedule', { currentSubscriptionId: picked(legacy.id), targetDate, additionalFields, ...more });
	const on = (days: number) => isoOf(time.now() + days * DAY);

	test('is made once under its key, changed and canceled', async () => {
		const { id, ...made } = only(await plan({ targetDate: on(10), quantity: 5 }));
		expect(id).toBeTruthy();
		expect(made).toMatchObject({
			created: true,
			outcome: 'completed',
			status: 'Scheduled',
			externalReferenceId: 'deal-1',
			orderKeyReadable: true,
		});
		time.pass(20 * 60_000);
		expect(only(await plan({ targetDate: on(10), quantity: 5 }))).toMatchObject({ created: false, id });
		const scheduleId = picked(String(id));
		const changed = only(await run('updateSchedule', { scheduleId, updateFields: { quantity: 7 } }));
		expect(changed).toMatchObject({ id, quantity: 7, targetDate: made.targetDate, externalReferenceId: 'deal-1' });
		expect(only(await run('updateSchedule', { scheduleId, updateFields: { migrateOnRenewal: true } }))).toMatchObject({
			migrateOnRenewal: true,
			quantity: 7,
		});
		expect(only(await run('updateSchedule', { scheduleId, updateFields: { termDuration: 'P3Y' } }))).toMatchObject({
			migrateOnRenewal: true,
			termDuration: 'P3Y',
		});
		expect(only(await run('updateSchedule', { scheduleId, updateFields: { targetDate: on(20) } }))).toMatchObject({
			migrateOnRenewal: false,
			quantity: 7,
		});
		expect(only(await run('cancelSchedule', { scheduleId }))).toMatchObject({ status: 'Cancelled' });
		expect(only(await run('getSchedule', { scheduleId }))).toMatchObject({ status: 'Cancelled' });
		expect(await rows('getSchedules', { filters: { currentSubscriptionId: picked(legacy.id) } })).toHaveLength(1);
		expect((await plan({ targetDate: on(10), quantity: 7 })).error?.message).toContain('"Place Again"');
		only(await plan({ targetDate: on(10), quantity: 7 }, { options: { placeAgain: true } }));
		expect(world.state().commerce.schedules).toHaveLength(2);
	});

	test('needs a date or the renewal, and not both', async () => {
		const sent = requestsSince(world);
		expect((await plan({})).error?.message).toContain('Set a "Target Date"');
		expect((await plan({ targetDate: on(10), migrateOnRenewal: true })).error?.message).toContain('cannot be combined');
		expect((await run('getSchedules')).error?.message).toContain('at least one filter');
		expect(sent()).toEqual({});
	});
});
