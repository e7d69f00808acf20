import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { digest } from './account';
import { agentComplaint } from './agent';
import { InputProblem } from './checks';
import { clock as realClock } from './clock';
import type { Operation, Resource, Values } from './declare';
import { gate } from './gate';
import { toItems } from './output';
import { perform } from './perform';
import { resolveLookups } from './pickers';
import { NotSent, Problem } from './problem';
import { privateTexts } from './redact';
import { report, type Ending } from './report';
import { forItem, openSession, type Session } from './session';
import { beginTurn } from './turns';
import { readValues } from './values';

/** Whether an AI agent calls the node as its tool. */
const isTool = (context: IExecuteFunctions): boolean => 'isToolExecution' in context && context.isToolExecution();

/**
 * Names the turn of a node: the same when n8n's Retry On Fail runs it again, another in a new execution.
 * For tools n8n counts every try as a run of its own, so there the input names the turn.
 * Undefined where n8n gives the execution no id.
 */
function turnOf(context: IExecuteFunctions): string | undefined {
	const execution = String(context.getExecutionId() ?? '');
	if (/^(|undefined|__unknown__)$/i.test(execution)) return undefined;
	const { $runIndex } = context.getWorkflowDataProxy(0) as { $runIndex?: number };
	const run = isTool(context) ? digest(context.getInputData().map(({ json }) => json)) : ($runIndex ?? 0);
	return `n8n-${execution}-${context.getNode().id}-${run}`;
}

/** @throws InputProblem where nothing tells a repeat from a new wish */
function fallbackKey(context: IExecuteFunctions, turn: string | undefined, item: number): string {
	if (turn !== undefined && !isTool(context)) return `${turn}-${item}`;
	throw new InputProblem(
		isTool(context)
			? 'An AI agent may call a tool twice for one order, so "Without Order Key" is not possible here. Give an order key.'
			: 'This execution has no ID, so "Without Order Key" cannot tell it from another one. Give an order key.',
	);
}

/** Reads one item: its values, or why it must not be sent. No request is made here. */
function readItem(context: IExecuteFunctions, resource: Resource, operation: Operation, item: number, turn?: string): Values | InputProblem {
	const known = new Map<string, unknown>();
	const get = (name: string) => {
		if (!known.has(name)) known.set(name, context.getNodeParameter(name, item, null as never));
		return known.get(name);
	};
	try {
		const values = readValues(resource.vendor, operation, get, () => fallbackKey(context, turn, item));
		const unsafe = isTool(context) ? agentComplaint(operation, context.getNode().parameters, values.settings) : undefined;
		return unsafe === undefined ? values : new InputProblem(unsafe);
	} catch (error) {
		return new InputProblem((error as Error).message);
	}
}

function failed(context: IExecuteFunctions, error: Error, item: number): Ending {
	if (error instanceof NotSent) return { kind: 'notSent', reason: error.message };
	if (error instanceof InputProblem) return { kind: 'failed', problem: new Problem(`Item ${item}: ${error.message}`) };
	if (error instanceof Problem) return { kind: 'failed', problem: error };
	// Cancelled, or a defect of ours: told as it is.
	context.logger.debug('An item ended unexpectedly', { item, reason: error.name });
	return { kind: 'failed', problem: new Problem(error.message) };
}

async function runItem(
	session: Session, operation: Operation, values: Values, item: number, turn?: string,
): Promise<Ending> {
	const hide = [
		...privateTexts(operation.fields, values.body, values.query, values.local),
		...values.lookups.map((lookup) => lookup.value),
	];
	const mine = forItem(session, { settings: values.settings, hide, turn: turn && `${turn}-${item}` });
	await resolveLookups(mine, values);
	const subject = operation.write ? operation.subject?.(values) : undefined;
	const finish = await mine.queue(subject, async () => await perform(mine, operation, values));
	const result = await finish();
	return { kind: 'done', items: toItems(session.vendor, operation, values.settings, result, item), id: result.rows[0]?.id };
}

/** An error item as n8n recognises it: `error` and `details`, nothing else. */
function errorItem(problem: Problem, item: number): INodeExecutionData {
	const details: IDataObject = { ...problem.details, ...(problem.description ? { platform: problem.description } : {}) };
	return { json: { error: problem.message, details }, pairedItem: { item } };
}

