import type { Field } from '../../engine/declare';
import { daysIn } from '../../engine/poll/days';
import type { Source } from '../../engine/poll/source';
import type { Chosen, TriggerEvent, WatchedList } from '../../engine/poll/trigger';

import { CUSTOMERS } from '../Customer/customers';
import { adobeVip } from '../vendor';
import { momentOf } from '../windows';

import { SUMMARY } from './customers';
import { inShort, SECOND } from './summary';
import { customersOf, ofResellers, oneCustomer, textIn } from './sweep';

export const ANNIVERSARY_EVENTS: TriggerEvent[] = [
	{
		value: 'anniversaryComing',
		name: 'Anniversary in Some Days',
		description: 'The anniversary of a customer, when its subscriptions renew, is as many days away as you choose',
	},
];

const DAY = 24 * 60 * 60_000;

export const daysBefore: Field = {
	displayName: 'Days Before Anniversary',
	name: 'daysBefore',
	type: 'string',
	default: '30',
	placeholder: 'e.g. 90, 60, 30, 7',
	description:
		'How many days before the anniversary the workflow starts, in UTC. Separate several numbers by commas: each starts it once.',
};

/** The day comes by the calendar: nothing of the customer changes. */
const sourceOf = (days: number[]): Source => ({
	name: 'anniversaries',
	grain: SECOND,
	overlap: adobeVip.listingDelay,
	idOf: (row) => textIn(row, 'customerId'),
	observe: (row, now) => {
		const date = textIn(row, 'cotermDate');
		const anniversary = momentOf(date);
		if (anniversary === undefined || now >= anniversary + DAY) return [];
		const customerId = textIn(row, 'customerId');
		return days
			.map((before) => ({ before, due: anniversary - before * DAY }))
			.filter(({ due }) => now >= due)
			.map(({ before, due }) => ({
				id: `anniversary:${customerId}:${date}:${before}`,
				subject: `anniversary:${customerId}:${before}`,
				event: 'anniversaryComing',
				at: due,
				lasting: true,
				happened: due,
				object: { ...inShort(row, SUMMARY), daysBefore: before },
				customerId,
			}));
	},
});

export const anniversaries = (chosen: Chosen): WatchedList => ({
	...(chosen.customerId === '' ? ofResellers(chosen, (id) => customersOf(id)) : oneCustomer(chosen.customerId)),
	source: sourceOf(daysIn(daysBefore, chosen.value('daysBefore'))),
	one: CUSTOMERS.one,
	pathOf: (customerId) => ({ customerId }),
});
