import type { Source } from '../../engine/poll/source';
import type { Chosen, PolledList, TriggerEvent, WatchedList } from '../../engine/poll/trigger';
import { digest } from '../../engine/util/hash';

import { paging } from '../paging';
import { SUBSCRIPTION, SUBSCRIPTIONS } from '../Subscription/view';
import { adobeVip } from '../vendor';
import { momentOf } from '../windows';

import { inShort, pairOf, pathOfPair, SECOND } from './summary';
import { ofCustomers, textIn } from './sweep';

export const SUBSCRIPTION_EVENTS: TriggerEvent[] = [
	{
		value: 'subscriptionChanged',
		name: 'Subscription Changed',
		description: 'A subscription is new, or its quantity, status, auto-renewal or renewal date changed',
	},
];

/** What a change is. Not the licenses that are assigned to users, nor what may be done just now: they change by themselves. */
const TERMS = [
	'offerId',
	'status',
	'currentQuantity',
	'autoRenewal',
	'renewalDate',
	'renewedQuantity',
	'currencyCode',
	'deploymentId',
];

const IDS = ['subscriptionId', 'customerId', 'creationDate'];

/** Subscriptions show no time of their last change, so each is compared with how it was. */
const source: Source = {
	name: 'subscriptions',
	grain: SECOND,
	overlap: adobeVip.listingDelay,
	idOf: (row) => pairOf(textIn(row, 'customerId'), textIn(row, 'subscriptionId')),
	observe: (row) => {
		const terms = inShort(row, TERMS);
		const subject = `subscription:${textIn(row, 'subscriptionId')}`;
		return [
			{
				id: `${subject}:${digest(terms).slice(0, 16)}`,
				subject,
				event: 'subscriptionChanged',
				at: momentOf(row.creationDate) ?? 0,
				lasting: true,
				object: { ...inShort(row, IDS), ...terms },
				customerId: textIn(row, 'customerId'),
			},
		];
	},
};

const subscriptionsOf = (customerId: string): PolledList => ({
	route: SUBSCRIPTIONS,
	path: { customerId },
	paging: paging.whole,
	items: 'items',
});

export const subscriptions = (chosen: Chosen): WatchedList => ({
	...ofCustomers(chosen, subscriptionsOf),
	source,
	one: SUBSCRIPTION,
	pathOf: pathOfPair('subscriptionId'),
});
