import type { INode } from 'n8n-workflow';
import { activateWorkflow, callWebhook, importWorkflow, type WorkflowFile } from '../n8n/rest';
import type { Stage } from '../n8n/stage';
import type { Deal, Platform } from './platforms';

const CUSTOMER = 'Find or Create Customer';

const webhookOf = ({ nodes }: WorkflowFile): INode => {
	const found = nodes.find(({ type }) => type === 'n8n-nodes-base.webhook');
	if (!found) throw new Error('The flow has no webhook.');
	return found;
};

/** The path of the webhook at which the flow takes a deal. */
export const pathOf = (flow: WorkflowFile): string => String(webhookOf(flow).parameters.path);

const link = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });

/**
 * The headline flow cut off after its customer node, for many deals in one call. The node that splits them
 * has the name of the flow's webhook, so that the expressions of the customer node find what they look for.
 */
function customersFlow(flow: WorkflowFile): WorkflowFile {
	const webhook = webhookOf(flow);
	const customer = flow.nodes.find(({ name }) => name === CUSTOMER);
	if (!customer) throw new Error(`The flow has no node "${CUSTOMER}".`);
	const { onError: _branch, ...strict } = customer;
	const parameters = { httpMethod: 'POST', path: `${pathOf(flow)}-customers`, responseMode: 'lastNode', options: {} };
	const split: INode = {
		id: 'split',
		name: webhook.name,
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		position: [200, 0],
		parameters: { fieldToSplitOut: 'body.deals', options: {} },
	};
	return {
		name: `${flow.name}: customers only`,
		nodes: [{ ...webhook, name: 'Deals', id: 'deals', webhookId: 'deals', parameters }, split, strict],
		connections: { Deals: link(split.name), [split.name]: link(CUSTOMER) },
		settings: flow.settings,
	};
}

/** Lets the flow's own node create the customers of the deals, one for each, before anything is sold. */
export async function createCustomers(stage: Stage, platform: Platform, deals: Deal[]): Promise<void> {
	const { session, simulator } = stage;
	const before = platform.customers(simulator);
	const flow = customersFlow(platform.flow);
	await activateWorkflow(session, await importWorkflow(session, flow, stage.credentials));
	const rows = deals.map((deal) => ({ body: deal, ...platform.beside?.(simulator) }));
	await callWebhook(session.url, `${pathOf(platform.flow)}-customers`, { deals: rows });
	const made = platform.customers(simulator) - before;
	if (made !== deals.length) throw new Error(`The simulator has ${made} new customers instead of ${deals.length}.`);
}
