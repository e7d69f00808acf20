import type { IDataObject } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import {
	AZURE_PLAN,
	bought,
	DAY,
	isoOf,
	only,
	operation,
	PATCH,
	patched,
	planned,
	readSubscription,
	requestsSince,
	type Subscription,
} from './subscriptionsSetup';
import { startPartnerWorld, type PartnerWorld } from '../world';
import { CHANGED_MEANWHILE, UNKNOWN_OUTCOME } from '../../../support/sentences';

let world: PartnerWorld;
let customer: string;
let subscription: Subscription;

beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(async () => {
	world.simulator.reset();
	Object.assign(world.simulator.partnerCenter.settings, { pendingChangeMs: 0, slowChangeMs: 0 });
	time.pass(20 * 60_000);
	customer = await world.customer();
	subscription = await bought(world, customer);
});
afterAll(async () => await world.stop());

const run = async (name: string, more: IDataObject = {}, id = subscription.id) =>
	await world.run('Subscription', operation(name, customer, id, more));
const now = async () => await readSubscription(world, customer, subscription.id);

/** Members of a subscription that follow from a change by themselves. */
function plain({
	attributes: _attributes,
	refundOptions: _refunds,
	refundableQuantity: _seats,
	links: _links,
	...rest
}: Subscription): IDataObject {
	return rest;
}

describe('one member changes, and nothing else', () => {
	test.each([
		['updateQuantity', { quantity: 12 }, { quantity: 12 }],
		['updateQuantity', { quantity: 7 }, { quantity: 7 }],
		['updateNickname', { friendlyName: 'Sales team' }, { friendlyName: 'Sales team' }],
		['changeTerm', { updateFields: { billingCycle: 'annual' } }, { billingCycle: 'annual' }],
		['suspend', {}, { status: 'suspended', suspensionReasons: ['CustomerInitiated'] }],
	])('%s %j', async (name, parameters, changed) => {
		const before = await now();
		const output = only(await run(name, parameters));
		expect(output).toMatchObject(changed);
		expect(plain(await now())).toEqual({ ...plain(before), ...changed });
	});

	test('the partner on record', async () => {
		const [reseller] = world.state().commerce.resellers;
		const before = await now();
		only(await run('updatePartnerOnRecord', { partnerIdOnRecord: { __rl: true, mode: 'id', value: reseller.mpnId } }));
		expect(plain(await now())).toEqual({ ...plain(before), partnerId: reseller.mpnId });
	});

	test('a longer term starts again', async () => {
		only(await run('changeTerm', { updateFields: { termDuration: 'P3Y' } }));
		expect(await now()).toMatchObject({ termDuration: 'P3Y', quantity: 10, autoRenewEnabled: true });
	});

	test('reactivated after it was suspended', async () => {
		only(await run('suspend'));
		only(await run('reactivate', { reapplySchedule: true }));
		expect(await now()).toMatchObject({ status: 'active', autoRenewEnabled: true, quantity: 10 });
	});
});

