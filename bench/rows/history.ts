import type { Stage } from '../../e2e/n8n/stage';
import { createCustomers, placeOrders } from '../customers';
import { publish } from '../flow';
import { figure, series, type Row } from '../results';
import { assertEachOnce, LANES, LATENCY, placeOrder } from '../salesOrders';

const CUSTOMERS = 20;
const EARLIER = 300;

/** Orders with Order Key for customers that have 300 orders each: what the look for the key costs, the first time and later. */
export async function history(stage: Stage): Promise<Row[]> {
	const { simulator } = stage;
	const ids = await createCustomers(simulator, CUSTOMERS);
	await placeOrders(simulator, ids, EARLIER);
	const flow = await publish(stage, placeOrder({ maxConcurrentRequests: LANES }, { orderKey: '={{ $json.dealId }}' }));
	const sell = async (deal: string) => {
		const measured = await flow.run(ids.map((customerId) => ({ customerId, dealId: `${deal} of ${customerId}` })));
		assertEachOnce(measured, CUSTOMERS);
		return measured;
	};
	const first = await sell('first deal');
	const second = await sell('second deal');
	return [
		{
			name: 'history',
			title: `Order Key, ${EARLIER} earlier orders each`,
			settings: `${CUSTOMERS} orders for ${CUSTOMERS} customers with ${EARLIER} orders each, keys of their own; the server answers after ${LATENCY} ms; Max Concurrent Requests ${LANES}. Twice in one process. What bounds it: the platform's list shows no keys, so each earlier order of the type is read once, then for a day not again in this process; what stays are the pages of the list, twice (the look, and the look right before sending).`,
			series: [series('First run', 's', [first.seconds]), series('Second run', 's', [second.seconds])],
			figures: [
				figure('First run: requests an order', first.server.requests / CUSTOMERS, 'requests'),
				figure('Second run: requests an order', second.server.requests / CUSTOMERS, 'requests'),
			],
		},
	];
}
