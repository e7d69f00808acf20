import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, IWorkflowBase } from 'n8n-workflow';

import { howTried } from './flowsTried';
import { top } from '../package';

/** Writes the page of flows out of the flows themselves: `npm run flows`. */

const PAGE = join(top, 'docs', 'flows.md');
const FOLDER = join(top, 'workflows');

/** The flows in groups, by what they begin with. */
const GROUPS: Array<{ title: string; holds: (flow: IWorkflowBase) => boolean }> = [
	{ title: 'A deal is won in a CRM or PSA', holds: ({ name }) => /^(.+): order at /.test(name) },
	{ title: 'Seats, users and agents', holds: ({ name }) => /^(Seat|User|AI)/.test(name) },
	{
		title: 'Something happens on a marketplace',
		holds: ({ nodes }) => nodes.some(({ type }) => /^n8n-nodes-cloud-marketplace\..+Trigger$/.test(type)),
	},
	{ title: 'Other orders and reports', holds: () => true },
];

const PLATFORMS: Record<string, string> = {
	ingramMicro: 'Ingram Micro',
	partnerCenter: 'Partner Center',
	adobeVip: 'Adobe VIP Marketplace',
};

const readFlow = (file: string): IWorkflowBase => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as IWorkflowBase;

/** The files of all flows; a `.body.json` is a sample call of one. */
export const flowFiles = (): string[] =>
	readdirSync(FOLDER).filter((file) => file.endsWith('.json') && !file.endsWith('.body.json'));

/** The numbered steps of a flow's first note. */
function stepsOf({ nodes }: IWorkflowBase): string[] {
	const note = nodes.find(({ type }) => type === 'n8n-nodes-base.stickyNote');
	return String(note?.parameters.content).match(/^\d+\. .+$/gm) ?? [];
}

function platformsOf({ nodes }: IWorkflowBase): string {
	const used = Object.entries(PLATFORMS).filter(([name]) =>
		nodes.some(({ type }) => type.startsWith(`n8n-nodes-cloud-marketplace.${name}`)),
	);
	return used.map(([, label]) => label).join(', ');
}

/** The limits of the nodes that buy, as the flow is shipped. */
function limitsOf({ nodes }: IWorkflowBase): string[] {
	const limited = nodes.filter((node: INode) => Object.keys((node.parameters.limits ?? {}) as object).length > 0);
	return limited.map(
		({ name, parameters }) =>
			`${name}: ${Object.keys(parameters.limits as object)
				.map(inWords)
				.join(', ')}`,
	);
}

const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function section(file: string): string {
	const flow = readFlow(file);
	const limits = limitsOf(flow);
	return [
		`### ${flow.name}`,
		'',
		`File: [\`workflows/${file}\`](../workflows/${file}). Platform: ${platformsOf(flow)}.`,
		'',
		...stepsOf(flow),
		'',
		...(limits.length > 0 ? [`Limits: ${limits.join('; ')}.`, ''] : []),
		`Tried: ${howTried(file)}`,
		'',
	].join('\n');
}

/** The page as it should be. */
export function flowsPage(): string {
	const files = flowFiles();
	const groupOf = (file: string) => GROUPS.find(({ holds }) => holds(readFlow(file)));
	const groups = GROUPS.map((group) => ({ ...group, files: files.filter((file) => groupOf(file) === group) }));
	return [
		'# Flows to import',
		'',
		`<!-- Written by npm run flows. -->`,
		'',
		`${files.length} flows. Drag a file onto the canvas of n8n, or run \`n8n import:workflow --input=workflows/<file>\`. Then choose your credentials, read the notes on the canvas from left to right, and press **Execute workflow**: each flow that begins with an event has a sample pinned. **Publish** it to receive events.`,
		'',
		'With real credentials a flow buys: turn on **Dry Run** in its ordering node to try it; its other nodes still create customers and write back. What all have in common: the order key is the ID of the deal, so a repeated event buys nothing. What buys has a limit in the node. A webhook, form or chat that buys asks for a secret: a *Header Auth* or *Basic Auth* credential. Part numbers and quantities come from the columns that your deal has; name them in the node under **List With Column Names**. When a customer or an order fails, the reason is written where the deal is.',
		'',
		'A flow that begins with one of our triggers takes each event once. When a step fails, its execution stops; press **Retry** under Executions, and it goes on from there.',
		'',
		'No flow has been run against a real CRM, PSA or marketplace yet. In the tests the marketplaces are simulated, and the CRMs are played by a recorder that answers with data of the shape that their documentation shows. The CRM nodes of n8n call fixed addresses; in the tests a proxy leads these to the recorder (`npm run e2e flows`).',
		'',
		...groups.flatMap(({ title, files: held }) => [`## ${title}`, '', ...held.map(section)]),
	]
		.join('\n')
		.replace(/\n+$/, '\n');
}

if (require.main === module) writeFileSync(PAGE, flowsPage());
