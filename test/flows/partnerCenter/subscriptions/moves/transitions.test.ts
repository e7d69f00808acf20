import type { IDataObject } from 'n8n-workflow';

import { time } from '../../../../support/virtualClock';

import {
	bought,
	DAY,
	itemOf,
	only,
	picked,
	PREMIUM,
	readSubscription,
	requestsSince,
	TRIAL,
} from '../subscriptionsSetup';
import { MAYBE_THIS_SALE, UNKNOWN_OUTCOME } from '../../../../support/sentences';
import { customer, rows, run, setUp, world } from './upgradesSetup';

setUp();

describe('transition', () => {
	const CREATE = 'POST /v1/customers/{customerId}/subscriptions/{subscriptionId}/transitions';
	const TRANSITIONS = CREATE.replace('POST', 'GET');
	const to = async (id: string, more: IDataObject = {}) =>
		await run('transition', {
			subscriptionId: picked(id),
			toCatalogItemId: picked(await itemOf(world, PREMIUM)),
			quantity: 10,
			transitionType: 'transition_only',
			...more,
		});

	test('is followed to its last step, and moves the seats once under its key', async () => {
		const { id } = await bought(world, customer);
		const output = only(await to(id));
		expect(output).toMatchObject({
			created: true,
			outcome: 'completed',
			orderKey: 'deal-1',
			quantity: 10,
			fromSubscriptionId: id,
		});
		expect((await readSubscription(world, customer, id)).status).toBe('deleted');
		expect(only(await to(id))).toMatchObject({ created: false, toSubscriptionId: output.toSubscriptionId });
		expect(await rows('getTransitions', { subscriptionId: picked(id) })).toHaveLength(1);
	});

	test('a part of the seats; later the same one again cannot be distinguished from it', async () => {
		const { id } = await bought(world, customer);
		only(await to(id, { quantity: 4 }));
		expect((await readSubscription(world, customer, id)).quantity).toBe(6);
		time.pass(20 * 60_000);
		const sent = requestsSince(world);
		const again = await to(id, { quantity: 4 });
		expect(again.error?.message).toContain(MAYBE_THIS_SALE);
		expect(sent()[CREATE]).toBeUndefined();
		only(await to(id, { quantity: 4, orderKey: 'deal-2', options: { acceptKeyless: true } }));
		expect((await readSubscription(world, customer, id)).quantity).toBe(2);
	});

	test('the guard reads rows in both forms: a second transition is seen in wrapped ones, too', async () => {
		const { id } = await bought(world, customer);
		const made = only(await to(id, { quantity: 4 }));
		expect(made.operationId).toBeTruthy();
		expect(made.id).toBe(made.operationId);
		time.pass(20 * 60_000);
		world.simulator.partnerCenter.settings.wrappedTransitions = true;
		const sent = requestsSince(world);
		expect((await to(id, { quantity: 4 })).error?.message).toContain(MAYBE_THIS_SALE);
		expect(sent()[CREATE]).toBeUndefined();
		const [row] = await rows('getTransitions', { subscriptionId: picked(id) });
		expect(row).toMatchObject({
			id: made.id,
			quantity: 4,
			outcome: 'completed',
			events: [{ name: 'Conversion', status: 'Completed' }],
		});
		world.simulator.partnerCenter.settings.wrappedTransitions = false;
	});

	test.each([
		['in a list of another name', (row: IDataObject) => ({ Transitions: [{ transition: row }] })],
		['as the answer itself', (row: IDataObject) => [row]],
	])('rows %s are read', async (_, wrapped) => {
		const { id } = await bought(world, customer);
		const row = {
			operationId: 'op-1',
			toCatalogItemId: await itemOf(world, PREMIUM),
			quantity: 10,
			events: [{ name: 'Conversion', status: 'Completed' }],
		};
		world.simulator.faults.add({
			route: TRANSITIONS,
			kind: 'status',
			status: 200,
			body: wrapped(row),
			when: 'before',
			times: 1,
		});
		expect(await rows('getTransitions', { subscriptionId: picked(id) })).toMatchObject([
			{ id: 'op-1', quantity: 10, outcome: 'completed' },
		]);
	});

	test.each([
		['before', 10],
		['after', 6],
	] as const)(
		'an answer that shows nothing, %s it was made, is no transition: the list is looked at',
		async (when, quantity) => {
			const { id } = await bought(world, customer);
			world.simulator.faults.add({ route: CREATE, kind: 'status', status: 202, body: {}, when, times: 1 });
			const reported = await to(id, { quantity: 4 });
			if (when === 'before') expect(reported.error?.message).toMatch(UNKNOWN_OUTCOME);
			else
				expect(only(reported)).toMatchObject({
					created: true,
					outcome: 'completed',
					quantity: 4,
					id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
				});
			expect((await readSubscription(world, customer, id)).quantity).toBe(quantity);
		},
	);

	test('one in a status that nobody knows may be this one: no second one goes out, also under another key', async () => {
		const { id } = await bought(world, customer);
		const row = {
			operationId: 'op-9',
			toCatalogItemId: await itemOf(world, PREMIUM),
			quantity: 4,
			events: [{ name: 'Conversion', status: 'Parked' }],
		};
		world.simulator.faults.add({
			route: TRANSITIONS,
			kind: 'status',
			status: 200,
			body: { items: [row] },
			when: 'before',
			times: 1,
		});
		const sent = requestsSince(world);
		expect((await to(id, { quantity: 4, orderKey: 'deal-8' })).error?.message).toMatch(
			/Order op-9 has the same lines and shows no key/,
		);
		expect(sent()[CREATE]).toBeUndefined();
		const failed = { ...row, events: [{ name: 'Conversion', status: 'Failed' }] };
		world.simulator.faults.add({
			route: TRANSITIONS,
			kind: 'status',
			status: 200,
			body: { items: [failed] },
			when: 'before',
			times: 1,
		});
		expect(only(await to(id, { quantity: 4, orderKey: 'deal-8' }))).toMatchObject({
			created: true,
			outcome: 'completed',
		});
	});

	test('one operation is read by its ID, also where the platform does not filter by it', async () => {
		const { id } = await bought(world, customer);
		const made = only(await to(id));
		expect(made.operationId).toBeTruthy();
		const get = async (operationId: string) => await run('getTransition', { subscriptionId: picked(id), operationId });
		expect(only(await get(String(made.operationId)))).toMatchObject({ id: made.operationId, outcome: 'completed' });
		world.simulator.faults.add({
			route: TRANSITIONS,
			kind: 'status',
			status: 200,
			body: { items: [] },
			when: 'before',
			times: 1,
		});
		expect(only(await get(String(made.operationId)))).toMatchObject({ id: made.operationId });
		expect((await get('5d1d7fe0-0000-4000-8000-000000000000')).error?.message).toContain(
			'shows no transition for operation',
		);
	});

	test('a promotion goes along, and is kept on the transition', async () => {
		const { id } = await bought(world, customer);
		only(await to(id, { additionalFields: { promotionId: '39NFJQT1PJPF:0001:39NFJQT1Q5KK' } }));
		expect(await rows('getTransitions', { subscriptionId: picked(id) })).toMatchObject([
			{ promotionId: '39NFJQT1PJPF:0001:39NFJQT1Q5KK' },
		]);
	});

	test.each([
		[
			'a failed step with a numbered code',
			{ name: 'Conversion', status: 'Failed', errors: [{ code: 6, description: 'Add-ons.' }] },
			/The step "Conversion" of the transition failed\. The subscription has add-ons: .* Add-ons \(code 6\)\./,
		],
		[
			'a failed step with a named code',
			{ name: 'SeatReassignment', status: 'Failed', errors: ['user_license_error'] },
			/The licenses of some users were not moved/,
		],
		[
			'a status that nobody knows',
			{ name: 'Conversion', status: 'Parked' },
			/The status "Parked" of the step "Conversion" of the transition is unknown/,
		],
	])('%s ends the wait with a sentence', async (_, event, words) => {
		const { id } = await bought(world, customer);
		world.simulator.faults.add({
			route: CREATE,
			kind: 'status',
			status: 201,
			when: 'before',
			times: 1,
			body: { operationId: 'op-2', toCatalogItemId: await itemOf(world, PREMIUM), quantity: 10, events: [event] },
		});
		expect((await to(id)).error?.message).toMatch(words);
	});

	test('a catalog item whose availability is gone is reported, where the SKU has several', async () => {
		const { id } = await bought(world, customer);
		const old = await itemOf(world, PREMIUM);
		time.pass(3 * DAY);
		const dry = only(await to(id, { toCatalogItemId: picked(old), dryRun: true }));
		expect(dry.warnings).toEqual([expect.stringContaining('does not list')]);
	});

	test('what is not possible is refused with the code, before anything is sent', async () => {
		const { id } = await bought(world, customer);
		const sent = requestsSince(world);
		const parameters = {
			subscriptionId: picked(id),
			toCatalogItemId: picked(await itemOf(world, PREMIUM)),
			quantity: 10,
			transitionType: 'transition_with_license_transfer',
		};
		const { error } = await run('transition', parameters, 'app');
		expect(error?.message).toContain('code 900329');
		expect(sent()[CREATE]).toBeUndefined();
	});

	test('a trial becomes paid', async () => {
		const trial = await bought(world, customer, TRIAL, { billingCycle: 'none', quantity: 5 }, 'P1M');
		const output = only(
			await run('transition', {
				subscriptionId: picked(trial.id),
				toCatalogItemId: picked(await itemOf(world, 'CFQ7TTC0EX01:0001')),
				quantity: 5,
				transitionType: 'transition_only',
			}),
		);
		expect(output).toMatchObject({
			outcome: 'completed',
			warnings: [expect.stringContaining('For a trial, it lists nothing')],
		});
	});

	test('eligibilities are listed', async () => {
		const { id } = await bought(world, customer);
		const eligibilities = await rows('getTransitionEligibilities', {
			subscriptionId: picked(id),
			filters: { eligibilityType: 'scheduled' },
		});
		expect(eligibilities.length).toBeGreaterThan(0);
		expect(eligibilities[0].subscriptionEligibilities).toEqual([]);
	});
});
