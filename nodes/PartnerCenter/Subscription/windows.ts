import type { IDataObject } from 'n8n-workflow';

import { clock } from '../../shared/clock';

/** Until when a subscription can be cancelled, and its seats lowered. */

const HOUR = 60 * 60_000;

/** A date of the platform in milliseconds; undefined for the ones that stand for none: the years 1 and 9999. */
export function momentOf(value: unknown): number | undefined {
	if (typeof value !== 'string' || /^(0001|9999)-/.test(value)) return undefined;
	const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(value);
	const moment = Date.parse(zoned || value.length === 10 ? value : `${value}Z`);
	return Number.isNaN(moment) ? undefined : moment;
}

/** '2026-03-09 09:12 UTC' */
export const inUtc = (moment: number): string => `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** The end of the window, in milliseconds; undefined where the subscription does not tell. */
export const windowEnd = (subscription: IDataObject): number | undefined => momentOf(subscription.cancellationAllowedUntilDate);

/** What the window means now; null where the subscription tells of none. */
export function windowsOf(subscription: IDataObject): IDataObject {
	// What has no ID is no subscription: a dry run, or a change that is still under way.
	if (subscription.id === undefined) return {};
	const end = windowEnd(subscription);
	if (end === undefined) return { cancellableUntil: null, canCancel: null, hoursLeft: null };
	const left = end - clock.now();
	const lives = !['deleted', 'expired'].includes(String(subscription.status));
	if (!lives) return { cancellableUntil: null, canCancel: false, hoursLeft: 0 };
	return {
		cancellableUntil: new Date(end).toISOString(),
		canCancel: left >= 0,
		hoursLeft: Math.max(0, Math.floor(left / HOUR)),
	};
}

/** 'Full until 2026-03-03 09:12 UTC'; the vendor's documents name the member in two ways. */
const refund = ({ type, expiresAt, expiresAfter }: IDataObject): string => {
	const end = momentOf(expiresAt ?? expiresAfter);
	return `${String(type)}${end === undefined ? '' : ` until ${inUtc(end)}`}`;
};

/** What is paid back after a cancellation, in a sentence; [] where the subscription does not tell. */
export function refundsOf({ refundOptions }: IDataObject): string[] {
	if (!Array.isArray(refundOptions) || refundOptions.length === 0) return [];
	return [`Refunds that the platform offers: ${(refundOptions as IDataObject[]).map(refund).join('; ')}.`];
}
