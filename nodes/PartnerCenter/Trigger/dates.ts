import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../engine/declare';
import { daysIn } from '../../engine/poll/days';
import type { Seen, Source } from '../../engine/poll/source';
import type { Chosen, PolledList, TriggerEvent, WatchedList } from '../../engine/poll/trigger';
import { pick } from '../../engine/util/path';

import { paging } from '../paging';
import { momentOf } from '../Subscription/moments';

export const DATE_EVENTS: TriggerEvent[] = [
	{
		value: 'termEnding',
		name: 'Term Ends in Some Days',
		description: 'The term of a subscription ends, or renews, in as many days as you choose',
	},
	{
		value: 'cancellationEnding',
		name: 'Cancellation Window Ends in Some Days',
		description: 'A subscription can be canceled, and its seats lowered, only as many days longer as you choose',
	},
];

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const days = (name: string, what: string, standard: string): Field => ({
	displayName: `Days Before ${what}`,
	name,
	type: 'string',
	default: standard,
	placeholder: 'e.g. 90, 30, 7',
	description: 'How many days before it the workflow starts. Separate several numbers by commas: each starts it once.',
});

export const daysBeforeTermEnd = days('daysBeforeTermEnd', 'Term End', '30');
export const daysBeforeWindowEnd = days('daysBeforeWindowEnd', 'Cancellation Window End', '1');

/** A date of a subscription, and how long before it the workflow starts. */
interface Watch {
	event: string;
	/** the field of the subscription */
	date: string;
	days: number[];
}

const SUMMARY = [
	'id',
	'customerId',
	'offerId',
	'offerName',
	'quantity',
	'status',
	'autoRenewEnabled',
	'commitmentEndDate',
	'cancellationAllowedUntilDate',
	'termDuration',
	'billingCycle',
];

const isOver = ({ status }: IDataObject): boolean => ['deleted', 'expired'].includes(String(status).toLowerCase());

/**
 * What is due of a date, until a day after it, so that a late reading still shows it. Of several numbers of days
 * only the last that is due counts: a term of a month is not announced 90 days ahead.
 */
function dueOf(row: IDataObject, { event, date, days }: Watch, now: number): Seen[] {
	const end = momentOf(row[date]);
	if (end === undefined || isOver(row) || now >= end + DAY) return [];
	const due = days.filter((before) => now >= end - before * DAY);
	if (due.length === 0) return [];
	const before = Math.min(...due);
	const subject = `${event}:${String(row.id)}`;
	return [
		{
			id: `${subject}:${new Date(end).toISOString().slice(0, 10)}:${before}`,
			subject,
			event,
			at: end - before * DAY,
			lasting: true,
			object: { ...pick(row, SUMMARY), daysBefore: before },
			customerId: String(row.customerId),
		},
	];
}

/** Days come by the calendar: nothing of a subscription changes, so all are looked through, some times a day. */
const sourceOf = (watches: Watch[]): Source => ({
	name: 'subscriptions',
	grain: 1,
	overlap: 0,
	every: 3 * HOUR,
	idOf: ({ customerId, id }) => `${String(customerId)}/${String(id)}`,
	observe: (row, now) => watches.flatMap((watch) => dueOf(row, watch, now)),
});

const ofCustomer = (customerId: string): PolledList => ({
	route: 'GET /v1/customers/{customerId}/subscriptions',
	path: { customerId },
	paging: paging.links,
	items: 'items',
});

/** The subscriptions of one customer, or of each. */
const listOf = ({ customerId }: Chosen): PolledList =>
	customerId !== ''
		? ofCustomer(customerId)
		: {
				route: 'GET /v1/customers',
				paging: paging.token,
				items: 'items',
				inner: ({ id }) => ofCustomer(String(id)),
			};

export const dates = (chosen: Chosen): WatchedList => ({
	...listOf(chosen),
	source: sourceOf([
		{
			event: 'termEnding',
			date: 'commitmentEndDate',
			days: daysIn(daysBeforeTermEnd, chosen.value(daysBeforeTermEnd.name)),
		},
		{
			event: 'cancellationEnding',
			date: 'cancellationAllowedUntilDate',
			days: daysIn(daysBeforeWindowEnd, chosen.value(daysBeforeWindowEnd.name)),
		},
	]),
	events: DATE_EVENTS.map(({ value }) => value),
	one: 'GET /v1/customers/{customerId}/subscriptions/{id}',
	pathOf: (id) => {
		const [customerId, subscriptionId] = id.split('/');
		return { customerId, id: subscriptionId };
	},
});
