import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import {
	AZURE_PLAN,
	BASIC,
	bought,
	boughtLegacy,
	DAY,
	only,
	operation,
	PATCH,
	patched,
	picked,
	planned,
	readSubscription,
	requestsSince,
	TRIAL,
	type Subscription,
} from './subscriptionsSetup';
import { startPartnerWorld, type PartnerWorld } from '../world';

const SAAS = 'DZH318Z0EX03:0001';
const READ = 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}';

let world: PartnerWorld;
let customer: string;
let subscription: Subscription;

beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(async () => {
	world.simulator.reset();
	Object.assign(world.simulator.partnerCenter.settings, { pendingChangeMs: 0, slowChangeMs: 0, singleAction: false });
	time.pass(20 * 60_000);
	customer = await world.customer();
	subscription = await bought(world, customer);
});
afterAll(async () => await world.stop());

const run = async (name: string, more: IDataObject = {}, id = subscription.id) =>
	await world.run('Subscription', operation(name, customer, id, more));
const set = async (endOfTerm: string, more: IDataObject = {}, id = subscription.id) =>
	await run('setEndOfTerm', { endOfTerm, ...more }, id);
const now = async (id = subscription.id) => await readSubscription(world, customer, id);
const action = (actionType: string) => [{ scheduleType: 'TermEnd', actionType }];

describe('each choice is stored as the platform keeps it, shown, and carried out at the end of the term', () => {
	test.each([
		['ends', false, action('Cancel'), { status: 'expired' }],
		[
			'renews',
			true,
			action('RenewToNewTerm'),
			{ status: 'active', termDuration: 'P1Y', autoRenewEnabled: true, offerName: 'Office Suite Basic' },
		],
		[
			'extendedServiceTerm',
			false,
			action('RenewToExtendedServiceTerm'),
			{ status: 'active', termDuration: 'P1M', offerName: 'Office Suite Basic (Extended Service Term)' },
		],
	])('%s', async (endOfTerm, autoRenewEnabled, scheduledActions, later) => {
		const output = only(await set(endOfTerm, { simplify: true }));
		expect(output).toMatchObject({ endOfTerm, autoRenewEnabled, scheduledActions });
		expect(output.warnings).toBeUndefined();
		expect(Date.parse(String(output.endOfTermDate))).toBe(Date.parse(String(subscription.commitmentEndDate)));
		expect(await now()).toMatchObject({
			autoRenewEnabled,
			scheduledActions,
			quantity: 10,
			friendlyName: subscription.friendlyName,
		});
		expect(only(await run('get', { simplify: true }))).toMatchObject({ endOfTerm, scheduledActions });
		time.pass(366 * DAY);
		expect(await now()).toMatchObject(later);
		expect(only(await run('get', { simplify: true })).endOfTerm).toBe(endOfTerm);
	});

	test('nobody chose: auto-renew off alone reads as an extended term, becomes one within a day, and costs', async () => {
		await patched(world, customer, subscription.id, { autoRenewEnabled: false });
		expect(only(await run('get', { simplify: true }))).toMatchObject({
			endOfTerm: 'extendedServiceTerm',
			endOfTermReason: expect.stringMatching(/3% above.*Set End of Term/) as string,
		});
		time.pass(DAY);
		expect((await now()).scheduledActions).toEqual(action('RenewToExtendedServiceTerm'));
		time.pass(366 * DAY);
		expect(only(await run('get', { simplify: true }))).toMatchObject({
			status: 'active',
			termDuration: 'P1M',
			endOfTerm: 'extendedServiceTerm',
			canCancel: true,
			cancellableUntil: null,
		});
	});

	test.each([
		['a trial', TRIAL, { quantity: 5, billingCycle: 'none' }],
		['the marketplace', SAAS, { quantity: 1 }],
	])('what is not eligible ends without auto-renew: %s', async (_, sku, more) => {
		const { id } = await bought(world, customer, sku, more, 'P1M');
		await patched(world, customer, id, { autoRenewEnabled: false });
		expect(only(await run('get', {}, id)).endOfTerm).toBe('ends');
		time.pass(DAY);
		expect((await now(id)).scheduledActions).toBeUndefined();
		time.pass(366 * DAY);
		expect((await now(id)).status).toBe('expired');
	});
});

