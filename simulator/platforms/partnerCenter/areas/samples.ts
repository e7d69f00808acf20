import type { Call, Handler } from '../call';
import { page, type PageOptions } from '../lists/collection';
import { customerOf, subscriptionOf } from '../commerce/find';
import { ok } from '../commerce/replies';
import type { Row } from './row';
import { seed } from './seed';

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
 * this partner and the customer of the path, in the pages that the contract tells.
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
