import type { IDataObject } from 'n8n-workflow';

import { ACTION, actionsOf, actionText, isOf, type Action } from './actions';
import { eligibilityOf, hasNoEnd, kindOf, termEnd } from './eligibility';
import { planOf, worded } from './plan';

/**
 * What happens to a subscription at the end of its term. Since 2026-05-04 auto-renew off alone no longer ends a license
 * subscription: without another decision it goes on in a paid Extended Service Term. Source: facts, extended service terms.
 */
export type EndOfTerm = 'renews' | 'ends' | 'extendedServiceTerm' | 'unknown';

/** How it goes on, in the output's names. */
export type EndOfTermInfo = { endOfTerm: EndOfTerm; endOfTermDate: string | null; endOfTermReason: string };

export const EST_PRICE = '3% above the monthly rate, or 23% above if there is no monthly plan';

/** Only the name shows that a subscription is in an Extended Service Term. */
export const isExtended = ({ offerName }: IDataObject): boolean =>
	/extended service term/i.test(String(offerName ?? ''));

/** Whether it may be in one: it reads as a monthly license, and the name need not say it. */
export function mayBeExtended(subscription: IDataObject): boolean {
	if (isExtended(subscription)) return true;
	const isMonthly =
		subscription.termDuration === 'P1M' && String(subscription.billingCycle ?? '').toLowerCase() === 'monthly';
	return isMonthly && kindOf(subscription) === 'license' && eligibilityOf(subscription).eligible === true;
}

const isOver = ({ status }: IDataObject): boolean =>
	['deleted', 'expired'].includes(String(status ?? '').toLowerCase());

type Verdict = [EndOfTerm, string];

const TRANSITION = 'Transition';
const ASK = 'Use Set End of Term to choose.';

const contradicts = (on: boolean, { type }: Action): Verdict => [
	'unknown',
	`The platform contradicts itself: auto-renew is ${on ? 'on' : 'off'}, but ${type} is scheduled. ${ASK}`,
];

/** By the one action that is scheduled for the end of the term. */
function byAction(action: Action, autoRenew: unknown): Verdict {
	const goesOn = isOf(action, ACTION.renews) || isOf(action, TRANSITION);
	const stops = isOf(action, ACTION.ends) || isOf(action, ACTION.extendedServiceTerm);
	if (!goesOn && !stops)
		return [
			'unknown',
			`${action.type === '' ? 'An action without a name' : `"${action.type}"`} is scheduled for the end of the term, which is unknown to this node. Check it in Partner Center.`,
		];
	if ((goesOn && autoRenew === false) || (stops && autoRenew === true)) return contradicts(autoRenew === true, action);
	if (isOf(action, ACTION.ends)) return ['ends', `${action.type} is scheduled for the end of the term.`];
	if (isOf(action, ACTION.extendedServiceTerm))
		return [
			'extendedServiceTerm',
			`${action.type} is scheduled for the end of the term: from then on it is billed month by month, at ${EST_PRICE}.`,
		];
	return ['renews', `${action.type} is scheduled for the end of the term.`];
}

/** With nothing scheduled: by auto-renew, and by what the platform makes of its absence. */
function byAutoRenew(subscription: IDataObject): Verdict {
	const { autoRenewEnabled } = subscription;
	if (autoRenewEnabled === true) return ['renews', 'Auto-renew is on.'];
	if (autoRenewEnabled !== false) return ['unknown', `The platform does not say whether auto-renew is on. ${ASK}`];
	const { eligible, why } = eligibilityOf(subscription);
	if (eligible === undefined)
		return [
			'unknown',
			`Auto-renew is off, and no end is scheduled. ${why} It may continue in a paid Extended Service Term. ${ASK}`,
		];
	if (!eligible) return ['ends', `Auto-renew is off. ${why}`];
	return [
		'extendedServiceTerm',
		`Auto-renew is off, but no end is scheduled. ${why} So it continues month by month, at ${EST_PRICE}. ${ASK}`,
	];
}

function verdictOf(subscription: IDataObject, atEnd: Action[]): Verdict {
	const types = new Set(atEnd.map(({ type }) => type.toLowerCase()));
	if (types.size > 1)
		return [
			'unknown',
			`Several actions are scheduled for the end of the term: ${atEnd.map(({ type }) => type).join(', ')}. ${ASK}`,
		];
	if (!isExtended(subscription))
		return atEnd.length > 0 ? byAction(atEnd[0], subscription.autoRenewEnabled) : byAutoRenew(subscription);
	if (atEnd.length > 0 && isOf(atEnd[0], ACTION.ends))
		return ['ends', `It is in an Extended Service Term, and ${atEnd[0].type} is scheduled for its end.`];
	return [
		'extendedServiceTerm',
		'It is in an Extended Service Term, and continues month by month until it is canceled or moved to a normal term (Subscription Upgrade > Transition).',
	];
}

/** What a plan adds to the reason: nothing that is scheduled is left unsaid. */
function alsoPlanned(subscription: IDataObject, others: Action[], outcome: EndOfTerm): string {
	const plan = planOf(subscription);
	const next = plan && outcome === 'renews' ? ` Scheduled for the next term: ${worded(plan)}.` : '';
	return others.length > 0 ? `${next} Also scheduled: ${others.map(actionText).join(', ')}.` : next;
}

/** What will happen at the end of the term, when, and why. */
export function endOfTermOf(subscription: IDataObject): EndOfTermInfo {
	if (isOver(subscription))
		return {
			endOfTerm: 'ends',
			endOfTermDate: null,
			endOfTermReason: `It has ended: its status is ${String(subscription.status)}.`,
		};
	const actions = actionsOf(subscription);
	const atEnd = actions.filter(({ atTermEnd }) => atTermEnd);
	const others = actions.filter(({ atTermEnd }) => !atTermEnd);
	if (hasNoEnd(subscription)) {
		return {
			endOfTerm: 'renews',
			endOfTermDate: null,
			endOfTermReason: `It has no end: it continues until it is canceled.${alsoPlanned(subscription, actions, 'renews')}`,
		};
	}
	const [endOfTerm, reason] = verdictOf(subscription, atEnd);
	const end = termEnd(subscription);
	return {
		endOfTerm,
		endOfTermDate: end === undefined ? null : new Date(end).toISOString(),
		endOfTermReason: `${reason}${alsoPlanned(subscription, others, endOfTerm)}`,
	};
}
