import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { FaultRule } from '../../../../simulator/core/http/faults';
import { createCore, type Core } from '../../../support/core';
import { time } from '../../../support/virtualClock';

import { picked } from '../subscriptions/subscriptionsSetup';
import { partnerCredentials, startPartnerWorld, type PartnerWorld } from '../world';

/** Two n8n workers without a common memory that sell one deal at the same moment, while one of them is answered with no success. */

let world: PartnerWorld;
let second: Core;
let customer: string;

beforeAll(async () => {
	world = await startPartnerWorld();
	await jest.isolateModulesAsync(async () => {
		(await import('../../../../nodes/engine/util/currentClock')).useClock(time);
		const { nodes, credentialTypes } = await import('../../../../scripts/package');
		second = await createCore({
			nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
			credentialTypes,
			credentials: partnerCredentials(world.simulator),
		});
	});
});
beforeEach(async () => {
	world.simulator.reset();
	time.pass(20 * 60_000);
	customer = await world.customer();
});
afterEach(() => Object.assign(world.simulator.partnerCenter.settings, { orderListingMs: 0 }));
afterAll(async () => await world.stop());

const CARTS = 'POST /v1/customers/{customerId}/carts';
const CHECK_OUT = `${CARTS}/{cartId}/checkout`;
const ORDERS = 'POST /v1/customers/{customerId}/orders';

const LICENSE = {
	productId: picked('CFQ7TTC0EX01'),
	skuId: picked('0001'),
	quantity: 5,
	termDuration: 'P1Y',
	billingCycle: 'monthly',
};
const LEGACY = { offerId: '1e3f0752-af9a-5894-8580-59200011bd9d', quantity: 3 };

const sale = (route: string): [node: string, parameters: IDataObject] =>
	route === ORDERS
		? ['Order', { resource: 'order', operation: 'create', billingCycle: 'monthly', lineItems: { line: [LEGACY] } }]
		: [
				'Purchase',
				{ resource: 'purchase', operation: 'place', targetView: 'OnlineServices', lineItems: { line: [LICENSE] } },
			];

const both = async (route: string) =>
	await Promise.all(
		[world.core, second].map(async (core) => {
			const [node, parameters] = sale(route);
			const more = {
				customerId: picked(customer),
				orderKey: 'deal-1',
				dryRun: false,
				waitForCompletion: true,
				simplify: true,
			};
			const type = `n8n-nodes-cloud-marketplace.partnerCenter${node}`;
			return (
				await core.runNode(type, { ...parameters, ...more } as INodeParameters, undefined, {
					credentialId: 'a',
					onError: 'continueRegularOutput',
				})
			).lastNodeItems[0].json;
		}),
	);

type Fault = Omit<FaultRule, 'route' | 'when' | 'times'>;

const BUSY: Fault = {
	kind: 'status',
	status: 409,
	body: { code: 800060, description: 'The order is still being processed.' },
};
const LIMIT: Fault = { kind: 'status', status: 429, headers: { 'Retry-After': '2' } };
const FAULTS: Array<[string, Fault]> = [
	['busy', BUSY],
	['a limit', LIMIT],
	['503', { kind: 'status', status: 503 }],
	['a cut connection', { kind: 'reset' }],
	['401', { kind: 'unauthorized' }],
];

describe.each([
	['the cart', CARTS],
	['the checkout', CHECK_OUT],
	['an order of one request', ORDERS],
])('%s is answered', (_, route) => {
	describe.each([
		['at once', 0],
		['half a minute late', 30_000],
	])('orders are listed %s', (__, orderListingMs) => {
		describe.each(FAULTS)('with %s', (___, fault) => {
			test.each([
				['before', 1],
				['before', 3],
				['after', 1],
				['after', 3],
			] as const)('%s it was stored, %d times: one order, and both report it', async (when, times) => {
				world.simulator.partnerCenter.settings.orderListingMs = orderListingMs;
				world.simulator.faults.add({ route, when, times, ...fault });
				const reported = await both(route);
				const orders = world.state().commerce.orders;
				expect(orders.length).toBeLessThanOrEqual(1);
				// What nobody knows is reported as an error; what is reported as done is the order that exists.
				const done = reported.filter(({ error }) => error === undefined);
				expect(done.map(({ id, outcome }) => [id, outcome])).toEqual(done.map(() => [orders[0]?.id, 'completed']));
				if (times === 1) expect(done.length).toBeGreaterThan(0);
			});
		});
	});
});

