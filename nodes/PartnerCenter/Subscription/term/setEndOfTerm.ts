import type { IDataObject } from 'n8n-workflow';

import {
	type Completion,
	type HookContext,
	Problem,
	type ReplaceContext,
	type ReplacedContext,
	type ReplaceOperation,
	type Replacing,
} from '../../../engine/declare';
import { undefinedUnlessCanceled } from '../../../engine/http/problem';
import { lookAfter } from '../../../engine/http/wait';
import { replaceWhole } from '../../../engine/run/replaceWhole';

import { customerId, subscriptionId } from '../../fields/locators';
import { endOfTerm } from '../../fields/subscription';
import { changing, readSubscription, replacing } from '../whole';

import { ACTION, actionText, showsActions } from './actions';
import { type Choice, choiceOf, day, others, wantedAction, warns, withEnd } from './choice';
import { eligibilityOf, hasNoEnd } from './eligibility';
import { endOfTermOf, isExtended, type EndOfTerm } from './endOfTerm';
import { planOf } from './plan';
import { keepPlan } from './reapply';

/** Whether a read shows that it will come as it was wanted, without a contradiction. */
const shows = ({ object: subscription, values }: ReplaceContext): boolean =>
	endOfTermOf(subscription).endOfTerm === choiceOf(values) &&
	(subscription.autoRenewEnabled === true) === (choiceOf(values) === 'renews');

function refuses({ object: subscription, values }: ReplaceContext): string | undefined {
	const choice = choiceOf(values);
	if (['deleted', 'expired'].includes(String(subscription.status).toLowerCase()))
		return `The subscription is ${String(subscription.status)}, so nothing was changed: it has no end of term to set.`;
	if (hasNoEnd(subscription))
		return 'This subscription has no term that ends, so nothing was changed. Cancel or suspend it when you no longer need it.';
	if (isExtended(subscription)) return EXTENDED[choice];
	const { byKind, why } = eligibilityOf(subscription);
	return choice === 'extendedServiceTerm' && byKind
		? `Nothing was changed: ${why} Choose Renew or End with the Term.`
		: undefined;
}

const EXTENDED: Record<Choice, string> = {
	renews:
		'It is in an Extended Service Term, which cannot be changed, so nothing was changed. Move it to a normal term with Subscription Upgrade > Transition (Get Transition Eligibilities shows the SKUs), or in Partner Center.',
	ends: 'It is in an Extended Service Term, which cannot be changed, so nothing was changed. End it with Cancel, which is possible at any time and refunds the rest.',
	extendedServiceTerm: 'It is already in an Extended Service Term, so there is nothing to change.',
};

const WORDS: Record<EndOfTerm, string> = {
	renews: 'a renewal',
	ends: 'an end with the term',
	extendedServiceTerm: 'a paid Extended Service Term',
	unknown: 'nothing clear',
};

/** Reads again, for the decision is only made when the platform shows it. @throws Problem when it shows something else */
async function checked(context: ReplacedContext): Promise<IDataObject> {
	const { session, values, object: before, changed } = context;
	const plan = planOf(before);
	const renews = choiceOf(values) === 'renews';
	// Of what was there before only the plan shall stay; the end is decided again.
	const kept =
		renews && plan ? await keepPlan({ ...context, object: { scheduledNextTermInstructions: plan } }) : changed;
	const added: IDataObject = {
		...(kept.lostSchedule === undefined
			? {}
			: { lostSchedule: kept.lostSchedule, scheduleReapplied: kept.scheduleReapplied }),
		...(!renews && plan ? { lostSchedule: plan, scheduleReapplied: false } : {}),
	};
	const warnings = Array.isArray(kept.warnings) ? (kept.warnings as string[]) : [];
	const good = await lookAfter(session, async (looking) => {
		const now = await readSubscription(looking, values.path);
		return shows({ ...context, object: now }) ? now : undefined;
	});
	const now = good ?? (await readSubscription(session, values.path).catch(undefinedUnlessCanceled));
	if (!now)
		return {
			...kept,
			...added,
			warnings: [
				...warnings,
				'It was changed, but could not be read afterward. Get the subscription later and check endOfTerm.',
			],
		};
	if (good) return { ...now, ...added, ...(warnings.length > 0 ? { warnings } : {}) };
	const { endOfTerm: seen, endOfTermReason: reason } = endOfTermOf(now);
	throw new Problem(
		`It is not known whether "Set End of Term" was done: the platform accepted it, but shows ${WORDS[seen]} instead of ${WORDS[choiceOf(values)]}. ${reason} Get the subscription again in an hour. If it still shows this, set it in Partner Center before ${day(now)}.`,
		// It may only be late, so it cannot be determined.
		{ outcome: 'unknown', id: now.id as string, endOfTerm: seen },
	);
}

