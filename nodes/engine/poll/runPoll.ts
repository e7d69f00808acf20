import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { InputProblem, Problem, type Session } from '../declare';
import { defaults, openSession } from '../http/session';
import { loadState, saveState } from './memory';
import { poll, type Polled } from './poll';
import { readerOf, readOne } from './reader';
import type { Observation } from './source';
import { emptyState } from './state';
import type { Trigger } from './trigger';

const DAY = 24 * 60 * 60_000;

/** How far a test run in the editor looks back for an event to show. */
const TEST_LOOKBACK = 30 * DAY;

/** Where n8n names no budget, in milliseconds. */
const STANDARD_BUDGET = 5 * 60_000;

/** What the user chose. */
interface Choice {
	events: string[];
	from?: number;
	most: number;
	full: boolean;
	customerId: string;
}

/** @throws InputProblem that names the field */
function choiceOf(context: IPollFunctions): Choice {
	const events = context.getNodeParameter('events', []) as string[];
	if (!Array.isArray(events) || events.length === 0)
		throw new InputProblem('Events is empty. Choose at least one event that starts the workflow.');
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const from =
		context.getNodeParameter('startFrom', 'now') === 'date'
			? Date.parse(String(context.getNodeParameter('startDate', '')))
			: undefined;
	if (Number.isNaN(from)) throw new InputProblem('Start Date is not a date. Choose one, or start from now.');
	const most = Number(options.maxEvents ?? 50);
	if (!Number.isInteger(most) || most < 1)
		throw new InputProblem('Max Events per Poll is not a whole number of 1 or more.');
	const customer = options.customerId as IDataObject | string | undefined;
	const customerId = String((typeof customer === 'object' ? customer.value : customer) ?? '').trim();
	return { events, from, most, full: context.getNodeParameter('fetchFullObject', false) === true, customerId };
}

/** Milliseconds that a poll may take: less than n8n allows, so that what was found still goes out. n8n 2.15 names no budget. */
function budgetOf(context: IPollFunctions): number {
	const { getPollBudgetMs } = context as { getPollBudgetMs?: () => number };
	return (getPollBudgetMs?.call(context) ?? STANDARD_BUDGET) * 0.6;
}

async function open(context: IPollFunctions, trigger: Trigger, budget: number): Promise<Session> {
	const session = await openSession(context, trigger.vendor);
	// A platform that is out is tried again by the next poll.
	const retryFor = Math.min(defaults.retryFor, budget / 2);
	return { ...session, settings: { ...defaults, retryFor }, budget: { left: retryFor } };
}

/** The item of an event. An object that is gone, or may not be read, keeps what the list showed of it. */
async function itemOf(session: Session, trigger: Trigger, event: Observation, full: boolean) {
	const watched = trigger.lists.find(({ source }) => event.source === source.name);
	const whole = full && watched ? await readOne(session, watched, event.objectId) : undefined;
	const json: IDataObject = {
		eventId: event.id,
		event: event.event,
		platform: session.vendor.name,
		occurredAt: event.happened === undefined ? null : new Date(event.happened).toISOString(),
		resource: event.source,
		customerId: event.customerId ?? null,
		object: whole ?? event.object,
		...(full && !whole ? { note: 'The object is no longer there, so only what the list showed is given.' } : {}),
	};
	return { json };
}

/** What n8n should know of a failed poll, so that it waits as long as the platform asks. */
function failureOf({ details }: Problem): IDataObject {
	const status = Number(details.status);
	if (status === 401 || status === 403) return { cause: 'credential-invalid' };
	return {
		cause: status === 429 ? 'rate-limited' : 'temporarily-unavailable',
		...(typeof details.retryAfterMs === 'number' ? { retryAfterMs: details.retryAfterMs } : {}),
	};
}

function asNodeError(context: IPollFunctions, error: Error): Error {
	if (error instanceof InputProblem) return new NodeOperationError(context.getNode(), error.message);
	if (!(error instanceof Problem)) return error;
	const { message, description, details } = error;
	const thrown = new NodeApiError(
		context.getNode(),
		{},
		{ message, description, httpCode: details.status === undefined ? undefined : String(details.status) },
	);
	thrown.message = message;
	return Object.assign(thrown, { failure: failureOf(error) });
}

/** A test run in the editor: the newest event of the last 30 days. What the active workflow remembers stays as it is. */
async function sample(session: Session, trigger: Trigger, choice: Choice, watched: Parameters<typeof poll>[1]) {
	const now = session.clock.now();
	const budget = { isSpent: () => session.clock.now() - now > 20_000 };
	const { events, error } = await poll(emptyState(), watched, {
		budget,
		most: Infinity,
		from: now - TEST_LOOKBACK,
		now,
		wants: wantedBy(choice),
	});
	const newest = events.at(-1);
	if (newest) return [await itemOf(session, trigger, newest, choice.full)];
	throw (
		error ??
		new Problem(
			'No such event happened in the last 30 days, so there is nothing to show. Choose other events, or activate the workflow and wait for one.',
		)
	);
}

const wantedBy =
	({ events, customerId }: Choice) =>
	(event: Observation): boolean =>
		events.includes(event.event) && (customerId === '' || event.customerId === customerId);

/** The items of the events, as far as they can be read: the others stay for the next poll. */
async function itemsOf(session: Session, trigger: Trigger, polled: Polled, full: boolean) {
	const items: INodeExecutionData[] = [];
	for (const [index, event] of polled.events.entries()) {
		try {
			items.push(await itemOf(session, trigger, event, full));
		} catch (error) {
			polled.state.queue.unshift(...polled.events.slice(index));
			polled.error ??= error as Error;
			break;
		}
	}
	return items;
}

/**
 * The poll function of every trigger that polls.
 * @returns null when nothing happened; an error is thrown only when no event goes out, so that none is lost
 */
export async function runPoll(context: IPollFunctions, trigger: Trigger): Promise<INodeExecutionData[][] | null> {
	try {
		const choice = choiceOf(context);
		const budget = budgetOf(context);
		const session = await open(context, trigger, budget);
		const begun = session.clock.now();
		const watched = trigger.lists.map((list) => ({ source: list.source, reader: readerOf(session, list) }));
		if (context.getMode() === 'manual') return [await sample(session, trigger, choice, watched)];
		const polled = await poll(loadState(context), watched, {
			budget: { isSpent: () => session.clock.now() - begun > budget },
			most: choice.most,
			from: choice.from,
			now: begun,
			wants: wantedBy(choice),
		});
		const items = await itemsOf(session, trigger, polled, choice.full);
		if (items.length === 0 && polled.error) throw polled.error;
		saveState(context, polled.state);
		return items.length > 0 ? [items] : null;
	} catch (error) {
		throw asNodeError(context, error as Error);
	}
}
