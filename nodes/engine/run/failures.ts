import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { InputProblem, NotSent, Problem } from '../declare';
import { type ItemOutcome, report } from './report';

/** An item that failed, and why. */
export interface Failure {
	item: number;
	problem: Problem;
}

/** What was thrown for an item, as it is reported. */
export function problemOf(context: IExecuteFunctions, error: Error, item: number): Problem {
	if (error instanceof InputProblem) return new Problem(`Item ${item}: ${error.message}`);
	if (error instanceof Problem) return error;
	// Canceled, or a defect of ours: reported as it is.
	context.logger.debug('An item ended unexpectedly', { item, reason: error.name });
	return new Problem(error.message);
}

/** How an item ended that threw. */
export const endingOf = (context: IExecuteFunctions, error: Error, item: number): ItemOutcome =>
	error instanceof NotSent
		? { kind: 'notSent', reason: error.message }
		: { kind: 'failed', problem: problemOf(context, error, item) };

/** An error item as n8n recognizes it: `error` and `details`, nothing else. */
function errorItem(problem: Problem, item: number): INodeExecutionData {
	const details: IDataObject = {
		...problem.details,
		...(problem.description ? { platform: problem.description } : {}),
	};
	return { json: { error: problem.message, details }, pairedItem: { item } };
}

/** What an item puts out, however it ended. */
export function itemsOf(ending: ItemOutcome, item: number): INodeExecutionData[] {
	if (ending.kind === 'done') return ending.items;
	return [errorItem(ending.kind === 'failed' ? ending.problem : new Problem(ending.reason), item)];
}

function nodeError(node: INode, problem: Problem, item: number, description: string): Error {
	const error =
		problem.details.status === undefined
			? new NodeOperationError(node, problem.message, { itemIndex: item, description })
			: new NodeApiError(
					node,
					{},
					{ message: problem.message, description, itemIndex: item, httpCode: String(problem.details.status) },
				);
	// n8n replaces messages in which it recognizes a system error's name; ours is meant as it is.
	error.message = problem.message;
	return error;
}

/**
 * The error with which a run ends whose items were sent, if one failed.
 * @param isWrite then it reports on every item how it ended: who reads it knows what must not be sent again
 */
export function firstFailure(node: INode, endings: ItemOutcome[], isWrite: boolean): Error | undefined {
	const item = endings.findIndex(({ kind }) => kind === 'failed');
	const first = endings[item];
	if (first?.kind !== 'failed') return undefined;
	const summary = isWrite && endings.length > 1 ? report(endings) : undefined;
	return nodeError(node, first.problem, item, [first.problem.description, summary].filter(Boolean).join('\n'));
}

/**
 * The error with which a run ends before anything is written, as items were found bad.
 * @param nothing what was not done: 'Nothing was sent.'
 */
export function firstBad(node: INode, [first, ...others]: Failure[], nothing: string): Error {
	const more =
		others.length > 0 ? ` ${others.length} more ${others.length === 1 ? 'item has' : 'items have'} problems, too.` : '';
	return nodeError(node, first.problem, first.item, `${nothing}${more}`);
}