describe('from one choice to another', () => {
	test('to renew takes a stored end away, and back to an end the plan for the next term', async () => {
		only(await set('ends'));
		only(await set('renews'));
		expect(await now()).toMatchObject({ autoRenewEnabled: true, scheduledActions: action('RenewToNewTerm') });
		const plan = await planned(world, customer, subscription);
		expect(only(await set('renews'))).toMatchObject({ scheduledNextTermInstructions: plan, endOfTerm: 'renews' });
		const output = only(await set('ends'));
		expect(output).toMatchObject({ endOfTerm: 'ends', lostSchedule: plan, scheduleReapplied: false });
		expect(await now()).not.toHaveProperty('scheduledNextTermInstructions');
	});

	test('what is scheduled for another day stays', async () => {
		const other = {
			scheduleType: 'CustomDate',
			actionType: 'Transition',
			effectiveDate: '2027-01-01T00:00:00Z',
			instructions: { quantity: 4 },
		};
		await patched(world, customer, subscription.id, { scheduledActions: [other] });
		const output = only(await set('ends'));
		expect(output.scheduledActions).toEqual([...action('Cancel'), other]);
		expect(output.endOfTermReason).toContain('Also scheduled: Transition on 2027-01-01');
	});

	test('a plan for the next term needs a next term', async () => {
		only(await set('ends'));
		expect((await run('scheduleNextTerm', { quantity: '8' })).error?.message).toContain(
			'Choose Renew in Set End of Term first',
		);
	});

	test('nor is one planned, or taken away, where the end is a contradiction or something else', async () => {
		await patched(world, customer, subscription.id, { scheduledActions: action('Cancel') });
		const sent = requestsSince(world);
		expect((await run('scheduleNextTerm', { quantity: '8' })).error?.message).toMatch(
			/^Nothing was scheduled: there may be no next term.*contradicts itself/,
		);
		expect((await run('removeSchedule')).error?.message).toContain(
			'Scheduled: Cancel at the end of the term. Change that with Set End of Term.',
		);
		expect(sent()[PATCH]).toBeUndefined();
		expect(only(await set('renews'))).toMatchObject({
			endOfTerm: 'renews',
			scheduledActions: action('RenewToNewTerm'),
		});
	});

	test('the promotion of a plan stays when the plan is changed, and can be given', async () => {
		const plan = await planned(world, customer, subscription);
		await patched(world, customer, subscription.id, {
			scheduledNextTermInstructions: { ...plan, product: { ...(plan.product as IDataObject), promotionId: 'PROMO:1' } },
		});
		only(await run('scheduleNextTerm', { quantity: '9' }));
		expect((await now()).scheduledNextTermInstructions).toMatchObject({
			quantity: 9,
			product: { promotionId: 'PROMO:1' },
		});
		only(await run('scheduleNextTerm', { updateFields: { promotionId: 'PROMO:2' } }));
		expect((await now()).scheduledNextTermInstructions).toMatchObject({
			quantity: 9,
			product: { promotionId: 'PROMO:2' },
		});
	});
});

