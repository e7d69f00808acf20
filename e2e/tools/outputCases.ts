import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Case } from '../runCases';
import { chat } from './agentCases';
import { agentVersions } from './agentFlow';
import { callsOf, type Call } from './calls';
import type { ToolStage } from './stage';

/** An operation of each platform: a field that only the raw answer has, and two to select. */
const READS = [
	{ id: 'ingramMicroSubscription.get', raw: 'planId', selected: ['id', 'status'] },
	{ id: 'partnerCenterSubscription.get', raw: 'entitlementId', selected: ['id', 'quantity'] },
	{ id: 'adobeVipSubscription.get', raw: 'links', selected: ['offerId', 'currentQuantity'] },
];

/** The same call with another output; tools have names of their own. */
const withOutput = (call: Call, output: string, outputFields?: string): Call => ({
	...call,
	tool: {
		...call.tool,
		name: `${call.tool.name}_${output}`,
		parameters: { ...call.tool.parameters, output, ...(outputFields === undefined ? {} : { outputFields }) },
	},
});

const namesIn = (answer: string): string[] =>
	Object.keys([JSON.parse(answer) as IDataObject | IDataObject[]].flat()[0]);

/** What the model gets of one answer, as the flow chooses: Simplified, Raw or Selected Fields. */
export const outputCases = (tools: ToolStage): Case[] =>
	agentVersions.flatMap((version) =>
		READS.map(({ id, raw, selected }) => ({
			name: `agent ${version}, ${id}: Output is Simplified, Raw or Selected Fields`,
			async run() {
				const call = callsOf(id.split('.')[0], tools.platforms.url).find(
					({ operation }) => operation.id === id,
				) as Call;
				const { answers } = await chat(tools, `${id} ${version}`, version, [
					withOutput(call, 'simplified'),
					withOutput(call, 'raw'),
					withOutput(call, 'selected', selected.join(', ')),
				]);
				const [inShort, whole, chosen] = answers.map(namesIn);
				assert.ok(!inShort.includes(raw) && whole.includes(raw), `${raw} is not in the raw answer alone`);
				assert.deepEqual([...chosen].sort(), [...selected].sort());
			},
		})),
	);
