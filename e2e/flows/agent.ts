import assert from 'node:assert/strict';
import { recordedDeal, sellOnce } from '../cases/headline';
import { activateWorkflow, importWorkflow, stopWorkflow } from '../n8n/rest';
import { basicHeader } from './forms/basicAuth';
import { readFlow } from './flowFiles';
import type { FlowStage } from './playCrmFlow';
import { soldAtIngram } from './sold';
import { outside } from '../n8n/http';
import { scripted, type Move } from '../tools/model';

/** The agent flow: reads are free, an order within the limits is placed once in a chat, one beyond them is refused in a sentence. */
export async function playAgent({ stage, recorder, credentials }: FlowStage): Promise<void> {
	const { session, simulator } = stage;
	// A customer to find.
	await sellOnce(session, await stage.headline());
	const before = soldAtIngram(simulator).length;
	const file = readFlow('ai-agent-with-capped-purchases.json');
	const webhookId = file.nodes.find((node) => node.webhookId)?.webhookId ?? '';
	const id = await importWorkflow(session, file, credentials);
	await activateWorkflow(session, id);
	const chat = async (sessionId: string, moves: Move[]) => {
		recorder.play(scripted(moves));
		const body = { action: 'sendMessage', sessionId, chatInput: 'Please help' };
		const { status, data } = await outside.post<{ output?: string }>(`${session.url}/webhook/${webhookId}/chat`, body, {
			headers: basicHeader,
		});
		assert.equal(status, 200, JSON.stringify(data));
		assert.deepEqual(recorder.unanswered(), []);
		return String(data.output);
	};
	const order = (customerId: string, quantity: number): Move => ({
		tool: 'Place_an_Order',
		arguments: { customerId, mpn: 'ACME-BACKUP', quantity },
	});
	assert.match(await chat('chat-1', [{ tool: 'Read_Products', arguments: {} }, 'answer']), /ACME-BACKUP/);
	const customers = await chat('chat-1', [
		{ tool: 'Read_Customers', arguments: { name: recordedDeal().customer.name } },
		'answer',
	]);
	const customerId = /"id":"(\w+)"/.exec(customers)?.[1] ?? '';
	assert.ok(customerId, `the agent did not find the customer: ${customers}`);

	assert.match(await chat('chat-1', [order(customerId, 11), 'answer']), /Maximum Quantity.* is 10, but 11 units/);
	assert.equal(soldAtIngram(simulator).length, before, 'more was ordered than the flow allows');
	await chat('chat-2', [order(customerId, 5), order(customerId, 5), 'answer']);
	assert.equal(soldAtIngram(simulator).length, before + 1, 'one chat did not order once');
	await stopWorkflow(session, id);
}
