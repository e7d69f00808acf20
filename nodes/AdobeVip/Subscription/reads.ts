import type { Completion, HookContext, Operation } from '../../engine/declare';
import { rowsAt } from '../../engine/http/paging/paging';
import { buildRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';

import { customerId, resellerForList, subscriptionId } from '../fields/locators';
import { recommendationQuery } from '../fields/recommendations';
import { statusFilter } from '../fields/subscription';
import { onFirst, recommendedIn } from '../Offer/recommended';
import { paging } from '../paging';

import { SUBSCRIPTION, SUBSCRIPTION_VIEW, SUBSCRIPTIONS } from './view';

/** Adobe gives every subscription at once, and recommendations beside them. */
async function readAll({ session, values }: HookContext): Promise<Completion> {
	const answer = await read(session, buildRequest(getMany, values));
	const wanted = values.local.status as string[] | undefined;
	const found = rowsAt(answer.body, getMany.items).filter(
		({ status }) => wanted === undefined || wanted.includes(String(status)),
	);
	const rows = found.slice(0, session.settings.limit).map((row) => session.vendor.object(row));
	return async () => ({ rows: onFirst(rows, recommendedIn(answer)) });
}

const getMany: Operation = {
	...SUBSCRIPTION_VIEW,
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many subscriptions',
	description:
		'Get the subscriptions of a customer. MANUAL_RENEWAL in allowedActions marks an expired subscription that can still be renewed.',
	route: SUBSCRIPTIONS,
	fields: [customerId, resellerForList, statusFilter, ...recommendationQuery],
	paging: paging.whole,
	items: 'items',
	run: readAll,
	simplify: [...SUBSCRIPTION_VIEW.simplify, 'recommendations', 'recommendationTrackerId'],
	sample: 'adobe/subscription.list.json',
	facts: ['subscription.list'],
	docs: `${SUBSCRIPTION_VIEW.docs}/get-details-for-customers`,
};

export const reads: Operation[] = [
	{
		...SUBSCRIPTION_VIEW,
		value: 'get',
		name: 'Get',
		action: 'Get a subscription',
		description:
			'Get one subscription, and the deadline for changing its auto-renewal. The offer is shown without the discount level: see Order > Get.',
		route: SUBSCRIPTION,
		fields: [customerId, subscriptionId, resellerForList],
		sample: 'adobe/subscription.get.json',
		facts: ['subscription.get'],
		docs: `${SUBSCRIPTION_VIEW.docs}/get-details`,
	},
	getMany,
];
