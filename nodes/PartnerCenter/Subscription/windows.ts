import type { IDataObject } from 'n8n-workflow';

import type { Urgent } from '../../engine/declare';
import { inUtc } from '../../engine/util/clock';

import { momentOf } from './moments';
import { reducibleOf } from './seats';
import { isExtended, mayBeExtended } from './term/endOfTerm';

/** Until when a subscription can be canceled, and its seats lowered. */

const HOUR = 60 * 60_000;

const iso = (moment: number | undefined): string | null =>
	moment === undefined ? null : new Date(moment).toISOString();

/** The end of the window, in milliseconds; undefined where the subscription does not say. */
const windowEnd = (subscription: IDataObject): number | undefined =>
	momentOf(subscription.cancellationAllowedUntilDate);

/**
 * The end of a window that is certainly over; undefined where it is open, or it cannot be determined: no date means that none is
 * known, and in an Extended Service Term a date that is past means nothing.
 */
export function closedSince(subscription: IDataObject, now: number): number | undefined {
	const end = windowEnd(subscription);
	return end === undefined || now <= end || mayBeExtended(subscription) ? undefined : end;
}

const isAlive = ({ status }: IDataObject): boolean => !['deleted', 'expired'].includes(String(status).toLowerCase());

function cancelling(subscription: IDataObject, now: number): IDataObject {
	if (isAlive(subscription) && isExtended(subscription))
		return { cancellableUntil: null, canCancel: true, hoursLeft: null };
	const end = windowEnd(subscription);
	if (end === undefined) return { cancellableUntil: null, canCancel: null, hoursLeft: null };
	if (!isAlive(subscription)) return { cancellableUntil: null, canCancel: false, hoursLeft: 0 };
	const hoursLeft = Math.max(0, Math.floor((end - now) / HOUR));
	return {
		cancellableUntil: iso(end),
		canCancel: now <= end || (closedSince(subscription, now) === undefined ? null : false),
		hoursLeft,
	};
}

/** What the windows mean at a moment; null where the subscription does not show. */
export function windowsOf(subscription: IDataObject, now: number): IDataObject {
	const reducible = isAlive(subscription) ? reducibleOf(subscription, now) : undefined;
	return {
		...cancelling(subscription, now),
		reducibleSeats: reducible?.seats ?? null,
		reducibleUntil: iso(reducible?.until),
	};
}

/** Says until when a subscription can be canceled, while that is certain. @param subscription with its windows */
export function cancelableUntil({ id, canCancel, cancellableUntil }: IDataObject): Urgent | undefined {
	const until = momentOf(cancellableUntil);
	return canCancel === true && until !== undefined
		? { say: `Subscription ${String(id)} can be canceled`, until }
		: undefined;
}

/** 'Full until 2026-03-03 09:12 UTC'; the vendor's documents name the member in two ways. */
const refund = ({ type, expiresAt, expiresAfter }: IDataObject): string => {
	const end = momentOf(expiresAt ?? expiresAfter);
	return `${String(type)}${end === undefined ? '' : ` until ${inUtc(end)}`}`;
};

/** What is paid back after a cancellation, in a sentence; [] where the subscription does not say. One client has it in the singular. */
export function refundsOf({ refundOptions, refundOption }: IDataObject): string[] {
	const given = refundOptions ?? refundOption ?? [];
	const options = (Array.isArray(given) ? given : [given]) as IDataObject[];
	return options.length === 0 ? [] : [`Refunds that the platform offers: ${options.map(refund).join('; ')}.`];
}
