import type { IDataObject } from 'n8n-workflow';

import { type HookContext, Problem, type Session } from '../../engine/declare';
import { getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { inUtc } from '../../engine/util/clock';

import { autoRenewalDeadline, choiceSpan, isIn, isoOf, spanText } from '../windows';

import { SUBSCRIPTION } from './view';

/** What is read before a change, to determine whether it comes in time. */

const readSubscription = async (session: Session, path: Record<string, string>): Promise<IDataObject> =>
	await readObject(session, getRequest(SUBSCRIPTION, path));

/**
 * Refuses what is possible only some days before the anniversary.
 * @param what the start of a sentence: 'A product can be scheduled'
 * @throws Problem that names the days
 */
export function refuseOutside(anniversary: unknown, now: number, what: string): void {
	const span = choiceSpan(anniversary);
	if (span === undefined) {
		throw new Problem('Nothing was sent: there is no anniversary yet. A customer gets one with its first order.', {
			outcome: 'failed',
		});
	}
	if (isIn(span, now)) return;
	throw new Problem(
		`Nothing was sent: ${what} from 30 to 3 days before the anniversary, which is ${spanText(span)}. The anniversary is ${String(anniversary)}.`,
		{ outcome: 'failed', anniversary: String(anniversary), from: isoOf(span.opens), until: isoOf(span.ends - 1000) },
	);
}

/** Late changes are sent all the same, for Adobe decides; but the user should know. */
export async function warnLate({ session, values: { path }, clock }: HookContext): Promise<string[]> {
	const { renewalDate } = await readSubscription(session, path);
	const deadline = autoRenewalDeadline(renewalDate);
	if (deadline === undefined || clock.now() <= deadline) return [];
	return [
		`Change auto-renewal by ${inUtc(deadline)}, three days before the renewal on ${String(renewalDate)}. This change may be too late for it.`,
	];
}

/** @throws Problem outside the days in which a high-growth offer can be chosen */
export async function inHighGrowthDays({ session, values: { path }, clock }: HookContext): Promise<string[]> {
	const { renewalDate } = await readSubscription(session, path);
	refuseOutside(renewalDate, clock.now(), 'a high-growth offer can be chosen');
	return [];
}
