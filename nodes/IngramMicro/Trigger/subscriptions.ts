import type { IDataObject } from 'n8n-workflow';

import type { Seen, Source } from '../../engine/poll/source';
import type { TriggerEvent, WatchedList } from '../../engine/poll/trigger';
import { digest } from '../../engine/util/hash';
import { pick } from '../../engine/util/path';

import { paging } from '../paging';
import { PASSWORDS } from '../passwords';
import { ingramMicro } from '../vendor';

const DAY = 24 * 60 * 60_000;

export const SUBSCRIPTION_EVENTS: TriggerEvent[] = [
	{
		value: 'renewalDue',
		name: 'Renewal Due Soon',
		description: 'A subscription comes up for renewal, as many days ahead as you choose',
	},
	{
		value: 'subscriptionChanged',
		name: 'Subscription Changed',
		description: 'The status, term, renewal, seats or prices of a subscription changed. A new one counts, too.',
	},
	{
		value: 'subscriptionCreated',
		name: 'Subscription Created',
		description: 'A customer has a new subscription, bought or moved here from elsewhere',
	},
	{ value: 'subscriptionEnded', name: 'Subscription Ended', description: 'A subscription was terminated or removed' },
];

const SUMMARY = [
	'id',
	'name',
	'customerId',
	'status',
	'renewalStatus',
	'creationDate',
	'renewalDate',
	'expirationDate',
	'lastModifiedDate',
];

const ENDED = ['terminated', 'removed'];

/** A day of the platform's, as its beginning in milliseconds; undefined where there is none. */
function dayOf(value: unknown): number | undefined {
	const time = Date.parse(String(value ?? '').slice(0, 10));
	return Number.isNaN(time) ? undefined : time;
}

/** The coming renewal, once it is due: the first of its days on which a reading can find it so. */
function renewalOf(
	row: IDataObject,
	days: number,
	changed: number,
	now: number,
): Pick<Seen, 'at' | 'until'> | undefined {
	const renews = dayOf(row.renewalDate);
	if (renews === undefined) return undefined;
	const due = renews - days * DAY;
	if (due > now) return undefined;
	// A change can make it due late, but not once the renewal is over.
	return { at: Math.min(Math.max(due, changed), renews), until: renews };
}

function eventsOf(row: IDataObject, days: number, now: number): Seen[] {
	const created = dayOf(row.creationDate) ?? 0;
	const changed = dayOf(row.lastModifiedDate) ?? created;
	const subscription = `subscription:${String(row.id)}`;
	const base = { object: pick(row, SUMMARY), customerId: String(row.customerId) };
	const isEnded = ENDED.includes(String(row.status).trim().toLowerCase());
	const events: Seen[] = [
		{
			...base,
			id: `${subscription}:created`,
			subject: `${subscription}:created`,
			event: 'subscriptionCreated',
			at: created,
		},
		{
			...base,
			// The platform shows only the day of a change, so two changes on one day differ by what changed.
			id: `${subscription}:${digest(row).slice(0, 12)}`,
			subject: subscription,
			event: isEnded ? 'subscriptionEnded' : 'subscriptionChanged',
			at: changed,
		},
	];
	const renewal = isEnded ? undefined : renewalOf(row, days, Math.max(created, changed), now);
	if (renewal) {
		const id = `renewal:${String(row.id)}:${String(row.renewalDate).slice(0, 10)}:${days}`;
		events.push({ ...base, ...renewal, id, subject: id, event: 'renewalDue' });
	}
	return events;
}

const source = (days: number): Source => ({
	name: 'subscriptions',
	grain: DAY,
	overlap: ingramMicro.listingDelay,
	idOf: ({ id }) => String(id),
	observe: (row, now) => eventsOf(row, days, now),
});

/** Subscriptions cannot be listed by the time of their change, so the list comes whole. @param days before a renewal */
export const subscriptions = (days: number): WatchedList => ({
	source: source(days),
	events: SUBSCRIPTION_EVENTS.map(({ value }) => value),
	route: 'GET /subscriptions',
	paging: paging.limitOffset,
	items: 'data',
	one: 'GET /subscriptions/{id}',
	mask: PASSWORDS,
});
