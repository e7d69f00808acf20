import type { Stage } from '../../e2e/n8n/stage';
import { createCustomers } from '../customers';
import { publish, type Measured } from '../flow';
import { alternate, figure, series, type Row } from '../results';
import { assertEachOnce, LANES, LATENCY, ORDERS, placeOrder, postOrder } from '../salesOrders';

const ROUNDS = 3;
const PER_SECOND = 50;

const placed = (runs: Measured[]) => runs.map(({ server }) => server.newOrders);

/** 1,000 orders where the server takes 50 requests a second and refuses the others with 429 and Retry-After. */
export async function limited(stage: Stage): Promise<Row[]> {
	const { simulator } = stage;
	const ids = await createCustomers(simulator, ORDERS);
	const items = ids.map((customerId) => ({ customerId }));
	const ours = await publish(stage, placeOrder({ maxConcurrentRequests: LANES, withoutOrderKey: true }));
	const http = await publish(stage, { ...postOrder(simulator.ingram.url), onError: 'continueRegularOutput' });
	// 40 a second: what somebody sets who knows the limit and leaves some air.
	const batched = await publish(
		stage,
		postOrder(simulator.ingram.url, { batching: { batch: { batchSize: 4, batchInterval: 100 } } }),
	);
	simulator.ingram.settings.ratePerSecond = PER_SECOND;
	const runs = await alternate(ROUNDS, {
		ours: async () => {
			const measured = await ours.run(items);
			assertEachOnce(measured, ORDERS);
			return measured;
		},
		http: async () => await http.run(items),
		batched: async () => await batched.run(items),
	}).finally(() => (simulator.ingram.settings.ratePerSecond = 0));
	const time = (side: string, measured: Measured[]) =>
		series(
			side,
			's',
			measured.map(({ seconds }) => seconds),
		);
	const mine = time('Ours', runs.ours);
	// What was refused did no work: only the others count for what the limit allows.
	const [{ server }] = runs.ours;
	const limit = (server.requests - server.rateLimited) / PER_SECOND;
	return [
		{
			name: 'limited',
			title: `${ORDERS} sales orders, ${PER_SECOND} requests a second allowed`,
			settings: `The server answers after ${LATENCY} ms, and beyond ${PER_SECOND} requests in a second with 429 and Retry-After. Ours: Max Concurrent Requests ${LANES}, Without Order Key, nothing else set. HTTP Request node: nothing set, and batches of 4 every 100 ms.`,
			series: [
				mine,
				time('HTTP Request node, most orders lost', runs.http),
				time('HTTP Request node, batched by hand', runs.batched),
			],
			figures: [
				figure('Ours: requests an order that were taken', (server.requests - server.rateLimited) / ORDERS, 'requests'),
				figure(
					'Ours: requests refused with 429',
					Math.max(...runs.ours.map((run) => run.server.rateLimited)),
					'requests',
				),
				figure('Ours: the limit', limit, 's'),
				figure('Ours: median / limit', mine.median / limit, '', 1.15),
				figure('Ours: orders placed', Math.min(...placed(runs.ours))),
				figure('HTTP Request node: orders placed', Math.min(...placed(runs.http))),
				figure('HTTP Request node, batched by hand: orders placed', Math.min(...placed(runs.batched))),
			],
		},
	];
}
