import { checkReference } from '../accounts/profile';
import { type Call, type Handler, isOn, type Result, textsOf } from '../call';
import { knownProduct, offerIdOf, productOf, PRODUCTS } from '../catalog/products';
import { customerOf, openOrdersOf, orderById, ordersOf, refuse, subscriptionFor } from '../find';
import { momentOf, page } from '../gateway/paging';
import { recommendationsFor } from '../offers/offers';
import type { StoredCustomer, StoredOrder } from '../state/state';
import { addYears, startOf } from '../time';
import { draft, draftLine, orderView, placed, previewed } from './draft';
import * as rules from './rules';

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
	const body = call.body as rules.OrderBody;
	const { lineItems = [], currencyCode } = body;
	rules.checkNumbers(lineItems);
	const products = lineItems.map((line, index) => rules.productOfLine(call, line, index));
	for (const [index, product] of products.entries()) rules.checkQuantity(product, lineItems[index].quantity, index);
	rules.checkCurrencyPlaces(body, true);
	rules.checkEligibility(call, customer, lineItems, products);
	rules.checkDeployedCurrencies(lineItems);
	const lines = lineItems.map((line, index) => draftLine(call, customer, { currencyCode, ...line }, products[index]));
	const currencies = new Set(lines.map(({ currencyCode }) => currencyCode));
	if (currencies.size > 1 && !customer.globalSalesEnabled) throw refuse(2137);
	// A product that the customer has already gets the subscription's id at once.
	for (const line of lines) line.subscriptionId = subscriptionFor(call, customer, line)?.id ?? '';
	return draft(call, customer, body, lines);
}

function isAsked(call: Call, { type, status, lines, resellerId, referenceOrderId }: StoredOrder): boolean {
	const filters: Array<[wanted: string[] | undefined, values: string[]]> = [
		[textsOf(call, 'order-type'), [type]],
		[textsOf(call, 'status'), [status]],
		[
			textsOf(call, 'offer-id')?.map((offerId) => productOf(offerId)?.number ?? offerId),
			lines.map(({ offerId }) => knownProduct(offerId).number),
		],
		[textsOf(call, 'subscription-id'), lines.map(({ subscriptionId }) => subscriptionId)],
		[textsOf(call, 'reseller-id')?.slice(0, 1), [resellerId]],
		[textsOf(call, 'reference-order-id')?.slice(0, 1), [referenceOrderId]],
	];
	return filters.every(([wanted, values]) => !wanted || values.some((value) => wanted.includes(value)));
}

/** Prices are there for finished orders only. */
const priced = (call: Call, order: StoredOrder): boolean => isOn(call, 'fetch-price') && order.status === '1000';

/** The order of the path. */
const orderOf = (call: Call): StoredOrder => orderById(call, customerOf(call, '2115'), call.params.orderId);

/** The pages of one order spell a member in their own way (order-management/get-order and update-order). */
function asRead(order: StoredOrder, isPriced = false): Result {
	const { referenceOrderId: referencedOrderId, ...shown } = orderView(order, isPriced);
	return { body: { referencedOrderId, ...shown } };
}

function update(call: Call): Result {
	const order = orderOf(call);
	const { externalReferenceId } = call.body as { externalReferenceId: string };
	checkReference(externalReferenceId);
	order.externalReferenceId = externalReferenceId;
	return asRead(order);
}

export const orderHandlers: Record<string, Handler> = {
	'order.list': (call) => {
		const customer = customerOf(call);
		// Without a start only the current term is searched; older orders are silently missing.
		const startOfTerm = customer.cotermDate === '' ? 0 : startOf(addYears(customer.cotermDate, -1));
		const from = momentOf(call, 'start-date') ?? startOfTerm;
		const to = momentOf(call, 'end-date') ?? call.now;
		const rows = ordersOf(call, customer)
			.filter((order) => order.createdAt >= from && order.createdAt <= to && isAsked(call, order))
			.sort((left, right) => right.createdAt - left.createdAt || right.id.localeCompare(left.id));
		const views = rows.map((order) => orderView(order, priced(call, order)));
		const limits = { defaultLimit: 25, maxLimit: 100, cutsLimit: true } as const;
		const more = recommendationsFor(call, customer);
		return page(call, views, { ...limits, links: true, pastTheEnd: '1133', more });
	},
	'order.get': (call) => {
		const order = orderOf(call);
		return asRead(order, priced(call, order));
	},
	'order.update': update,
	'order.preview': (call) => previewed(call, draftNewOrder(call), besidePreview(call, customerOf(call))),
	'order.create': (call) => {
		const drafted = draftNewOrder(call);
		checkNoRenewalRuns(call, customerOf(call));
		return placed(call, drafted);
	},
};
