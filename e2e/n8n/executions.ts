import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { IDataObject, IRunData, IRunExecutionData, ITaskData } from 'n8n-workflow';
import { e2eFolder } from '../paths';
import { waitUntil } from './process';
import { call, type Session } from './rest';

/** One execution as a test looks at it: the output items of each node, by node name. */
export interface ExecutionResult {
	id: string;
	status: string;
	error?: { message: string; description?: string | null; node?: string };
	output: Record<string, IDataObject[]>;
	/** Sizes in bytes of the files of each node's items. */
	files: Record<string, number[]>;
	/** How long the whole ran, in milliseconds. */
	took: number;
	/** How long each node ran. */
	milliseconds: Record<string, number>;
}

/** n8n stores execution data in the notation of the package "flatted", which comes with it. */
const flatted = createRequire(join(e2eFolder, 'package.json'))('flatted') as { parse(text: string): IRunExecutionData };

/** The ids and states of a flow's executions, latest first. */
export async function executionIds(
	session: Session,
	workflowId: string,
): Promise<Array<{ id: string; status: string }>> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await call<{ results: Array<{ id: string; status: string }> }>(
		session,
		'GET',
		`/executions?filter=${filter}`,
	);
	return results;
}

/** The executions of a flow, latest first, with the items that each node gave. */
export async function executionsOf(session: Session, workflowId: string): Promise<ExecutionResult[]> {
	const listed = await executionIds(session, workflowId);
	return await Promise.all(listed.map(async ({ id }) => await executionResult(session, id)));
}

const ENDED = ['success', 'error', 'crashed', 'canceled'];

/** The latest execution of a flow once it is another than `before` and has ended. Throws when that is not so in time. */
export async function nextExecution(
	session: Session,
	workflowId: string,
	before: string | undefined,
	seconds = 10,
): Promise<ExecutionResult> {
	let latest: { id: string; status: string } | undefined;
	const ended = async () => {
		[latest] = await executionIds(session, workflowId);
		return latest !== undefined && latest.id !== before && ENDED.includes(latest.status);
	};
	await waitUntil(ended, seconds * 1_000, `n8n did not store the execution within ${seconds} seconds.`);
	return await executionResult(session, (latest as { id: string }).id);
}

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

interface StoredExecution {
	status: string;
	data: string;
	startedAt: string;
	stoppedAt: string;
}

const stored = async (session: Session, id: string) => await call<StoredExecution>(session, 'GET', `/executions/${id}`);

/** All that an execution shows of each node to a person who opens it. */
export async function shownIn(session: Session, id: string): Promise<IRunData> {
	return flatted.parse((await stored(session, id)).data).resultData.runData;
}

/** One execution with the items of the first output of each node's last run. */
export async function executionResult(session: Session, id: string): Promise<ExecutionResult> {
	const execution = await stored(session, id);
	const { error, runData } = flatted.parse(execution.data).resultData;
	const itemsOf = (runs: ITaskData[]) => runs.at(-1)?.data?.main?.[0] ?? [];
	const byNode = <T>(of: (runs: ITaskData[]) => T): Record<string, T> =>
		Object.fromEntries(Object.entries(runData).map(([node, runs]) => [node, of(runs)]));
	return {
		id,
		status: execution.status,
		took: Date.parse(execution.stoppedAt) - Date.parse(execution.startedAt),
		...(error && {
			error: {
				message: error.message,
				description: 'description' in error ? error.description : undefined,
				node: 'node' in error ? error.node?.name : undefined,
			},
		}),
		output: byNode((runs) => itemsOf(runs).map(({ json }) => json)),
		files: byNode((runs) =>
			itemsOf(runs).flatMap(({ binary }) => Object.values(binary ?? {}).map(({ bytes }) => Number(bytes))),
		),
		milliseconds: byNode((runs) => runs.at(-1)?.executionTime ?? 0),
	};
}
