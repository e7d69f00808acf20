import { isDeepStrictEqual } from 'node:util';
import type { Call } from '../../../call';
import type { ScheduledAction, StoredSubscription } from '../../orders/state';
import { PROBLEMS, refusal } from '../../problems';
import { isEligible } from './extended';

const SCHEDULES = ['TermEnd', 'CustomDate'];
const TYPES = ['Cancel', 'RenewToNewTerm', 'RenewToExtendedServiceTerm', 'Transition'];

/** What a body schedules, as a list; null is nothing. */
export function askedActions(given: unknown): ScheduledAction[] | null {
	const list = (Array.isArray(given) ? given : [given ?? []].flat()) as ScheduledAction[];
	return list.length > 0 ? list : null;
}

/** What is scheduled for the end of the term. */
export const actionAtEnd = ({ actions }: Pick<StoredSubscription, 'actions'>): ScheduledAction | undefined =>
	actions?.find(({ scheduleType }) => scheduleType === 'TermEnd');

const isWrong = ({ scheduleType, actionType, effectiveDate }: ScheduledAction): boolean =>
	!SCHEDULES.includes(scheduleType) ||
	!TYPES.includes(actionType) ||
	(scheduleType === 'CustomDate' && typeof effectiveDate !== 'string');

/** Checks what a body schedules anew: its form, and whether the subscription takes it at all. The refusal names the member. */
export function checkActions({ settings }: Call, subscription: StoredSubscription, given: unknown): void {
	const asked = askedActions(given);
	if (asked === null || isDeepStrictEqual(asked, subscription.actions)) return;
	const { legacy, family, isTrial } = subscription;
	if (legacy || isTrial || family !== 'OnlineServicesNCE')
		throw refusal(PROBLEMS.input, 'scheduledActions is not taken for this subscription.');
	if (Array.isArray(given) === settings.singleAction) {
		throw refusal(PROBLEMS.invalid, `scheduledActions must be ${settings.singleAction ? 'an object' : 'a list'}.`);
	}
	if (asked.some(isWrong)) throw refusal(PROBLEMS.invalid, 'scheduledActions holds an action that is not valid.');
	if (asked.some(({ actionType }) => actionType === 'RenewToExtendedServiceTerm') && !isEligible(subscription)) {
		throw refusal(PROBLEMS.input, 'The subscription is not eligible for an Extended Service Term.');
	}
}

/** What is scheduled, in the form in which the platform shows it. */
export function actionsView({ actions }: StoredSubscription, isSingle: boolean): { scheduledActions?: unknown } {
	if (actions === null) return {};
	return { scheduledActions: isSingle ? actions[0] : actions };
}
