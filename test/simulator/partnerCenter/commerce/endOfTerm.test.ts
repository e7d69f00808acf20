import type { World } from './world';
import { BASIC, DAY, MAIL_OFFER, SAAS, startWorld, TRIAL, yearly } from './world';

let world: World;
let customer: string;
beforeEach(async () => {
	world = await startWorld();
	customer = await world.customer();
});
afterEach(() => world.stop());

/** Lets days pass; the token does not last that long. */
const days = async (count: number) => {
	world.pass(count * DAY);
	await world.signIn();
};
const fresh = ({ id }: { id: string }) => world.subscription(customer, id);
const seats = async (quantity = 10) => (await world.buy(customer, yearly(await world.item(BASIC), quantity)))[0];
const monthly = async (key = BASIC, billingCycle = 'monthly') =>
	(
		await world.buy(customer, {
			catalogItemId: await world.item(key, 'P1M'),
			quantity: 5,
			billingCycle,
			termDuration: 'P1M',
		})
	)[0];
const send = async (subscription: any, changes: Record<string, unknown>) =>
	await world.patch(customer, await fresh(subscription), changes);
const change = async (subscription: any, changes: Record<string, unknown>) => {
	const { status, body, text } = await send(subscription, changes);
	if (status !== 200) throw new Error(text);
	return body;
};
const refused = async (subscription: any, changes: Record<string, unknown>) => {
	const { status, text } = await send(subscription, changes);
	expect(status).toBe(400);
	return text;
};
const end = (actionType: string) => [{ scheduleType: 'TermEnd', actionType }];
const OFF = { autoRenewEnabled: false };

const EXTENDED = {
	status: 'active',
	offerName: 'Office Suite Basic (Extended Service Term)',
	termDuration: 'P1M',
	billingCycle: 'monthly',
	autoRenewEnabled: false,
};

describe('a year passes', () => {
	test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
		['nobody chose, auto-renew off', OFF, EXTENDED],
		['extended service term', { ...OFF, scheduledActions: end('RenewToExtendedServiceTerm') }, EXTENDED],
		['cancel', { ...OFF, scheduledActions: end('Cancel') }, { status: 'expired' }],
		[
			'renew',
			{ scheduledActions: end('RenewToNewTerm') },
			{ status: 'active', termDuration: 'P1Y', commitmentEndDate: '2028-03-01T23:59:59.000Z' },
		],
		['auto-renew alone', {}, { status: 'active', termDuration: 'P1Y', commitmentEndDate: '2028-03-01T23:59:59.000Z' }],
	])('%s', async (_, changes, later) => {
		const subscription = await seats();
		await change(subscription, changes);
		await days(366);
		const after = await fresh(subscription);
		expect(after).toMatchObject({ id: subscription.id, quantity: 10, ...later });
		expect(after.offerId === subscription.offerId).toBe(later !== EXTENDED);
	});

	test('what is not eligible ends without auto-renew', async () => {
		const saas = (
			await world.buy(customer, {
				catalogItemId: await world.item(SAAS, 'P1M'),
				quantity: 1,
				billingCycle: 'monthly',
				termDuration: 'P1M',
			})
		)[0];
		const early = await monthly();
		const trial = await monthly(TRIAL, 'none');
		const legacy = await world.buyLegacy(customer, MAIL_OFFER, 5);
		const all = [saas, early, trial, legacy];
		for (const one of all) await change(one, OFF);
		await days(2);
		// The month of it ends in April, before the rule begins.
		for (const one of all) expect(await fresh(one)).not.toHaveProperty('scheduledActions');
		await days(366);
		for (const one of all) expect((await fresh(one)).status).toBe('expired');
	});

	test('three years bought before the rule end in a free grace period', async () => {
		await world.stop();
		// The clock of this test, which the client does not move.
		let time = Date.parse('2025-03-30T09:00:00Z');
		world = await startWorld({ now: () => time });
		customer = await world.customer();
		await world.buy(customer, { ...yearly(await world.item(BASIC, 'P3Y'), 5), termDuration: 'P3Y' });
		time += world.simulator.partnerCenter.settings.provisioningMs;
		const {
			items: [bought],
		} = (await world.call('GET', `/customers/${customer}/subscriptions`)).body;
		expect((await world.patch(customer, bought, OFF)).status).toBe(200);
		time = Date.parse('2028-04-15T00:00:00Z');
		await world.signIn();
		expect((await fresh(bought)).status).toBe('expired');
	});
});

test('auto-renew off alone becomes an extended term within a day, with a new etag', async () => {
	const subscription = await seats();
	const off = await change(subscription, OFF);
	expect(off).not.toHaveProperty('scheduledActions');
	world.pass(DAY - 2000);
	await world.signIn();
	expect(await fresh(subscription)).toEqual(off);
	world.pass(2000);
	const later = await fresh(subscription);
	expect(later.scheduledActions).toEqual(end('RenewToExtendedServiceTerm'));
	expect(later.attributes.etag).not.toBe(off.attributes.etag);
	// Who turns it on again leaves the action behind when it is sent back.
	expect(await change(subscription, { autoRenewEnabled: true })).toMatchObject({
		autoRenewEnabled: true,
		scheduledActions: end('RenewToExtendedServiceTerm'),
	});
});

test('what is scheduled survives a new name, and no change in the middle of the term', async () => {
	const subscription = await seats();
	await change(subscription, { ...OFF, scheduledActions: end('Cancel') });
	expect((await change(subscription, { friendlyName: 'Front desk' })).scheduledActions).toEqual(end('Cancel'));
	expect(await change(subscription, { quantity: 11 })).not.toHaveProperty('scheduledActions');
	await days(2);
	// Nothing is decided any more, so the platform decides.
	expect((await fresh(subscription)).scheduledActions).toEqual(end('RenewToExtendedServiceTerm'));
	await change(subscription, { scheduledActions: end('Cancel') });
	expect(await change(subscription, { scheduledActions: undefined })).not.toHaveProperty('scheduledActions');
});

