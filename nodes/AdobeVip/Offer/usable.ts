import type { IDataObject } from 'n8n-workflow';

import { dayOf, momentOf } from '../windows';

/**
 * Whether a flexible discount can be used today. ACTIVE does not say so: discounts that have not begun are listed as
 * such, too, and an ended one stays open to those who used it before. Source: contract, flexDiscount.list.
 */

const DAY = 24 * 60 * 60_000;

/** The last moment of an end; a plain date ends with its day. */
function endOf(value: unknown): number | undefined {
	const moment = momentOf(value);
	return moment === undefined || /T/.test(String(value)) ? moment : moment + DAY - 1;
}

const answer = (usableToday: boolean | null, usableTodayReason: string): IDataObject => ({
	usableToday,
	usableTodayReason,
});

/** Ended, but locked in for those who used it: Adobe lists it for a customer only where that one did. */
function locked({ discountLockEndDate }: IDataObject, ended: number, now: number, isUsed: boolean): IDataObject {
	const lock = endOf(discountLockEndDate);
	if (lock === undefined || lock < now) return answer(false, `It ended on ${dayOf(ended)} (UTC).`);
	const until = `until ${dayOf(lock)} (UTC)`;
	if (isUsed) return answer(true, `It has ended, but the customer used it before and can use it again ${until}.`);
	return answer(null, `It has ended: only customers that used it before can use it again, ${until}.`);
}

/** @param isUsed whether the customer that is asked about has used it before */
export function usableAt(discount: IDataObject, now: number, isUsed = false): IDataObject {
	const { status, startDate, endDate, codeExpiryDate } = discount;
	if (status === undefined && codeExpiryDate === undefined) return {};
	if (status === 'REDEEMED') return answer(false, 'The code has been redeemed.');
	if (status !== undefined && status !== 'ACTIVE' && status !== 'REUSABLE')
		return answer(null, `Its status is ${String(status)}, which is unknown to this node.`);
	const start = momentOf(startDate);
	if (start !== undefined && now < start) return answer(false, `It starts on ${dayOf(start)} (UTC).`);
	const end = endOf(endDate ?? codeExpiryDate);
	if (end === undefined) return answer(null, 'Adobe does not say when it ends.');
	if (now <= end) return answer(true, `It runs until ${dayOf(end)} (UTC).`);
	return locked(discount, end, now, isUsed);
}

/** For an operation's `extra`. */
export const usableToday =
	(isUsed: boolean) =>
	(discount: IDataObject, now: number): IDataObject =>
		usableAt(discount, now, isUsed);