describe('a plan for the next term that the platform drops', () => {
	test('is sent again, and the output shows it', async () => {
		const plan = await planned(world, customer, subscription);
		const output = only(await run('updateQuantity', { quantity: 12, simplify: true }));
		expect(output).toMatchObject({
			quantity: 12,
			lostSchedule: plan,
			scheduleReapplied: true,
			scheduledNextTermInstructions: plan,
		});
		expect(output.warnings).toBeUndefined();
		expect(await now()).toMatchObject({ quantity: 12, scheduledNextTermInstructions: plan, autoRenewEnabled: true });
	});

	test('is only shown when that is turned off', async () => {
		const plan = await planned(world, customer, subscription);
		const output = only(await run('updateQuantity', { quantity: 12, reapplySchedule: false }));
		expect(output).toMatchObject({ quantity: 12, lostSchedule: plan, scheduleReapplied: false });
		expect((await now()).scheduledNextTermInstructions).toBeUndefined();
	});

	test('is reported in a dry run, which sends nothing', async () => {
		await planned(world, customer, subscription);
		const sent = requestsSince(world);
		const output = only(await run('updateQuantity', { quantity: 12, dryRun: true }));
		expect(output).toMatchObject({
			dryRun: true,
			warnings: [expect.stringContaining('platform deletes it')],
			request: { body: { quantity: 12, autoRenewEnabled: true } },
		});
		expect(sent()[PATCH]).toBeUndefined();
	});

	test('and that cannot be sent again does not hide that the seats were changed', async () => {
		const plan = await planned(world, customer, subscription);
		// The availability in the plan is sold no more after two days.
		time.pass(3 * DAY);
		const output = only(await run('updateQuantity', { quantity: 12 }));
		expect(output).toMatchObject({ quantity: 12, lostSchedule: plan, scheduleReapplied: false });
		expect((await now()).quantity).toBe(12);
	});

	test('stays where the platform keeps it', async () => {
		const plan = await planned(world, customer, subscription);
		const sent = requestsSince(world);
		const output = only(await run('updateNickname', { friendlyName: 'Sales team' }));
		expect(output).toMatchObject({ friendlyName: 'Sales team', scheduledNextTermInstructions: plan });
		expect(output).not.toHaveProperty('lostSchedule');
		expect(sent()[PATCH]).toBe(1);
	});
});

describe('the plan for the next term', () => {
	test('keeps what is not given', async () => {
		only(await run('scheduleNextTerm', { quantity: '8' }));
		const [productId, skuId, availabilityId] = subscription.offerId.split(':');
		const product = { productId, skuId, availabilityId, billingCycle: 'monthly', termDuration: 'P1Y' };
		expect((await now()).scheduledNextTermInstructions).toEqual({ product, quantity: 8 });
		only(await run('scheduleNextTerm', { billingCycle: 'annual' }));
		expect((await now()).scheduledNextTermInstructions).toEqual({
			product: { ...product, billingCycle: 'annual' },
			quantity: 8,
		});
	});

	test('takes the availability of now: for another term, and when the old one is gone', async () => {
		only(await run('scheduleNextTerm', { termDuration: 'P3Y' }));
		const [, , availabilityId] = subscription.offerId.split(':');
		const first = (await now()).scheduledNextTermInstructions as { product: IDataObject };
		expect(first.product).toMatchObject({
			termDuration: 'P3Y',
			availabilityId: expect.not.stringMatching(availabilityId) as string,
		});
		only(await run('removeSchedule'));
		expect((await now()).scheduledNextTermInstructions).toBeUndefined();
		time.pass(3 * DAY);
		only(await run('scheduleNextTerm', { quantity: '8' }));
		const later = (await now()).scheduledNextTermInstructions as { product: IDataObject };
		expect(later.product.availabilityId).not.toBe(availabilityId);
	});

	test('can be another product that the subscription may become', async () => {
		const product = {
			productId: { __rl: true, mode: 'id', value: 'CFQ7TTC0EX02' },
			skuId: { __rl: true, mode: 'id', value: '0001' },
		};
		only(await run('scheduleNextTerm', { updateFields: product }));
		expect((await now()).scheduledNextTermInstructions).toMatchObject({
			product: { productId: 'CFQ7TTC0EX02', skuId: '0001', termDuration: 'P1Y' },
			quantity: 10,
		});
		const alone = await run('scheduleNextTerm', { updateFields: { productId: product.productId } });
		expect(alone.error?.message).toContain('belong together');
	});

	test('needs auto-renew', async () => {
		await patched(world, customer, subscription.id, { autoRenewEnabled: false });
		const sent = requestsSince(world);
		const { error } = await run('scheduleNextTerm', { quantity: '8' });
		expect(error?.message).toContain('auto-renew is off');
		expect(sent()[PATCH]).toBeUndefined();
	});

	test('is removed, also where the platform takes its time', async () => {
		await planned(world, customer, subscription);
		world.simulator.partnerCenter.settings.slowChangeMs = 40_000;
		expect(only(await run('removeSchedule'))).toMatchObject({ id: subscription.id, quantity: 10 });
		expect((await now()).scheduledNextTermInstructions).toBeUndefined();
	});

	test('that is not there is not removed', async () => {
		expect((await run('removeSchedule')).error?.message).toContain('Nothing is scheduled');
	});
});

