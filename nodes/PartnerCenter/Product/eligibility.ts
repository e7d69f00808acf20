import type { IDataObject } from 'n8n-workflow';

import type { Completion, HookContext, Values } from '../../engine/declare';
import { rowsAt } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';

import { plain } from '../spelling';
import { rowsOf } from '../SubscriptionUpgrade/errorSentences';

const ELIGIBILITIES = 'POST /v1/customers/{customerId}/promotionEligibilities';

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const seats = ({
	minimumRequiredSeats: least,
	maximumRequiredSeats: most,
	availableSeats: left,
}: IDataObject): string =>
	[
		'The promotion is for',
		[isGiven(least) ? `${String(least)} seats or more` : '', isGiven(most) ? `${String(most)} seats or fewer` : '']
			.filter(Boolean)
			.join(', ') || 'another number of seats',
	].join(' ') + (isGiven(left) ? `; ${String(left)} are left.` : '.');

const redemptions = ({
	maxPromotionRedemptionCount: most,
	remainingPromotionRedemptionCount: left,
}: IDataObject): string =>
	`The customer has used the promotion as often as allowed${isGiven(most) ? ` (${String(most)} times)` : ''}${isGiven(left) ? `; ${String(left)} left` : ''}.`;

const terms = ({ eligibleTerms }: IDataObject): string => {
	const terms = rowsOf(eligibleTerms).map(({ duration, billingCycle }) =>
		[duration, billingCycle].filter(isGiven).join(' billed '),
	);
	return terms.length > 0
		? `The promotion is for the terms ${terms.join(', ')}.`
		: 'The promotion is for another term or billing cycle.';
};

/** What each kind of reason means; a kind that is not here is reported in the platform's words. Source: contract, promotion.checkEligibility. */
const MEANINGS: Record<string, (error: IDataObject) => string> = {
	seatcount: seats,
	redemptionlimit: redemptions,
	term: terms,
	invalidpromotion: () => 'This promotion does not exist, or has ended.',
	invalidcatalogitemid: () => 'The catalog item is no longer valid: read the availability again.',
	prerequisiteproductownership: () => 'The customer does not have a product that the promotion requires.',
	offerpurchasedpreviously: () => 'The customer has bought this before.',
	nopromotionsavailable: () => 'There is no promotion for this purchase now.',
};

/** One reason as a sentence, with the platform's own words behind it. */
function reasonOf(error: IDataObject): string {
	const meaning = MEANINGS[plain(error.type)]?.(error);
	const words = isGiven(error.description) ? String(error.description) : undefined;
	if (!meaning) return words ?? `The platform reports "${String(error.type ?? 'no reason')}".`;
	return words && words !== meaning ? `${meaning} (${words.replace(/\.$/, '')}.)` : meaning;
}

/** Each purchase has its number, by which the answer names it. */
export function numbered({ body }: Values): void {
	body.items = rowsOf(body.items).map((item, id) => ({ id, ...item })) as IDataObject[];
}

/** What an analyst asks: whether the promotion holds, which ones do, and why not. @param wanted the promotion that was asked for; any without one */
function inPlain(row: IDataObject, wanted: unknown): IDataObject {
	const all = rowsOf(row.eligibilities).filter(
		({ promotionId }) => !isGiven(wanted) || plain(promotionId) === plain(wanted),
	);
	const held = all.filter(({ isEligible }) => isEligible === true);
	const reasons = [
		...rowsOf(row.errors),
		...all.filter(({ isEligible }) => isEligible !== true).flatMap(({ errors }) => rowsOf(errors)),
	].map(reasonOf);
	return {
		isEligible: held.length > 0,
		eligiblePromotionIds: held.map(({ promotionId }) => String(promotionId)),
		reasons: held.length > 0 ? [] : [...new Set(reasons)],
	};
}

/** Asks, and shows it of each planned purchase in plain fields beside the platform's own. */
export async function checkEligibility({ session, values: { path, body } }: HookContext): Promise<Completion> {
	const answer = await read(session, { ...getRequest(ELIGIBILITIES, path), body });
	const asked = rowsOf(body.items);
	const rows = rowsAt(answer.body, 'items').map((row, index) => {
		const own = asked.find(({ id }) => isGiven(row.id) && String(id) === String(row.id)) ?? asked[index];
		return { ...row, ...inPlain(row, own?.promotionId) };
	});
	return async () => ({ rows });
}
