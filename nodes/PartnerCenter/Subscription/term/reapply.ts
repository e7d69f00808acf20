import type { IDataObject } from 'n8n-workflow';

import type { ReplaceContext, ReplacedContext, ReplaceOperation, Session, Values } from '../../../engine/declare';
import { undefinedUnlessCanceled } from '../../../engine/http/problem';
import { contains } from '../../../engine/http/verifyWrite';
import { openBarrier } from '../../../engine/http/writes/barrier';
import { replaceWhole } from '../../../engine/run/replaceWhole';
import { Canceled } from '../../../engine/util/clock';

import { changing, readSubscription, replacing, whole } from '../whole';

import { actionsName, actionsOf, actionText, sameActions } from './actions';
import { planOf, worded } from './plan';

/**
 * The platform drops what is scheduled with every change during the term: the plan for the next one, and what was decided
 * for the end, without which a license goes into a paid extended term. Both are shown, and sent again.
 */

const PLAN = 'scheduledNextTermInstructions';

/** What was scheduled, member by member, as it goes back; empty where nothing was. */
type Scheduled = Record<string, IDataObject[string]>;

/** Without auto-renew there is no next term, and a suspended subscription cannot be changed. */
const canReapply = ({ body, local }: Values): boolean =>
	local.reapplySchedule !== false && body.autoRenewEnabled !== false && body.status !== 'suspended';

const actionsText = (subscription: IDataObject): string => actionsOf(subscription).map(actionText).join(', ');

/** What a subscription has scheduled, in sentences; [] where nothing is. */
function scheduledText(subscription: IDataObject): string[] {
	const plan = planOf(subscription);
	const actions = actionsText(subscription);
	return [
		...(plan ? [`This is scheduled for the next term: ${worded(plan)}.`] : []),
		...(actions === '' ? [] : [`This is scheduled: ${actions}.`]),
	];
}

/** What is about to happen to what is scheduled, with all that it holds; [] where there is nothing. */
export function planWarning({ object: subscription, values }: ReplaceContext): string[] {
	const scheduled = scheduledText(subscription);
	if (scheduled.length === 0) return [];
	const then = canReapply(values)
		? 'it is sent again right after, and scheduleReapplied shows whether that worked'
		: 'it is not sent again: set it again afterward with Schedule Next Term and Set End of Term';
	return [`${scheduled.join(' ')} The platform deletes it with this change; ${then}.`];
}

/** What was there before and is not there now. */
function lostOf(before: IDataObject, now: IDataObject): Scheduled {
	const plan = planOf(before);
	const name = actionsName(before);
	return {
		...(plan && !planOf(now) ? { [PLAN]: plan } : {}),
		...(actionsOf(before).length > 0 && !sameActions(before, now) ? { [name]: before[name] } : {}),
	};
}

/** Sends back what was lost, each member exactly as it was. */
const restoring: ReplaceOperation = {
	...changing,
	value: 'restore',
	name: 'Re-Apply Scheduled Change',
	action: 'Send the deleted schedule again',
	description: 'Send the schedule that the platform deleted again',
	fields: [],
	replaces: {
		...replacing,
		whole: ({ object: subscription, values: { body } }) => ({ ...whole(subscription, { body: {} }), ...body }),
		shows: ({ object: subscription, values: { body } }) => {
			const isPlanned = body[PLAN] === undefined || contains(subscription[PLAN], body[PLAN]);
			return isPlanned && (body[actionsName(body)] === undefined || sameActions(body, subscription));
		},
	},
	sample: '',
	facts: [],
};

const notReapplied = (sentence: string): IDataObject => ({ scheduleReapplied: false, warnings: [sentence] });

const SET_AGAIN =
	'Set it again with Schedule Next Term and Set End of Term: otherwise, a license with auto-renew off continues in a paid Extended Service Term.';

/** Where a change is still under way, or may have been done: what it drops is not sent again, and the next run does not see it. */
export function planAtRisk({ object: subscription }: ReplaceContext): string[] {
	const scheduled = scheduledText(subscription);
	return scheduled.length === 0
		? []
		: [
				`${scheduled.join(' ')} The platform deletes it with this change, and it was not sent again. Get the subscription once the change is done. ${SET_AGAIN}`,
			];
}

/** Sends it again, as a change of its own with a fresh read. Whatever happens, the first change was done. */
async function reapplied(session: Session, values: Values, lost: Scheduled): Promise<IDataObject> {
	// It belongs to a change that was made, so a failure of another item does not keep it back.
	const mine: Session = {
		...session,
		barrier: openBarrier(),
		budget: { left: session.settings.retryFor },
	};
	const outcome = await replaceWhole(mine, restoring, { ...values, body: lost })
		.then(async (finish) => (await finish()).rows[0])
		.catch((error: Error) => {
			if (error instanceof Canceled) throw error;
			return error;
		});
	const sentence = `The platform deleted the schedule. ${scheduledText(lost).join(' ')}`;
	if (outcome instanceof Error)
		return notReapplied(`${sentence} It could not be sent again: ${outcome.message} ${SET_AGAIN}`);
	if (outcome.outcome === 'pending')
		return notReapplied(
			`${sentence} It was sent again, and the platform is still processing it: get the subscription later.`,
		);
	const left = lostOf(lost, outcome);
	return Object.keys(left).length === 0
		? { ...outcome, scheduleReapplied: true }
		: { ...outcome, ...notReapplied(`${sentence} It was sent again, but the platform does not show it. ${SET_AGAIN}`) };
}

/**
 * After a change: whether what was scheduled is still there, and if not, sends it again where that is wanted.
 * @returns the subscription as it is then; with `lostSchedule`, `lostScheduledActions` and `scheduleReapplied` where something was dropped
 */
export async function keepPlan({ session, values, object: before, changed }: ReplacedContext): Promise<IDataObject> {
	if (scheduledText(before).length === 0) return changed;
	const now = await readSubscription(session, values.path).catch(undefinedUnlessCanceled);
	const lost = lostOf(before, now ?? {});
	if (now && Object.keys(lost).length === 0) return now;
	const actions = lost[actionsName(before)];
	const shown: IDataObject = {
		...(now ?? changed),
		...(lost[PLAN] === undefined ? {} : { lostSchedule: lost[PLAN] }),
		...(actions === undefined ? {} : { lostScheduledActions: actions }),
	};
	if (canReapply(values)) return { ...shown, ...(await reapplied(session, values, lost)) };
	// Without its decision the end of the term may cost money, so that is more than shown.
	const isOpen = actions !== undefined;
	return {
		...shown,
		...(isOpen
			? notReapplied(`The platform deleted the schedule. ${scheduledText(lost).join(' ')} ${SET_AGAIN}`)
			: { scheduleReapplied: false }),
	};
}
