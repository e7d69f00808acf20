import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { InputProblem, type Operation, type Resource, type Session, type Values, type WriteBarrier } from '../declare';
import { resolveLookups } from '../http/paging/lookups';
import { privateTexts, secretTexts } from '../http/redact';
import { forItem, openSession } from '../http/session';
import { letOthersWrite, writeBarrier } from '../http/writes/barrier';
import { agentComplaint } from '../input/agentGuard';
import { parametersOf } from '../input/parameters';
import type { Get } from '../input/settings';
import { readValues } from '../input/values';
import { toItems } from '../output/items';
import type { Clock } from '../util/clock';
import { currentClock } from '../util/currentClock';
import { isTool } from '../util/tool';
import { hintsOf, type ShownHint, hintsOfAccount, hintsOfItem } from './executionHints';
import { endingOf, type Failure, firstBad, firstFailure, itemsOf, problemOf } from './failures';
import { startNodeRun, generatedOrderKey, nodeRunOf } from './nodeRun';
import { perform } from './perform';
import type { ItemOutcome } from './report';

/** Reads one item: its values, or why it must not be sent. No request is made here. */
function readItem(
	context: IExecuteFunctions,
	resource: Resource,
	operation: Operation,
	{ get, item, turn, now }: { get: Get; item: number; turn?: string; now: number },
): Values | InputProblem {
	const { parameters: stored } = context.getNode();
	try {
		const values = readValues(resource.vendor, operation, get, {
			now,
			stored,
			fallbackKey: () => generatedOrderKey(context, turn, item),
		});
		const unsafe = isTool(context) ? agentComplaint(operation, stored, values.settings) : undefined;
		return unsafe === undefined ? values : new InputProblem(unsafe);
	} catch (error) {
		return new InputProblem((error as Error).message);
	}
}

async function runItem(
	session: Session,
	operation: Operation,
	values: Values,
	item: number,
	turn?: string,
): Promise<ItemOutcome> {
	const { settings, body, query, local, lookups } = values;
	const hide = [...privateTexts(operation.fields, body, query, local), ...lookups.map((lookup) => lookup.value)];
	const secrets = secretTexts(operation.fields, body, query, local);
	const mine = forItem(session, { settings, hide, secrets, item, nodeRun: turn && `${turn}-${item}` });
	await resolveLookups(mine, values);
	const subject = operation.write ? operation.subject?.(values) : undefined;
	const finish = await mine.queue(subject, async () => await perform(mine, operation, values));
	letOthersWrite(mine);
	const result = await finish();
	const now = mine.clock.now();
	return {
		kind: 'done',
		items: toItems({ ...mine, operation, now }, result, item),
		id: result.rows[0]?.id,
		hints: hintsOfItem(operation, result.rows, now),
	};
}

/** Opens the session of a run. @param barrier opened when every item was found good: nothing is written before */
async function openRun(
	context: IExecuteFunctions,
	resource: Resource,
	operation: Operation,
	{ size, clock, barrier, turn }: { size?: number; clock: Clock; barrier: WriteBarrier; turn?: string },
): Promise<Session> {
	const session = { ...(await openSession(context, resource.vendor, size, clock)), barrier };
	session.repeated = turn !== undefined && operation.write !== undefined && startNodeRun(turn, session.clock.elapsed());
	return session;
}

function operationOf(context: IExecuteFunctions, resource: Resource): Operation {
	const name = context.getNodeParameter('operation', 0) as string;
	const operation = resource.operations.find(({ value }) => value === name);
	if (operation) return operation;
	throw new NodeOperationError(
		context.getNode(),
		`The operation "${name}" is unknown to this node. Choose one from the list.`,
	);
}

const hintsOfEnding = (ending: ItemOutcome): ShownHint[] => (ending.kind === 'done' ? ending.hints : []);

/** n8n shows it beside the output, where it can. */
function showHints(context: IExecuteFunctions, shown: ShownHint[]): void {
	const hints = hintsOf(shown);
	if (hints.length > 0 && 'addExecutionHints' in context) context.addExecutionHints(...hints);
}

/** Reading many items takes the processor a while; after so many milliseconds those that were read have their turn. */
const SLICE = 20;

/**
 * The execute function of every node: reads and checks all items, then sends them through bounded lanes. What an
 * order reads on the platform before it is placed does not wait for the last of many items to be checked; every write does.
 * Output keeps the order of the input. Without continue-on-fail the first failed write stops the writes after it,
 * and the error reports on every item whether it was done, failed or not sent.
 */
export async function run(context: IExecuteFunctions, resource: Resource): Promise<INodeExecutionData[][]> {
	const operation = operationOf(context, resource);
	const goOn = context.continueOnFail();
	const turn = nodeRunOf(context);
	const parameters = parametersOf(context);
	const clock = currentClock();
	const barrier = writeBarrier();
	let session: Session | undefined;
	const bad: Failure[] = [];
	const ready: Array<() => Promise<ItemOutcome>> = [];
	const begun: Array<Promise<ItemOutcome>> = [];

	const refuse = (error: InputProblem, item: number) => {
		const problem = problemOf(context, error, item);
		bad.push({ item, problem });
		ready.push(async () => ({ kind: 'failed', problem }));
	};
	const send = async (mine: Session, values: Values, item: number) =>
		await runItem(mine, operation, values, item, turn)
			.catch((error: Error) => {
				const ending = endingOf(context, error, item);
				if (!goOn && ending.kind === 'failed') barrier.stop();
				return ending;
			})
			.finally(() => barrier.decided(item));
	const beginReady = () => begun.push(...ready.splice(0).map(async (work) => await work()));

	const count = context.getInputData().length;
	for (let item = 0, since = clock.elapsed(); item < count; item += 1) {
		const values = readItem(context, resource, operation, { get: parameters(item), item, turn, now: clock.now() });
		if (values instanceof InputProblem) {
			refuse(values, item);
			continue;
		}
		const mine = (session ??= await openRun(context, resource, operation, {
			size: values.settings.maxConcurrent,
			clock,
			barrier,
			turn,
		}));
		const missing = operation.unavailable?.(mine.credential);
		if (missing === undefined) ready.push(async () => await send(mine, values, item));
		else refuse(new InputProblem(missing), item);
		if (operation.orderKeys === undefined || clock.elapsed() - since < SLICE) continue;
		beginReady();
		await clock.sleep(0);
		since = clock.elapsed();
	}

	if (bad.length > 0 && !goOn) {
		barrier.stop();
		barrier.open();
		await Promise.all(begun);
		throw firstBad(context.getNode(), bad, begun.length > 0 ? 'Nothing was ordered.' : 'Nothing was sent.');
	}
	barrier.open();
	beginReady();
	const endings = await Promise.all(begun);
	const failure = goOn ? undefined : firstFailure(context.getNode(), endings, operation.write !== undefined);
	if (failure) throw failure;
	showHints(context, [...(session ? hintsOfAccount(session, operation) : []), ...endings.flatMap(hintsOfEnding)]);
	return [endings.flatMap(itemsOf)];
}
