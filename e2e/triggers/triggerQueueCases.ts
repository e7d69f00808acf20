import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { AccountState } from '../../simulator/platforms/ingram/state/state';
import { startedBy, startQueueStage } from '../n8n/queueStage';
import type { Case } from '../runCases';
import type { Engine } from './engines';
import { startFlow } from './flow';
import { order } from './platform';

/** Queue mode with one of n8n's ways to poll: the main process polls, the worker runs the execution. */
export const triggerQueueCase = ({ name, env }: Engine): Case => ({
	name: `trigger, ${name} polling, queue mode: orders come once, and run in the worker`,
	async run() {
		const { stage, workers, stop } = await startQueueStage({ workers: 1, env });
		try {
			const state = () => stage.simulator.ingram.states.all()[0] as AccountState;
			const flow = await startFlow(stage, 'queue', { events: ['orderCreated'] });
			// Activation and order are not in the same second.
			await wait(1500);
			const placed = [order(state(), Date.now()), order(state(), Date.now())];
			await flow.came(placed);
			placed.push(order(state(), Date.now()));
			await flow.came(placed);
			assert.deepEqual([...(await flow.events())].sort(), [...placed].sort());
			assert.ok(startedBy(workers[0]) > 0, 'no execution ran in the worker');
		} finally {
			await stop();
		}
	},
});
