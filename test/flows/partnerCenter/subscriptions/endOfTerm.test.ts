import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import {
	AZURE_PLAN,
	bought,
	DAY,
	only,
	operation,
	PATCH,
	patched,
	picked,
	planned,
	requestsSince,
	TRIAL,
} from './subscriptionsSetup';
import { READ, SAAS, action, customer, now, run, set, setUp, subscription, world } from './endOfTermSetup';

setUp();

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
		expect((await run('removeSchedule')).error?.message).toContain('Change that with Set End of Term.');
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
