import type { IDataObject } from 'n8n-workflow';

import type { FaultRule } from '../../../../simulator/core/http/faults';
import { given } from '../../../support/given';
import { time } from '../../../support/virtualClock';

import { line, newOrder, renewal, returning } from '../orderFields';
import { customer, place, setUp, world } from '../oneCustomer';
import { ACROBAT, DAY, inDays, PHOTOSHOP, picked } from '../world';

/** 4122, "still processing", is an answer: Adobe gives it again for ten days to whoever repeats its correlation id. */

setUp();

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const POST = 'POST /v3/customers/{customer-id}/orders';
const LIST = 'GET /v3/customers/{customer-id}/orders';

const BUSY: Omit<FaultRule, 'route'> = {
	kind: 'status',
	status: 400,
	body: { code: '4122', message: 'This request is already being processed', additionalDetails: [] },
};

/** Answers an order with 4122, and not the preview before it. */
const busy = (rule: Partial<FaultRule> = {}) =>
	world.simulator.faults.add({ ...BUSY, route: POST, having: '"orderType":"NEW"', ...rule });

/** Under how many ids Adobe keeps that it was busy. */
const keptBusy = () =>
	Object.values(world.simulator.adobe.states.copy(0).kept).filter(
		({ reply }) => (reply.body as IDataObject | undefined)?.code === '4122',
	).length;

const keys = () => world.state().orders.map(({ externalReferenceId }) => externalReferenceId);

/** Two subscriptions in their renewal window, and a renewal of the first that takes so long. */
async function renewing(ms: number): Promise<IDataObject> {
	await world.buy(customer, ACROBAT, 5);
	await world.buy(customer, PHOTOSHOP, 2);
	world.simulator.adobe.admin().setAnniversary(customer, inDays(20));
	const [acrobat, photoshop] = world.state().subscriptions;
	world.simulator.adobe.settings.orderMs = ms;
	await world.api.post(`/v3/customers/${customer}/orders`, {
		orderType: 'RENEWAL',
		currencyCode: 'USD',
		externalReferenceId: 'by hand',
		lineItems: [{ extLineItemNumber: 1, offerId: ACROBAT, quantity: 5, subscriptionId: acrobat.id }],
	});
	world.asked();
	return renewal(customer, [line(PHOTOSHOP, 2, { subscriptionId: picked(photoshop.id) })], {
		waitForCompletion: false,
	});
}

const renewals = () =>
	world
		.state()
		.orders.filter(({ type }) => type === 'RENEWAL')
		.map(({ externalReferenceId }) => externalReferenceId);

describe('a renewal while another one is under way', () => {
	test('goes out under a new id once that is done, after a look for the order', async () => {
		const parameters = await renewing(40 * SECOND);
		expect(await world.row('RenewalOrder', 'place', parameters)).toMatchObject({
			created: true,
			orderKey: 'renewal-1',
		});
		expect(renewals()).toEqual(['by hand', 'renewal-1']);
		expect(keptBusy()).toBeGreaterThan(0);
		const asked = world.asked();
		// The preview, the tries that were asked to wait, and the one that went through; the first look is before all of them.
		expect(asked[POST]).toBe(keptBusy() + 2);
		expect(asked[LIST]).toBe(keptBusy() + 1);
	});

	test('that outlasts the time given is reported with the next step; a later run is not answered with what is kept', async () => {
		const parameters = await renewing(10 * MINUTE);
		expect(await world.complaint('RenewalOrder', 'place', parameters)).toMatch(
			/^Adobe is still processing an earlier request.*Run this again in a few minutes/,
		);
		expect(renewals()).toEqual(['by hand']);
		time.pass(11 * MINUTE);
		expect(await world.row('RenewalOrder', 'place', parameters)).toMatchObject({ created: true });
		expect(renewals()).toEqual(['by hand', 'renewal-1']);
	});

	test('is placed once by two workers that wait for it', async () => {
		const parameters = await renewing(40 * SECOND);
		const other = await world.anotherWorker();
		const ended = await Promise.all([
			world.run('RenewalOrder', 'place', parameters),
			other('RenewalOrder', 'place', parameters),
		]);
		const ids = ended.map(({ lastNodeItems: [{ json }] }) => json.orderId);
		expect(ids).toEqual([expect.stringMatching(/^\d+$/), ids[0]]);
		expect(renewals()).toEqual(['by hand', 'renewal-1']);
	});
});

