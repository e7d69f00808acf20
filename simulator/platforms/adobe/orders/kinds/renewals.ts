import { isoDate } from '../../../../core/dates';
import type { Call, Handler, Moment } from '../../call';
import { commitmentOf, committedQuantity, entitledOfferId, runningCommitment } from '../../catalog/levels';
import { discountOfCode, TERM_DAYS } from '../../catalog/prices';
import { isCredit, isSold, knownProduct } from '../../catalog/products';
import { customerOf, isActive, isCurrent, openOrdersOf, refuse, subscriptionById, subscriptionsOf } from '../../find';
import type { StoredCustomer, StoredOrder, StoredSubscription } from '../../state/state';
import { addYears, isBefore, WINDOWS } from '../../time';
import { draft, draftLine, makeLine, placed, previewed } from '../draft';
import * as rules from '../rules';
import { besidePreview } from '../orders';

/** How many licenses the coming renewal covers. */
export const renewalQuantity = ({ autoRenewal, currentQuantity }: StoredSubscription): number =>
	autoRenewal.quantity ?? currentQuantity;

/** Whether a subscription that has ended can still be renewed by hand. */
export function canRenewLate(subscription: StoredSubscription, now: number): boolean {
	const { status, renewalDate, currentQuantity, offerId } = subscription;
	const isInTime = isBefore(renewalDate, { from: 0, to: -WINDOWS.late }, now);
	return status === '1004' && currentQuantity > 0 && isInTime && isSold(knownProduct(offerId), isoDate(now));
}

/** Throws 3133 in the last year of a commitment that is not followed by another. */
function checkLastYear(customer: StoredCustomer, now: number): void {
	const end = runningCommitment(customer)?.endDate;
	if (end === undefined || commitmentOf(customer)?.recommitmentRequest?.status === 'ACCEPTED') return;
	if (isoDate(now) >= addYears(end, -1)) throw refuse(3133);
}

/** The minimum of licenses that a customer may not fall below while it is committed. */
export const bindingQuantity = (customer: StoredCustomer): number | undefined =>
	runningCommitment(customer)?.status === 'COMMITTED' ? committedQuantity(customer, 'LICENSE') : undefined;

function checkEarly(subscription: StoredSubscription, { quantity }: rules.LineBody, now: number): void {
	const { id, renewalDate, currentQuantity, renewedQuantity, offerId } = subscription;
	if (!isBefore(renewalDate, WINDOWS.early, now)) throw refuse(3121, [`${id} is still active`]);
	if (!isSold(knownProduct(offerId), renewalDate)) throw refuse(3132);
	const open = currentQuantity - renewedQuantity;
	// Existing licenses first, all of them; only then more of them.
	if (open > 0 && quantity > open) throw refuse(3121, [`${id} has ${open} licenses that are not renewed`]);
}

function checkLate(subscription: StoredSubscription, { quantity }: rules.LineBody, index: number, now: number): void {
	if (!isSold(knownProduct(subscription.offerId), isoDate(now))) throw refuse(3132);
	if (!canRenewLate(subscription, now)) throw refuse(3122);
	if (quantity > subscription.currentQuantity) throw refuse(2120, [rules.place(index, 'quantity')]);
}

const isRenewed = ({ currentQuantity, renewedQuantity }: StoredSubscription): boolean =>
	renewedQuantity >= currentQuantity;

/** Whether a line of a renewal is early, and whether it adds to what the customer has. */
function judge(moment: Moment, customer: StoredCustomer, line: rules.LineBody, index: number) {
	const product = rules.productOfLine(moment, line, index);
	if (line.subscriptionId === undefined) {
		const mine = subscriptionsOf(moment, customer);
		if (mine.some(({ offerId, status }) => status !== '1004' && knownProduct(offerId) === product))
			throw refuse(3121, [rules.place(index, 'subscriptionId')]);
		if (!mine.some((one) => isActive(one) && isBefore(one.renewalDate, WINDOWS.early, moment.now))) throw refuse(3121);
		return { early: true, isMore: true };
	}
	const subscription = subscriptionById(moment, customer, line.subscriptionId);
	if (knownProduct(subscription.offerId) !== product || product.kind === 'consumable') throw refuse(3132);
	const early = isActive(subscription);
	if (early) checkEarly(subscription, line, moment.now);
	else checkLate(subscription, line, index, moment.now);
	return { early, isMore: early && isRenewed(subscription) };
}

