import type { Operation } from '../../shared/declare';

import { customerId, subscriptionId } from '../fields/locators';
import { autoRenew, newBilling, newTerm, nickname, partnerOnRecord, reapplySchedule, seats } from '../fields/subscription';
import { oneQuantity } from '../ordering/safety';

import { keepPlan, planWarning } from './reapply';
import { changing, replacing } from './whole';
import { inUtc, windowEnd } from './windows';

const DROPS = 'The platform drops a change that is planned for the next term with every change during the term. It is planned again afterwards, unless Re-Apply Scheduled Change is off.';

/** A change during the term that leaves the subscription active: the plan for the next one is kept. */
export const duringTerm = { ...replacing, warns: planWarning, after: keepPlan };

const quantity: Operation = {
	...changing,
	value: 'updateQuantity',
	name: 'Update Quantity',
	action: 'Update the quantity of a subscription',
	description: 'Raise or lower the number of seats. Lowering is only possible in the days after purchase or renewal.',
	notice: `This changes what the customer pays. ${DROPS}`,
	fields: [customerId, subscriptionId, seats, reapplySchedule],
	quantities: oneQuantity,
	replaces: {
		...duringTerm,
		refuses: (subscription, { body }, now) => {
			const end = windowEnd(subscription);
			if (end === undefined || now <= end || Number(body.quantity) >= Number(subscription.quantity)) return undefined;
			return `The number of seats could be lowered until ${inUtc(end)}, so nothing was changed. Plan fewer seats for the next term with Schedule Next Term.`;
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
	description: 'Change the name that you gave the subscription. Where it holds the order key, that is lost.',
	fields: [customerId, subscriptionId, nickname, reapplySchedule],
	replaces: duringTerm,
	sample: 'partnerCenter/subscription.updateNickname.json',
	facts: ['subscription.updateNickname'],
	docs: 'https://learn.microsoft.com/partner-center/developer/update-the-nickname-for-a-subscription',
};

const setAutoRenew: Operation = {
	...changing,
	value: 'setAutoRenew',
	name: 'Set Auto-Renew',
	action: 'Set the auto-renew of a subscription',
	description: 'Turn the renewal at the end of the term on or off',
	notice: 'Without auto-renew the subscription ends with its term, and what is planned for the next term is lost.',
	fields: [customerId, subscriptionId, autoRenew, reapplySchedule],
	replaces: { ...duringTerm, ifMatch: 'attributes.etag' },
	sample: 'partnerCenter/subscription.setAutoRenew.json',
	facts: ['subscription.setAutoRenew'],
	docs: 'https://learn.microsoft.com/partner-center/developer/update-autorenew-for-an-azure-marketplace-subscription',
};

const term: Operation = {
	...changing,
	value: 'changeTerm',
	name: 'Change Term or Billing',
	action: 'Change the term or billing of a subscription',
	description: 'Change term or billing cycle of a new commerce subscription during its term',
	notice: `A new term starts with a longer one, and binds the customer. ${DROPS}`,
	fields: [customerId, subscriptionId, newTerm, newBilling, reapplySchedule],
	rule: ({ body }) => (Object.keys(body).length === 0 ? 'There is nothing to change: choose Term or Billing.' : undefined),
	replaces: duringTerm,
	sample: 'partnerCenter/subscription.updateNickname.json',
	facts: ['subscription.updateQuantity'],
};

const partner: Operation = {
	...changing,
	value: 'updatePartnerOnRecord',
	name: 'Update Partner on Record',
	action: 'Update the partner on record of a subscription',
	description: 'Name the indirect reseller that the subscription belongs to',
	fields: [customerId, subscriptionId, partnerOnRecord, reapplySchedule],
	replaces: duringTerm,
	sample: 'partnerCenter/subscription.updateNickname.json',
	facts: ['subscription.updateQuantity'],
};

export const changes: Operation[] = [quantity, rename, setAutoRenew, term, partner];
