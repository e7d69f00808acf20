import { isoDate } from '../../../core/dates';
import type { Moment } from '../call';
import { commitmentOf, runningCommitment } from '../catalogue/levels';
import { isSold, knownProduct } from '../catalogue/products';
import { isActive, subscriptionById, subscriptionsOf } from '../find';
import { refuse } from '../refusal';
import type { StoredCustomer, StoredSubscription } from '../state';
import { addYears, daysUntil, isBefore, WINDOWS } from '../time';
import type { LineBody } from './body';
import { productOfLine } from './lineRules';

/** How many licences the coming renewal covers. */
export const renewalQuantity = ({ autoRenewal, currentQuantity }: StoredSubscription): number =>
	autoRenewal.quantity ?? currentQuantity;

/** Whether a subscription that has ended can still be renewed by hand. */
export function canRenewLate(
	{ status, renewalDate, currentQuantity, offerId }: StoredSubscription,
	now: number,
): boolean {
	const days = -daysUntil(renewalDate, now);
	return (
		status === '1004' &&
		currentQuantity > 0 &&
		days >= 0 &&
		days <= WINDOWS.late &&
		isSold(knownProduct(offerId), isoDate(now))
	);
}

/** Throws 3133 in the last year of a commitment that is not followed by another. */
function checkCommitment(customer: StoredCustomer, now: number): void {
	const end = runningCommitment(customer)?.endDate;
	if (end === undefined || commitmentOf(customer)?.recommitmentRequest?.status === 'ACCEPTED') return;
	if (isoDate(now) >= addYears(end, -1)) throw refuse(3133);
}

function checkEarly(subscription: StoredSubscription, { quantity }: LineBody, now: number): void {
	const { renewalDate, currentQuantity, renewedQuantity, offerId } = subscription;
	if (!isBefore(renewalDate, WINDOWS.early, now)) throw refuse(3121, [`${subscription.id} is still active`]);
	if (!isSold(knownProduct(offerId), renewalDate)) throw refuse(3132);
	const open = currentQuantity - renewedQuantity;
	// Existing licences first, all of them; only then more of them.
	if (open > 0 && quantity > open) throw refuse(3121, [`${subscription.id} has ${open} licences that are not renewed`]);
}

function checkLate(subscription: StoredSubscription, { quantity }: LineBody, index: number, now: number): void {
	if (!isSold(knownProduct(subscription.offerId), isoDate(now))) throw refuse(3132);
	if (!canRenewLate(subscription, now)) throw refuse(3122);
	if (quantity > subscription.currentQuantity) throw refuse(2120, [`lineItems[${index}].quantity`]);
}

const isRenewed = ({ currentQuantity, renewedQuantity }: StoredSubscription): boolean =>
	renewedQuantity >= currentQuantity;

/** One line of a renewal: whether it is early, and whether it adds to what the customer has. */
interface Judged {
	early: boolean;
	isMore: boolean;
}

function judge(moment: Moment, customer: StoredCustomer, line: LineBody, index: number): Judged {
	const product = productOfLine(moment, line, index);
	const mine = subscriptionsOf(moment, customer);
	if (line.subscriptionId === undefined) {
		if (mine.some(({ offerId, status }) => status !== '1004' && knownProduct(offerId) === product))
			throw refuse(3121, [`lineItems[${index}].subscriptionId`]);
		if (!mine.some(({ status, renewalDate }) => status === '1000' && isBefore(renewalDate, WINDOWS.early, moment.now)))
			throw refuse(3121);
		return { early: true, isMore: true };
	}
	const subscription = subscriptionById(moment, customer, line.subscriptionId);
	if (knownProduct(subscription.offerId) !== product || product.kind === 'consumable') throw refuse(3132);
	if (!isActive(subscription)) {
		checkLate(subscription, line, index, moment.now);
		return { early: false, isMore: false };
	}
	checkEarly(subscription, line, moment.now);
	return { early: true, isMore: isRenewed(subscription) };
}

/** Whether each line renews early. Throws when one may not be renewed, or existing and additional ones are mixed. */
export function checkRenewal(moment: Moment, customer: StoredCustomer, lines: LineBody[]): boolean[] {
	const judged = lines.map((line, index) => judge(moment, customer, line, index));
	const early = judged.filter((one) => one.early);
	if (early.length) checkCommitment(customer, moment.now);
	const due = subscriptionsOf(moment, customer).filter(
		({ status, renewalDate, offerId }) =>
			status === '1000' &&
			knownProduct(offerId).kind !== 'consumable' &&
			isBefore(renewalDate, WINDOWS.early, moment.now),
	);
	const isMixed = early.some(({ isMore }) => isMore) && early.some(({ isMore }) => !isMore);
	const isTooSoon =
		early.some(({ isMore }) => isMore) &&
		due.some((subscription) => subscription.renewedQuantity > 0 && !isRenewed(subscription));
	if (isMixed || isTooSoon) throw refuse(3121, ['existing licences are renewed first']);
	return judged.map((one) => one.early);
}