function toNodeError(context: IExecuteFunctions, problem: Problem, item: number, description: string): Error {
	const error = problem.details.status === undefined
		? new NodeOperationError(context.getNode(), problem.message, { itemIndex: item, description })
		: new NodeApiError(context.getNode(), {}, {
				message: problem.message, description, itemIndex: item, httpCode: String(problem.details.status),
			});
	// n8n replaces messages in which it recognises a system error's name; ours is meant as it stands.
	error.message = problem.message;
	return error;
}

function throwFirst(context: IExecuteFunctions, operation: Operation, endings: Ending[]): void {
	const item = endings.findIndex((ending) => ending.kind === 'failed');
	const first = endings[item];
	if (first?.kind !== 'failed') return;
	const summary = operation.write && endings.length > 1 ? report(endings) : undefined;
	const description = [first.problem.description, summary].filter(Boolean).join('\n');
	throw toNodeError(context, first.problem, item, description);
}

/** The error of the first item that was found bad, before anything was written. */
function badInput(context: IExecuteFunctions, read: Array<Values | InputProblem>, nothing: string): Error | undefined {
	const bad = read.flatMap((values, item) => (values instanceof InputProblem ? [{ item, problem: failed(context, values, item) }] : []));
	const [first] = bad;
	if (first?.problem.kind !== 'failed') return undefined;
	const others = bad.length - 1;
	const more = others > 0 ? ` ${others} more ${others === 1 ? 'item has' : 'items have'} problems, too.` : '';
	return toNodeError(context, first.problem.problem, first.item, `${nothing}${more}`);
}

/** Reading many items takes the processor a while; after so many milliseconds others have their turn. */
const SLICE = 20;

/**
 * The execute function of every node: reads and checks all items, then sends them through bounded lanes. What an
 * order reads on the platform before it is placed does not wait for the last of many items to be checked; every write does.
 * Output keeps the order of the input. Without continue-on-fail the first failed write stops the writes after it,
 * and the error tells of every item whether it was done, failed or not sent.
 */
export async function run(context: IExecuteFunctions, resource: Resource): Promise<INodeExecutionData[][]> {
	const count = context.getInputData().length;
	const name = context.getNodeParameter('operation', 0) as string;
	const operation = resource.operations.find(({ value }) => value === name);
	if (!operation) throw new NodeOperationError(context.getNode(), `The operation "${name}" is not known to this node. Choose one from the list.`);
	const goOn = context.continueOnFail();
	const turn = turnOf(context);
	const read: Array<Values | InputProblem> = [];
	const endings: Array<Promise<Ending>> = [];
	const { opened, open, shut } = gate();
	let session: Session | undefined;
	let missing: string | undefined;

	const begin = async (values: Values | InputProblem, item: number): Promise<Ending> => {
		if (values instanceof InputProblem || session === undefined) return failed(context, values as InputProblem, item);
		if (missing !== undefined) return failed(context, new InputProblem(missing), item);
		return await runItem(session, operation, values, item, turn).catch((error: Error) => {
			const ending = failed(context, error, item);
			if (!goOn && ending.kind === 'failed') session!.halt.stopped = true;
			return ending;
		});
	};
	const beginAllRead = () => {
		while (endings.length < read.length) endings.push(begin(read[endings.length], endings.length));
	};

	for (let item = 0, since = realClock.now(); item < count; item += 1) {
		const values = readItem(context, resource, operation, item, turn);
		read.push(values);
		if (session === undefined && !(values instanceof InputProblem)) {
			session = { ...(await openSession(context, resource.vendor, values.settings.maxConcurrent)), checked: opened };
			session.again = turn !== undefined && operation.write !== undefined && beginTurn(turn, session.clock.now());
			missing = operation.unavailable?.(session.credential);
		}
		if (operation.book === undefined || realClock.now() - since < SLICE) continue;
		beginAllRead();
		await realClock.sleep(0);
		since = realClock.now();
	}
	const bad = goOn ? undefined : badInput(context, read, endings.length > 0 ? 'Nothing was ordered.' : 'Nothing was sent.');
	if (bad !== undefined) {
		shut(new NotSent());
		await Promise.all(endings);
		throw bad;
	}
	if (missing !== undefined && !goOn) throw new NodeOperationError(context.getNode(), missing, { description: 'Nothing was sent.' });
	open();
	beginAllRead();
	const ended = await Promise.all(endings);
	if (!goOn) throwFirst(context, operation, ended);
	const items = ended.flatMap((ending, item) =>
		ending.kind === 'done' ? ending.items : [errorItem(ending.kind === 'failed' ? ending.problem : new Problem(ending.reason), item)]);
	return [items];
}