test.each(['before', 'after'] as const)(
	"a cart that is refused to one of them, %s it was stored: one order, for the other one's is seen before the second cart is ordered",
	async (when) => {
		world.simulator.faults.add({
			route: CARTS,
			when,
			times: 1,
			kind: 'status',
			status: 400,
			body: { code: '99999', description: 'Not now' },
		});
		const reported = await both(CARTS);
		const [{ id }, ...others] = world.state().commerce.orders;
		expect(others).toEqual([]);
		expect(reported.map((row) => [row.id, row.outcome])).toEqual([
			[id, 'completed'],
			[id, 'completed'],
		]);
		expect(reported.map(({ created }) => created)).toEqual(expect.arrayContaining([true, false]));
	},
);

test.each([
	['before', 1],
	['after', 1],
	['after', 2],
] as const)(
	'a checkout that is refused %s it was stored, %d times, while orders are listed late: the cart shows that it was ordered',
	async (when, times) => {
		world.simulator.partnerCenter.settings.orderListingMs = 30_000;
		world.simulator.faults.add({
			route: CHECK_OUT,
			when,
			times,
			kind: 'status',
			status: 400,
			body: { code: '99999', description: 'Not now' },
		});
		const reported = await both(CARTS);
		const [{ id }, ...others] = world.state().commerce.orders;
		expect(others).toEqual([]);
		expect(reported.map((row) => [row.id, row.outcome])).toEqual([
			[id, 'completed'],
			[id, 'completed'],
		]);
	},
);

/** One delivery after the other, while no list shows the first one's order yet. @param lines what the second one adds to the line */
async function deliverTwice(second: Core, more: IDataObject): Promise<IDataObject[]> {
	world.simulator.partnerCenter.settings.orderListingMs = 10 * 60_000;
	const rows: IDataObject[] = [];
	for (const [core, added] of [
		[world.core, {}],
		[second, more],
	] as const) {
		const parameters = {
			resource: 'purchase',
			operation: 'place',
			targetView: 'OnlineServices',
			lineItems: { line: [{ ...LICENSE, ...added }] },
			customerId: picked(customer),
			orderKey: 'deal-1',
			dryRun: false,
			waitForCompletion: false,
			simplify: true,
		};
		const { lastNodeItems } = await core.runNode(
			'n8n-nodes-cloud-marketplace.partnerCenterPurchase',
			parameters as INodeParameters,
			undefined,
			{ credentialId: 'a', onError: 'continueRegularOutput' },
		);
		rows.push(lastNodeItems[0].json);
		time.pass(60_000);
	}
	return rows;
}

test.each([
	['a nickname', { friendlyName: 'Sales team' }],
	['an attestation', { attestationAccepted: true }],
])('%s that was added between two deliveries to two workers makes no second order', async (_, more) => {
	const [first] = await deliverTwice(second, more);
	expect(first).toMatchObject({ created: true });
	expect(world.state().commerce.orders).toHaveLength(1);
});

test('another operation under the same key, while orders are listed late, makes no second order', async () => {
	world.simulator.partnerCenter.settings.orderListingMs = 10 * 60_000;
	const rows: IDataObject[] = [];
	for (const route of [CARTS, ORDERS]) {
		const [node, parameters] = sale(route);
		const { lastNodeItems } = await world.core.runNode(
			`n8n-nodes-cloud-marketplace.partnerCenter${node}`,
			{
				...parameters,
				customerId: picked(customer),
				orderKey: 'deal-1',
				dryRun: false,
				waitForCompletion: false,
				simplify: true,
			} as INodeParameters,
			undefined,
			{ credentialId: 'a', onError: 'continueRegularOutput' },
		);
		rows.push(lastNodeItems[0].json);
	}
	expect(rows[0]).toMatchObject({ created: true });
	expect(rows[1].error).toEqual(expect.any(String));
	expect(world.state().commerce.orders).toHaveLength(1);
});
