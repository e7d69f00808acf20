import type { Call, Handler } from '../call';
import { flexDiscounts } from '../catalogue/discounts';
import { entitledOfferId } from '../catalogue/levels';
import { isSold, knownProduct } from '../catalogue/products';
import { customerOf, ordersOf, subscriptionById, subscriptionsOf } from '../find';
import { recommendationsFor } from '../offers/recommendations';
import { refuse } from '../refusal';
import type { StoredCustomer, StoredLine, StoredSubscription } from '../state';
import type { LineBody, OrderBody } from './body';
import { qualifies } from './discountRules';
import { draft, draftLine, placed, previewed } from './draft';
import { checkEligibility } from './eligibility';
import { checkCurrencyPlaces, checkDeployedCurrencies, checkNumbers, checkQuantity, productOfLine } from './lineRules';
import { eligibleOffers } from './newOrders';
import type { DraftOrder } from './orderView';
import { checkRenewal, renewalQuantity } from './renewalRules';

const TERM_DAYS = 365;

/** A preview may leave the quantity out: then all that is not renewed yet is meant. */
function withQuantity(call: Call, customer: StoredCustomer, line: LineBody): LineBody {
	if (line.quantity !== undefined || line.subscriptionId === undefined) return line;
	const { currentQuantity, renewedQuantity } = subscriptionById(call, customer, line.subscriptionId);
	return { ...line, quantity: currentQuantity - renewedQuantity };
}

function draftManualRenewal(call: Call, customer: StoredCustomer, body: OrderBody): DraftOrder {
	const lineItems = (body.lineItems ?? []).map((line) => withQuantity(call, customer, line));
	checkNumbers(lineItems);
	checkCurrencyPlaces(body, false);
	const products = lineItems.map((line, index) => productOfLine(call, line, index));
	const early = checkRenewal(call, customer, lineItems);
	for (const [index, product] of products.entries()) checkQuantity(product, lineItems[index].quantity, index);
	checkEligibility(call, customer, lineItems, products);
	checkDeployedCurrencies(lineItems);
	const lines = lineItems.map((line, index) => ({
		...draftLine(call, customer, body, line, products[index]),
		proratedDays: TERM_DAYS,
		early: early[index],
	}));
	return draft(call, customer, body, lines);
}

/** A stored code is looked at here for the first time; one that fails does not stop the preview. */
function storedDiscount(call: Call, customer: StoredCustomer, { autoRenewal, offerId }: StoredSubscription) {
	return (autoRenewal.flexDiscountCodes ?? []).map((code) => {
		const discount = flexDiscounts(call.now).find((candidate) => candidate.code === code);
		const fits = discount !== undefined && qualifies(call, customer, discount, knownProduct(offerId));
		return { id: discount?.id ?? '', code, result: fits ? 'SUCCESS' : 'FAILURE' };
	});
}

/** What the auto-renewal would do. Throws 2136 when nothing is set to renew, 2164 when everything is renewed. */
function draftAutoRenewal(call: Call, customer: StoredCustomer, body: OrderBody): DraftOrder {
	const mine = subscriptionsOf(call, customer).filter(
		({ status, autoRenewal, offerId }) =>
			['1000', '1009'].includes(status) && autoRenewal.enabled && knownProduct(offerId).kind !== 'consumable',
	);
	if (mine.length === 0) throw refuse(2136);
	const due = mine.filter((subscription) => renewalQuantity(subscription) > subscription.renewedQuantity);
	if (due.length === 0) throw refuse(2164);
	const lines = due.map((subscription, index): StoredLine => {
		const product = knownProduct(subscription.offerId);
		const offerId = entitledOfferId(customer, product);
		const quantity = renewalQuantity(subscription) - subscription.renewedQuantity;
		return {
			extLineItemNumber: index + 1,
			offerId,
			sentOfferId: offerId,
			quantity,
			subscriptionId: subscription.id,
			status: isSold(product, subscription.renewalDate) ? '1000' : '1004',
			currencyCode: subscription.currencyCode,
			...(subscription.deploymentId && { deploymentId: subscription.deploymentId }),
			flexDiscounts: storedDiscount(call, customer, subscription),
			remainingQuantity: quantity,
			proratedDays: TERM_DAYS,
		};
	});
	return draft(call, customer, body, lines);
}

function preview(call: Call) {
	const customer = customerOf(call);
	const body = call.body as OrderBody;
	const drafted = body.lineItems ? draftManualRenewal(call, customer, body) : draftAutoRenewal(call, customer, body);
	const lines = drafted.lines.map((line) => ({ ...line, status: line.status || '1000' }));
	return previewed(
		call,
		{ ...drafted, lines },
		{ eligibleOffers: eligibleOffers(customer), ...recommendationsFor(call, customer) },
	);
}

function renew(call: Call) {
	const customer = customerOf(call);
	const body = call.body as OrderBody;
	// One after the other: the next when the one before is complete.
	if (ordersOf(call, customer).some(({ type, status }) => type === 'RENEWAL' && status === '1002')) throw refuse(4122);
	checkCurrencyPlaces(body, true);
	return placed(call, draftManualRenewal(call, customer, body));
}

export const renewalHandlers: Record<string, Handler> = {
	'order.previewRenewal': preview,
	'order.renew': renew,
};