test.each([
	['before', 10],
	['after', 12],
] as const)(
	'an empty object as the answer, %s it was stored, proves nothing: the subscription is read',
	async (when, quantity) => {
		world.simulator.faults.add({ route: PATCH, kind: 'status', status: 200, body: {}, when, times: 1 });
		const output = only(await run('updateQuantity', { quantity: 12, options: { waitAtMost: 1 } }));
		expect(output).toMatchObject(when === 'before' ? { outcome: 'pending' } : { quantity: 12 });
		expect((await now()).quantity).toBe(quantity);
	},
);

test.each([
	['before', 10],
	['after', 12],
] as const)(
	'a page of a gateway, %s it was stored, is no refusal of a change: the subscription is read',
	async (when, quantity) => {
		world.simulator.faults.add({ route: PATCH, kind: 'html', status: 403, when, times: 1 });
		const reported = await run('updateQuantity', { quantity: 12 });
		if (when === 'before') expect(reported.error?.message).toMatch(UNKNOWN_OUTCOME);
		else expect(only(reported)).toMatchObject({ quantity: 12 });
		expect((await now()).quantity).toBe(quantity);
	},
);

describe('windows', () => {
	test('reads show until when it can be canceled, in UTC', async () => {
		time.pass(2 * DAY);
		const end = Date.parse(String(subscription.cancellationAllowedUntilDate));
		expect(only(await run('get'))).toMatchObject({
			cancellableUntil: isoOf(end),
			canCancel: true,
			hoursLeft: Math.floor((end - time.now()) / 3_600_000),
		});
		time.pass(6 * DAY);
		expect(only(await run('get', { simplify: true }))).toMatchObject({ canCancel: false, hoursLeft: 0 });
	});

	test('a date that means no end is none', async () => {
		const azure = await bought(world, customer, AZURE_PLAN, { quantity: 1 }, null);
		expect(only(await run('get', { simplify: true }, azure.id))).toMatchObject({
			commitmentEndDate: null,
			cancellableUntil: null,
			canCancel: null,
			hoursLeft: null,
		});
	});

	test('canceled within the window; a dry run shows the refunds before', async () => {
		const dry = only(await run('cancel', { dryRun: true }));
		expect(dry.warnings).toEqual([expect.stringMatching(/Full until .* UTC; Partial until .* UTC\.$/)]);
		expect(only(await run('cancel'))).toMatchObject({ status: 'deleted', canCancel: false, refundOptions: [] });
		expect((await run('cancel')).error?.message).toContain('already canceled');
	});

	test('after the window canceling is refused with its end, and nothing is sent', async () => {
		time.pass(8 * DAY);
		const sent = requestsSince(world);
		const end = isoOf(Date.parse(String(subscription.cancellationAllowedUntilDate)))
			.slice(0, 16)
			.replace('T', ' ');
		expect((await run('cancel')).error?.message).toContain(`could be canceled until ${end} UTC`);
		expect((await run('updateQuantity', { quantity: 7 })).error?.message).toContain(
			'You wanted to remove 3 seats, but today only 0 can be removed',
		);
		expect(sent()[PATCH]).toBeUndefined();
		only(await run('updateQuantity', { quantity: 11 }));
	});

	test('seats go by the batches in which they were bought', async () => {
		time.pass(5 * DAY);
		only(await run('updateQuantity', { quantity: 14 }));
		const first = Date.parse(String(subscription.cancellationAllowedUntilDate));
		expect(only(await run('get', { simplify: true }))).toMatchObject({
			reducibleSeats: 14,
			reducibleUntil: isoOf(first),
		});
		time.pass(3 * DAY);
		const output = only(await run('get', { simplify: true }));
		expect(output).toMatchObject({ reducibleSeats: 4, canCancel: false });
		expect(Date.parse(String(output.reducibleUntil))).toBeGreaterThan(time.now());
		const sent = requestsSince(world);
		expect((await run('updateQuantity', { quantity: 9 })).error?.message).toContain(
			'You wanted to remove 5 seats, but today only 4 can be removed (until ',
		);
		expect(sent()[PATCH]).toBeUndefined();
		expect(only(await run('updateQuantity', { quantity: 10 }))).toMatchObject({
			quantity: 10,
			reducibleSeats: 0,
			reducibleUntil: null,
		});
	});

	test('where the platform does not show the batches, it decides', async () => {
		time.pass(8 * DAY);
		const { refundableQuantity: _seats, ...read } = await now();
		world.simulator.faults.add({
			route: 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}',
			kind: 'status',
			status: 200,
			body: read,
			times: 1,
		});
		const sent = requestsSince(world);
		expect((await run('updateQuantity', { quantity: 9 })).error?.message).toContain(
			'You can only remove seats within days of buying or renewing them',
		);
		expect(sent()[PATCH]).toBe(1);
	});

	test.each([0, -1, 2.5])('%d seats are refused', async (quantity) => {
		const sent = requestsSince(world);
		expect((await run('updateQuantity', { quantity })).error?.message).toContain('"Quantity" must be');
		expect(sent()).toEqual({});
	});
});