/** The end as a list, which is how other implementers send it. */
const listed: Replacing = {
	...replacing,
	ifMatch: 'attributes.etag',
	whole: ({ object: subscription, values }) =>
		withEnd(subscription, choiceOf(values), [
			wantedAction(subscription, choiceOf(values)),
			...others(subscription).map(({ raw }) => raw),
		]),
	shows,
	refuses,
	warns,
	unfinished: warns,
	after: checked,
};

const PORTAL = 'Set it in Partner Center.';

/** The same as a single object, for a platform that refuses the list. */
const single: Replacing = {
	...listed,
	whole: ({ object: subscription, values }) =>
		withEnd(subscription, choiceOf(values), wantedAction(subscription, choiceOf(values))),
	refuses: (context) =>
		refuses(context) ??
		(others(context.object).length === 0
			? undefined
			: `Nothing was changed: the platform refuses the end in a list of actions, and this is also scheduled: ${others(context.object).map(actionText).join(', ')}. ${PORTAL}`),
};

/**
 * By auto-renew alone, for a platform that refuses actions for this subscription: to renew it is the documented way; to
 * end only where no Extended Service Term can follow.
 */
const alone: Replacing = {
	...listed,
	whole: ({ object: subscription, values }) => withEnd(subscription, choiceOf(values), undefined),
	refuses: (context) => {
		const { object: subscription, values } = context;
		const choice = choiceOf(values);
		const { eligible, why } = eligibilityOf(subscription);
		const isSafe = !showsActions(subscription) && (choice === 'renews' || (choice === 'ends' && eligible === false));
		if (isSafe) return refuses(context);
		return `Nothing was changed: the platform refuses to schedule an end for this subscription, and auto-renew alone would not decide it. ${why} ${PORTAL}`;
	},
	after: async (context) => {
		const object = await checked(context);
		const said = `The platform accepts no scheduled end for this subscription, so only auto-renew was set. ${eligibilityOf(context.object).why}`;
		return { ...object, warnings: [said, ...(Array.isArray(object.warnings) ? (object.warnings as string[]) : [])] };
	},
};

/** A refusal that is about the member and not about the change. */
const isAboutForm = (error: unknown): error is Problem =>
	error instanceof Problem &&
	error.details.status === 400 &&
	/scheduled.?actions?|schedule.?type|action.?type/i.test(error.description ?? '');

/** A refusal of this node after one of the platform's: reported with the platform's own words. */
function inItsWords(error: Error, refused: Problem | undefined): Error {
	if (!refused || !(error instanceof Problem) || error.details.status !== undefined) return error;
	return new Problem(error.message, { ...refused.details, ...error.details }, error.description ?? refused.description);
}

/** @throws Problem when it was refused, or the platform shows something else afterwards */
async function run({ session, values }: HookContext): Promise<Completion> {
	let refused: Problem | undefined;
	for (const replaces of [listed, single, alone]) {
		const tried = await replaceWhole(session, { ...setEndOfTerm, replaces }, values).catch((error: Error) => error);
		if (!(tried instanceof Error)) return tried;
		if (!isAboutForm(tried)) throw inItsWords(tried, refused);
		refused = tried;
	}
	throw refused as Problem;
}

export const setEndOfTerm: ReplaceOperation = {
	...changing,
	value: 'setEndOfTerm',
	name: 'Set End of Term',
	action: 'Set what happens at the end of the term of a subscription',
	description:
		'Choose whether a subscription renews, ends with its term or continues in a paid Extended Service Term. This also sets auto-renew. To change the product or seats of the next term, use Schedule Next Term.',
	notice:
		'Renew commits the customer to another term. An Extended Service Term costs 3% above the monthly rate, or 23% above if there is no monthly plan. Turning auto-renew off no longer ends a license. Unless it renews, the schedule for the next term is lost.',
	fields: [customerId, subscriptionId, endOfTerm],
	raisesCost: true,
	// The change as a dry run shows it.
	transformValues: (values) => {
		values.body.autoRenewEnabled = choiceOf(values) === 'renews';
		values.body.scheduledActions = [{ scheduleType: 'TermEnd', actionType: ACTION[choiceOf(values)] }];
	},
	replaces: listed,
	run,
	sample: 'partnerCenter/subscription.setEndOfTerm.json',
	facts: ['subscription.setEndOfTerm', 'subscription.setAutoRenew'],
};
