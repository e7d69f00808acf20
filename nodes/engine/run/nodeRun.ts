import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { InputProblem } from '../declare';
import { digest } from '../util/hash';
import { isTool } from '../util/tool';

/** So many digits tell two n8n, workflows, nodes or runs apart whose executions have the same number. */
const SHORT = 16;

/** The input of a tool. An agent of version 3 adds a number of its own to each call, also to one that it repeats. */
const askedFor = ({ json: { toolCallId: _, ...asked } }: INodeExecutionData): IDataObject => asked;

/**
 * Names the turn of a node: the same when n8n's Retry On Fail runs it again, another in a new execution.
 * A second n8n, and one that was set up again, numbers its executions from 1 as well: so the n8n, the workflow and the
 * node are part of the name. For tools n8n counts every try as a run of its own, so there the input names the turn.
 * Undefined where n8n gives the execution no id.
 */
export function nodeRunOf(context: IExecuteFunctions): string | undefined {
	const execution = String(context.getExecutionId() ?? '');
	if (/^(|undefined|__unknown__)$/i.test(execution)) return undefined;
	const { $runIndex } = context.getWorkflowDataProxy(0) as { $runIndex?: number };
	const run = isTool(context) ? digest(context.getInputData().map(askedFor)) : ($runIndex ?? 0);
	const where = digest([context.getInstanceId(), context.getWorkflow().id, context.getNode().id, run]);
	return `n8n-${execution}-${where.slice(0, SHORT)}`;
}

/** The order key of an item that has none of its own. @throws InputProblem where nothing distinguishes a repeat from a new order */
export function generatedOrderKey(context: IExecuteFunctions, turn: string | undefined, item: number): string {
	if (turn !== undefined && !isTool(context)) return `${turn}-${item}`;
	throw new InputProblem(
		isTool(context)
			? 'An AI agent may call a tool twice for one order, so "Without Order Key" is not possible here. Enter an order key.'
			: 'This execution has no ID, so "Without Order Key" cannot distinguish it from another one. Enter an order key.',
	);
}

const DAY = 24 * 60 * 60_000;

/** When each turn was begun, in milliseconds, the oldest first. */
const begun = new Map<string, number>();

/**
 * Begins one turn of a node.
 * @returns whether this process began it before: then n8n's Retry On Fail runs the node again
 */
export function startNodeRun(turn: string, now: number): boolean {
	for (const [known, at] of begun) {
		if (at > now - DAY) break;
		begun.delete(known);
	}
	const before = begun.has(turn);
	if (!before) begun.set(turn, now);
	return before;
}