describe('at the same time', () => {
	const stale = (status: number) => ({
		route: PATCH,
		kind: 'status' as const,
		status,
		body: { code: 2055, description: 'The etag is out of date.' },
		times: 1,
	});

	test.each([400, 412])('a stale etag (%d) is read again and sent once more', async (status) => {
		world.simulator.faults.add(stale(status));
		const sent = requestsSince(world);
		expect(only(await run('setEndOfTerm', { endOfTerm: 'ends' })).autoRenewEnabled).toBe(false);
		expect(sent()[PATCH]).toBe(2);
		world.simulator.faults.add({ ...stale(status), times: 2 });
		const { error } = await run('updateQuantity', { quantity: 12 });
		expect(error?.message).toContain(CHANGED_MEANWHILE);
		expect((await now()).quantity).toBe(10);
	});

	test('another change that is pending is waited for', async () => {
		world.simulator.partnerCenter.settings.pendingChangeMs = 30_000;
		await patched(world, customer, subscription.id, { quantity: 11 });
		const begun = time.now();
		expect(only(await run('updateQuantity', { quantity: 12 })).quantity).toBe(12);
		expect(time.now() - begun).toBeGreaterThanOrEqual(29_000);
	});

	test('a slow change (202 with Location) is followed to its end, and the plan sent again after it', async () => {
		const plan = await planned(world, customer, subscription);
		world.simulator.partnerCenter.settings.slowChangeMs = 40_000;
		const output = only(await run('updateQuantity', { quantity: 12 }));
		expect(output).toMatchObject({ quantity: 12, lostSchedule: plan, scheduleReapplied: true });
		expect(await now()).toMatchObject({ quantity: 12, scheduledNextTermInstructions: plan });
	});

	test('items for one subscription keep their order', async () => {
		const parameters = operation('updateQuantity', customer, subscription.id, { quantity: '={{ $json.seats }}' });
		const result = await world.run(
			'Subscription',
			parameters,
			[11, 12, 13].map((seats) => ({ json: { seats } })),
		);
		expect(result.lastNodeItems.map(({ json }) => json.quantity)).toEqual([11, 12, 13]);
		expect((await now()).quantity).toBe(13);
	});
});
