import type { World } from './world';
import { ARCHIVE_OFFER, BASIC, MAIL_OFFER, PREMIUM, startWorld, TRIAL, TRIAL_OFFER, yearly } from './world';

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

describe('legacy upgrades and conversions', () => {
	test('an upgrade ends the source and gives a new subscription', async () => {
		const source = await world.buyLegacy(customer, MAIL_OFFER, 5);
		const { items } = await get(`/subscriptions/${source.id}/upgrades`);
		expect(items[0]).toMatchObject({ isEligible: true, quantity: 5, upgradeErrors: [] });
		const { body } = await post(`/subscriptions/${source.id}/upgrades`, items[0]);
		expect(body).toMatchObject({ sourceSubscriptionId: source.id, upgradeErrors: [] });
		expect(await world.subscription(customer, body.targetSubscriptionId)).toMatchObject({
			offerId: items[0].targetOffer.id,
			quantity: 5,
		});
		expect((await world.subscription(customer, source.id)).status).toBe('deleted');
	});

	test('what keeps an upgrade from being done is inside a 200', async () => {
		const source = await world.buyLegacy(customer, MAIL_OFFER, 5);
		await world.addOnFor(customer, source);
		const { items } = await get(`/subscriptions/${source.id}/upgrades`);
		expect(items[0]).toMatchObject({ isEligible: false, upgradeType: 'none' });
		await world.signIn('app');
		const body = { ...items[0], upgradeType: 'upgrade_with_license_transfer' };
		const { status, body: result } = await post(`/subscriptions/${source.id}/upgrades`, body);
		expect([status, result.targetSubscriptionId]).toEqual([200, null]);
		expect(result.upgradeErrors.map(({ code }: any) => code)).toEqual([
			'subscription_add_ons_present',
			'user_context_required',
		]);
		expect((await world.subscription(customer, source.id)).status).toBe('active');
	});

	test('a trial becomes paid under the same id; an error is inside a 200', async () => {
		const trial = await world.buyLegacy(customer, TRIAL_OFFER, 5);
		const path = `/subscriptions/${trial.id}/conversions`;
		const { items } = await get(path);
		const failed = await post(path, { ...items[0], targetOfferId: ARCHIVE_OFFER });
		expect([failed.status, failed.body.error.code]).toEqual([200, 'ConversionsNotFound']);
		const { body } = await post(path, items[0]);
		expect(body).toMatchObject({ subscriptionId: trial.id, error: null });
		expect(await world.subscription(customer, trial.id)).toMatchObject({
			offerId: MAIL_OFFER,
			isTrial: false,
			quantity: 5,
		});
		expect((await get(path)).items).toEqual([]);
	});
});

describe('transitions', () => {
	const eligibilities = async ({ id }: any, type = 'immediate') =>
		(await get(`/subscriptions/${id}/transitionEligibilities?eligibilityType=${type}`)).items;
	const yearlyTarget = async (source: any) => {
		const item = await world.item(PREMIUM);
		return (await eligibilities(source)).find(({ catalogItemId }: any) => catalogItemId === item);
	};

	test('into an existing subscription at once, never at the renewal; none for trials', async () => {
		const [source, target] = [await seats(), await seats(PREMIUM, 3)];
		const [row] = await eligibilities(source);
		expect(row).toMatchObject({
			quantity: 10,
			subscriptionEligibilities: [{ subscriptionId: target.id, isEligible: true }],
		});
		expect((await eligibilities(source, 'scheduled'))[0].subscriptionEligibilities).toEqual([]);
		const trial = {
			catalogItemId: await world.item(TRIAL, 'P1M'),
			quantity: 5,
			billingCycle: 'none',
			termDuration: 'P1M',
		};
		expect(await eligibilities((await world.buy(customer, trial))[0])).toEqual([]);
	});

	test('a part of the seats moves; the events show when', async () => {
		const source = await seats();
		const { catalogItemId } = await yearlyTarget(source);
		const path = `/subscriptions/${source.id}/transitions`;
		const body = { toCatalogItemId: catalogItemId, quantity: 4, transitionType: 'transition_only' };
		const { status, body: transition } = await post(path, body);
		expect([status, transition.events]).toMatchObject([201, [{ name: 'Conversion', status: 'InProgress' }]]);
		expect((await post(path, body)).body.code).toBe('900278');
		world.pass(3000);
		expect((await get(path)).items[0].events[0].status).toBe('Completed');
		expect((await get(`${path}?operationId=${transition.operationId}`)).items).toHaveLength(1);
		expect((await get(`${path}?operationId=${customer}`)).items).toEqual([]);
		world.simulator.partnerCenter.settings.wrappedTransitions = true;
		expect((await get(path)).items[0]).toMatchObject({
			Transition: { OperationId: transition.operationId, Events: [{ Status: 'Completed' }] },
		});
		expect((await world.subscription(customer, source.id)).quantity).toBe(6);
		expect(await world.subscription(customer, transition.toSubscriptionId)).toMatchObject({
			quantity: 4,
			offerName: 'Office Suite Premium',
		});
	});

	test('all seats into another subscription: the source ends', async () => {
		const [source, target] = [await seats(), await seats(PREMIUM, 3)];
		const { catalogItemId } = await yearlyTarget(source);
		const body = {
			toCatalogItemId: catalogItemId,
			quantity: 10,
			transitionType: 'transition_only',
			toSubscriptionId: target.id,
		};
		expect((await post(`/subscriptions/${source.id}/transitions`, { ...body, quantity: 11 })).body.code).toBe(2002);
		await post(`/subscriptions/${source.id}/transitions`, body);
		world.pass(3000);
		expect((await world.subscription(customer, source.id)).status).toBe('deleted');
		expect((await world.subscription(customer, target.id)).quantity).toBe(13);
	});

	test('a trial of New Commerce becomes its paid product', async () => {
		const line = {
			catalogItemId: await world.item(TRIAL, 'P1M'),
			quantity: 5,
			billingCycle: 'none',
			termDuration: 'P1M',
		};
		const [trial] = await world.buy(customer, line);
		const body = { toCatalogItemId: await world.item(BASIC), quantity: 5, transitionType: 'transition_only' };
		const { body: transition } = await post(`/subscriptions/${trial.id}/transitions`, body);
		world.pass(3000);
		expect(await world.subscription(customer, transition.toSubscriptionId)).toMatchObject({
			isTrial: false,
			billingCycle: 'monthly',
		});
	});
});
