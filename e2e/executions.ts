import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { IDataObject, IRunExecutionData } from 'n8n-workflow';
import { e2eFolder } from './paths';
import { call, type Session } from './rest';

/** One execution as a test looks at it: the output items of each node, by node name. */
export interface ExecutionResult {
	id: string;
	status: string;
	error?: { message: string; description?: string | null; node?: string };
	output: Record<string, IDataObject[]>;
}

/** n8n stores execution data in the notation of the package "flatted", which comes with it. */
const flatted = createRequire(join(e2eFolder, 'package.json'))('flatted') as { parse(text: string): IRunExecutionData };

/** The executions of a flow, latest first, with the items that each node gave. */
export async function executionsOf(session: Session, workflowId: string): Promise<ExecutionResult[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await call<{ results: Array<{ id: string }> }>(session, 'GET', `/executions?filter=${filter}`);
	return await Promise.all(results.map(async ({ id }) => await executionResult(session, id)));
}

const ENDED = ['success', 'error', 'crashed', 'canceled'];

/**
 * The executions of a flow once `count` of them have ended: n8n stores an execution a moment after its answer has gone out.
 * Gives what there is after ten seconds, for the caller to judge.
 */
export async function endedExecutions(session: Session, workflowId: string, count: number): Promise<ExecutionResult[]> {
	for (let tries = 0; ; tries += 1) {
		const executions = await executionsOf(session, workflowId);
		const ended = executions.filter(({ status }) => ENDED.includes(status));
		if (ended.length >= count || tries === 40) return executions;
		await wait(250);
	}
}

/** One execution with the items of the first output of each node's last run. */
export async function executionResult(session: Session, id: string): Promise<ExecutionResult> {
	const execution = await call<{ status: string; data: string }>(session, 'GET', `/executions/${id}`);
	const { error, runData } = flatted.parse(execution.data).resultData;
	const output = Object.entries(runData).map(([node, runs]) => {
		const items = runs.at(-1)?.data?.main?.[0] ?? [];
		return [node, items.map((item) => item.json)] as const;
	});
	return {
		id,
		status: execution.status,
		...(error && {
			error: {
				message: error.message,
				description: 'description' in error ? error.description : undefined,
				node: 'node' in error ? error.node?.name : undefined,
			},
		}),
		output: Object.fromEntries(output),
	};
}
