import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { InputProblem, Problem, type Session } from '../declare';
import { defaults, openSession } from '../http/session';
import { maskPath } from '../output/items';
import { loadState, saveState } from './n8n/memory';
import { asNodeError } from './n8n/nodeError';
import { poll, type Polled } from './poll';
import { outputOf, type Whole } from './n8n/output';
import { readerOf, readOne } from './reader';
import type { Observation } from './source';
import { emptyState } from './state';
import type { Chosen, Trigger, WatchedList } from './trigger';

const DAY = 24 * 60 * 60_000;

/** How far a test run in the editor looks back for an event to show. */
const TEST_LOOKBACK = 30 * DAY;

/** Where n8n names no budget, in milliseconds. */
const STANDARD_BUDGET = 5 * 60_000;

/** What the user chose. */
interface Choice extends Chosen {
	from?: number;
	most: number;
	full: boolean;
	lists: WatchedList[];
}

/** The value of an option, also of one that is picked from a list. */
const valueIn = (options: IDataObject, name: string): string => {
	const given = options[name] as IDataObject | string | undefined;
	return String((typeof given === 'object' ? given.value : given) ?? '').trim();
};

/** The lists that show a chosen event: another one may take long, or rights that the credential does not have. */
const listsOf = ({ lists }: Trigger, chosen: Chosen): WatchedList[] =>
	lists(chosen).filter(({ events }) => !events || events.some((event) => chosen.events.includes(event)));

/** @throws InputProblem that names the field */
function choiceOf(context: IPollFunctions, trigger: Trigger): Choice {
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
	const customerId = valueIn(options, 'customerId');
	const own = Object.fromEntries(
		(trigger.fields ?? []).map(({ name, default: standard }) => [name, context.getNodeParameter(name, standard)]),
	) as IDataObject;
	const value = (name: string) => valueIn({ ...options, ...own }, name);
	const chosen = {
		events,
		customerId: customerId === '' ? '' : String(trigger.customer.send?.check?.(customerId) ?? customerId),
		value,
	};
	const full = context.getNodeParameter('fetchFullObject', false) === true;
	return { ...chosen, from, most, full, lists: listsOf(trigger, chosen) };
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

/** What this sign-in may not read, no later poll reads either. */
const unlessForbidden = (error: Error): Problem => {
	if (error instanceof Problem && error.details.status === 403) return error;
	throw error;
};

/** @throws Problem when a later poll may read it */
async function wholeOf(session: Session, watched: WatchedList, id: string): Promise<Whole> {
	const object = await readOne(session, watched, id).catch(unlessForbidden);
	if (object instanceof Problem)
		return { note: `The object could not be read, so only what the list showed is given. ${object.message}` };
	if (!object) return { note: 'The object is no longer there, so only what the list showed is given.' };
	for (const path of watched.mask ?? []) maskPath(object, path);
	return { object };
}

/** The item of an event. */
async function itemOf(session: Session, { lists, full }: Choice, event: Observation) {
	const watched = lists.find(({ source }) => event.source === source.name);
	const reads = full && watched?.one !== undefined;
	const whole = reads ? await wholeOf(session, watched, event.objectId) : {};
	return { json: outputOf(session.vendor.name, event, whole) };
}

const watchedIn = (session: Session, { lists }: Choice) =>
	lists.map((list) => ({ source: list.source, reader: readerOf(session, list) }));

/** A test run in the editor: the newest event of the last 30 days. What the active workflow remembers stays as it is. */
async function sample(session: Session, choice: Choice) {
	const now = session.clock.now();
	const begun = session.clock.elapsed();
	const budget = { isSpent: () => session.clock.elapsed() - begun > 20_000 };
	const { events, error } = await poll(emptyState(), watchedIn(session, choice), {
		budget,
		most: Infinity,
		from: now - TEST_LOOKBACK,
		now,
		wants: wantedBy(choice),
	});
	const newest = events.at(-1);
	if (newest) return [await itemOf(session, choice, newest)];
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
		events.includes(event.event) &&
		(customerId === '' || event.customerId === undefined || event.customerId === customerId);

/** The items of the events, as far as they can be read: the others stay for the next poll. */
async function itemsOf(session: Session, choice: Choice, polled: Polled) {
	const items: INodeExecutionData[] = [];
	for (const [index, event] of polled.events.entries()) {
		try {
			items.push(await itemOf(session, choice, event));
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
	let session: Session | undefined;
	try {
		const choice = choiceOf(context, trigger);
		const budget = budgetOf(context);
		session = await open(context, trigger, budget);
		const { clock } = session;
		const begun = clock.elapsed();
		if (context.getMode() === 'manual') return [await sample(session, choice)];
		const polled = await poll(loadState(context), watchedIn(session, choice), {
			budget: { isSpent: () => clock.elapsed() - begun > budget },
			most: choice.most,
			from: choice.from,
			now: begun,
			wants: wantedBy(choice),
		});
		const items = await itemsOf(session, choice, polled);
		if (items.length === 0 && polled.error) throw polled.error;
		saveState(context, polled.state);
		return items.length > 0 ? [items] : null;
	} catch (error) {
		throw asNodeError(context.getNode(), error as Error, session?.clock.now());
	}
}
