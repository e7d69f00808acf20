import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator } from '../../simulator';
import { executionsOf } from '../n8n/executions';
import { projectFolder } from '../paths';
import {
	activateWorkflow,
	callWebhook,
	importWorkflow,
	type CredentialReference,
	type Session,
	type WorkflowFile,
} from '../n8n/rest';

/** What the headline flow gives back to the CRM. */
export interface HeadlineAnswer {
	customerId: string;
	orderId: string;
	orderStatus: string;
	subscriptionId: string;
	created: boolean;
}

/** One run of the headline flow: its answer, and how long the CRM waited for it. */
export interface HeadlineRun {
	answer: HeadlineAnswer;
	seconds: number;
}

/** A deal as the recorded webhook body holds it, as far as the runs look at it. */
export interface Deal {
	customer: { name: string };
	lines: Array<{ name: string }>;
}

const path = 'new-crm-deal';

/** Imports the headline flow and publishes it. Answers its id. */
export async function importHeadline(session: Session, credentials: CredentialReference[]): Promise<string> {
	const flow = readWorkflow<WorkflowFile>('deal-to-subscription.json');
	const id = await importWorkflow(session, flow, credentials);
	await activateWorkflow(session, id);
	return id;
}

/** The recorded body of a webhook call that a CRM sends for a won deal. */
export function recordedDeal(): Deal {
	return readWorkflow('new-crm-deal.body.json');
}

/** Sends the recorded deal to the flow's webhook. Throws an Error that names the node which failed. */
export async function sellOnce(session: Session, workflowId: string): Promise<HeadlineRun> {
	const started = Date.now();
	try {
		const answer = await callWebhook<HeadlineAnswer>(session.url, path, recordedDeal());
		return { answer, seconds: (Date.now() - started) / 1000 };
	} catch (error) {
		const [latest] = await executionsOf(session, workflowId);
		if (!latest?.error) throw error;
		const { node, message, description } = latest.error;
		throw new Error(`The flow failed in "${node}": ${message}${description ? ` (${description})` : ''}`);
	}
}

/** Why this run and these counts are not one sold deal: a sentence each; none when they are. */
export function whatIsWrong({ answer }: HeadlineRun, simulator: Simulator): string[] {
	const { customers, orders } = simulator.ingram.effects();
	return [
		answer.orderStatus !== 'completed' && `The order's status is "${answer.orderStatus}" instead of "completed".`,
		!answer.customerId && 'The flow gave no customer id back.',
		!answer.orderId && 'The flow gave no order id back.',
		!answer.subscriptionId && 'The flow gave no subscription id back.',
		customers !== 1 && `The simulator counted ${customers} customers instead of 1.`,
		orders !== 1 && `The simulator counted ${orders} orders instead of 1.`,
	].filter((sentence) => sentence !== false);
}

function readWorkflow<T>(name: string): T {
	return JSON.parse(readFileSync(join(projectFolder, 'workflows', name), 'utf8')) as T;
}
