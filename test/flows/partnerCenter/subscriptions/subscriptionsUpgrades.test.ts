import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import {
	AZURE_OFFER,
	bought,
	boughtLegacy,
	DAY,
	itemOf,
	legacyAddOn,
	MAIL_OFFER,
	only,
	picked,
	PREMIUM,
	readSubscription,
	requestsSince,
	TRIAL,
	TRIAL_OFFER,
} from './subscriptionsSetup';
import { startPartnerWorld, type PartnerWorld } from '../world';
import { MAYBE_THIS_SALE, UNKNOWN_OUTCOME } from '../../../support/sentences';

let world: PartnerWorld;
let customer: string;

beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(async () => {
	world.simulator.reset();
	// What this process remembers of an order is over by then.
	time.pass(20 * 60_000);
	customer = await world.customer();
});
afterAll(async () => await world.stop());

const run = async (operation: string, parameters: IDataObject, credentialId = 'a') =>
	await world.run(
		'SubscriptionUpgrade',
		{
			resource: 'subscriptionUpgrade',
			operation,
			customerId: picked(customer),
			orderKey: 'deal-1',
			dryRun: false,
			waitForCompletion: true,
			returnAll: true,
			additionalFields: {},
			options: {},
			...parameters,
		} as INodeParameters,
		undefined,
		{ credentialId },
	);

const rows = async (operation: string, parameters: IDataObject) => {
	const result = await run(operation, parameters);
	expect(result.error?.message).toBeUndefined();
	return result.lastNodeItems.map(({ json }) => json);
};

const ofCustomer = () => world.state().commerce.subscriptions.filter(({ customerId }) => customerId === customer);

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

describe('legacy upgrade', () => {
	const upgrade = async (id: string, target: string, more: IDataObject = {}) =>
		await run('upgrade', {
			subscriptionId: picked(id),
			targetOfferId: picked(target),
			quantity: 5,
			upgradeType: 'upgrade_only',
			...more,
		});
	const targetOf = async (id: string): Promise<string> => {
		const [{ targetOffer }] = await rows('getUpgrades', { subscriptionId: picked(id) });
		return String((targetOffer as IDataObject).id);
	};

	test('sends the target as the platform gives it, and follows the new subscription', async () => {
		const { id } = await boughtLegacy(world, customer);
		const target = await targetOf(id);
		const dry = only(await upgrade(id, target, { dryRun: true }));
		expect((dry.request as IDataObject).body).toMatchObject({
			targetOffer: { id: target, name: expect.any(String) as string },
			isEligible: true,
			quantity: 5,
		});
		expect(only(await upgrade(id, target))).toMatchObject({
			created: true,
			outcome: 'completed',
			status: 'active',
			offerId: target,
			sourceSubscriptionId: id,
		});
		time.pass(20 * 60_000);
		expect((await upgrade(id, target)).error?.message).toContain(MAYBE_THIS_SALE);
		expect(ofCustomer().filter(({ status }) => status === 'active')).toHaveLength(1);
	});

	test('errors inside the answer are no success', async () => {
		const base = await boughtLegacy(world, customer);
		const target = await targetOf(base.id);
		await legacyAddOn(world, customer, base);
		const { error } = await upgrade(base.id, target);
		expect(error?.message).toMatch(/Nothing was ordered.*code subscription_add_ons_present/);
		const unknown = await upgrade(base.id, '00000000-1111-2222-3333-444444444444');
		expect(unknown.error?.message).toContain('is not an upgrade of this subscription');
	});
});

describe('trial conversion', () => {
	const convert = async (id: string, more: IDataObject = {}) => {
		const trial = await readSubscription(world, customer, id);
		return await run('convertTrial', {
			subscriptionId: picked(id),
			offerId: picked(TRIAL_OFFER),
			targetOfferId: picked(MAIL_OFFER),
			orderId: picked(trial.orderId),
			billingCycle: 'monthly',
			...more,
		});
	};

	test('turns the trial into a paid subscription, once', async () => {
		const { id } = await boughtLegacy(world, customer, TRIAL_OFFER);
		expect(await rows('getConversions', { subscriptionId: picked(id) })).not.toEqual([]);
		expect(only(await convert(id))).toMatchObject({
			id,
			created: true,
			outcome: 'completed',
			isTrial: false,
			offerId: MAIL_OFFER,
		});
		time.pass(20 * 60_000);
		expect((await convert(id)).error?.message).toContain(MAYBE_THIS_SALE);
	});

	test('an error inside the answer is no success', async () => {
		const { id } = await boughtLegacy(world, customer, TRIAL_OFFER);
		const { error } = await convert(id, { targetOfferId: picked(TRIAL_OFFER) });
		expect(error?.message).toContain(
			'The trial was not converted. The subscription cannot become this offer (code ConversionsNotFound).',
		);
		expect((await readSubscription(world, customer, id)).isTrial).toBe(true);
	});
});

describe('product upgrade', () => {
	const upgrade = async (more: IDataObject = {}) => await run('upgradeProduct', { productFamily: 'Azure', ...more });

	test('is followed by its Location to the Azure plan, and not done twice', async () => {
		await boughtLegacy(world, customer, AZURE_OFFER, 1);
		expect((await rows('checkProductUpgrade', { productFamily: 'Azure' }))[0]).toMatchObject({ isEligible: true });
		const output = only(await upgrade());
		expect(output).toMatchObject({
			created: true,
			outcome: 'completed',
			status: 'Completed',
			id: expect.any(String) as string,
		});
		expect((await rows('getProductUpgrade', { upgradeId: output.id, productFamily: 'Azure' }))[0]).toMatchObject({
			status: 'Completed',
		});
		time.pass(20 * 60_000);
		expect((await upgrade()).error?.message).toContain('cannot move to the Azure plan');
	});

	test('while one is under way another one is refused', async () => {
		await boughtLegacy(world, customer, AZURE_OFFER, 1);
		world.simulator.partnerCenter.settings.registrationMs = 40 * 60_000;
		expect(only(await upgrade({ waitForCompletion: false }))).toMatchObject({ outcome: 'pending' });
		time.pass(20 * 60_000);
		expect((await upgrade()).error?.message).toContain(MAYBE_THIS_SALE);
		world.simulator.partnerCenter.settings.registrationMs = 2000;
	});

	test('the sign-in App Only is refused with what to change', async () => {
		expect((await run('checkProductUpgrade', { productFamily: 'Azure' }, 'app')).error?.message).toContain(
			'App + User',
		);
	});
});