test.each([
	['a type that nobody knows', end('Hibernate')],
	['a word for when that nobody knows', [{ scheduleType: 'Never', actionType: 'Cancel' }]],
	['a day that is missing', [{ scheduleType: 'CustomDate', actionType: 'Transition' }]],
	['a single object', end('Cancel')[0]],
	['a text', 'Cancel'],
])('%s is refused, and named', async (_, scheduledActions) => {
	const subscription = await seats();
	expect(await refused(subscription, { scheduledActions })).toContain('scheduledActions');
	expect(await fresh(subscription)).toEqual(subscription);
});

test('a platform of the other form takes and shows a single object', async () => {
	world.simulator.partnerCenter.settings.singleAction = true;
	const subscription = await seats();
	expect(await refused(subscription, { ...OFF, scheduledActions: end('Cancel') })).toContain(
		'scheduledActions must be an object',
	);
	expect((await change(subscription, { ...OFF, scheduledActions: end('Cancel')[0] })).scheduledActions).toEqual(
		end('Cancel')[0],
	);
	expect((await change(subscription, { friendlyName: 'Front desk' })).scheduledActions).toEqual(end('Cancel')[0]);
});

test('an extended term is refused where there is none', async () => {
	const extending = { ...OFF, scheduledActions: end('RenewToExtendedServiceTerm') };
	expect(await refused(await monthly(), extending)).toContain('not eligible');
	expect(await refused(await monthly(TRIAL, 'none'), extending)).toContain('scheduledActions is not taken');
});

describe('in an Extended Service Term', () => {
	let subscription: any;
	beforeEach(async () => {
		subscription = await seats();
		await change(subscription, OFF);
		await days(366);
	});

	test('it goes on month by month under the same id', async () => {
		expect((await fresh(subscription)).commitmentEndDate).toBe('2027-04-01T23:59:59.000Z');
		await days(61);
		expect(await fresh(subscription)).toMatchObject({ ...EXTENDED, commitmentEndDate: '2027-06-01T23:59:59.000Z' });
	});

	test('it takes no change but a name, and can be canceled at any time with a refund of the rest', async () => {
		for (const changes of [
			{ quantity: 11 },
			{ quantity: 9 },
			{ status: 'suspended' },
			{ autoRenewEnabled: true },
			{ scheduledActions: end('Cancel') },
		]) {
			expect(await refused(subscription, changes)).toContain('800002');
		}
		await change(subscription, { friendlyName: 'Front desk' });
		await days(45);
		const before = await fresh(subscription);
		expect(before).not.toHaveProperty('cancellationAllowedUntilDate');
		expect(before.refundOptions).toEqual([{ type: 'Partial', expiresAt: before.commitmentEndDate }]);
		expect((await change(subscription, { status: 'deleted' })).status).toBe('deleted');
	});

	test('it can move back to its own SKU, and to what that can become', async () => {
		const { items } = (
			await world.call(
				'GET',
				`/customers/${customer}/subscriptions/${subscription.id}/transitionEligibilities?eligibilityType=immediate`,
			)
		).body;
		const skus = new Set(items.map(({ catalogItemId }: any) => catalogItemId.split(':').slice(0, 2).join(':')));
		expect([...skus]).toEqual([BASIC, 'CFQ7TTC0EX02:0001']);
	});
});

test('seats are taken away by the batches in which they were bought', async () => {
	const subscription = await seats();
	await days(5);
	const more = await change(subscription, { quantity: 14 });
	expect(more.refundableQuantity).toEqual({
		totalQuantity: 14,
		details: [
			{ quantity: 10, allowedUntilDateTime: subscription.cancellationAllowedUntilDate },
			{ quantity: 4, allowedUntilDateTime: new Date(world.now() + 7 * DAY).toISOString() },
		],
	});
	await days(3);
	expect((await fresh(subscription)).refundableQuantity).toMatchObject({
		totalQuantity: 4,
		details: [{ quantity: 4 }],
	});
	expect(await refused(subscription, { quantity: 9 })).toContain('800090');
	expect((await change(subscription, { quantity: 11 })).refundableQuantity).toMatchObject({ totalQuantity: 1 });
	expect(await refused(subscription, { quantity: 9 })).toContain('800090');
});

test('end dates of a new term: those of months, and of the other licenses', async () => {
	const { id } = await seats();
	const dates = async (query: string) =>
		(await world.call('GET', `/customers/${customer}/subscriptions/customTermEndDates?${query}`)).body;
	const { items } = await dates('term_duration=P1Y');
	expect(items[0]).toEqual({
		allowedCustomTermEndDateType: 'calendarMonthAligned',
		allowedCustomTermEndDate: '2026-03-31T23:59:59.000Z',
		cotermSubscriptionIds: [],
	});
	expect(items.at(-1)).toEqual({
		allowedCustomTermEndDateType: 'subscriptionAligned',
		allowedCustomTermEndDate: '2027-03-01T23:59:59.000Z',
		cotermSubscriptionIds: [id],
	});
	expect(items).toHaveLength(13);
	expect((await dates(`term_duration=P1Y&target_coterm_subscription_id=${id}`)).items).toHaveLength(1);
	expect((await dates('term_duration=P1Y&term_start_date=2026-02-01T00:00:00Z')).code).toBe(800002);
	expect((await dates('term_duration=P2Y')).code).toBe(3000);
});
