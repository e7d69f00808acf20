import type { IDataObject } from 'n8n-workflow';

import { Cancelled } from '../../shared/clock';
import type { Values } from '../../shared/declare';
import { notTold } from '../../shared/problem';
import { replaceWhole } from '../../shared/replace';
import type { Session } from '../../shared/session';

import { scheduleNextTerm } from './nextTerm';
import { planOf, worded } from './plan';
import { readSubscription } from './whole';

/** The platform drops the plan for the next term with every change during the term: it is shown, and sent again. */

/** Without auto-renew there is no next term, and a suspended subscription cannot be changed. */
const canReapply = ({ body, local }: Values): boolean =>
	local.reapplySchedule !== false && body.autoRenewEnabled !== false && body.status !== 'suspended';

/** What is about to happen to the plan, in a sentence with all that it holds; [] where there is none. */
export function planWarning(subscription: IDataObject, values: Values): string[] {
	const plan = planOf(subscription);
	if (!plan) return [];
	const then = canReapply(values)
		? 'it is sent again right after it, and scheduleReapplied tells whether that went well'
		: 'it is not sent again: plan it anew with Schedule Next Term';
	return [`This is planned for the next term: ${worded(plan)}. The platform drops it with this change; ${then}.`];
}

const told = (sentence: string): IDataObject => ({ scheduleReapplied: false, warnings: [sentence] });

/** Sends the plan again, as a change of its own with a fresh read. Whatever happens, the first change was done. */
async function reapplied(session: Session, values: Values, plan: IDataObject): Promise<IDataObject> {
	// It belongs to a change that was made, so a failure of another item does not keep it back.
	const mine: Session = { ...session, halt: { stopped: false, doubt: false }, budget: { left: session.settings.retryFor } };
	const again: Values = { ...values, body: { scheduledNextTermInstructions: plan } };
	const outcome = await replaceWhole(mine, scheduleNextTerm, again)
		.then(async (finish) => (await finish()).rows[0])
		.catch((error: Error) => {
			if (error instanceof Cancelled) throw error;
			return error;
		});
	const lost = `The plan for the next term was lost: ${worded(plan)}.`;
	if (outcome instanceof Error) return told(`${lost} It could not be sent again: ${outcome.message} Plan it anew with Schedule Next Term.`);
	if (outcome.outcome !== 'pending') return { ...outcome, scheduleReapplied: true };
	return told(`${lost} It was sent again, and the platform is still at it: read the subscription later.`);
}

/**
 * After a change: whether the plan that was there is still there, and if not, sends it again where that is wanted.
 * @returns the subscription as it is then; with `lostSchedule` and `scheduleReapplied` where the plan was dropped
 */
export async function keepPlan(session: Session, values: Values, before: IDataObject, changed: IDataObject): Promise<IDataObject> {
	const plan = planOf(before);
	if (!plan) return changed;
	const now = await readSubscription(session, values.path).catch(notTold);
	if (now && planOf(now)) return now;
	const lost = { ...(now ?? changed), lostSchedule: plan };
	if (!canReapply(values)) return { ...lost, scheduleReapplied: false };
	return { ...lost, ...(await reapplied(session, values, plan)) };
}