describe('before it is sent', () => {
	test.each([
		['ends', /the service ends immediately and cannot be reactivated/],
		['renews', /the customer is committed to another term and pays for it: 10 seats, P1Y, monthly/],
		['extendedServiceTerm', /billed in advance at 3% .*or 23%/],
	])('a dry run shows what %s means', async (endOfTerm, consequence) => {
		const sent = requestsSince(world);
		const output = only(await set(endOfTerm, { dryRun: true, simplify: true }));
		expect(output).toMatchObject({
			dryRun: true,
			warnings: [expect.stringMatching(consequence)],
			request: { method: 'PATCH', body: { autoRenewEnabled: endOfTerm === 'renews', quantity: 10 } },
		});
		expect(output.changes).toHaveProperty('scheduledActions');
		expect(sent()[PATCH]).toBeUndefined();
	});

	test('nothing is preselected, and no word is guessed', async () => {
		const sent = requestsSince(world);
		for (const [given, words] of [
			['', 'must be chosen'],
			['unknown', 'one of renews, ends, extendedServiceTerm'],
			['Cancel', 'one of renews'],
		]) {
			expect((await set('={{ $json.end }}', {}, subscription.id)).error).toBeDefined();
			const parameters = operation('setEndOfTerm', customer, subscription.id, { endOfTerm: '={{ $json.end }}' });
			expect((await world.run('Subscription', parameters, [{ json: { end: given } }])).error?.message).toContain(words);
		}
		expect(sent()).toEqual({});
	});

	test('what the read calls it can be handed on', async () => {
		only(await set('ends'));
		const parameters = operation('setEndOfTerm', customer, subscription.id, { endOfTerm: '={{ $json.endOfTerm }}' });
		expect(only(await world.run('Subscription', parameters, [{ json: only(await run('get')) }])).endOfTerm).toBe(
			'ends',
		);
	});

	test('what has no term, is over, or has no extended term is refused with the reason', async () => {
		const azure = await bought(world, customer, AZURE_PLAN, { quantity: 1 }, null);
		const trial = await bought(world, customer, TRIAL, { quantity: 5, billingCycle: 'none' }, 'P1M');
		const sent = requestsSince(world);
		expect((await set('ends', {}, azure.id)).error?.message).toContain('no term that ends');
		expect((await set('extendedServiceTerm', {}, trial.id)).error?.message).toContain('A trial has no');
		expect(sent()[PATCH]).toBeUndefined();
		only(await run('cancel'));
		expect((await set('ends')).error?.message).toContain('The subscription is deleted');
	});
});

describe('the form of the platform', () => {
	test('one that takes a single object gets it, after its refusal of the list', async () => {
		world.simulator.partnerCenter.settings.singleAction = true;
		const sent = requestsSince(world);
		expect(only(await set('ends'))).toMatchObject({ endOfTerm: 'ends', scheduledActions: action('Cancel')[0] });
		expect(sent()[PATCH]).toBe(2);
		// A change during the term drops it, and it is sent again as it was read.
		expect(only(await run('updateQuantity', { quantity: 12 }))).toMatchObject({
			quantity: 12,
			lostScheduledActions: action('Cancel')[0],
			scheduleReapplied: true,
			endOfTerm: 'ends',
		});
	});

	test.each([
		['ends', false, 'A marketplace product'],
		['renews', true, 'only auto-renew was set'],
	])(
		'one that takes no actions for the product: %s by auto-renew alone, and it is said',
		async (endOfTerm, autoRenewEnabled, words) => {
			const { id } = await bought(world, customer, SAAS, { quantity: 1 }, 'P1M');
			await patched(world, customer, id, { autoRenewEnabled: !autoRenewEnabled });
			const output = only(await set(endOfTerm, { simplify: true }, id));
			expect(output).toMatchObject({ endOfTerm, autoRenewEnabled, warnings: [expect.stringContaining(words)] });
			expect(await now(id)).toMatchObject({ autoRenewEnabled });
		},
	);

	test('so it is for the legacy catalog', async () => {
		const { id } = await boughtLegacy(world, customer);
		expect(only(await set('ends', {}, id))).toMatchObject({ endOfTerm: 'ends', autoRenewEnabled: false });
	});

	test('but never for a license that would go on at a higher price', async () => {
		const refusal = { code: 800002, description: 'scheduledActions is not taken.' };
		world.simulator.faults.add({ route: PATCH, kind: 'status', status: 400, body: refusal, times: 3 });
		const sent = requestsSince(world);
		const { error } = await set('ends');
		expect(error?.message).toMatch(
			/^Nothing was changed: the platform refuses to schedule an end.*auto-renew alone would not decide it/,
		);
		expect(error?.message).toContain('Partner Center');
		expect((error as { description?: string }).description).toContain('800002');
		expect(sent()[PATCH]).toBe(2);
		expect(await now()).toMatchObject({ autoRenewEnabled: true });
	});

	test('a refusal for another reason is not tried in another form', async () => {
		world.simulator.faults.add({
			route: PATCH,
			kind: 'status',
			status: 400,
			body: { code: 800002, description: 'quantity is wrong' },
			times: 1,
		});
		const sent = requestsSince(world);
		expect((await set('ends')).error).toMatchObject({ description: expect.stringContaining('800002') });
		expect(sent()[PATCH]).toBe(1);
	});
});

