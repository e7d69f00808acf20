import { Problem, type Session } from '../declare';
import { isTool } from '../util/tool';
import { claimed } from './claim';

/** For so long what an agent did in one execution is remembered, in milliseconds. */
export const REMEMBERED = 60 * 60_000;

/** For what the limits of an agent are. */
interface AgentRun {
	id: string;
	/** as a sentence says it */
	words: string;
}

/** A run of the flow. n8n's MCP server calls its tools outside of any execution: there it is the workflow, for an hour. */
export const agentRunOf = ({ context, execution }: Session): AgentRun =>
	execution === undefined
		? { id: `workflow ${String(context.getWorkflow().id)}`, words: 'in the last hour' }
		: { id: execution, words: 'in this run of the workflow' };

/**
 * An order of an AI agent: one key buys for one customer in one run. Five calls for five customers under
 * one key would spend five times its limit.
 * @param parts what names the order, with its customer
 * @throws Problem when the key was used for another one in this run
 */
export async function oncePerRun<T>(
	session: Session,
	key: string,
	parts: unknown[],
	send: () => Promise<T>,
): Promise<T> {
	if (!isTool(session.context)) return await send();
	const run = agentRunOf(session);
	const refusal = () =>
		new Problem(
			`Nothing was ordered: ${run.words}, the key "${key}" was already used for another customer or order type. One key and its limits are for one order.`,
			{ outcome: 'failed', orderKey: key },
		);
	return await claimed(session, { what: ['agent', run.id, key], order: parts, lasts: REMEMBERED }, refusal, send);
}
