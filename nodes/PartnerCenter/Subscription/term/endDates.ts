import type { Field, Operation } from '../../../engine/declare';
import { dateTime } from '../../../engine/input/parsers';

import { customerId, subscriptionId } from '../../fields/locators';
import { optionalTerm } from '../../fields/terms';
import { paging } from '../../paging';

const term: Field = {
	...optionalTerm,
	required: true,
	description: 'Term of the new purchase',
	send: { as: 'term_duration' },
};

const startDate: Field = {
	displayName: 'Purchase Date',
	name: 'termStartDate',
	type: 'dateTime',
	default: '',
	placeholder: 'e.g. 2027-03-01T00:00:00Z',
	description: 'The date of the purchase, today or later. If not set, now.',
	send: { as: 'term_start_date', check: dateTime },
};

const alignedWith: Field = {
	...subscriptionId,
	displayName: 'Align With',
	name: 'targetSubscriptionId',
	required: false,
	description: 'Only end dates that match this subscription',
	send: { ...subscriptionId.send, as: 'target_coterm_subscription_id' },
};

export const getCustomTermEndDates: Operation = {
	value: 'getCustomTermEndDates',
	name: 'Get Custom Term End Dates',
	action: 'Get the possible end dates of a new purchase',
	description:
		'Get the dates when the first term of a new purchase can end, to align it with a month or another subscription. Not for renewals.',
	route: 'GET /v1/customers/{customerId}/subscriptions/customTermEndDates',
	fields: [customerId, term, startDate, alignedWith],
	paging: paging.continuationHeader,
	items: 'items',
	sample: 'partnerCenter/subscription.getCustomTermEndDates.json',
	facts: ['subscription.getCustomTermEndDates'],
	docs: 'https://learn.microsoft.com/partner-center/developer/custom-term-end-dates',
};
