import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { InputProblem, Problem, type Session, type Vendor } from '../declare';
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

/** What one poll asks the platform with. */
interface Opened {
	/** with the trigger's own credential */
	session: Session;
	/** with the credential that a list is read with */
	sessionOf: (list: WatchedList) => Session;
}

async function open(
	context: IPollFunctions,
	{ vendor: own }: Trigger,
	{ lists }: Choice,
	budget: number,
): Promise<Opened> {
	// A platform that is out is tried again by the next poll.
	const retryFor = Math.min(defaults.retryFor, budget / 2);
	const opened = new Map<Vendor, Session>();
	for (const vendor of new Set([own, ...lists.map((list) => list.vendor ?? own)])) {
		const session = await openSession(context, vendor);
		opened.set(vendor, { ...session, settings: { ...defaults, retryFor }, budget: { left: retryFor } });
	}
	const sessionOf = (vendor: Vendor) => opened.get(vendor) as Session;
	return { session: sessionOf(own), sessionOf: (list) => sessionOf(list.vendor ?? own) };
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
async function itemOf({ session, sessionOf }: Opened, { lists, full }: Choice, event: Observation) {
	const watched = lists.find(({ source }) => event.source === source.name);
	const reads = full && watched?.one !== undefined;
	const whole = reads ? await wholeOf(sessionOf(watched), watched, event.objectId) : {};
	return { json: outputOf(session.vendor.name, event, whole) };
}

const watchedIn = ({ sessionOf }: Opened, { lists }: Choice) =>
	lists.map((list) => ({ source: list.source, reader: readerOf(sessionOf(list), list) }));

/** A test run in the editor: the newest event of the last 30 days. What the active workflow remembers stays as it is. */
async function sample(opened: Opened, choice: Choice) {
	const { clock } = opened.session;
	const now = clock.now();
	const begun = clock.elapsed();
	const budget = { isSpent: () => clock.elapsed() - begun > 20_000 };
	const { events, error } = await poll(emptyState(), watchedIn(opened, choice), {
		budget,
		most: Infinity,
		from: now - TEST_LOOKBACK,
		now,
		wants: wantedBy(choice),
	});
	const newest = events.at(-1);
	if (newest) return [await itemOf(opened, choice, newest)];
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
async function itemsOf(opened: Opened, choice: Choice, polled: Polled) {
	const items: INodeExecutionData[] = [];
	for (const [index, event] of polled.events.entries()) {
		try {
			items.push(await itemOf(opened, choice, event));
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
	let opened: Opened | undefined;
	try {
		const choice = choiceOf(context, trigger);
		const budget = budgetOf(context);
		opened = await open(context, trigger, choice, budget);
		const { clock } = opened.session;
		const begun = clock.elapsed();
		if (context.getMode() === 'manual') return [await sample(opened, choice)];
		const polled = await poll(loadState(context), watchedIn(opened, choice), {
			budget: { isSpent: () => clock.elapsed() - begun > budget },
			most: choice.most,
			from: choice.from,
			now: clock.now(),
			wants: wantedBy(choice),
		});
		const items = await itemsOf(opened, choice, polled);
		if (items.length === 0 && polled.error) throw polled.error;
		saveState(context, polled.state);
		return items.length > 0 ? [items] : null;
	} catch (error) {
		throw asNodeError(context.getNode(), error as Error, opened?.session.clock.now());
	}
}
