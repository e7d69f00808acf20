import type { Values } from '../../engine/declare';

/** One comparison of the platform's filters, or two of them joined. Source: facts, conventions.filter. */
type Filter =
	{ Field: string; Value: string; Operator: string } | { LeftFilter: Filter; RightFilter: Filter; Operator: 'and' };

const bound = (Operator: string, Value: string): Filter => ({ Field: 'InvoiceDate', Value, Operator });

const DAY = 24 * 60 * 60 * 1000;

const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

/**
 * The filter of a list of invoices for a period.
 * @param from first day, YYYY-MM-DD, as `to` is the last one; either may be missing
 * @returns JSON text; undefined when there is nothing to filter by
 */
export function invoicePeriod(from?: string, to?: string): string | undefined {
	const bounds = [
		...(from === undefined ? [] : [bound('greater_than_or_equals', from)]),
		// Whatever the time of the invoice, all of the last day belongs to the period.
		...(to === undefined ? [] : [bound('less_than', dayAfter(to))]),
	];
	if (bounds.length === 0) return undefined;
	const [LeftFilter, RightFilter] = bounds;
	return JSON.stringify(RightFilter ? { LeftFilter, RightFilter, Operator: 'and' } : LeftFilter);
}

const dayOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Puts the period of the screen into the query. */
export function filterByPeriod({ query, local }: Values): void {
	const filter = invoicePeriod(dayOf(local.invoiceDateFrom), dayOf(local.invoiceDateTo));
	if (filter !== undefined) query.filter = filter;
}

/** A sentence when the period ends before it begins. */
export function periodInOrder({ local }: Values): string | undefined {
	const [from, to] = [dayOf(local.invoiceDateFrom), dayOf(local.invoiceDateTo)];
	return from !== undefined && to !== undefined && from > to
		? `The period ends (${to}) before it starts (${from}).`
		: undefined;
}
