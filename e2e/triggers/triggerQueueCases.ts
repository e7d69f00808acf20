import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { startedBy, startQueueStage } from '../n8n/queue/stage';
import type { Case } from '../runCases';
import type { Engine } from './engines';
import { startFlow } from './flow';
import { ingram } from './platforms/ingram';

/** Queue mode with one of n8n's ways to poll: the main process polls, the worker runs the execution. */
export const triggerQueueCase = ({ name, env }: Engine): Case => ({
	name: `trigger, ${name} polling, queue mode: orders come once, and run in the worker`,
	async run() {
		const { stage, workers, stop } = await startQueueStage({ workers: 1, env });
		try {
			const flow = await startFlow(stage, ingram, 'queue', { events: ['orderCreated'] });
			const order = () => ingram.happen(stage.simulator, Date.now());
			// Activation and order are not in the same second.
			await wait(1500);
			const placed = [order(), order()];
			await flow.came(placed);
			placed.push(order());
			await flow.came(placed);
			assert.deepEqual([...(await flow.events())].sort(), [...placed].sort());
			assert.ok(startedBy(workers[0]) > 0, 'no execution ran in the worker');
		} finally {
			await stop();
		}
	},
});
