import type { IDataObject } from 'n8n-workflow';

import type { Seen, Source } from '../../engine/poll/source';
import type { Chosen, TriggerEvent, WatchedList } from '../../engine/poll/trigger';

import { CUSTOMERS } from '../Customer/customers';
import { stateOf } from '../statuses';
import { adobeVip } from '../vendor';
import { dayOf, momentOf } from '../windows';

import { inShort, SECOND } from './summary';
import { customersOf, ofResellers, oneCustomer, textIn } from './sweep';

export const CUSTOMER_EVENTS: TriggerEvent[] = [
	{
		value: 'customerActivated',
		name: 'Customer Activated',
		description: 'Adobe accepted a new customer, so its orders no longer fail for that reason',
	},
	{ value: 'customerCreated', name: 'Customer Created', description: 'A customer was created, here or elsewhere' },
	{
		value: 'customerRefused',
		name: 'Customer Refused',
		description: 'Adobe did not accept a new customer, so its orders fail',
	},
];

export const SUMMARY = ['customerId', 'resellerId', 'status', 'creationDate', 'cotermDate'];

/** Customers are listed by the time of their creation; those that Adobe has not reviewed yet have a list of their own. */
const source: Source = {
	name: 'customers',
	grain: SECOND,
	overlap: adobeVip.listingDelay,
	idOf: (row) => textIn(row, 'customerId'),
	isPending: ({ status }) => stateOf(status) === 'pending',
	observe: (row) => {
		const created = momentOf(row.creationDate) ?? 0;
		const customerId = textIn(row, 'customerId');
		const name = `customer:${customerId}`;
		const base = { at: created, object: inShort(row, SUMMARY), customerId };
		const events: Seen[] = [
			{ ...base, id: `${name}:created`, subject: `${name}:created`, event: 'customerCreated', happened: created },
		];
		const state = stateOf(row.status);
		if (state === 'pending') return events;
		const event = state === 'completed' ? 'customerActivated' : 'customerRefused';
		events.push({ ...base, id: `${name}:${textIn(row, 'status')}`, subject: `${name}:end`, event });
		return events;
	},
};

const PENDING = { status: '1002' };

/** Also the codes that say why. Adobe may refuse a customer before a poll has seen it pending. */
const INACTIVE = { status: '1004' };

/** A list has one status, so there are three; it gives the active ones where none is asked for. */
const newOf = (resellerId: string) => ({
	rows: [{}, PENDING, INACTIVE],
	inner: (query: IDataObject) =>
		customersOf(resellerId, {
			query,
			from: query.status === PENDING.status ? undefined : (time) => ({ 'from-created-date': dayOf(time) }),
		}),
});

export const customers = (chosen: Chosen): WatchedList => ({
	...(chosen.customerId === '' ? ofResellers(chosen, newOf) : oneCustomer(chosen.customerId)),
	source,
	one: CUSTOMERS.one,
	pathOf: (customerId) => ({ customerId }),
});
