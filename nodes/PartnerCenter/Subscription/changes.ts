import type { Operation } from '../../engine/declare';
import { inUtc } from '../../engine/util/clock';

import { customerId, subscriptionId } from '../fields/locators';
import { newBilling, newTerm, nickname, partnerOnRecord, reapplySchedule, seats } from '../fields/subscription';
import { oneQuantity } from '../ordering/safety';

import { reducibleOf } from './seats';
import { keepPlan, planAtRisk, planWarning } from './term/reapply';
import { changing, replacing } from './whole';

const DROPS =
	'Every change deletes the schedule for the end of the term. The node sends it again, unless Re-Apply Scheduled Change is off.';

/** A change during the term that leaves the subscription active: what is scheduled for its end is kept. */
export const duringTerm = { ...replacing, warns: planWarning, unfinished: planAtRisk, after: keepPlan };

const quantity: Operation = {
	...changing,
	value: 'updateQuantity',
	name: 'Update Quantity',
	action: 'Update the quantity of a subscription',
	description:
		'Increase or decrease the number of seats. You can only remove seats within days of buying or renewing them: reducibleSeats of Get shows how many.',
	notice: `This changes what the customer pays. ${DROPS}`,
	fields: [customerId, subscriptionId, seats, reapplySchedule],
	quantities: oneQuantity,
	replaces: {
		...duringTerm,
		refuses: ({ object: subscription, values: { body }, clock }) => {
			const fewer = Number(subscription.quantity) - Number(body.quantity);
			const open = reducibleOf(subscription, clock.now());
			// Where it is not given, the platform decides.
			if (!(fewer > 0) || open === undefined || fewer <= open.seats) return undefined;
			const until = open.until === undefined ? '' : ` (until ${inUtc(open.until)})`;
			return `You wanted to remove ${fewer} seats, but today only ${open.seats} can be removed${until}, so nothing was changed. Schedule fewer seats for the next term with Schedule Next Term.`;
		},
	},
	sample: 'partnerCenter/subscription.updateQuantity.json',
	facts: ['subscription.updateQuantity'],
	docs: 'https://learn.microsoft.com/partner-center/developer/change-the-quantity-of-a-subscription',
};

const rename: Operation = {
	...changing,
	value: 'updateNickname',
	name: 'Update Nickname',
	action: 'Update the nickname of a subscription',
	description: 'Change your own name for the subscription. If it contains the order key, the key is lost.',
	fields: [customerId, subscriptionId, nickname, reapplySchedule],
	replaces: duringTerm,
	sample: 'partnerCenter/subscription.updateNickname.json',
	facts: ['subscription.updateNickname'],
	docs: 'https://learn.microsoft.com/partner-center/developer/update-the-nickname-for-a-subscription',
};

const term: Operation = {
	...changing,
	value: 'changeTerm',
	name: 'Change Term or Billing',
	action: 'Change the term or billing of a subscription',
	description: 'Change the term or billing cycle of a new commerce subscription during its term',
	notice: `A longer term starts a new term, which commits the customer. ${DROPS}`,
	fields: [customerId, subscriptionId, newTerm, newBilling, reapplySchedule],
	raisesCost: true,
	rule: ({ body }) =>
		Object.keys(body).length === 0 ? 'There is nothing to change: choose Term or Billing.' : undefined,
	replaces: duringTerm,
	sample: 'partnerCenter/subscription.updateNickname.json',
	facts: ['subscription.updateQuantity'],
};

const partner: Operation = {
	...changing,
	value: 'updatePartnerOnRecord',
	name: 'Update Partner on Record',
	action: 'Update the partner on record of a subscription',
	description: 'Set the indirect reseller that the subscription belongs to',
	fields: [customerId, subscriptionId, partnerOnRecord, reapplySchedule],
	replaces: duringTerm,
	sample: 'partnerCenter/subscription.updateNickname.json',
	facts: ['subscription.updateQuantity'],
};

export const changes: Operation[] = [quantity, rename, term, partner];
