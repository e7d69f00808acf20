import { setTimeout as wait } from 'node:timers/promises';
import type { QueueStage } from '../n8n/queue/stage';
import { startedBy } from '../n8n/queue/stage';
import { activateWorkflow, importWorkflow } from '../n8n/rest';
import { deliver, eachOf, isSold, type Delivery } from './deliver';
import type { Deal, Platform } from './platforms';
import { createCustomers, pathOf } from './prepare';
import { lostExecutions, retryExecution, settled } from './retry';

/** Deals that are delivered at the same time, each twice: as many executions as the two workers take. */
const DEALS_AT_ONCE = 20;
/** Callers deliver a deal that was not taken once more, so often at most. */
const ROUNDS = 3;
/** Milliseconds that each request to a platform takes, as one over the internet does. */
export const LATENCY = 100;
/** Milliseconds within which n8n gives up what went down with a worker. */
const LOST_WITHIN = 3 * 60_000;

/** What happened while the deals were sold, in numbers. */
export interface Sale {
	seconds: number;
	deliveries: number;
	requests: number;
	tooMany: number;
	/** Executions that went down with the worker, and how n8n's retry of them ended, by state or sentence. */
	lost: number;
	retried: Record<string, number>;
	/** Deliveries that were answered with an error or not at all, and were made again. */
	again: number;
	/** Deals whose last delivery was not answered with an order. */
	unsold: string[];
	/** What the callers were given. Two at the same moment may both learn that theirs was created. */
	reported: { created: number; found: number };
	/** Deals of which a caller learned that there are two orders. */
	knownTwice: string[];
	/** Answers that took a deal and named no order. */
	nameless: number;
	/** Deals whose callers got different orders. */
	disagreed: string[];
}

const countBy = (values: string[]): Record<string, number> => {
	const counts: Record<string, number> = {};
	for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
	return counts;
};

/** Kills the youngest worker as soon as half of the deals are answered, while others are under way; another takes its place. */
async function killInMidRun({ workers, addWorker }: QueueStage, isHalf: () => boolean): Promise<void> {
	while (!isHalf()) await wait(100);
	const [victim] = workers.splice(-1);
	console.log(`  one worker is killed after ${startedBy(victim)} executions`);
	victim.kill();
	await addWorker();
}

/** Presses Retry for what crashed or failed, as a user of n8n does, once. */
async function retryLost(
	{ stage: { session } }: QueueStage,
	workflowId: string,
): Promise<Pick<Sale, 'lost' | 'retried'>> {
	const stuck = await settled(session, workflowId, LOST_WITHIN);
	if (stuck.length > 0)
		console.log(
			`  n8n still shows ${stuck.length} executions as ${[...new Set(stuck.map(({ status }) => status))].join(', ')}`,
		);
	const lost = await lostExecutions(session, workflowId);
	const states = await eachOf(lost, 5, async (execution) => await retryExecution(session, execution));
	return { lost: lost.length, retried: countBy(states) };
}

/**
 * Sells the deals, each delivered twice at the same moment, beyond the platform's limit of requests, with a worker
 * killed in mid-run. What it took with it is retried; what was not answered with an order is delivered again.
 */
export async function sellTwice(queue: QueueStage, platform: Platform, deals: Deal[]): Promise<Sale> {
	const { stage } = queue;
	const { session, simulator } = stage;
	simulator.settings.latencyMs = 0;
	await createCustomers(stage, platform, deals);
	const workflowId = await importWorkflow(session, platform.flow, stage.credentials);
	await activateWorkflow(session, workflowId);
	const address = `${session.url}/webhook/${pathOf(platform.flow)}`;
	const before = simulator.effects();
	platform.setLimit(simulator);
	simulator.settings.latencyMs = LATENCY;

	const started = Date.now();
	let answered = 0;
	const both = async (deal: Deal) => {
		const pair = await Promise.all([deliver(address, deal), deliver(address, deal)]);
		answered += 1;
		return pair;
	};
	const isHalf = () => answered >= deals.length / 2;
	const [pairs] = await Promise.all([eachOf(deals, DEALS_AT_ONCE, both), killInMidRun(queue, isHalf)]);
	const first = pairs.flat();
	const retries = await retryLost(queue, workflowId);

	const all = [...first];
	let open = first.filter((delivery) => !isSold(delivery));
	for (let round = 1; round < ROUNDS && open.length > 0; round += 1) {
		const more = await eachOf(open, DEALS_AT_ONCE, async ({ deal }) => await deliver(address, deal));
		all.push(...more);
		open = more.filter((delivery) => !isSold(delivery));
	}
	const after = simulator.effects();
	const reasons = countBy(all.filter((delivery) => !isSold(delivery)).map(reasonOf));
	for (const [reason, count] of Object.entries(reasons)) console.log(`  ${count} deliveries were answered ${reason}`);
	return {
		seconds: Math.round((Date.now() - started) / 1000),
		deliveries: deals.length * 2,
		requests: after.requests - before.requests,
		tooMany: after.rateLimited - before.rateLimited,
		...retries,
		again: all.length - first.length,
		unsold: [...new Set(open.map(({ deal }) => deal.dealId))],
		reported: reportedOf(all.filter(isSold)),
		knownTwice: [...new Set(all.filter(({ answer }) => saysTwice(answer)).map(({ deal }) => deal.dealId))],
		...ordersReported(all.filter(isSold)),
	};
}

const saysTwice = ({ outcome, warnings = [] }: Delivery['answer']): boolean =>
	outcome === 'duplicate' || warnings.some((warning) => warning.includes('both are valid'));

const reportedOf = (sold: Delivery[]): Sale['reported'] => ({
	created: sold.filter(({ answer }) => answer.created === true).length,
	found: sold.filter(({ answer }) => answer.created === false).length,
});

/** Whether each caller got an order, and those of one deal the same one. */
function ordersReported(sold: Delivery[]): Pick<Sale, 'nameless' | 'disagreed'> {
	const orders = new Map<string, Set<string>>();
	for (const { deal, answer } of sold) {
		if (answer.orderId) orders.set(deal.dealId, (orders.get(deal.dealId) ?? new Set()).add(answer.orderId));
	}
	return {
		nameless: sold.filter(({ answer }) => !answer.orderId).length,
		disagreed: [...orders].filter(([, ids]) => ids.size > 1).map(([dealId]) => dealId),
	};
}

/** Why a delivery was not taken, without its numbers, so that equal reasons are counted as one. */
const reasonOf = ({ status, answer }: Delivery): string =>
	`${status}: ${(answer.error ?? JSON.stringify(answer)).replace(/\d[\d.:TZ-]*/g, '…')}`;