describe('what the platform kept is read again', () => {
	test.each([
		['a contradiction', { autoRenewEnabled: true, scheduledActions: action('Cancel') }, /contradicts itself/],
		[
			'another action',
			{ autoRenewEnabled: false, scheduledActions: action('RenewToExtendedServiceTerm') },
			/shows a paid Extended Service Term instead of an end with the term/,
		],
		['nothing', { autoRenewEnabled: false, scheduledActions: null }, /shows a paid Extended Service Term.*no end is/],
	])('%s is an error that says what to do', async (_, kept, reason) => {
		const read = await now();
		world.simulator.faults.add({ route: READ, kind: 'status', status: 200, body: read, times: 1 });
		world.simulator.faults.add({ route: READ, kind: 'status', status: 200, body: { ...read, ...kept }, times: 4 });
		const { error } = await set('ends');
		expect(error?.message).toMatch(reason);
		expect(error?.message).toMatch(
			/Get the subscription again in an hour\. If it still shows this, set it in Partner Center before 20\d\d-/,
		);
	});

	test('late, it is waited for; not at all, it is said', async () => {
		const read = await now();
		world.simulator.faults.add({ route: READ, kind: 'status', status: 200, body: read, times: 2 });
		expect(only(await set('ends'))).toMatchObject({ endOfTerm: 'ends' });
		world.simulator.faults.add({ route: READ, kind: 'status', status: 200, body: await now(), times: 1 });
		world.simulator.faults.add({ route: READ, kind: 'status', status: 404, body: { code: 20003 }, times: 4 });
		expect(only(await set('renews')).warnings).toEqual([expect.stringContaining('could not be read afterward')]);
	});

	test('after a lost answer it is not sent twice', async () => {
		world.simulator.faults.add({ route: PATCH, kind: 'reset', when: 'after', times: 1 });
		expect(only(await set('ends'))).toMatchObject({ endOfTerm: 'ends' });
		expect(world.state().commerce.subscriptionChanges).toBe(1);
	});

	test('a slow change is followed to its end', async () => {
		world.simulator.partnerCenter.settings.slowChangeMs = 40_000;
		expect(only(await set('ends'))).toMatchObject({ endOfTerm: 'ends', scheduledActions: action('Cancel') });
	});
});

describe('a change during the term drops what was decided', () => {
	beforeEach(async () => {
		only(await set('ends'));
	});

	test('it is sent again, and the output shows it', async () => {
		const output = only(await run('updateQuantity', { quantity: 12, simplify: true }));
		expect(output).toMatchObject({
			quantity: 12,
			endOfTerm: 'ends',
			lostScheduledActions: action('Cancel'),
			scheduleReapplied: true,
		});
		expect(output.warnings).toBeUndefined();
		expect(await now()).toMatchObject({ quantity: 12, autoRenewEnabled: false, scheduledActions: action('Cancel') });
	});

	test('turned off, it is lost with a warning, and reads as what it costs', async () => {
		const output = only(await run('updateQuantity', { quantity: 12, reapplySchedule: false, simplify: true }));
		expect(output).toMatchObject({
			endOfTerm: 'extendedServiceTerm',
			scheduleReapplied: false,
			warnings: [
				expect.stringMatching(/This is scheduled: Cancel at the end of the term\. Set it again with .*Set End of Term/),
			],
		});
	});

	test('a change that stays under way shows what goes with it, for no later run would', async () => {
		world.simulator.partnerCenter.settings.slowChangeMs = 60 * 60_000;
		const output = only(await run('updateQuantity', { quantity: 12, simplify: true, options: { waitAtMost: 1 } }));
		expect(output).toMatchObject({
			outcome: 'pending',
			warnings: [
				expect.stringMatching(
					/^This is scheduled: Cancel at the end of the term\. The platform deletes it with this change, and it was not sent.*Set it again with .*Set End of Term/,
				),
			],
		});
		time.pass(60 * 60_000);
		expect((await now()).scheduledActions).toBeUndefined();
	});

	test('so does a change of which nobody knows whether it was done', async () => {
		world.simulator.faults.add({ route: PATCH, kind: 'status', status: 503, when: 'before', times: 1 });
		expect((await run('updateQuantity', { quantity: 12 })).error?.message).toMatch(
			/"Update Quantity" was done.*This is scheduled: Cancel at the end of the term\..*Set End of Term/,
		);
	});

	test('a decision that stays under way shows what it costs', async () => {
		world.simulator.partnerCenter.settings.slowChangeMs = 60 * 60_000;
		const output = only(await set('renews', { simplify: true, options: { waitAtMost: 1 } }));
		expect(output).toMatchObject({
			outcome: 'pending',
			warnings: [
				expect.stringMatching(/committed to another term and pays for it/),
				'Replaced: Cancel at the end of the term.',
			],
		});
	});

	test('a dry run shows it', async () => {
		expect(only(await run('updateQuantity', { quantity: 12, dryRun: true })).warnings).toEqual([
			expect.stringMatching(
				/^This is scheduled: Cancel at the end of the term\. The platform deletes it with this change; it is sent again/,
			),
		]);
	});

	test('a suspended one takes it only after it was reactivated', async () => {
		expect(only(await run('suspend'))).toMatchObject({
			status: 'suspended',
			scheduleReapplied: false,
			warnings: [expect.stringContaining('Set End of Term')],
		});
		only(await run('reactivate', { reapplySchedule: true }));
		expect(only(await set('ends')).endOfTerm).toBe('ends');
	});

	test('a new name keeps it', async () => {
		const output = only(await run('updateNickname', { friendlyName: 'Sales team' }));
		expect(output).toMatchObject({ friendlyName: 'Sales team', scheduledActions: action('Cancel') });
		expect(output).not.toHaveProperty('lostScheduledActions');
	});
});

