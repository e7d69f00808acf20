import assert from 'node:assert/strict';
import axios from 'axios';
import { mean } from 'simple-statistics';
import { executionIds, executionResult } from '../../e2e/n8n/executions';
import { startQueueStage } from '../../e2e/n8n/queue/stage';
import { activateWorkflow, importWorkflow } from '../../e2e/n8n/rest';
import type { Stage } from '../../e2e/n8n/stage';
import { eachOf } from '../../e2e/twice/deliver';
import { createCustomers } from '../customers';
import { flowOf, MEASURED, type NodeKind } from '../flows';
import { alternate, figure, series, type Row } from '../results';
import { LATENCY, placeOrder, postOrder } from '../salesOrders';

const ROUNDS = 3;
const FLOWS = 200;
const CALLERS = 30;
const SAMPLE = 20;

interface Throughput {
	perSecond: number;
}

/** Publishes a flow of one order, and counts how many of it are done in a second when 30 callers wait for one each. */
async function sold(stage: Stage, path: string, kind: NodeKind, customers: string[]) {
	const id = await importWorkflow(stage.session, flowOf(path, kind), stage.credentials);
	await activateWorkflow(stage.session, id);
	const call = async (customerId: string) =>
		await axios.post(
			`${stage.session.url}/webhook/${path}`,
			{ items: [{ customerId }] },
			{ proxy: false, timeout: 60_000 },
		);
	return {
		id,
		async run(): Promise<Throughput> {
			const before = stage.simulator.ingram.effects().orders;
			const started = Date.now();
			await eachOf(
				Array.from({ length: FLOWS }, (_, number) => customers[number % customers.length]),
				CALLERS,
				call,
			);
			const perSecond = FLOWS / ((Date.now() - started) / 1000);
			assert.equal(stage.simulator.ingram.effects().orders - before, FLOWS, 'orders on the server');
			return { perSecond };
		},
	};
}

/** Which part of an execution's time the measured node took, in the mean of the latest. */
async function shareOf({ session }: Stage, workflowId: string): Promise<number> {
	const latest = (await executionIds(session, workflowId)).slice(0, SAMPLE);
	const shares = await Promise.all(
		latest.map(async ({ id }) => {
			const { milliseconds, took } = await executionResult(session, id);
			return milliseconds[MEASURED] / took;
		}),
	);
	return mean(shares);
}

async function withWorkers(workers: number): Promise<Row> {
	const { stage, stop } = await startQueueStage({
		workers,
		atOnce: 10,
		settings: { latencyMs: LATENCY, ingram: { orderProcessingMs: 0, customerActivationMs: 0 } },
	});
	try {
		const customers = await createCustomers(stage.simulator, FLOWS);
		const mine = await sold(stage, 'ours', placeOrder({ withoutOrderKey: true, checkAccount: false }), customers);
		const http = await sold(stage, 'http', postOrder(stage.simulator.ingram.url), customers);
		// The first runs load the nodes and sign in.
		await mine.run();
		await http.run();
		const runs = await alternate(ROUNDS, { ours: mine.run, http: http.run });
		const throughput = (side: string, rounds: Throughput[]) =>
			series(
				side,
				'flows/s',
				rounds.map(({ perSecond }) => perSecond),
			);
		const [ours, theirs] = [throughput('Ours', runs.ours), throughput('HTTP Request node', runs.http)];
		return {
			name: `queue-${workers}`,
			title: `Queue mode, ${workers === 1 ? '1 worker' : `${workers} workers`}`,
			settings: `One main, PostgreSQL, Redis, 10 executions at once in each worker; ${CALLERS} callers at a time, a flow of one order (webhook, split, node); the server answers after ${LATENCY} ms. Ours: one request an order.`,
			series: [ours, theirs],
			figures: [
				figure('Ours / HTTP Request node', ours.median / theirs.median),
				figure('Share of our node in the time of its execution', await shareOf(stage, mine.id)),
				figure('Share of the HTTP Request node', await shareOf(stage, http.id)),
			],
		};
	} finally {
		await stop();
	}
}

/** Flows a second in queue mode with one worker and with three. */
export async function queue(): Promise<Row[]> {
	return [await withWorkers(1), await withWorkers(3)];
}
