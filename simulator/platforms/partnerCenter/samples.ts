import { sample } from '../../core/samples';
import { type Call, customerOf, type Handler, subscriptionOf } from './call';
import type { StoredCustomer } from './commerce/state';
import { page, type PageOptions } from './lists/collection';
import { DAY_MS, ok, type Row } from './reply';
import type { Tenant } from './state/tenants';
import PARTIES from '../../../samples/partnerCenter/data/parties.json';

/** A fresh copy of a fixture: the answer's body as on the wire. Throws when there is no such file. */
export const fixture = (name: string): unknown => sample(`partnerCenter/${name}`);

/** The day of the samples. */
const FIXTURE_DAY = Date.UTC(2026, 9, 20);

/** Dates in a text; years such as 0001 and 9999 mean no date and no end. */
export const DATE = /\b20\d\d-\d\d-\d\d(?=T)/g;

/** Moves the dates of a text by whole days. */
export const movedDates = (text: string, days: number): string =>
	text.replace(DATE, (date) => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10));

/** Puts somebody, such as this partner, in the place of the one of the samples. */
const renamed = (text: string, old: Record<string, string>, own: Tenant | StoredCustomer): string =>
	Object.entries(own).reduce(
		(all, [name, value]) => (name in old ? all.replaceAll(old[name], String(value)) : all),
		text,
	);

/** A sample as text, about this partner and one of its customers (the one of the path, else the first). */
export function seedText(call: Call, name: string): string {
	const { customers } = call.state.commerce;
	const customer: StoredCustomer | undefined =
		customers.find(({ id }) => id === call.params.customerId) ?? customers[0];
	const place = (_: string, value: unknown): unknown => {
		if (typeof value !== 'string') return value;
		const own = renamed(value, PARTIES.partner, call.tenant);
		return customer ? renamed(own, PARTIES.customer, customer) : own;
	};
	return JSON.stringify(fixture(name), place);
}

/** What only reads show: a sample as if it had been written today. */
export const seed = (call: Call, name: string): Row =>
	JSON.parse(movedDates(seedText(call, name), Math.floor((call.now - FIXTURE_DAY) / DAY_MS))) as Row;

/** The operation's sample with what is true of this request; links to the customer and what never changes are the sample's. */
export const likeSample = (call: Call, members: Row): Row => ({ ...seed(call, call.operation.id), ...members });

/** The rows of a sample that is a list, as `seed` gives them; `at` is where they are, '$' for the answer itself. */
export function seedRows(call: Call, name: string, at: 'items' | 'Value' | 'value' | '$' = 'items'): Row[] {
	const body: unknown = seed(call, name);
	return (at === '$' ? body : (body as Row)[at]) as Row[];
}

/** What a read does beside the checks of the contract. */
export interface SampleRules {
	/** Refuses what the contract cannot say. */
	check?: (call: Call) => unknown;
	/** The rows that the query asks for; for a single object its one row. Throws on a query that cannot be read. */
	narrow?: (call: Call, rows: Row[]) => Row[];
	/** Rows of a page, and the form of its links. */
	page?: PageOptions;
}

/** Refuses a customer or a subscription of the path that is not there. */
function checkPath(call: Call): void {
	if ('subscriptionId' in call.params) subscriptionOf(call);
	else if ('customerId' in call.params) customerOf(call);
}

/** The rows of the operation's sample, from where the contract says that they are. */
export function sampleRows(call: Call): Row[] {
	const body: unknown = seed(call, call.operation.id);
	const { itemsAt } = call.operation;
	if (itemsAt === '') return [body as Row];
	return (itemsAt === '$' ? body : (body as Row)[itemsAt]) as Row[];
}

/**
 * Answers a read about whose numbers nobody reasons: with the operation's sample, as if it had been written today about
 * this partner and the customer of the path, paged as the contract says.
 */
export const fromSample =
	({ check, narrow = (_, rows) => rows, page: options }: SampleRules = {}): Handler =>
	(call) => {
		checkPath(call);
		check?.(call);
		const rows = narrow(call, sampleRows(call));
		return call.operation.itemsAt === '' ? ok(rows[0]) : page(call, rows, options);
	};

/** Rows again and again until there are as many as that, where one sample is not enough to page through. */
export const repeated = (rows: Row[], count: number): Row[] =>
	Array.from({ length: Math.max(count, rows.length) }, (_, index) => rows[index % rows.length]);
