import { listOrId } from '../../engine/input/commonFields';
import type { Chosen, Trigger, TriggerEvent, WatchedList } from '../../engine/poll/trigger';

import { customerId, resellerForList } from '../fields/locators';
import { adobeVip } from '../vendor';

import { anniversaries, ANNIVERSARY_EVENTS, daysBefore } from './anniversaries';
import { CUSTOMER_EVENTS, customers } from './customers';
import { LICENSE_EVENTS, licenses } from './licenses';
import { ORDER_EVENTS, orders } from './orders';
import { SUBSCRIPTION_EVENTS, subscriptions } from './subscriptions';

/** What is read for which events. */
const WATCHED: Array<[events: TriggerEvent[], list: (chosen: Chosen) => WatchedList]> = [
	[LICENSE_EVENTS, licenses],
	[CUSTOMER_EVENTS, customers],
	[ANNIVERSARY_EVENTS, anniversaries],
	[ORDER_EVENTS, orders],
	[SUBSCRIPTION_EVENTS, subscriptions],
];

export const trigger: Trigger = {
	vendor: adobeVip,
	events: WATCHED.flatMap(([events]) => events),
	customer: {
		...customerId,
		description:
			'Only events of this customer, which saves many requests. The list needs the reseller; with an ID it is not needed.',
		modes: listOrId('customers', 'Choose a customer…', 'e.g. P1005053489'),
	},
	options: [
		daysBefore,
		{
			...resellerForList,
			displayName: 'Reseller',
			description:
				'Only customers of this reseller, which saves many requests. If not set, all active resellers of the distributor are read.',
		},
	],
	// A sweep over all customers is made only for who wants its events.
	lists: (chosen) =>
		WATCHED.filter(([events]) => events.some(({ value }) => chosen.events.includes(value))).map(([, list]) =>
			list(chosen),
		),
};
