import type { Call, Handler } from '../call';
import { offerIdOf, PRODUCTS } from '../catalog/products';
import { customerOf, openOrdersOf, subscriptionFor } from '../find';
import { refuse } from '../gateway/refusal';
import { recommendationsFor } from '../offers/recommendations';
import type { StoredCustomer, StoredOrder } from '../state/state';
import { draft, draftLine, placed, previewed } from './draft';
import { checkEligibility } from './eligibility';
import {
	checkCurrencyPlaces,
	checkDeployedCurrencies,
	checkNumbers,
	checkQuantity,
	type OrderBody,
	productOfLine,
} from './lineRules';

/** Throws 3131 while an early renewal is under way. */
export function checkNoRenewalRuns(call: Call, customer: StoredCustomer): void {
	if (openOrdersOf(call, customer, 'RENEWAL').some(({ lines }) => lines.some(({ early }) => early))) throw refuse(3131);
}

/** What previews show beside the order. High-growth offers are listed without a commitment, too (notes of order.previewRenewal). */
export const besidePreview = (call: Call, customer: StoredCustomer) => ({
	eligibleOffers: PRODUCTS.filter(({ segment }) => segment === customer.profile.marketSegment).flatMap((product) => {
		if (!product.highGrowth) return [];
		const { minimum, code } = product.highGrowth;
		const additionalCriteria = ['THREE_YEAR_COMMIT'];
		const eligibilityCriteria = { minQuantity: minimum, additionalCriteria, deploymentId: '' };
		const offer = { offerId: offerIdOf(product), discountCode: '', quantity: minimum, renewalCode: code };
		return [{ ...offer, eligibleCustomer: 'ALL', eligibilityCriteria }];
	}),
	...recommendationsFor(call, customer),
});

/** Checks a new order as a whole and gives it as it would be placed. */
function draftNewOrder(call: Call): StoredOrder {
	const customer = customerOf(call);
	const body = call.body as OrderBody;
	const { lineItems = [], currencyCode } = body;
	checkNumbers(lineItems);
	const products = lineItems.map((line, index) => productOfLine(call, line, index));
	for (const [index, product] of products.entries()) checkQuantity(product, lineItems[index].quantity, index);
	checkCurrencyPlaces(body, true);
	checkEligibility(call, customer, lineItems, products);
	checkDeployedCurrencies(lineItems);
	const lines = lineItems.map((line, index) => draftLine(call, customer, { currencyCode, ...line }, products[index]));
	const currencies = new Set(lines.map(({ currencyCode }) => currencyCode));
	if (currencies.size > 1 && !customer.globalSalesEnabled) throw refuse(2137);
	// A product that the customer has already gets the subscription's id at once.
	for (const line of lines) line.subscriptionId = subscriptionFor(call, customer, line)?.id ?? '';
	return draft(call, customer, body, lines);
}

export const newOrderHandlers: Record<string, Handler> = {
	'order.preview': (call) => previewed(call, draftNewOrder(call), besidePreview(call, customerOf(call))),
	'order.create': (call) => {
		const drafted = draftNewOrder(call);
		checkNoRenewalRuns(call, customerOf(call));
		return placed(call, drafted);
	},
};
