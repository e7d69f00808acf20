import assert from 'node:assert/strict';
import { nodes } from '../../scripts/package';
import { nextExecution, shownIn } from '../n8n/executions';
import { outside } from '../n8n/http';
import { activateWorkflow, importWorkflow, stopWorkflow } from '../n8n/rest';
import type { Case } from '../runCases';
import { agentFlow, agentVersions } from './agentFlow';
import { assertRows, plain, says } from './answers';
import { callsOf, type Call } from './calls';
import { scripted, toolAnswers, type Move } from './model';
import type { ToolStage } from './stage';

/** What came of the calls of one chat. */
export interface Chat {
	/** what the model got for each */
	answers: string[];
	/** what the execution shows a person of each */
	shown: string[];
}

/** Lets an agent make the calls one after another. */
export async function chat(
	{ stage: { session }, model, platforms, sampled }: ToolStage,
	title: string,
	version: number,
	calls: Call[],
): Promise<Chat> {
	const tools = calls.map(({ tool }) => tool);
	const { flow, path } = agentFlow(title, version, tools);
	const id = await importWorkflow(session, flow, sampled);
	await activateWorkflow(session, id);
	const moves: Move[] = calls.map(({ tool, arguments: given }) => ({ tool: tool.name, arguments: given }));
	model.play(scripted([...moves, 'answer'], (index) => calls[index] && platforms.running(calls[index].operation)));
	const body = { action: 'sendMessage', sessionId: title, chatInput: 'Please help' };
	const { status, data } = await outside.post(`${session.url}/${path}`, body);
	assert.equal(status, 200, JSON.stringify(data));
	const execution = await nextExecution(session, id, undefined);
	const runs = await shownIn(session, execution.id);
	await stopWorkflow(session, id);
	return {
		answers: toolAnswers(model.requests().at(-1)!).map((text) => plain(text, platforms.url)),
		shown: tools.map(({ name }) => plain(JSON.stringify(runs[name] ?? []), platforms.url)),
	};
}

/** It only gives back what was bought, so it has nothing to read and nothing that is refused. */
const GIVES_BACK_ONLY = 'adobeVipReturnOrder';

const asTools = nodes.filter(({ description }) => description.name !== GIVES_BACK_ONLY);

/** Each node as a tool of each agent: what it reads reaches the model, and what costs is refused without the limits of the flow. */
export function agentCases(tools: ToolStage): Case[] {
	return agentVersions.flatMap((version) =>
		asTools.map(({ description: { name, displayName } }) => {
			const calls = callsOf(name, tools.platforms.url);
			const refused = calls.filter(({ refusal }) => refusal !== undefined).length;
			return {
				name: `agent ${version}, ${displayName}: ${calls.length - refused} reads are answered, ${refused} writes refused`,
				async run() {
					assert.ok(calls.length > 0, 'there is nothing to call');
					const { answers, shown } = await chat(tools, `${displayName} ${version}`, version, calls);
					assert.equal(answers.length, calls.length, 'not every call was made');
					const wrong: string[] = [];
					for (const [index, { operation, rows, refusal }] of calls.entries())
						try {
							if (refusal === undefined) assertRows(answers[index], rows ?? []);
							else assert.ok(says(answers[index], refusal), `the model reads: ${answers[index]}`);
							assert.ok(says(shown[index], refusal ?? 'executionStatus'), `a person sees: ${shown[index]}`);
						} catch (error) {
							wrong.push(`${operation.id}: ${(error as Error).message.slice(0, 1500)}`);
						}
					assert.equal(wrong.length, 0, wrong.join('\n'));
				},
			};
		}),
	);
}
