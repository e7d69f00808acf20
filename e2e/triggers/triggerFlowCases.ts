import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator } from '../../simulator';
import { basicUser } from '../flows/forms/basicAuth';
import { decide, untilWaiting } from '../flows/forms/decide';
import { endedExecutions, type ExecutionResult } from '../n8n/executions';
import { waitUntil } from '../n8n/process';
import { activateWorkflow, createCredential, importWorkflow, type WorkflowFile } from '../n8n/rest';
import type { Stage } from '../n8n/stage';
import { projectFolder } from '../paths';
import type { Case } from '../runCases';
import { POLLED } from './flow';
import { order } from './platforms/ingram';
import { startRecorder, type Recorder } from './recorder';
import { outside } from '../n8n/http';

const ACROBAT = '65304520CA01A12';
const MINUTE = 60_000;

/** What the cases share: the stage, what takes the requests of the flows, and their ids. */
interface Played {
	stage: Stage;
	recorder: Recorder;
	id(file: string): string;
}

/** A flow of the folder as a test plays it: polled every minute, its addresses those of the recorder, its waits short. */
function played(file: string, url: string): WorkflowFile {
	const text = readFileSync(join(projectFolder, 'workflows', file), 'utf8')
		.replace(/https:\/\/\w+\.example\.com/g, url)
		.replace(/"pollTimes": \{[^\]]*\]\s*\}/, '"pollTimes": { "item": [{ "mode": "everyMinute" }] }')
		.replace(/"amount": 4,\s*"unit": "hours"/, '"amount": 1, "unit": "seconds"');
	const flow = JSON.parse(text) as WorkflowFile;
	const [trigger] = flow.nodes.filter(({ type }) => type.endsWith('partnerCenterTrigger'));
	// Invoices come once a month: those that are there count.
	if (trigger && (trigger.parameters.events as string[]).includes('invoiceReady'))
		Object.assign(trigger.parameters, {
			startFrom: 'date',
			startDate: new Date(Date.now() - 60 * 1440 * MINUTE).toISOString(),
		});
	return flow;
}

/** The latest execution of a flow that went as far as a node. */
async function ended({ stage }: Played, id: string, node: string): Promise<ExecutionResult> {
	let found: ExecutionResult | undefined;
	const went = async () => {
		const all = await endedExecutions(stage.session, id, 1);
		const failed = all.find(({ status }) => status === 'error');
		if (failed) throw new Error(`The flow failed in "${failed.error?.node}": ${failed.error?.message}`);
		found = all.find(({ output }) => output[node] !== undefined);
		return found !== undefined;
	};
	await waitUntil(went, POLLED, `No execution went as far as "${node}".`);
	return found as ExecutionResult;
}

async function posted({ recorder }: Played, path: string): Promise<Record<string, unknown>> {
	await waitUntil(async () => recorder.posted(path).length > 0, POLLED, `Nothing came to ${path}.`);
	const all = recorder.posted(path);
	assert.equal(all.length, 1, `${path} was posted to more than once`);
	return all[0];
}

/** A relationship that a customer approves. @returns its id */
function approve(simulator: Simulator): string {
	const { partnerCenter } = simulator;
	const [state] = partnerCenter.states.all();
	const id = `${randomUUID()}-${randomUUID()}`;
	const now = Date.now();
	state.areas.relationships.push({
		...{ id, displayName: 'Support', duration: 'P180D', autoExtendDuration: 'PT0S', status: 'approvalPending' },
		...{ roles: [{ roleDefinitionId: randomUUID() }], createdAt: now, changedAt: now, version: 1 },
		...{ assignments: [], requests: [], operations: [] },
	});
	partnerCenter.admin().approveRelationship(id, randomUUID());
	partnerCenter.admin().putAuditRecord({
		...{ id: randomUUID(), operationType: 'granular_admin_relationship_approved', operationStatus: 'succeeded' },
		...{ resourceType: 'granular_admin_relationship', resourceNewValue: JSON.stringify({ Id: id }) },
		operationDate: new Date().toISOString(),
	});
	return id;
}

