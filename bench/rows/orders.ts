import assert from 'node:assert/strict';
import { createCustomers } from '../customers';
import { publish, type Flow, type Measured } from '../flow';
import { NOTHING } from '../flows';
import { alternate, figure, series, type Row } from '../results';
import { assertEachOnce, LANES, LATENCY, limitOf, ORDERS, placeOrder, postOrder } from '../salesOrders';
import type { Stage } from '../../e2e/n8n/stage';

const ROUNDS = 3;
const LANED = { maxConcurrentRequests: LANES };
const SERVER = `${ORDERS} sales orders for ${ORDERS} customers, the server answers after ${LATENCY} ms`;

/** One run with an order for each of these customers, checked. */
const placing = (flow: Flow, customers: () => Promise<string[]>, lanes: number) => async (): Promise<Measured> => {
	const ids = await customers();
	const measured = await flow.run(ids.map((customerId) => ({ customerId, dealId: `deal of ${customerId}` })));
	assertEachOnce(measured, ids.length);
	assert.ok(
		measured.server.maxInFlight <= lanes,
		`${measured.server.maxInFlight} requests in flight instead of ${lanes} at most`,
	);
	return measured;
};

const seconds = (runs: Measured[]): number[] => runs.map((run) => run.seconds);

/** How many requests one order took. */
const requestsOf = ([run]: Measured[]): number => run.server.requests / ORDERS;

/** Median time in relation to what the server's answer times allow for these requests. */
function againstLimit(side: string, runs: Measured[], most?: number) {
	const requests = runs[0].server.requests;
	const limit = limitOf(requests);
	const timed = series(side, 's', seconds(runs));
	return {
		timed,
		figures: [
			figure(`${side}: requests an order`, requestsOf(runs), 'requests'),
			figure(`${side}: the limit`, limit, 's'),
			figure(`${side}: median / limit`, timed.median / limit, '', most),
			figure(`${side}: most in flight`, Math.max(...runs.map(({ server }) => server.maxInFlight)), 'requests', LANES),
		],
	};
}

/** 1,000 orders, as fast as 20 requests at a time allow, beside the HTTP Request node; and what that costs the processor. */
export async function orders(stage: Stage): Promise<Row[]> {
	const { simulator } = stage;
	const ids = await createCustomers(simulator, ORDERS);
	const same = async () => ids;
	const withoutCheck = await publish(stage, placeOrder({ ...LANED, withoutOrderKey: true, checkAccount: false }));
	const withCheck = await publish(stage, placeOrder({ ...LANED, withoutOrderKey: true }));
	const http = await publish(stage, postOrder(simulator.ingram.url));
	const nothing = await publish(stage, NOTHING);
	const items = ids.map((customerId) => ({ customerId }));
	await http.run(items.slice(0, 100));
	const runs = await alternate(ROUNDS, {
		withoutCheck: placing(withoutCheck, same, LANES),
		http: placing(http, same, ORDERS),
		withCheck: placing(withCheck, same, LANES),
		nothing: async () => await nothing.run(items),
	});
	const one = againstLimit('One request an order', runs.withoutCheck, 1.3);
	const two = againstLimit('Account checked', runs.withCheck, 1.4);
	const httpTime = series('HTTP Request node', 's', seconds(runs.http));
	const idle = series(
		'no node',
		's',
		runs.nothing.map(({ cpuSeconds }) => cpuSeconds),
	).median;
	const own = (side: string, measured: Measured[]) =>
		series(
			side,
			'ms',
			measured.map(({ cpuSeconds, server }) => ((cpuSeconds - idle) * 1000) / server.requests),
		);
	const cpu = [
		own('One request an order', runs.withoutCheck),
		own('Account checked', runs.withCheck),
		own('HTTP Request node', runs.http),
	];
	const flood = Math.max(...runs.http.map(({ server }) => server.maxInFlight));
	return [
		{
			name: 'orders',
			title: `${ORDERS} sales orders`,
			settings: `${SERVER}. Ours: Max Concurrent Requests ${LANES}, Without Order Key, Check Account First off (one request an order) or on.`,
			series: [one.timed, two.timed, httpTime],
			figures: [
				...one.figures,
				...two.figures,
				figure('One request an order: median / HTTP Request node', one.timed.median / httpTime.median, '', 0.7),
				figure('HTTP Request node: most in flight', flood, 'requests'),
			],
		},
		{
			name: 'own-time',
			title: 'Processor time of n8n per request',
			settings: `The runs of the row before, less the same flow without a node; of ${ORDERS} orders.`,
			series: cpu,
			figures: [
				figure('One request an order / HTTP Request node', cpu[0].median / cpu[2].median, '', 1),
				figure('Account checked / HTTP Request node', cpu[1].median / cpu[2].median, '', 1),
			],
		},
	];
}

/** The same with Order Key: the look for an order under the key counts. */
export async function keyedOrders(stage: Stage): Promise<Row[]> {
	const flow = await publish(stage, placeOrder(LANED, { orderKey: '={{ $json.dealId }}' }));
	const fresh = async () => await createCustomers(stage.simulator, ORDERS);
	const { keyed } = await alternate(ROUNDS, { keyed: placing(flow, fresh, LANES) });
	const { timed, figures } = againstLimit('Order Key', keyed, 1.15);
	return [
		{
			name: 'keyed-orders',
			title: `${ORDERS} sales orders with Order Key`,
			settings: `${SERVER}. Max Concurrent Requests ${LANES}, Order Key from the item, Check Account First on; customers without earlier orders.`,
			series: [timed],
			figures,
		},
	];
}

/** The same with nothing set but the key, as an analyst leaves it, beside the HTTP Request node with batches of one. */
export async function defaultOrders(stage: Stage): Promise<Row[]> {
	const { simulator } = stage;
	const ours = await publish(stage, placeOrder({}, { orderKey: '={{ $json.dealId }}', waitForCompletion: true }));
	// It starts a batch after the interval, whatever became of the one before.
	const one = { batching: { batch: { batchSize: 1, batchInterval: LATENCY } } };
	const http = await publish(stage, postOrder(simulator.ingram.url, one));
	const fresh = async () => await createCustomers(simulator, ORDERS);
	const { standard, oneByOne } = await alternate(ROUNDS, {
		standard: placing(ours, fresh, LANES),
		oneByOne: placing(http, fresh, ORDERS),
	});
	const timed = series('Default settings', 's', seconds(standard));
	const httpTime = series('HTTP Request node, batches of one', 's', seconds(oneByOne));
	const limit = (ORDERS * LATENCY) / 1000;
	return [
		{
			name: 'default-orders',
			title: `${ORDERS} sales orders with default settings`,
			settings: `${SERVER}. Nothing set: Order Key, Check Account First and Wait for Completion on, orders are sent one at a time. The limit is the time of the sends alone. HTTP Request node: one order every ${LATENCY} ms.`,
			series: [timed, httpTime],
			figures: [
				figure('Requests an order', requestsOf(standard), 'requests'),
				figure('Default settings: the limit', limit, 's'),
				figure('Default settings: median / limit', timed.median / limit, '', 1.2),
				figure('Default settings: median / HTTP Request node', timed.median / httpTime.median, ''),
			],
		},
	];
}
