import type { FaultRule } from '../../../../simulator/core/http/faults';
import { given } from '../../../support/given';
import { time } from '../../../support/virtualClock';

import { line, newOrder, renewal } from '../orderFields';
import { anotherCustomer, customer, place, refused, setUp, world } from '../oneCustomer';
import { ACROBAT, ALL_APPS, inDays, PHOTOSHOP, picked } from '../world';
import { UNKNOWN_OUTCOME } from '../../../support/sentences';

setUp();

const MINUTE = 60_000;
const POST = 'POST /v3/customers/{customer-id}/orders';
const STOCK = '65304526CA01A12';

/** The platform keeps what it answers for ten days, so only orders that go out at once meet a stored refusal. */
const AT_ONCE = { additionalFields: { skipPreview: true } };

/** What the platform has stored: key, offer and quantity of each order. */
const orders = () =>
	world
		.state()
		.orders.map(({ externalReferenceId, lines }) => [
			externalReferenceId,
			...lines.map(({ offerId, quantity }) => `${quantity} x ${offerId}`),
		]);
const ONE = [['deal-1', `5 x ${ACROBAT}`]];

type Fault = Omit<FaultRule, 'route'>;

/** Spoils the order, and not the preview before it. */
const spoil = (rule: Fault) => world.simulator.faults.add({ route: POST, skip: 1, ...rule });

describe('an answer that does not come', () => {
	test.each<[string, ...Fault[]]>([
		['the connection breaks after the order was stored', { kind: 'reset', when: 'after' }],
		['it breaks three times', { kind: 'reset', when: 'after', times: 3 }],
		['it breaks before anything was stored', { kind: 'reset', when: 'before' }],
		['500 after it was stored', { kind: 'status', status: 500, when: 'after' }],
		['502 with a page after it was stored', { kind: 'html', status: 502, when: 'after' }],
		['503 after it was stored', { kind: 'status', status: 503, headers: { 'Retry-After': '4' }, when: 'after' }],
		['an empty answer after it was stored', { kind: 'empty', when: 'after' }],
		['half an answer after it was stored', { kind: 'truncated', when: 'after' }],
		['a break after it was stored, then 500', { kind: 'reset', when: 'after' }, { kind: 'status', status: 500 }],
	])('%s: one order, also when the node runs again a second later, and on another worker', async (...[, ...faults]) => {
		for (const fault of faults) spoil(fault);
		expect(await place()).toMatchObject({ created: true, outcome: 'completed' });
		time.pass(1000);
		expect(await place()).toMatchObject({ created: false, outcome: 'completed' });
		const other = await world.anotherWorker();
		expect((await other('NewOrder', 'place', newOrder(customer))).lastNodeItems[0].json).toMatchObject({
			created: false,
		});
		expect(orders()).toEqual(ONE);
	});

	test('an order that is listed late is not bought again, although its answer was lost', async () => {
		spoil({ kind: 'storedLate', ms: 10 * MINUTE });
		expect(await place({ waitForCompletion: false })).toMatchObject({ created: true });
		time.pass(MINUTE);
		await world.run('NewOrder', 'place', newOrder(customer));
		const other = await world.anotherWorker();
		await other('NewOrder', 'place', newOrder(customer));
		expect(orders()).toEqual(ONE);
	});

	test('an order that was placed, but is not shown yet, is unknown to the next execution, with its ID and what to do; once it is shown it is found', async () => {
		spoil({ kind: 'storedLate', ms: 10 * MINUTE });
		const { orderId } = await place({ waitForCompletion: false });
		time.pass(MINUTE);
		world.asked();
		const {
			lastNodeItems: [{ json }],
		} = await world.run('NewOrder', 'place', newOrder(customer), { onError: 'continueRegularOutput' });
		expect(json).toMatchObject({ details: { outcome: 'unknown', orderKey: 'deal-1', orderId: given(orderId) } });
		expect(json.error).toMatch(
			new RegExp(
				`^The order ${String(orderId)} was placed, but Adobe VIP .*Nothing was sent now\\. Look for this ID.*run this again: within 15 minutes of the order, a run only looks for it\\.$`,
			),
		);
		expect(world.asked()).not.toHaveProperty([POST]);
		time.pass(9 * MINUTE);
		expect(await place()).toMatchObject({ created: false, orderId: given(orderId), outcome: 'completed' });
		expect(orders()).toEqual(ONE);
	});
});

