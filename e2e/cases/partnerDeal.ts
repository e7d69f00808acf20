import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../paths';
import { activateWorkflow, callWebhook, importWorkflow, stopWorkflow, type WorkflowFile } from '../n8n/rest';
import type { Stage } from '../n8n/stage';

/** What the flow gives back to the CRM. */
interface PartnerAnswer {
	orderId: string;
	orderStatus: string;
	subscriptionId: string;
	created: boolean;
	licenses: number;
}

const read = <T>(name: string): T => JSON.parse(readFileSync(join(projectFolder, 'workflows', name), 'utf8')) as T;

/** Delivers the recorded deal twice to the flow from deal to licenses, and looks at what the simulator has stored. */
export async function sellAtPartnerCenter({ session, simulator, credentials }: Stage): Promise<void> {
	const id = await importWorkflow(session, read<WorkflowFile>('csp-deal-to-licenses.json'), credentials);
	await activateWorkflow(session, id);
	const deal = read<object>('new-csp-deal.body.json');
	const first = await callWebhook<PartnerAnswer>(session.url, 'new-csp-deal', deal);
	assert.equal(first.orderStatus, 'completed');
	assert.equal(first.created, true);
	assert.equal(first.licenses, 2);
	assert.ok(first.orderId, 'the flow gave no order id back');
	assert.ok(first.subscriptionId, 'the flow gave no subscription id back');
	const second = await callWebhook<PartnerAnswer>(session.url, 'new-csp-deal', deal);
	assert.equal(second.created, false);
	assert.ok(first.orderId, 'the flow gave no order id back');
	assert.equal(second.orderId, first.orderId);
	const { customers, orders } = simulator.partnerCenter.state().commerce;
	assert.deepEqual([customers.length, orders.length], [1, 1]);
	await stopWorkflow(session, id);
}
