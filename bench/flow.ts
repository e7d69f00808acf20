import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import pidusage from 'pidusage';
import type { Effects } from '../simulator';
import { executionIds, nextExecution } from '../e2e/n8n/executions';
import { activateWorkflow, importWorkflow } from '../e2e/n8n/rest';
import type { Stage } from '../e2e/n8n/stage';
import { flowOf, MEASURED, type NodeKind } from './flows';

/** What one run of a flow cost, and what came of it on the server. */
export interface Measured {
	/** How long the measured node ran, by n8n's own clock; the whole call where the run is not saved. */
	seconds: number;
	/** Processor time of n8n from the call to its answer. */
	cpuSeconds: number;
	/** What n8n says of the run: "success" or its error. Undefined where the run is not saved. */
	status?: string;
	/** The items that the measured node gave, and the sizes of their files in bytes. */
	output: IDataObject[];
	files: number[];
	/** n8n's id of the run. Undefined where it is not saved. */
	executionId?: string;
	/** What happened on the server in this run alone. */
	server: Effects & { newOrders: number };
}

/** A published flow around one node. */
export interface Flow {
	/** Runs it once with these items. Throws when the flow cannot be called. */
	run(items: object[]): Promise<Measured>;
}

/** Longer than any row takes. */
const PATIENCE = 15 * 60_000;

let flows = 0;

/** Imports and publishes a flow around one node. */
export async function publish(stage: Stage, kind: NodeKind, saved = true): Promise<Flow> {
	const { session, credentials, simulator, n8n } = stage;
	const path = `bench-${(flows += 1)}`;
	const id = await importWorkflow(session, flowOf(path, kind, saved), credentials);
	await activateWorkflow(session, id);
	const cpu = async () => (await pidusage(n8n.pid)).ctime / 1000;
	return {
		async run(items) {
			simulator.forgetCounts();
			const before = simulator.ingram.effects().orders;
			const [last] = saved ? await executionIds(session, id) : [];
			const cpuBefore = await cpu();
			const started = Date.now();
			await axios.post(
				`${session.url}/webhook/${path}`,
				{ items },
				{ proxy: false, timeout: PATIENCE, validateStatus: () => true, maxBodyLength: Infinity },
			);
			const seconds = (Date.now() - started) / 1000;
			const cpuSeconds = (await cpu()) - cpuBefore;
			const server = { ...simulator.effects(), newOrders: simulator.ingram.effects().orders - before };
			if (!saved) return { seconds, cpuSeconds, output: [], files: [], server };
			const {
				id: executionId,
				status,
				error,
				milliseconds,
				output,
				files,
			} = await nextExecution(session, id, last?.id);
			return {
				seconds: (milliseconds[MEASURED] ?? NaN) / 1000,
				cpuSeconds,
				server,
				executionId,
				status: error ? `${error.message} (${error.description ?? ''})`.slice(0, 500) : status,
				output: output[MEASURED] ?? [],
				files: files[MEASURED] ?? [],
			};
		},
	};
}
