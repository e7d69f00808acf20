import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/util/path';

/**
 * What a subscription has scheduled (scheduledActions). Other implementers show it as a list and as a single object, in
 * any letter case; what is not known here is shown all the same.
 */
export interface Action {
	/** as the platform writes it: 'Cancel' */
	type: string;
	/** happens at the end of the term, not on a date of its own */
	atTermEnd: boolean;
	/** the day of its own, where it has one */
	date?: string;
	/** as it was read */
	raw: IDataObject;
}

export const ACTION = {
	renews: 'RenewToNewTerm',
	ends: 'Cancel',
	extendedServiceTerm: 'RenewToExtendedServiceTerm',
} as const;

/** The name under which an object holds a member, whatever its letter case; else the name itself. */
const nameIn = (object: IDataObject, name: string): string =>
	Object.keys(object).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;

const member = (object: IDataObject, name: string): unknown => object[nameIn(object, name)];

/** The name under which a subscription holds its actions. */
export const actionsName = (subscription: IDataObject): string => nameIn(subscription, 'scheduledActions');

/** Whether a read shows the member at all, filled or not: the platform plans actions for this subscription. */
export const showsActions = (subscription: IDataObject): boolean => {
	const value = subscription[actionsName(subscription)];
	return value !== undefined && value !== null;
};

function actionOf(raw: IDataObject): Action {
	const schedule = String(member(raw, 'scheduleType') ?? '').toLowerCase();
	const date = member(raw, 'effectiveDate');
	return {
		type: String(member(raw, 'actionType') ?? ''),
		// A word that is not known is no date of its own.
		atTermEnd: schedule === 'termend' || (schedule !== 'customdate' && typeof date !== 'string'),
		...(typeof date === 'string' ? { date } : {}),
		raw,
	};
}

/** All that is scheduled; [] where the subscription shows nothing. */
export function actionsOf(subscription: IDataObject): Action[] {
	const value = subscription[actionsName(subscription)];
	const rows: unknown[] = Array.isArray(value) ? value : [value];
	return rows
		.filter(isObject)
		.filter((raw) => Object.keys(raw).length > 0)
		.map(actionOf);
}

/** Whether an action is of a type, in any letter case. */
export const isOf = ({ type }: Action, name: string): boolean => type.toLowerCase() === name.toLowerCase();

/** 'Cancel at the end of the term', 'Transition on 2026-12-01' */
export function actionText({ type, atTermEnd, date }: Action): string {
	const what = type === '' ? 'an action without a name' : type;
	if (atTermEnd) return `${what} at the end of the term`;
	return date === undefined ? what : `${what} on ${date.slice(0, 10)}`;
}

const sameAction = (one: Action, other: Action): boolean =>
	isOf(one, other.type) && one.atTermEnd === other.atTermEnd && one.date?.slice(0, 10) === other.date?.slice(0, 10);

/** Whether everything that was scheduled before is scheduled still, and nothing else. */
export function sameActions(before: IDataObject, now: IDataObject): boolean {
	const [old, present] = [actionsOf(before), actionsOf(now)];
	return old.length === present.length && old.every((one) => present.some((other) => sameAction(one, other)));
}
