import type { IDataObject } from 'n8n-workflow';
import type { Recorded, Routes } from '../flows/recorder/recorder';

export const openAiHost = 'api.openai.com';
export const openAi = { type: 'openAiApi', data: { apiKey: 'key', url: `https://${openAiHost}/v1` } };

interface Message {
	role: string;
	content: unknown;
}

/** What the scripted model does next: call a tool, or answer with what the last tool gave. */
export type Move = { tool: string; arguments: IDataObject } | 'answer';

const completion = (message: IDataObject, reason: string): IDataObject => ({
	id: 'chatcmpl-1',
	object: 'chat.completion',
	created: 1795000000,
	model: 'gpt-4.1-mini',
	choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: reason }],
	usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
});

/** What the tools gave, as the model reads it, in the order of its calls. */
export const toolAnswers = ({ body }: Recorded): string[] =>
	(body as { messages: Message[] }).messages
		.filter(({ role }) => role === 'tool')
		.map(({ content }) => String(content));

/**
 * A chat model that makes these moves, one for each tool answer that it has seen.
 * @param onMove called with the number of the move before it is made
 */
export const scripted = (moves: Move[], onMove: (index: number) => void = () => {}): Routes => ({
	[`POST ${openAiHost}/v1/chat/completions`]: (asked: Recorded): IDataObject => {
		const results = toolAnswers(asked);
		const move = moves[results.length];
		onMove(results.length);
		if (move === 'answer') return completion({ content: results.at(-1) }, 'stop');
		const call = { name: move.tool, arguments: JSON.stringify(move.arguments) };
		const id = `call_${results.length}`;
		return completion({ content: null, tool_calls: [{ id, type: 'function', function: call }] }, 'tool_calls');
	},
});
