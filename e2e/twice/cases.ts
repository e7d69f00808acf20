import assert from 'node:assert/strict';
import type { Case } from '../runCases';
import { startQueueStage, type QueueStage } from '../n8n/queue/stage';
import { watchOrderWindow } from './orderWindow';
import { platforms, type Platform } from './platforms';
import { LATENCY, sellTwice, type Sale } from './sell';

/** Deals of each platform, every one delivered twice. */
const DEALS = 200;
/** Executions that each of the two workers runs at once. */
const AT_ONCE = 20;

/** n8n learns sooner that a worker is gone than by its standard of one minute. */
const SOONER = {
	QUEUE_WORKER_LOCK_DURATION: '20000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '5000',
	QUEUE_WORKER_STALLED_INTERVAL: '10000',
};

/** How often each deal was bought: the count of deals by the count of their orders. */
function timesBought(deals: Array<{ dealId: string }>, keys: string[]): Map<number, number> {
	const counts = new Map<number, number>();
	for (const { dealId } of deals) {
		const orders = keys.filter((key) => key === dealId).length;
		counts.set(orders, (counts.get(orders) ?? 0) + 1);
	}
	return counts;
}

function print(sale: Sale): void {
	const { seconds, deliveries, requests, tooMany, lost, retried, again, reported } = sale;
	console.log(
		`  ${DEALS} deals, ${deliveries} deliveries in ${seconds} s; ${requests} requests, ${tooMany} of them refused as too many (429)`,
	);
	const ends = Object.entries(retried)
		.map(([end, count]) => `${count} ${end}`)
		.join(', ');
	console.log(
		`  executions lost with the worker or failed: ${lost}; retried by n8n: ${ends || 'none'}; delivered again: ${again}`,
	);
	console.log(`  reported to the callers: ${reported.created} placed, ${reported.found} found`);
}

function printWindow(windows: number[], twice: number): void {
	const sorted = [...windows].sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
	console.log(
		`  from the look's answer to the order's listing, in ms: median ${at(0.5)}, 95th percentile ${at(0.95)}, longest ${at(1)} (${sorted.length} orders, ${LATENCY} ms per request)`,
	);
	console.log(`  Ingram window: ${twice} of ${DEALS}`);
}

async function sellAll(queue: QueueStage, platform: Platform): Promise<void> {
	const { simulator } = queue.stage;
	const deals = Array.from({ length: DEALS }, (_, number) => platform.deal(number, simulator));
	const endWatch = platform.once === 'window' ? watchOrderWindow(simulator) : undefined;
	const sale = await sellTwice(queue, platform, deals);
	const windows = endWatch?.();
	const bought = timesBought(deals, platform.orderKeys(simulator));
	print(sale);
	console.log(`  orders per deal: ${[...bought].map(([orders, count]) => `${orders} for ${count} deals`).join(', ')}`);
	if (windows) printWindow(windows, bought.get(2) ?? 0);
	assert.deepEqual(sale.unsold, [], 'deals whose last delivery was not answered with an order');
	assert.ok(sale.tooMany > 0, 'the platform never refused a request as too many');
	assert.ok(sale.lost > 0, 'the worker was killed while nothing was under way');
	assert.equal(bought.get(0) ?? 0, 0, 'deals without an order');
	assert.equal(sale.nameless, 0, 'answers that took a deal and named no order');
	assert.deepEqual(sale.disagreed, [], 'deals whose callers got different orders');
	if (platform.once === 'always') assert.deepEqual([...bought], [[1, DEALS]]);
	else {
		// Two deliveries can make two orders, never more, and then a caller learns of it.
		assert.equal((bought.get(1) ?? 0) + (bought.get(2) ?? 0), DEALS);
		const keys = platform.orderKeys(simulator);
		const twice = deals.map(({ dealId }) => dealId).filter((dealId) => keys.filter((key) => key === dealId).length > 1);
		assert.ok(twice.length <= DEALS / 100, `${twice.length} deals were bought twice`);
		assert.deepEqual(
			twice.filter((dealId) => !sale.knownTwice.includes(dealId)),
			[],
			'deals bought twice of which nobody learned',
		);
	}
}

/** Deals that come twice at once, in queue mode, for these parts of the run. They share one n8n. */
export function twiceCases(queue: QueueStage, parts: string[]): Case[] {
	return parts.map((part) => ({
		name: `${platforms[part].name}: ${DEALS} deals, each delivered twice at once, beyond the rate limit, a worker killed in mid-run`,
		run: async () => await sellAll(queue, platforms[part]),
	}));
}

/** The queue stage of these cases. */
export const startTwiceStage = async (): Promise<QueueStage> =>
	await startQueueStage({
		atOnce: AT_ONCE,
		env: SOONER,
		settings: { ingram: { customerActivationMs: 0 }, adobe: { accountValidationMs: 0 } },
	});