describe('an unknown outcome', () => {
	const unknown = async () =>
		await world.run('NewOrder', 'place', newOrder(customer), { onError: 'continueRegularOutput' });

	test('is reported as such, with what to check; for a quarter of an hour nothing is sent again, then it is placed once', async () => {
		spoil({ kind: 'status', status: 500, when: 'before' });
		const [{ json }] = (await unknown()).lastNodeItems;
		expect(json).toMatchObject({ details: { outcome: 'unknown', orderKey: 'deal-1' } });
		expect(json.error).toMatch(
			new RegExp(
				`${UNKNOWN_OUTCOME.source} the order was placed.*Order > Get Many for customer ${customer} for the external reference "deal-1"`,
			),
		);
		world.asked();
		time.pass(10 * MINUTE);
		expect((await unknown()).lastNodeItems[0].json).toMatchObject({ details: { outcome: 'unknown' } });
		expect(world.asked()).not.toHaveProperty([POST]);
		time.pass(6 * MINUTE);
		expect(await place()).toMatchObject({ created: true });
		expect(orders()).toEqual(ONE);
	});

	test('ends as soon as the order can be seen', async () => {
		spoil({ kind: 'status', status: 502, when: 'after' });
		world.simulator.faults.add({
			route: 'GET /v3/customers/{customer-id}/orders',
			kind: 'status',
			status: 503,
			skip: 1,
			times: 50,
		});
		expect((await unknown()).lastNodeItems[0].json).toMatchObject({ details: { outcome: 'unknown' } });
		world.simulator.faults.clear();
		expect(await place()).toMatchObject({ created: false, outcome: 'completed' });
		expect(orders()).toEqual(ONE);
	});

	test('stays one where the platform repeats its fault: nothing is bought, and another key is advised', async () => {
		world.simulator.adobe.settings.replayFaults = true;
		spoil({ kind: 'status', status: 500, when: 'before' });
		await unknown();
		time.pass(20 * MINUTE);
		expect(String((await unknown()).lastNodeItems[0].json.error)).toMatch(/For ten days.*order again with another key/);
		expect(orders()).toEqual([]);
	});
});

describe('a refused order that was mended', () => {
	test('with another product: the stored refusal does not come back, not even at once', async () => {
		expect(await refused(AT_ONCE, [line(STOCK)])).toMatch(/^An add-on needs/);
		expect(await place(AT_ONCE)).toMatchObject({ created: true, outcome: 'completed' });
		expect(orders()).toEqual(ONE);
	});

	test.each([16, 60, 9 * 24 * 60])(
		'with the same lines, once the account was put right, %i minutes later',
		async (minutes) => {
			await refused(AT_ONCE, [line(STOCK)]);
			await world.buy(customer, ALL_APPS, 1);
			time.pass(minutes * MINUTE);
			expect(await place(AT_ONCE, [line(STOCK)])).toMatchObject({ created: true, outcome: 'completed' });
			expect(await place(AT_ONCE, [line(STOCK)])).toMatchObject({ created: false });
			expect(orders().filter(([key]) => key === 'deal-1')).toEqual([['deal-1', `5 x ${STOCK}`]]);
		},
	);

	test('that passed its preview: what stood in the way is over a quarter of an hour later', async () => {
		await world.buy(customer, ACROBAT, 5);
		world.simulator.adobe.admin().setAnniversary(customer, inDays(20));
		world.simulator.adobe.settings.orderMs = 15 * MINUTE;
		const [{ id }] = world.state().subscriptions;
		await world.row(
			'RenewalOrder',
			'place',
			renewal(customer, [line(ACROBAT, 5, { subscriptionId: picked(id) })], { waitForCompletion: false }),
		);
		expect(await refused({}, [line(PHOTOSHOP, 2)])).toMatch(/^An early renewal/);
		time.pass(16 * MINUTE);
		expect(await place({ waitForCompletion: false }, [line(PHOTOSHOP, 2)])).toMatchObject({ created: true });
		expect(orders().filter(([key]) => key === 'deal-1')).toHaveLength(1);
	});

	test('by two workers at the same moment is one order', async () => {
		await refused(AT_ONCE, [line(STOCK)]);
		await world.buy(customer, ALL_APPS, 1);
		time.pass(16 * MINUTE);
		const other = await world.anotherWorker();
		const both = newOrder(customer, AT_ONCE, [line(STOCK)]);
		const results = await Promise.all([world.run('NewOrder', 'place', both), other('NewOrder', 'place', both)]);
		const [mine, others] = results.map(({ lastNodeItems }) => lastNodeItems[0].json.orderId);
		expect(others).toBe(given(mine));
		expect(orders().filter(([key]) => key === 'deal-1')).toHaveLength(1);
	});

	test('that failed with its customer: once that is active, Place Again buys one more time only', async () => {
		world.simulator.adobe.admin().endNextAccountAs('1012');
		await anotherCustomer({ waitForCompletion: false });
		expect(await refused()).toMatch(/\(status 1024\)/);
		world.simulator.adobe.admin().setStatus(customer, '1000');
		time.pass(16 * MINUTE);
		expect(await refused()).toMatch(/"Place Again"/);
		const again = { options: { placeAgain: true } };
		spoil({ kind: 'reset', when: 'after' });
		expect(await place(again)).toMatchObject({ created: true, outcome: 'completed' });
		expect(await place(again)).toMatchObject({ created: false });
		expect(world.state().orders.map(({ status }) => status)).toEqual(['1024', '1000']);
	});
});

