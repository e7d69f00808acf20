import assert from 'node:assert/strict';
import { nodes } from '../../scripts/package';
import { nextExecution } from '../n8n/executions';
import { outside } from '../n8n/http';
import { activateWorkflow, importWorkflow, stopWorkflow } from '../n8n/rest';
import type { Case } from '../runCases';
import { agentFlow, agentVersions } from './agentFlow';
import { callsOf, type Call } from './calls';
import { scripted, toolAnswers, type Move } from './model';
import type { ToolStage } from './stage';

/** Lets an agent make the calls one after another. Answers what the model got for each, and what the person sees. */
async function chat({ stage, model, platforms, sampled }: ToolStage, node: string, version: number, calls: Call[]) {
	const { session } = stage;
	const { flow, path } = agentFlow(
		`${node} ${version}`,
		version,
		calls.map(({ tool }) => tool),
	);
	const id = await importWorkflow(session, flow, sampled);
	await activateWorkflow(session, id);
	const moves: Move[] = calls.map(({ tool, arguments: given }) => ({ tool: tool.name, arguments: given }));
	model.play(scripted([...moves, 'answer'], (index) => calls[index] && platforms.running(calls[index].operation)));
	const body = { action: 'sendMessage', sessionId: `${node}-${version}`, chatInput: 'Please help' };
	const { status, data } = await outside.post(`${session.url}/${path}`, body);
	assert.equal(status, 200, JSON.stringify(data));
	const execution = await nextExecution(session, id, undefined);
	await stopWorkflow(session, id);
	return { answers: toolAnswers(model.requests().at(-1)!), execution };
}

/** Each node as a tool of each agent: what it reads reaches the model, and what costs is refused without the limits of the flow. */
export function agentCases(tools: ToolStage): Case[] {
	return agentVersions.flatMap((version) =>
		nodes.map(({ description: { name, displayName } }) => {
			const calls = callsOf(name);
			const count = (refused: boolean) => calls.filter(({ refusal }) => (refusal !== undefined) === refused).length;
			return {
				name: `agent ${version}: ${displayName}: ${count(false)} reads, ${count(true)} refused`,
				async run() {
					const { answers, execution } = await chat(tools, name, version, calls);
					if (process.env.SHOW)
						console.log(
							answers.map((a) => a.slice(0, 300)),
							JSON.stringify(execution).slice(0, 2000),
						);
					assert.equal(answers.length, calls.length, 'not every call was made');
				},
			};
		}),
	);
}
