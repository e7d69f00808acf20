import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import { executionIds, nextExecution, type ExecutionResult } from '../n8n/executions';
import {
	activateWorkflow,
	importWorkflow,
	stopWorkflow,
	type CredentialReference,
	type WorkflowFile,
} from '../n8n/rest';
import type { Stage } from '../n8n/stage';
import type { CrmFlow, Deal, Delivery } from './crmFlow';
import { readFlow } from './flowFiles';
import type { Recorder } from './recorder/recorder';
import { outside } from '../n8n/http';

/** A running n8n whose CRMs are played by the recorder, with a credential for each of them. */
export interface FlowStage {
	stage: Stage;
	recorder: Recorder;
	credentials: CredentialReference[];
}

const WON = { id: 9001, quantity: 5 };
const TOO_MANY = { id: 9002, quantity: 101 };

/**
 * Wins a deal twice, and one with more units than the flow's limit: one order, its IDs in the CRM both times, and the
 * reason of the refusal in the CRM.
 */
export async function playCrmFlow(flow: CrmFlow, { stage, recorder, credentials }: FlowStage): Promise<void> {
	const { session, simulator } = stage;
	simulator.reset();
	await flow.prepare?.(session);
	const file = withSettings(readFlow(flow.file), flow.settings?.(simulator) ?? {});
	const trigger = file.nodes.find(({ webhookId }) => webhookId);
	let changes = 0;
	const id = await importWorkflow(session, file, credentials);
	const win = async (deal: Omit<Deal, 'change'>): Promise<ExecutionResult> => {
		const changed = { ...deal, change: (changes += 1) };
		recorder.play(flow.routes(changed));
		const before = (await executionIds(session, id))[0]?.id;
		if (changes === 1) await activateWorkflow(session, id);
		if (flow.event) await deliver(session.url, flow.event(changed, trigger?.webhookId ?? ''));
		// n8n asks a CRM once a minute at most.
		return await nextExecution(session, id, before, 150);
	};
	const written = (route: string) => recorder.requests().filter((request) => request.route === route);

	try {
		for (const time of ['first', 'second']) {
			const execution = await win(WON);
			assert.equal(execution.status, 'success', `${time} time: ${JSON.stringify(execution.error)}`);
			assert.deepEqual(recorder.unanswered(), [], 'requests that nobody answers');
			const [order, ...more] = flow.sold(simulator);
			assert.ok(order?.orderId && order.subscriptionId, `${time} time: nothing was sold (${problemOf(execution)})`);
			assert.equal(more.length, 0, `${time} time: sold more than once`);
			assert.deepEqual(
				written(flow.writesOrder.route(WON.id)).map(({ body }) => body),
				[flow.writesOrder.body(order)],
				`${time} time: what was written to the deal`,
			);
		}
		const refused = await win(TOO_MANY);
		assert.equal(refused.status, 'success', JSON.stringify(refused.error));
		assert.equal(flow.sold(simulator).length, 1, 'more was sold than the flow allows');
		const texts = written(flow.writesProblem.route(TOO_MANY.id)).map(({ body }) => JSON.stringify(body));
		assert.equal(texts.length, 1, 'the problem was not written to the deal once');
		assert.match(texts[0], /Maximum Quantity.*101/);
	} finally {
		await stopWorkflow(session, id);
	}
}

/** The flow with these values in its node of settings. */
function withSettings(file: WorkflowFile, settings: Record<string, string>): WorkflowFile {
	const nodes = structuredClone(file.nodes);
	for (const { parameters } of nodes) {
		const rows =
			(parameters.assignments as { assignments?: Array<{ name: string; value: unknown }> })?.assignments ?? [];
		for (const row of rows) row.value = settings[row.name] ?? row.value;
	}
	return { ...file, nodes };
}

/** Delivers an event, as the CRM does. A webhook that asks for a secret refuses it without. */
async function deliver(url: string, { path, headers, body }: Delivery): Promise<void> {
	const post = async (sent: Record<string, string>) =>
		await outside.post(`${url}/webhook/${path}`, body, { headers: sent });
	if ('x-webhook-secret' in headers) assert.equal((await post({})).status, 403, 'a call without the secret is let in');
	const { status, data } = await post(headers);
	assert.ok(status < 300, `the event was answered with ${status}: ${JSON.stringify(data)}`);
}

const problemOf = ({ output }: ExecutionResult): string =>
	Object.values(output)
		.flat()
		.map(({ error }: IDataObject) => error)
		.filter(Boolean)
		.join();
