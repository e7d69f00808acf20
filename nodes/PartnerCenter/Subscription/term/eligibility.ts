import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/util/path';

import { momentOf } from '../moments';

/** Whether a subscription without an end-of-term decision goes into a paid Extended Service Term (EST). */

/** What kinds the rule distinguishes; only licenses of new commerce can go into one. */
export type Kind = 'license' | 'usage' | 'reservation' | 'software' | 'marketplace' | 'legacy' | 'unknown';

export interface Eligibility {
	/** undefined: the subscription does not show enough */
	eligible: boolean | undefined;
	/** why, as a sentence */
	why: string;
	/** it follows from what the product is, which no date changes */
	byKind?: true;
}

/** Bought or renewed on this day or later, and ending on the other one or later. Source: facts, extended service terms. */
const BOUGHT_FROM = Date.UTC(2025, 3, 1);
const ENDING_FROM = Date.UTC(2026, 4, 4);

const MONTHS: Record<string, number> = { P1M: 1, P1Y: 12, P3Y: 36 };

function typeWords({ productType }: IDataObject): string {
	if (!isObject(productType)) return '';
	const { subType } = productType;
	return [productType.id, productType.displayName, ...(isObject(subType) ? [subType.id, subType.displayName] : [])]
		.map((word) => String(word ?? ''))
		.join(' ')
		.replace(/\s+/g, '')
		.toLowerCase();
}

/** What a subscription is, as far as it says. */
export function kindOf(subscription: IDataObject): Kind {
	const words = typeWords(subscription);
	const billing = String(subscription.billingType ?? '').toLowerCase();
	const offer = String(subscription.offerId ?? '');
	if (billing === 'benefit' || /reservation|savingsplan/.test(words)) return 'reservation';
	if (billing === 'usage' || words.includes('azureplan')) return 'usage';
	if (words.startsWith('azure')) return 'reservation';
	if (words.includes('software')) return 'software';
	if (words.includes('saas') || subscription.isMicrosoftProduct === false) return 'marketplace';
	if (offer !== '' && !offer.includes(':')) return 'legacy';
	return words.includes('onlineservices') ? 'license' : 'unknown';
}

/** The end of the term as it is read; two members show it. */
export const termEndText = (subscription: IDataObject): string | undefined => {
	const end = subscription.commitmentEndDate ?? subscription.commitmentEndDateTime;
	return typeof end === 'string' ? end : undefined;
};

/** In milliseconds; undefined where it is not known, or there is none. */
export const termEnd = (subscription: IDataObject): number | undefined => momentOf(termEndText(subscription));

/** Billed by use, or bought for good: it has no term that could end. */
export const hasNoEnd = (subscription: IDataObject): boolean =>
	kindOf(subscription) === 'usage' || /^9999-/.test(termEndText(subscription) ?? '');

/** When the term began that ends then: what was renewed counts from its renewal, whatever the first purchase says. */
function termStart(subscription: IDataObject, end: number): number | undefined {
	const months = MONTHS[String(subscription.termDuration ?? '')];
	const back = new Date(end);
	if (months !== undefined) back.setUTCMonth(back.getUTCMonth() - months);
	const known = [
		momentOf(subscription.creationDate),
		momentOf(subscription.effectiveStartDate),
		months === undefined ? undefined : back.getTime(),
	].filter((moment) => moment !== undefined);
	return known.length > 0 ? Math.max(...known) : undefined;
}

const NOT_ELIGIBLE: Partial<Record<Kind, string>> = {
	usage: 'A product that is billed by usage',
	reservation: 'A reservation or savings plan',
	software: 'Software',
	marketplace: 'A marketplace product',
	legacy: 'A subscription from the legacy catalog',
};

const never = (what: string): Eligibility => ({
	eligible: false,
	byKind: true,
	why: `${what} has no Extended Service Term.`,
});

/** The matrix of kind, day of purchase and day of the end. */
export function eligibilityOf(subscription: IDataObject): Eligibility {
	const kind = kindOf(subscription);
	const other = NOT_ELIGIBLE[kind];
	if (other !== undefined) return never(other);
	if (subscription.isTrial === true) return never('A trial');
	if (kind === 'unknown')
		return { eligible: undefined, why: 'The platform does not say what kind of product this is.' };
	const end = termEnd(subscription);
	if (end === undefined) return { eligible: undefined, why: 'The platform does not say when the term ends.' };
	if (end < ENDING_FROM)
		return { eligible: false, why: 'The term ends before 2026-05-04, so a free grace period follows it.' };
	const start = termStart(subscription, end);
	if (start === undefined) return { eligible: undefined, why: 'The platform does not say when it was bought.' };
	if (start < BOUGHT_FROM)
		return { eligible: false, why: 'It was bought before 2025-04-01, so a free grace period follows the term.' };
	return { eligible: true, why: 'It was bought or renewed on or after 2025-04-01 and ends on or after 2026-05-04.' };
}
