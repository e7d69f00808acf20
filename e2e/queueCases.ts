import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from './cases';
import { sellOnce, whatIsWrong } from './headline';
import { startWorker, type RunningN8n } from './n8n';
import { workFolder } from './paths';
import { startQueueServices } from './queue';
import { startStage } from './stage';

/** Queue mode: one main and two workers on Redis and PostgreSQL. Needs nothing of the other cases. */
export const queueCase: Case = {
	name: 'queue mode: one main and two workers sell a deal once, however often it comes',
	async run() {
		const services = await startQueueServices(randomBytes(16).toString('hex'));
		const stopped: Array<{ stop(): Promise<void> }> = [services];
		try {
			const userFolder = join(workFolder, 'queue');
			const stage = await startStage({ userFolder, n8nEnv: services.env });
			stopped.push(stage);
			const workers: RunningN8n[] = [];
			for (const name of ['worker-1', 'worker-2']) {
				workers.push(await startWorker(userFolder, name, services.env));
				stopped.push(workers[workers.length - 1]);
			}
			const workflowId = await stage.headline();
			for (let call = 1; call <= 4; call += 1) {
				assert.deepEqual(whatIsWrong(await sellOnce(stage.session, workflowId), stage.simulator), []);
			}
			const started = workers.map(({ log }) => readFileSync(log, 'utf8').match(/Worker started execution/g)?.length ?? 0);
			console.log(`  executions per worker: ${started.join(' and ')}`);
			assert.equal(started[0] + started[1], 4, 'not every execution ran in a worker');
		} finally {
			for (const service of stopped.reverse()) await service.stop();
		}
	},
};
