import type { Stage } from '../../e2e/n8n/stage';
import { createCustomers } from '../customers';
import { publish } from '../flow';
import { figure, series, type Row } from '../results';
import { assertEachOnce, LANES, LATENCY, ORDERS, placeOrder } from '../salesOrders';

/** Token exchanges of a run that begins without a stored token. @param life of a token in seconds */
export const tokens =
	(life: number) =>
	async (stage: Stage): Promise<Row[]> => {
		const { simulator } = stage;
		const ids = await createCustomers(simulator, ORDERS);
		simulator.ingram.settings.tokenSeconds = life;
		const flow = await publish(
			stage,
			placeOrder({ maxConcurrentRequests: LANES, withoutOrderKey: true, checkAccount: false }),
		);
		const measured = await flow.run(ids.map((customerId) => ({ customerId })));
		assertEachOnce(measured, ORDERS);
		const { seconds, server } = measured;
		// The first exchange begins the run; each later one is due when a tenth of the life is left.
		const needed = Math.ceil(seconds / (life * 0.9));
		return [
			{
				name: `tokens-${life}`,
				title: `${ORDERS} orders without a stored token, tokens of ${life} s`,
				settings: `The server answers after ${LATENCY} ms; Max Concurrent Requests ${LANES}, one request an order. At most the first request may be refused.`,
				series: [series('Ours', 's', [seconds])],
				figures: [
					figure('Exchanges', server.tokensIssued, '', needed),
					figure('Refused with 401', server.refusedRequests, '', 1),
				],
			},
		];
	};
