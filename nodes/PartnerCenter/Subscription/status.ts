import type { ReplaceOperation } from '../../engine/declare';
import { inUtc } from '../../engine/util/clock';

import { customerId, subscriptionId } from '../fields/locators';
import { reapplySchedule } from '../fields/subscription';

import { duringTerm } from './changes';
import { changing, replacing } from './whole';
import { closedSince, refundsOf } from './windows';

const suspend: ReplaceOperation = {
	...changing,
	value: 'suspend',
	name: 'Suspend',
	action: 'Suspend a subscription',
	description:
		'Suspend a subscription until it is reactivated. An Azure plan must have no active Azure subscriptions or reservations.',
	notice:
		"The customer's users lose access. The schedule for the end of the term is lost: set it again after Reactivate.",
	fields: [customerId, subscriptionId],
	constantBody: { status: 'suspended' },
	replaces: { ...duringTerm, ifMatch: 'attributes.etag' },
	sample: 'partnerCenter/subscription.suspend.json',
	facts: ['subscription.suspend'],
	docs: 'https://learn.microsoft.com/partner-center/developer/suspend-a-subscription',
};

const reactivate: ReplaceOperation = {
	...changing,
	value: 'reactivate',
	name: 'Reactivate',
	action: 'Reactivate a subscription',
	description: 'Make a suspended subscription active again. The parent of an add-on must be active.',
	notice: 'The customer can use the subscription again, and pays for it.',
	// At the top, for there is nothing else to choose.
	fields: [customerId, subscriptionId, { ...reapplySchedule, required: true }],
	constantBody: { status: 'active' },
	replaces: {
		...duringTerm,
		refuses: ({ object: { status } }) =>
			status === 'deleted'
				? 'This subscription was canceled, so it cannot be reactivated. Buy it again with Purchase > Place.'
				: undefined,
	},
	raisesCost: true,
	sample: 'partnerCenter/subscription.reactivate.json',
	facts: ['subscription.reactivate'],
	docs: 'https://learn.microsoft.com/partner-center/developer/reactivate-a-suspended-a-subscription',
};

const cancel: ReplaceOperation = {
	...changing,
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel a subscription',
	description:
		'Cancel a new commerce or marketplace subscription within its cancellation window, or at any time in an Extended Service Term',
	notice:
		'This ends the subscription immediately and cannot be undone. Use Dry Run first: it shows what is refunded (refundOptions).',
	fields: [customerId, subscriptionId],
	constantBody: { status: 'deleted' },
	replaces: {
		...replacing,
		ifMatch: 'attributes.etag',
		refuses: ({ object: subscription, clock }) => {
			if (subscription.status === 'deleted') return 'This subscription is already canceled.';
			const end = closedSince(subscription, clock.now());
			if (end === undefined) return undefined;
			return `The subscription could be canceled until ${inUtc(end)}, so nothing was changed. To stop it at the end of its term, use Set End of Term > End with the Term.`;
		},
		warns: ({ object }) => refundsOf(object),
	},
	sample: 'partnerCenter/subscription.cancel.json',
	facts: ['subscription.cancel'],
	docs: 'https://learn.microsoft.com/partner-center/developer/cancel-an-azure-marketplace-subscription',
};

export const statusChanges: ReplaceOperation[] = [suspend, reactivate, cancel];
