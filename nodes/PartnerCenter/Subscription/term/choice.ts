import type { IDataObject } from 'n8n-workflow';

import type { ReplaceContext, Values } from '../../../engine/declare';

import { whole } from '../whole';

import { ACTION, actionsName, actionsOf, actionText, isOf, type Action } from './actions';
import { termEndText } from './eligibility';
import { EST_PRICE } from './endOfTerm';
import { planOf, worded } from './plan';

/** What is chosen for the end of a term: how it is sent, and what it costs. */

export type Choice = keyof typeof ACTION;

export const choiceOf = ({ local }: Values): Choice => local.endOfTerm as Choice;

/** The action of a choice; what renews already, as planned, stays as it is. */
export function wantedAction(subscription: IDataObject, choice: Choice): IDataObject {
	const stored = actionsOf(subscription).find(
		(action) => action.atTermEnd && [ACTION.renews, 'Transition'].some((name) => isOf(action, name)),
	);
	return choice === 'renews' && stored ? stored.raw : { scheduleType: 'TermEnd', actionType: ACTION[choice] };
}

/** What is scheduled for a date of its own is another matter than the end of the term, and stays. */
export const others = (subscription: IDataObject): Action[] =>
	actionsOf(subscription).filter(({ atTermEnd }) => !atTermEnd);

/** The subscription as it goes back: without the plan for a next term where there will be none. */
export function withEnd(
	subscription: IDataObject,
	choice: Choice,
	actions: IDataObject[string] | undefined,
): IDataObject {
	const { scheduledNextTermInstructions: plan, ...rest } = whole(subscription, { body: {} });
	const name = actionsName(subscription);
	const { [name]: _actions, ...base } = rest;
	return {
		...base,
		autoRenewEnabled: choice === 'renews',
		...(choice === 'renews' && plan !== undefined ? { scheduledNextTermInstructions: plan } : {}),
		...(actions === undefined ? {} : { [name]: actions }),
	} as IDataObject;
}

/** The day on which the term ends, in words. */
export const day = (subscription: IDataObject): string => {
	const end = termEndText(subscription);
	return end === undefined ? 'the end of the term' : end.slice(0, 10);
};

/** What the choice costs, in a sentence. */
function consequence(subscription: IDataObject, choice: Choice): string {
	const end = day(subscription);
	if (choice === 'ends')
		return `On ${end} the service ends immediately and cannot be reactivated. The customer's data is kept for 90 days.`;
	if (choice === 'extendedServiceTerm')
		return `After ${end} it continues month by month, billed in advance at ${EST_PRICE}, until it is canceled or moved to a normal term. Its seats cannot be changed then.`;
	const { quantity, billingCycle } = subscription;
	const plan = planOf(subscription);
	const next = plan
		? worded(plan)
		: [`${String(quantity)} seats`, subscription.renewalTermDuration ?? subscription.termDuration, billingCycle]
				.filter(Boolean)
				.join(', ');
	return `After ${end} the customer is committed to another term and pays for it: ${next}.`;
}

/** The price of the choice, and what of the present state goes with it. */
export function warns({ object: subscription, values }: ReplaceContext): string[] {
	const choice = choiceOf(values);
	const plan = choice === 'renews' ? undefined : planOf(subscription);
	const wanted = wantedAction(subscription, choice);
	const replaced = actionsOf(subscription).filter(
		(action) => action.atTermEnd && action.raw !== wanted && !isOf(action, ACTION[choice]),
	);
	return [
		consequence(subscription, choice),
		...(plan ? [`The schedule for the next term is lost: ${worded(plan)}.`] : []),
		...(replaced.length > 0 ? [`Replaced: ${replaced.map(actionText).join(', ')}.`] : []),
	];
}
