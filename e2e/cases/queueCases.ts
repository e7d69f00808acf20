import assert from 'node:assert/strict';
import type { Case } from '../runCases';
import { sellOnce, whatIsWrong } from './headline';
import { startedBy, startQueueStage } from '../n8n/queue/stage';

/** Queue mode: one main and two workers on Redis and PostgreSQL. Needs nothing of the other cases. */
export const queueCase: Case = {
	name: 'queue mode: one main and two workers sell a deal once, however often it comes',
	async run() {
		const { stage, workers, stop } = await startQueueStage();
		try {
			const workflowId = await stage.headline();
			for (let call = 1; call <= 4; call += 1) {
				assert.deepEqual(whatIsWrong(await sellOnce(stage.session, workflowId), stage.simulator), []);
			}
			const started = workers.map(startedBy);
			console.log(`  executions per worker: ${started.join(' and ')}`);
			assert.equal(started[0] + started[1], 4, 'not every execution ran in a worker');
		} finally {
			await stop();
		}
	},
};