const casesOf = (play: Played): Array<Case & { file: string }> => {
	const { simulator } = play.stage;
	const orders = () => simulator.ingram.states.all()[0] as Parameters<typeof order>[0];
	return [
		{
			file: 'trigger-order-to-crm.json',
			name: 'an order that is completed is reported to the CRM once',
			async run() {
				const [, orderId] = order(orders(), Date.now()).split(':');
				assert.deepEqual(
					{ ...(await posted(play, '/api/orders')), customerId: '', dealId: '' },
					{ dealId: '', orderId, status: 'completed', customerId: '', eventId: `order:${orderId}:completed` },
				);
			},
		},
		{
			file: 'trigger-stuck-order.json',
			name: 'an order that is stuck comes as an alert, one that is completed does not',
			async run() {
				const [, orderId] = order(orders(), Date.now()).split(':');
				Object.assign(orders().orders.at(-1) as object, { status: 'processing', statusCode: 'OP' });
				assert.equal((await posted(play, '/hooks/alerts')).orderId, orderId);
			},
		},
		{
			file: 'trigger-gdap-checklist.json',
			name: 'a relationship that is approved becomes a ticket with a check list',
			async run() {
				const relationshipId = approve(simulator);
				const ticket = await posted(play, '/api/tickets');
				assert.equal(ticket.relationshipId, relationshipId);
				assert.equal((ticket.tasks as string[]).length, 4);
			},
		},
		{
			file: 'trigger-invoice-to-rows.json',
			name: 'the lines of a new invoice become rows',
			async run() {
				const { output } = await ended(play, play.id('trigger-invoice-to-rows.json'), 'Rows');
				assert.ok(output.Rows.length > 1, 'there are no rows');
			},
		},
		{
			file: 'trigger-adobe-licenses.json',
			name: 'licenses that a customer added are ordered once they are approved',
			async run() {
				const [customer] = simulator.adobe.states.all()[0].customers;
				simulator.adobe.admin().addLicenses(customer.id, ACROBAT, 3);
				const { link } = await posted(play, '/hooks/approvals');
				const id = play.id('trigger-adobe-licenses.json');
				await untilWaiting(play.stage.session, id);
				const opened = await outside.get(String(link));
				assert.equal(opened.status, 401, 'the form opens without a password');
				assert.equal(simulator.adobe.state().orders.length, 0);
				const { output } = await decide(play.stage.session, id, String(link), 'Approve');
				assert.equal(output.Order[0].created, true);
				assert.deepEqual(
					simulator.adobe.state().orders.map(({ lines }) => lines[0].quantity),
					[3],
				);
			},
		},
	];
};

/** An active customer of the first reseller. */
async function addAdobeCustomer({ simulator }: Stage): Promise<void> {
	const [state] = simulator.adobe.states.all();
	const [{ id: resellerId, profile }] = state.resellers;
	state.customers.push({
		...{ id: 'P1005053489', resellerId, status: '1000', validStatus: '1000', cotermDate: '', benefits: [] },
		...{ validAt: 0, createdAt: Date.now() - 1440 * MINUTE, visibleFrom: 0, globalSalesEnabled: false },
		profile: { ...profile, companyName: 'Fabrikam Example', marketSegment: 'COM' },
		levels: { license: '01', consumables: 'T1' },
	});
}

/** The flows of the folder that begin with a trigger, each from an event on the platform to its end. */
export async function triggerFlowCases(stage: Stage): Promise<{ cases: Case[]; stop(): Promise<void> }> {
	const recorder = await startRecorder();
	const ids = new Map<string, string>();
	const cases = casesOf({ stage, recorder, id: (file) => ids.get(file) as string });
	await addAdobeCustomer(stage);
	const user = await createCredential(stage.session, basicUser.type, 'User and password', basicUser.data);
	for (const { file } of cases) {
		const id = await importWorkflow(stage.session, played(file, recorder.url), [...stage.credentials, user]);
		ids.set(file, id);
		await activateWorkflow(stage.session, id);
	}
	return {
		cases: cases.map(({ file, name, run }) => ({ name: `${file}: ${name}`, run })),
		stop: recorder.stop,
	};
}
