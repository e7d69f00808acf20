import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { executionIds, executionResult, executionsOf, type ExecutionResult } from '../n8n/executions';
import { waitUntil } from '../n8n/process';
import { activateWorkflow, call, importWorkflow, type WorkflowFile } from '../n8n/rest';
import { platforms } from '../n8n/credentials';
import type { Stage } from '../n8n/stage';
import { packageName } from '../paths';
import type { TriggerPlatform } from './platforms/platform';

/** More than a minute, as n8n polls each minute. */
export const POLLED = 100_000;

/** A published flow that begins with the trigger of a platform. */
export interface TriggerFlow {
	/** Event IDs that started it, in the order in which they came. */
	events(): Promise<string[]>;
	/** Waits until all of these came. */
	came(ids: string[], milliseconds?: number): Promise<void>;
	/** Executions that ended with an error, latest first. */
	errors(): Promise<ExecutionResult[]>;
	/** Saves the trigger with these values and publishes the flow again. */
	change(node: { name?: string; parameters?: INodeParameters }): Promise<void>;
	/** Presses "Execute workflow" in the editor; gives the items of the trigger. */
	test(): Promise<IDataObject[]>;
}

interface Stored {
	versionId: string;
	nodes: WorkflowFile['nodes'];
	connections: object;
}

const workflowOf = ({ node, platform }: TriggerPlatform, title: string, parameters: INodeParameters): WorkflowFile => ({
	name: title,
	nodes: [
		{
			id: randomUUID(),
			name: 'Trigger',
			type: `${packageName}.${node}`,
			typeVersion: 1,
			position: [0, 0],
			parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters },
			credentials: { [platforms[platform].types[0]]: { id: null, name: '' } },
		},
	],
	connections: {},
});

/** Imports and publishes a flow that begins with a platform's trigger. */
export async function startFlow(
	{ session, credentials }: Pick<Stage, 'session' | 'credentials'>,
	platform: TriggerPlatform,
	title: string,
	parameters: INodeParameters,
): Promise<TriggerFlow> {
	const id = await importWorkflow(session, workflowOf(platform, title, parameters), credentials);
	await activateWorkflow(session, id);
	const manual = new Set<string>();
	const executions = async () => (await executionsOf(session, id)).filter((one) => !manual.has(one.id)).reverse();
	const events = async () =>
		(await executions()).flatMap(({ output }) => Object.values(output).flat()).map(({ eventId }) => String(eventId));
	return {
		events,
		async came(ids, milliseconds = POLLED) {
			const all = async () => {
				const found = await events();
				return ids.every((one) => found.includes(one));
			};
			await waitUntil(all, milliseconds, `Not all of these events came to "${title}": ${ids.slice(0, 5).join(', ')} …`);
		},
		errors: async () => (await executions()).filter(({ status }) => status === 'error').reverse(),
		async change({ name, parameters: more }) {
			const { nodes, connections, versionId } = await call<Stored>(session, 'GET', `/workflows/${id}`);
			const [node] = nodes;
			const changed = { ...node, name: name ?? node.name, parameters: { ...node.parameters, ...more } };
			await call(session, 'PATCH', `/workflows/${id}`, { nodes: [changed], connections, versionId });
			await activateWorkflow(session, id);
		},
		async test() {
			const { nodes } = await call<Stored>(session, 'GET', `/workflows/${id}`);
			const trigger = { triggerToStartFrom: { name: nodes[0].name } };
			const { executionId } = await call<{ executionId: string }>(session, 'POST', `/workflows/${id}/run`, trigger);
			manual.add(executionId);
			const ended = async () =>
				(await executionIds(session, id)).some((one) => one.id === executionId && one.status === 'success');
			await waitUntil(ended, 30_000, 'The test run did not end well within 30 seconds.');
			return (await executionResult(session, executionId)).output[nodes[0].name];
		},
	};
}