/** Whether each line renews early. Throws when one may not be renewed, or existing and additional ones are mixed. */
function checkRenewal(moment: Moment, customer: StoredCustomer, lines: rules.LineBody[]): boolean[] {
	const judged = lines.map((line, index) => judge(moment, customer, line, index));
	const early = judged.filter((one) => one.early);
	if (early.length) checkLastYear(customer, moment.now);
	const renewing = subscriptionsOf(moment, customer).filter((one) => isActive(one) && !isCredit(one.offerId));
	const isHalfRenewed = renewing
		.filter(({ renewalDate }) => isBefore(renewalDate, WINDOWS.early, moment.now))
		.some((one) => one.renewedQuantity > 0 && !isRenewed(one));
	const addsMore = early.some(({ isMore }) => isMore);
	if (addsMore && (isHalfRenewed || early.some(({ isMore }) => !isMore)))
		throw refuse(3121, ['existing licenses are renewed first']);
	return judged.map((one) => one.early);
}

/** A preview may leave the quantity out: then all that is not renewed yet is meant. */
function withQuantity(call: Call, customer: StoredCustomer, line: rules.LineBody): rules.LineBody {
	if (line.quantity !== undefined || line.subscriptionId === undefined) return line;
	const { currentQuantity, renewedQuantity } = subscriptionById(call, customer, line.subscriptionId);
	return { ...line, quantity: currentQuantity - renewedQuantity };
}

function draftManualRenewal(call: Call, customer: StoredCustomer, body: rules.OrderBody): StoredOrder {
	const { currencyCode } = body;
	const lineItems = (body.lineItems ?? []).map((line) => withQuantity(call, customer, line));
	rules.checkNumbers(lineItems);
	rules.checkCurrencyPlaces(body, false);
	const products = lineItems.map((line, index) => rules.productOfLine(call, line, index));
	const early = checkRenewal(call, customer, lineItems);
	for (const [index, product] of products.entries()) rules.checkQuantity(product, lineItems[index].quantity, index);
	rules.checkEligibility(call, customer, lineItems, products);
	rules.checkDeployedCurrencies(lineItems);
	const lines = lineItems.map((line, index) => ({
		...draftLine(call, customer, { currencyCode, ...line }, products[index]),
		...{ proratedDays: TERM_DAYS, early: early[index] },
	}));
	return draft(call, customer, body, lines);
}

/** A stored code is looked at here for the first time; one that fails does not stop the preview. */
const storedDiscounts = (call: Call, customer: StoredCustomer, { autoRenewal, offerId }: StoredSubscription) =>
	(autoRenewal.flexDiscountCodes ?? []).map((code) => {
		const discount = discountOfCode(code, call.now);
		const fits = discount !== undefined && rules.qualifies(call, customer, discount, knownProduct(offerId));
		return { id: discount?.id ?? '', code, result: fits ? 'SUCCESS' : 'FAILURE' };
	});

/** What the auto-renewal would do. Throws 2136 when nothing is set to renew, 2164 when everything is renewed. */
function draftAutoRenewal(call: Call, customer: StoredCustomer, body: rules.OrderBody): StoredOrder {
	const current = subscriptionsOf(call, customer).filter(isCurrent);
	const mine = current.filter(({ autoRenewal, offerId }) => autoRenewal.enabled && !isCredit(offerId));
	if (mine.length === 0) throw refuse(2136);
	const due = mine.filter((subscription) => renewalQuantity(subscription) > subscription.renewedQuantity);
	if (due.length === 0) throw refuse(2164);
	const lines = due.map((subscription, index) => {
		const product = knownProduct(subscription.offerId);
		return makeLine({
			extLineItemNumber: index + 1,
			offerId: entitledOfferId(customer, product),
			quantity: renewalQuantity(subscription) - subscription.renewedQuantity,
			subscriptionId: subscription.id,
			status: isSold(product, subscription.renewalDate) ? '1000' : '1004',
			currencyCode: subscription.currencyCode,
			deploymentId: subscription.deploymentId || undefined,
			flexDiscounts: storedDiscounts(call, customer, subscription),
		});
	});
	return draft(call, customer, body, lines);
}

export const renewalHandlers: Record<string, Handler> = {
	'order.previewRenewal': (call) => {
		const customer = customerOf(call);
		const body = call.body as rules.OrderBody;
		const drafted = body.lineItems ? draftManualRenewal(call, customer, body) : draftAutoRenewal(call, customer, body);
		for (const line of drafted.lines) line.status ||= '1000';
		return previewed(call, drafted, besidePreview(call, customer));
	},
	'order.renew': (call) => {
		const customer = customerOf(call);
		const body = call.body as rules.OrderBody;
		// One after the other: the next when the one before is complete.
		if (openOrdersOf(call, customer, 'RENEWAL').length) throw refuse(4122);
		rules.checkCurrencyPlaces(body, true);
		return placed(call, draftManualRenewal(call, customer, body));
	},
};