test('a conflict that says nothing of the order is no refusal: a later run tries no second id, and says what to do', async () => {
	spoil({ kind: 'status', status: 409 });
	const words = /^Adobe says that this conflicts with something in progress.*use another key/;
	expect(await refused()).toMatch(words);
	time.pass(16 * MINUTE);
	world.asked();
	expect(await refused()).toMatch(words);
	// The preview, and the order under its first id.
	expect(world.asked()[POST]).toBe(2);
	expect(orders()).toEqual([]);
	expect(await place({ orderKey: 'deal-2' })).toMatchObject({ created: true });
});

describe('two workers at the same moment', () => {
	test('with the same key leave one order, and both report it', async () => {
		const other = await world.anotherWorker();
		const results = await Promise.all([
			world.run('NewOrder', 'place', newOrder(customer)),
			other('NewOrder', 'place', newOrder(customer)),
		]);
		expect(results.map(({ lastNodeItems }) => lastNodeItems[0].json)).toEqual(
			Array(2).fill(expect.objectContaining({ orderId: world.state().orders[0].id, outcome: 'completed' })),
		);
		expect(orders()).toEqual(ONE);
	});

	test('and other lines leave one order; the other worker learns that it is not its own', async () => {
		const other = await world.anotherWorker();
		const results = await Promise.all([
			world.run('NewOrder', 'place', newOrder(customer)),
			other('NewOrder', 'place', newOrder(customer, {}, [line(PHOTOSHOP, 2)])),
		]);
		expect(results.map(({ error }) => error?.message ?? '').join()).toMatch(/the key "deal-1" .*(has|with) /);
		expect(orders()).toHaveLength(1);
	});
});

describe('a limit', () => {
	test.each([
		[1, false],
		[4, false],
		[1, true],
		[4, true],
	])('that refuses %i times (kept for ten days: %p) leaves one order', async (times, replayFaults) => {
		world.simulator.adobe.settings.replayFaults = replayFaults;
		spoil({ kind: 'status', status: 429, times });
		expect(await place()).toMatchObject({ created: true, outcome: 'completed' });
		expect(await place()).toMatchObject({ created: false });
		expect(orders()).toEqual(ONE);
	});

	test.each([false, true])(
		'that outlasts the time given is reported with when to try again; the next run orders, also when it is kept (%p)',
		async (replayFaults) => {
			world.simulator.adobe.settings.replayFaults = replayFaults;
			spoil({ kind: 'status', status: 429, headers: { 'Retry-After': '900' }, times: 2 });
			expect(await refused()).toMatch(/accepts no more requests for now\. Try again in 900 s/);
			time.pass(16 * MINUTE);
			expect(await place()).toMatchObject({ created: true });
			expect(orders()).toEqual(ONE);
		},
	);
});