describe('in an Extended Service Term', () => {
	beforeEach(async () => {
		only(await set('extendedServiceTerm'));
		time.pass(366 * DAY);
	});

	test('seats and the end are refused with the way out, and nothing is changed', async () => {
		expect((await run('updateQuantity', { quantity: 12 })).error?.message).toBeDefined();
		const sent = requestsSince(world);
		expect((await set('renews')).error?.message).toContain('Subscription Upgrade > Transition');
		expect((await set('ends')).error?.message).toContain('End it with Cancel');
		expect((await set('extendedServiceTerm')).error?.message).toContain('already');
		expect(sent()[PATCH]).toBeUndefined();
		expect((await now()).quantity).toBe(10);
	});

	test('it can be canceled at any time', async () => {
		time.pass(45 * DAY);
		expect(only(await run('get'))).toMatchObject({ canCancel: true, reducibleSeats: null });
		expect(only(await run('cancel'))).toMatchObject({ status: 'deleted', canCancel: null });
	});

	test('also where the name does not say it and the date is past', async () => {
		const read = {
			...(await now()),
			offerName: 'Office Suite Basic',
			cancellationAllowedUntilDate: '2026-05-01T00:00:00Z',
		};
		world.simulator.faults.add({ route: READ, kind: 'status', status: 200, body: read, times: 1 });
		expect(only(await run('cancel'))).toMatchObject({ status: 'deleted' });
	});

	test('it goes back to a normal term by a transition', async () => {
		const upgrade = (name: string, more: IDataObject) =>
			world.run('SubscriptionUpgrade', {
				resource: 'subscriptionUpgrade',
				operation: name,
				customerId: picked(customer),
				subscriptionId: picked(subscription.id),
				...more,
			} as INodeParameters);
		const { lastNodeItems } = await upgrade('getTransitionEligibilities', {
			eligibilityType: 'immediate',
			returnAll: true,
			simplify: false,
			filters: {},
		});
		const own = lastNodeItems.map(({ json }) => String(json.catalogItemId)).filter((id) => id.startsWith(`${BASIC}:`));
		expect(own).toHaveLength(3);
		const moved = only(
			await upgrade('transition', {
				toCatalogItemId: picked(own[1]),
				quantity: 10,
				transitionType: 'transition_only',
				orderKey: 'back-1',
				dryRun: false,
				waitForCompletion: true,
				simplify: true,
				additionalFields: {},
				options: {},
			}),
		);
		expect(moved).toMatchObject({ outcome: 'completed' });
		expect((await now()).status).toBe('deleted');
		const back = world.state().commerce.subscriptions.find(({ offerId }) => offerId === own[1]);
		expect(back).toMatchObject({
			status: 'active',
			termDuration: 'P1Y',
			quantity: 10,
			autoRenewEnabled: true,
			actions: null,
		});
	});
});

