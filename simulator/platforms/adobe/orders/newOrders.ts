import type { Call, Handler } from '../call';
import { PRODUCTS, offerIdOf } from '../catalogue/products';
import { customerOf, isActive, ordersOf, subscriptionsOf } from '../find';
import { recommendationsFor } from '../offers/recommendations';
import { refuse } from '../refusal';
import type { StoredCustomer } from '../state';
import type { OrderBody } from './body';
import { draft, draftLine, placed, previewed } from './draft';
import { checkEligibility } from './eligibility';
import { checkCurrencyPlaces, checkDeployedCurrencies, checkNumbers, checkQuantity, productOfLine } from './lineRules';
import type { DraftOrder } from './orderView';

/** Throws 3131 while an early renewal is under way. */
export function checkNoRenewalRuns(call: Call, customer: StoredCustomer): void {
	const runs = ordersOf(call, customer).some(
		({ type, status, lines }) => type === 'RENEWAL' && status === '1002' && lines.some(({ early }) => early),
	);
	if (runs) throw refuse(3131);
}

/** High-growth offers that the customer could choose; whether a commitment runs is not looked at (notes of order.previewRenewal). */
export function eligibleOffers(customer: StoredCustomer) {
	return PRODUCTS.filter(({ segment }) => segment === customer.profile.marketSegment).flatMap((product) =>
		product.highGrowth
			? [
					{
						offerId: offerIdOf(product),
						discountCode: '',
						quantity: product.highGrowth.minimum,
						eligibleCustomer: 'ALL',
						renewalCode: product.highGrowth.code,
						eligibilityCriteria: {
							minQuantity: product.highGrowth.minimum,
							additionalCriteria: ['THREE_YEAR_COMMIT'],
							deploymentId: '',
						},
					},
				]
			: [],
	);
}

/** A product that the customer has already gets the subscription's id at once. */
function existingSubscription(
	call: Call,
	customer: StoredCustomer,
	line: { offerId: string; deploymentId?: string; currencyCode: string },
): string {
	const found = subscriptionsOf(call, customer).find(
		(subscription) =>
			isActive(subscription) &&
			subscription.offerId.slice(0, 8) === line.offerId.slice(0, 8) &&
			subscription.deploymentId === (line.deploymentId ?? '') &&
			subscription.currencyCode === line.currencyCode,
	);
	return found?.id ?? '';
}

/** Checks a new order as a whole and gives it as it would be placed. */
function draftNewOrder(call: Call): DraftOrder {
	const customer = customerOf(call);
	const body = call.body as OrderBody;
	const { lineItems = [] } = body;
	checkNumbers(lineItems);
	const products = lineItems.map((line, index) => productOfLine(call, line, index));
	for (const [index, product] of products.entries()) checkQuantity(product, lineItems[index].quantity, index);
	checkCurrencyPlaces(body, true);
	checkEligibility(call, customer, lineItems, products);
	checkDeployedCurrencies(lineItems);
	const drafted = lineItems.map((line, index) => draftLine(call, customer, body, line, products[index]));
	const currencies = new Set(drafted.map(({ currencyCode }) => currencyCode));
	if (currencies.size > 1 && !customer.globalSalesEnabled) throw refuse(2137);
	const lines = drafted.map((line) => ({ ...line, subscriptionId: existingSubscription(call, customer, line) }));
	return draft(call, customer, body, lines);
}

export const newOrderHandlers: Record<string, Handler> = {
	'order.preview': (call) => {
		const drafted = draftNewOrder(call);
		const customer = customerOf(call);
		return previewed(call, drafted, {
			eligibleOffers: eligibleOffers(customer),
			...recommendationsFor(call, customer),
		});
	},
	'order.create': (call) => {
		const drafted = draftNewOrder(call);
		checkNoRenewalRuns(call, customerOf(call));
		return placed(call, drafted);
	},
};
