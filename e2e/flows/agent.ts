import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import { recordedDeal, sellOnce } from '../cases/headline';
import { activateWorkflow, importWorkflow, stopWorkflow } from '../n8n/rest';
import { basicHeader } from './forms/basicAuth';
import { readFlow } from './flowFiles';
import type { FlowStage } from './playCrmFlow';
import type { Recorded } from './recorder/recorder';
import { soldAtIngram } from './sold';
import { outside } from '../n8n/http';

export const openAiHost = 'api.openai.com';
export const openAi = { type: 'openAiApi', data: { apiKey: 'key', url: `https://${openAiHost}/v1` } };

interface Message {
	role: string;
	content: unknown;
}

/** What the scripted model does next: call a tool, or answer with what the last tool gave. */
type Move = { tool: string; arguments: IDataObject } | 'answer';

const completion = (message: IDataObject, reason: string): IDataObject => ({
	id: 'chatcmpl-1',
	object: 'chat.completion',
	created: 1795000000,
	model: 'gpt-4.1-mini',
	choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: reason }],
	usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
});

/** A model that makes these moves, one for each tool answer that it has seen. */
const scripted =
	(moves: Move[]) =>
	({ body }: Recorded): IDataObject => {
		const { messages } = body as { messages: Message[] };
		const results = messages.filter(({ role }) => role === 'tool');
		const move = moves[results.length];
		if (move === 'answer') return completion({ content: String(results.at(-1)?.content) }, 'stop');
		const call = { name: move.tool, arguments: JSON.stringify(move.arguments) };
		const id = `call_${results.length}`;
		return completion({ content: null, tool_calls: [{ id, type: 'function', function: call }] }, 'tool_calls');
	};

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
		recorder.play({ [`POST ${openAiHost}/v1/chat/completions`]: scripted(moves) });
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