test('a missing date of cancellation is not known, and holds nothing back', async () => {
	const read = { ...(await now()), cancellationAllowedUntilDate: null };
	world.simulator.faults.add({ route: READ, kind: 'status', status: 200, body: read, times: 2 });
	expect(only(await run('get'))).toMatchObject({ cancellableUntil: null, canCancel: null, hoursLeft: null });
	expect(only(await run('cancel'))).toMatchObject({ status: 'deleted' });
});

test('every list shows what happens at the end', async () => {
	only(await set('ends'));
	const lists: Array<[string, IDataObject]> = [
		['getAll', {}],
		['getByOrder', { orderId: picked(subscription.orderId) }],
	];
	for (const [name, more] of lists) {
		const { lastNodeItems } = await world.run('Subscription', {
			resource: 'subscription',
			operation: name,
			customerId: picked(customer),
			returnAll: true,
			simplify: true,
			filters: {},
			...more,
		} as INodeParameters);
		expect(lastNodeItems.map(({ json }) => [json.endOfTerm, json.scheduledActions])).toEqual([
			['ends', action('Cancel')],
		]);
	}
});

test('as the tool of an agent it does what the flow chose, nothing that the model chose, and twice is once', async () => {
	const tool = (endOfTerm: string) =>
		world.core.tool(
			'n8n-nodes-cloud-marketplace.partnerCenterSubscription',
			operation('setEndOfTerm', customer, subscription.id, { endOfTerm }),
			{ credentialId: 'a' },
		);
	const said = async (answer: Promise<string>) => await answer.catch((error: Error) => error.message);
	const model = tool('={{ $fromAI("end", "", "string") }}');
	expect(await said(model({ end: 'renews' }))).toContain('AI model');
	expect(world.state().commerce.subscriptionChanges).toBe(0);
	const flow = tool('ends');
	expect(await said(flow({}))).toContain('"endOfTerm":"ends"');
	expect(await said(flow({}))).toContain('"endOfTerm":"ends"');
	expect(world.state().commerce.subscriptionChanges).toBe(1);
});

describe('custom term end dates', () => {
	const dates = async (more: IDataObject = {}, parameters: IDataObject = {}) =>
		await world.run('Subscription', {
			resource: 'subscription',
			operation: 'getCustomTermEndDates',
			customerId: picked(customer),
			termDuration: 'P3Y',
			returnAll: true,
			filters: more,
			...parameters,
		} as INodeParameters);

	test('are read page by page, by the token in a header', async () => {
		// With a sign-in of before, so that no page is asked for twice.
		only(await run('get'));
		world.simulator.partnerCenter.settings.maxPageSize = 10;
		const sent = requestsSince(world);
		const { lastNodeItems, error } = await dates();
		world.simulator.partnerCenter.settings.maxPageSize = null;
		expect(error).toBeUndefined();
		const kinds = lastNodeItems.map(({ json }) => json.allowedCustomTermEndDateType);
		expect(kinds.filter((kind) => kind === 'calendarMonthAligned')).toHaveLength(36);
		expect(lastNodeItems.at(-1)?.json).toMatchObject({
			allowedCustomTermEndDateType: 'subscriptionAligned',
			cotermSubscriptionIds: [subscription.id],
		});
		expect(sent()['GET /v1/customers/{customerId}/subscriptions/customTermEndDates']).toBe(4);
	});

	test('of one subscription, and from a day on', async () => {
		const { lastNodeItems } = await dates({
			targetSubscriptionId: picked(subscription.id),
			termStartDate: new Date(time.now() + DAY).toISOString(),
		});
		expect(lastNodeItems.map(({ json }) => json.allowedCustomTermEndDate)).toEqual([
			new Date(String(subscription.commitmentEndDate)).toISOString(),
		]);
		expect((await dates({ termStartDate: '2020-01-01' })).error?.message).toBeDefined();
	});
});
