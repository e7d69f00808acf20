import type { Call, Handler } from '../../call';
import { entitledOfferId } from '../../catalog/levels';
import { discountOfCode, TERM_DAYS } from '../../catalog/prices';
import { isCredit, isSold, knownProduct } from '../../catalog/products';
import { customerOf, isCurrent, openOrdersOf, subscriptionById, subscriptionsOf } from '../../find';
import { refuse } from '../../gateway/refusal';
import type { StoredCustomer, StoredOrder, StoredSubscription } from '../../state/state';
import { qualifies } from '../discountRules';
import { draft, draftLine, makeLine, placed, previewed } from '../draft';
import { checkEligibility } from '../eligibility';
import {
	checkCurrencyPlaces,
	checkDeployedCurrencies,
	checkNumbers,
	checkQuantity,
	type LineBody,
	type OrderBody,
	productOfLine,
} from '../lineRules';
import { besidePreview } from '../newOrders';
import { checkRenewal, renewalQuantity } from './renewalRules';

/** A preview may leave the quantity out: then all that is not renewed yet is meant. */
function withQuantity(call: Call, customer: StoredCustomer, line: LineBody): LineBody {
	if (line.quantity !== undefined || line.subscriptionId === undefined) return line;
	const { currentQuantity, renewedQuantity } = subscriptionById(call, customer, line.subscriptionId);
	return { ...line, quantity: currentQuantity - renewedQuantity };
}

function draftManualRenewal(call: Call, customer: StoredCustomer, body: OrderBody): StoredOrder {
	const { currencyCode } = body;
	const lineItems = (body.lineItems ?? []).map((line) => withQuantity(call, customer, line));
	checkNumbers(lineItems);
	checkCurrencyPlaces(body, false);
	const products = lineItems.map((line, index) => productOfLine(call, line, index));
	const early = checkRenewal(call, customer, lineItems);
	for (const [index, product] of products.entries()) checkQuantity(product, lineItems[index].quantity, index);
	checkEligibility(call, customer, lineItems, products);
	checkDeployedCurrencies(lineItems);
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
		const fits = discount !== undefined && qualifies(call, customer, discount, knownProduct(offerId));
		return { id: discount?.id ?? '', code, result: fits ? 'SUCCESS' : 'FAILURE' };
	});

/** What the auto-renewal would do. Throws 2136 when nothing is set to renew, 2164 when everything is renewed. */
function draftAutoRenewal(call: Call, customer: StoredCustomer, body: OrderBody): StoredOrder {
	const mine = subscriptionsOf(call, customer).filter(
		(one) => isCurrent(one) && one.autoRenewal.enabled && !isCredit(one.offerId),
	);
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
		const body = call.body as OrderBody;
		const drafted = body.lineItems ? draftManualRenewal(call, customer, body) : draftAutoRenewal(call, customer, body);
		for (const line of drafted.lines) line.status ||= '1000';
		return previewed(call, drafted, besidePreview(call, customer));
	},
	'order.renew': (call) => {
		const customer = customerOf(call);
		const body = call.body as OrderBody;
		// One after the other: the next when the one before is complete.
		if (openOrdersOf(call, customer, 'RENEWAL').length) throw refuse(4122);
		checkCurrencyPlaces(body, true);
		return placed(call, draftManualRenewal(call, customer, body));
	},
};
