import assert from 'node:assert/strict';
import { startStage, type StageOptions } from '../../e2e/n8n/stage';
import { createCustomers } from '../customers';
import { publish, type Measured } from '../flow';
import { NOTHING, type NodeKind } from '../flows';
import { watchMemory } from '../memory';
import { figure, series, type Row } from '../results';
import { LANES, LATENCY, placeOrder } from '../salesOrders';

const SIZES = [1000, 5000, 20_000, 50_000];
const CUSTOMERS = 1000;

interface Cost {
	measured: Measured;
	/** Megabytes that n8n grew by during the run. */
	grown: number;
}

/** One run in an n8n of its own, so that nothing of an earlier one is in its memory. */
async function once(options: StageOptions, kind: NodeKind, size: number): Promise<Cost> {
	const stage = await startStage(options);
	try {
		const ids = await createCustomers(stage.simulator, Math.min(size, CUSTOMERS));
		const flow = await publish(stage, kind, false);
		// The first run loads the node and signs in.
		await flow.run([{ customerId: ids[0] }]);
		const endWatch = await watchMemory(stage.n8n.pid);
		const measured = await flow.run(
			Array.from({ length: size }, (_, number) => ({ customerId: ids[number % ids.length] })),
		);
		return { measured, grown: await endWatch() };
	} finally {
		await stage.stop();
	}
}

/** What a flow of 1,000 to 50,000 orders costs the processor and the memory of n8n, beside the same flow without the node. */
export async function scaling(options: StageOptions): Promise<Row[]> {
	const node = placeOrder({ maxConcurrentRequests: LANES, withoutOrderKey: true, checkAccount: false });
	const costs: Array<{ size: number; perItem: number; perThousand: number; seconds: number }> = [];
	for (const size of SIZES) {
		const idle = await once(options, NOTHING, size);
		const mine = await once(options, node, size);
		assert.equal(mine.measured.server.newOrders, size, 'orders on the server');
		costs.push({
			size,
			perItem: ((mine.measured.cpuSeconds - idle.measured.cpuSeconds) * 1000) / size,
			perThousand: (mine.grown - idle.grown) / (size / 1000),
			seconds: mine.measured.seconds,
		});
	}
	const [least, ...more] = costs;
	return [
		{
			name: 'scaling',
			title: 'From 1,000 to 50,000 orders in one run',
			settings: `The server answers after ${LATENCY} ms; Max Concurrent Requests ${LANES}, one request an order, runs are not saved. One round, each in an n8n of its own; less the same flow without the node.`,
			series: [
				...costs.map(({ size, perItem }) => series(`${size} items: processor time an item`, 'ms', [perItem])),
				...costs.map(({ size, perThousand }) => series(`${size} items: memory for 1,000`, 'MB', [perThousand])),
				...costs.map(({ size, seconds }) => series(`${size} items: whole call`, 's', [seconds])),
			],
			figures: [
				...more.map(({ size, perItem }) =>
					figure(`Processor time an item, ${size} / ${least.size} items`, perItem / least.perItem, '', 1.2),
				),
				...more
					.slice(1)
					.map(({ size, perThousand }) =>
						figure(
							`Memory for 1,000 items, ${size} / ${more[0].size} items`,
							perThousand / more[0].perThousand,
							'',
							1.2,
						),
					),
			],
		},
	];
}
