import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatorOptions } from '../../../simulator';
import { startWorker, type RunningN8n } from '../server';
import { workFolder } from '../../paths';
import { startQueueServices } from './services';
import { startStage, type Stage } from '../stage';

/** A stage in queue mode: a main and its workers on Redis and PostgreSQL. */
export interface QueueStage {
	stage: Stage;
	/** Those that run, in the order of their start. */
	workers: RunningN8n[];
	/** Starts one more worker, as a supervisor does after one has gone. */
	addWorker(): Promise<RunningN8n>;
	stop(): Promise<void>;
}

/** How a stage in queue mode is set up: workers (two unless set), executions at once in each, more of n8n's environment, the simulator's speed. */
export interface QueueStageOptions {
	workers?: number;
	atOnce?: number;
	env?: NodeJS.ProcessEnv;
	settings?: SimulatorOptions;
}

/** Starts one main and its workers. Throws NotRun when Redis or PostgreSQL is missing; what had started is stopped then. */
export async function startQueueStage({
	workers: count = 2,
	atOnce,
	env = {},
	settings,
}: QueueStageOptions = {}): Promise<QueueStage> {
	const services = await startQueueServices(randomBytes(16).toString('hex'));
	const stopped: Array<{ stop(): Promise<void> }> = [services];
	const stop = async () => {
		for (const service of stopped.splice(0).reverse()) await service.stop();
	};
	try {
		const userFolder = join(workFolder, 'queue');
		const n8nEnv = { ...services.env, ...env };
		const stage = await startStage({ userFolder, n8nEnv, settings });
		stopped.push(stage);
		const workers: RunningN8n[] = [];
		let number = 0;
		const addWorker = async () => {
			const worker = await startWorker(userFolder, `worker-${(number += 1)}`, n8nEnv, atOnce);
			stopped.push(worker);
			workers.push(worker);
			return worker;
		};
		while (workers.length < count) await addWorker();
		return { stage, workers, addWorker, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** How many executions a worker has taken so far, by its log. */
export const startedBy = ({ log }: RunningN8n): number =>
	readFileSync(log, 'utf8').match(/Worker started execution/g)?.length ?? 0;
