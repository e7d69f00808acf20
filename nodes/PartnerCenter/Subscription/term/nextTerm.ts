import type { IDataObject } from 'n8n-workflow';

import type { Operation, ReplaceContext, ReplaceOperation, Values } from '../../../engine/declare';
import { overlaid } from '../../../engine/run/replaceWhole';
import { isObject } from '../../../engine/util/path';

import { AVAILABILITIES } from '../../ordering/catalogItems';
import { listedView } from '../../fields/market';
import { customerId, subscriptionId } from '../../fields/locators';
import { nextTerm } from '../../fields/subscription';

import { actionsOf, actionText } from './actions';
import { intoAvailability } from './availability';
import { endOfTermOf } from './endOfTerm';
import { isPlannable, nextTermOf, planOf } from './plan';
import { changing, replacing, SUBSCRIPTION_ROUTE, whole } from '../whole';

const given = ({ body }: Pick<Values, 'body'>): IDataObject =>
	isObject(body.scheduledNextTermInstructions) ? body.scheduledNextTermInstructions : {};

/** A plan is sent whole: what was given, laid over the plan that is there, or over what the subscription is now. */
const planned = ({ object: subscription, values }: ReplaceContext): IDataObject => ({
	...whole(subscription, { body: {} }),
	scheduledNextTermInstructions: overlaid(nextTermOf(subscription), given(values)),
});

const seatsOf = (values: Values): number[] | undefined => {
	const { quantity } = given(values);
	return quantity === undefined ? undefined : [Number(quantity)];
};

function refuses({ object: subscription }: ReplaceContext): string | undefined {
	if (!isPlannable(subscription))
		return 'Nothing was scheduled: this is a subscription from the legacy catalog, which cannot have a schedule for its next term. Move it to new commerce with Migration > Place first.';
	if (subscription.autoRenewEnabled === true) {
		const { endOfTerm, endOfTermReason } = endOfTermOf(subscription);
		return endOfTerm === 'renews' ? undefined : `Nothing was scheduled: there may be no next term. ${endOfTermReason}`;
	}
	return 'Nothing was scheduled: auto-renew is off, so the subscription has no next term. Choose Renew in Set End of Term first.';
}

function rule(values: Values): string | undefined {
	const plan = given(values);
	if (Object.keys(plan).length === 0) return 'There is nothing to schedule: choose at least one field to update.';
	const { productId, skuId, availabilityId } = isObject(plan.product) ? plan.product : {};
	if ((productId === undefined) !== (skuId === undefined))
		return '"Product" and "SKU" belong together: set both or neither.';
	if (availabilityId !== undefined && skuId === undefined) return '"Availability" also needs "Product" and "SKU".';
	return undefined;
}

export const scheduleNextTerm: Operation = {
	...changing,
	value: 'scheduleNextTerm',
	name: 'Schedule Next Term',
	action: 'Schedule the next term of a subscription',
	description: "Set the seats, term, billing or product from the next renewal on. Fields you leave out don't change.",
	notice:
		'Every change of the subscription during the term deletes the schedule. Auto-renew must be on: use Set End of Term.',
	extraRoutes: [SUBSCRIPTION_ROUTE, AVAILABILITIES],
	fields: [customerId, subscriptionId, { ...listedView, required: false }, ...nextTerm],
	rule,
	quantities: seatsOf,
	loadDependencies: intoAvailability,
	replaces: { ...replacing, whole: planned, refuses },
	sample: 'partnerCenter/subscription.scheduleNextTerm.json',
	facts: ['subscription.scheduleNextTerm'],
	docs: 'https://learn.microsoft.com/partner-center/developer/create-scheduled-changes',
};

export const removeSchedule: ReplaceOperation = {
	...changing,
	value: 'removeSchedule',
	name: 'Remove Schedule',
	action: 'Remove the schedule of a subscription',
	description: 'Remove the schedule for the next term, so that the subscription renews unchanged',
	notice: 'What was scheduled, such as a smaller quantity, is gone: the subscription renews as it is.',
	fields: [customerId, subscriptionId],
	// By its absence it is known that the change was done.
	constantBody: { scheduledNextTermInstructions: undefined },
	replaces: {
		...replacing,
		// A plan that is left out is cleared.
		whole: ({ object: subscription }) => {
			const { scheduledNextTermInstructions: _plan, ...rest } = whole(subscription, { body: {} });
			return rest as IDataObject;
		},
		refuses: ({ object: subscription }) => {
			if (planOf(subscription)) return undefined;
			const scheduled = actionsOf(subscription).map(actionText).join(', ');
			const other = scheduled === '' ? '' : ` Scheduled: ${scheduled}. Change that with Set End of Term.`;
			return `Nothing is scheduled for the next term of this subscription, so there is nothing to remove.${other}`;
		},
	},
	raisesCost: true,
	sample: 'partnerCenter/subscription.updateNickname.json',
	facts: ['subscription.updateNickname'],
	docs: 'https://learn.microsoft.com/partner-center/developer/create-scheduled-changes',
};