test.each([1, 5, 9])('an order that was asked to wait is placed %i days later, and then found', async (days) => {
	busy({ times: 20 });
	expect(await world.complaint('NewOrder', 'place', newOrder(customer))).toMatch(/still processing/);
	world.simulator.faults.clear();
	expect(keys()).toEqual([]);
	time.pass(days * DAY);
	expect(await place()).toMatchObject({ created: true, outcome: 'completed' });
	expect(await place()).toMatchObject({ created: false });
	expect(keys()).toEqual(['deal-1']);
});

test('an order that went through although it was asked to wait is found by the look, and not bought again', async () => {
	busy({ when: 'after' });
	const placed = await place();
	expect(placed.orderId).toBe(given(world.state().orders[0].id));
	expect(placed).toMatchObject({ outcome: 'completed', orderKey: 'deal-1' });
	time.pass(16 * MINUTE);
	expect(await place()).toMatchObject({ created: false, orderId: given(placed.orderId) });
	expect(keys()).toEqual(['deal-1']);
});

test('after an answer that did not come, 4122 says nothing of the order: the id is not changed, and it is looked for', async () => {
	world.simulator.faults.add({ route: POST, having: '"orderType":"NEW"', kind: 'reset', when: 'before' });
	busy();
	const {
		lastNodeItems: [{ json }],
	} = await world.run('NewOrder', 'place', newOrder(customer), { onError: 'continueRegularOutput' });
	expect(json).toMatchObject({ details: { outcome: 'unknown', orderKey: 'deal-1' } });
	// The preview, and the order twice under the same id.
	expect(world.asked()[POST]).toBe(3);
	expect(Object.keys(world.simulator.adobe.states.copy(0).kept).length).toBeGreaterThan(0);
	expect(keys()).toEqual([]);
});

test('a return while another one of the line is under way waits for it, and takes what that leaves', async () => {
	const { orderId } = await place();
	world.simulator.adobe.settings.orderMs = 40 * SECOND;
	const back = {
		orderType: 'RETURN',
		referenceOrderId: orderId,
		currencyCode: 'USD',
		lineItems: [{ extLineItemNumber: 1, offerId: ACROBAT, quantity: 2 }],
	};
	await world.api.post(`/v3/customers/${customer}/orders`, back);
	const part = [{ extLineItemNumber: 1, offerId: ACROBAT, quantity: 1 } as IDataObject];
	expect(
		await world.row('ReturnOrder', 'place', returning(customer, String(orderId), { waitForCompletion: false }, part)),
	).toMatchObject({ created: true });
	expect(world.state().orders.map(({ type, lines }) => [type, lines[0].quantity])).toEqual([
		['NEW', 5],
		['RETURN', 2],
		['RETURN', 1],
	]);
});

describe('a transfer that is asked to wait', () => {
	const TRANSFERS = 'POST /v3/memberships/{membership-id}/transfers';
	const transfer = () => ({
		membershipId: 'VIP100000001',
		resellerId: picked(world.reseller()),
		orderKey: 'move-1',
		dryRun: false,
		waitForCompletion: false,
		additionalFields: {},
		options: {},
	});

	test('is started under a new id', async () => {
		world.simulator.faults.add({ ...BUSY, route: TRANSFERS });
		expect(await world.row('Transfer', 'create', transfer())).toMatchObject({ created: true });
		expect(world.state().transfers).toHaveLength(1);
	});

	test('and had been started all the same is not started again', async () => {
		world.simulator.faults.add({ ...BUSY, route: TRANSFERS, when: 'after' });
		expect(await world.complaint('Transfer', 'create', transfer())).toMatch(
			/A move of this customer is under way|has already moved/,
		);
		expect(world.state().transfers).toHaveLength(1);
	});
});
