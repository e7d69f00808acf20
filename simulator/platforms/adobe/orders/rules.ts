import { isoDate } from '../../../core/dates';
import type { Moment } from '../call';
import { heldQuantity, lgaOf, runningCommitment } from '../catalog/levels';
import { discountOfCode, type FlexDiscount, isFor, isReusable, isRunning } from '../catalog/prices';
import { isSold, knownProduct, MOST_OF, type Product, productOf } from '../catalog/products';
import { byId, isActive, refuse, resellerById, subscriptionsOf } from '../find';
import type { LineDiscount, StoredCustomer, StoredLine } from '../state/state';

/** A line as it is sent; which members an order type takes is the contract's matter. */
export interface LineBody
	extends
		Pick<StoredLine, 'extLineItemNumber' | 'offerId' | 'quantity'>,
		Partial<Pick<StoredLine, 'subscriptionId' | 'currencyCode' | 'deploymentId' | 'discountCode'>> {
	flexDiscountCodes?: string[];
}

/** A line of what a switch takes away. */
export type CancellingBody = LineBody & { referenceLineItemNumber: number; subscriptionId: string };

export interface OrderBody extends Partial<
	Record<'referenceOrderId' | 'externalReferenceId' | 'currencyCode', string>
> {
	orderType: string;
	lineItems?: LineBody[];
	cancellingItems?: CancellingBody[];
}

const MOST_LINES = 499;
const GREATEST_NUMBER = 999_999;

/** Where a member is in the body, for the details of a refusal. */
export const place = (index: number, name: string): string => `lineItems[${index}].${name}`;

/** The product of a line. Throws 2122 for an offer that is not known or no longer sold. */
export function productOfLine({ now }: Moment, { offerId }: LineBody, index: number): Product {
	const product = productOf(offerId);
	if (!product || !isSold(product, isoDate(now))) throw refuse(2122, [place(index, 'offerId')]);
	return product;
}

/** Throws 2121 when line numbers repeat. */
export function checkDistinct(lines: LineBody[]): void {
	if (new Set(lines.map(({ extLineItemNumber }) => extLineItemNumber)).size < lines.length) throw refuse(2121);
}

/** Throws 2119, 2121 or 2123. */
export function checkNumbers(lines: LineBody[]): void {
	if (lines.length > MOST_LINES) throw refuse(2119);
	for (const [index, { extLineItemNumber }] of lines.entries())
		if (extLineItemNumber < 1 || extLineItemNumber > GREATEST_NUMBER)
			throw refuse(2123, [place(index, 'extLineItemNumber')]);
	checkDistinct(lines);
}

/** Throws 2120 for a quantity that cannot be bought of the product. */
export function checkQuantity({ kind, highGrowth }: Product, quantity: number, index: number): void {
	const least = highGrowth?.minimum ?? 1;
	if (quantity < least || quantity > MOST_OF[kind])
		throw refuse(2120, [`${place(index, 'quantity')} must be from ${least} to ${MOST_OF[kind]}`]);
}

/** Throws 2140 when the currency is given in both places, and 1122 when it is given in none and required. */
export function checkCurrencyPlaces({ currencyCode, lineItems = [] }: OrderBody, isRequired: boolean): void {
	const given = lineItems.filter((line) => line.currencyCode !== undefined).length;
	if (currencyCode !== undefined && given > 0) throw refuse(2140);
	if (isRequired && currencyCode === undefined && given < lineItems.length)
		throw refuse(1122, ['body: currencyCode is required on the order or on every line']);
}

/** Throws 2137 for a line of a deployment without a currency of its own: that of the order is not for it. */
export function checkDeployedCurrencies(lineItems: LineBody[]): void {
	for (const [index, { deploymentId, currencyCode }] of lineItems.entries())
		if (deploymentId !== undefined && currencyCode === undefined) throw refuse(2137, [place(index, 'currencyCode')]);
}

/** The currency of a line. Throws 2125 for one in which the partner may not sell, 2128 for one of another country. */
export function currencyOf({ distributor }: Moment, { currencyCode, deploymentId }: LineBody): string {
	const [own] = distributor.currencies;
	const currency = currencyCode ?? own;
	if (!distributor.currencies.includes(currency)) throw refuse(2125, [currency]);
	if (currency !== own && deploymentId === undefined) throw refuse(2128, [currency]);
	return currency;
}

/** The one discount among codes; undefined without a code. Throws 2147 for more than one, 2146 for one that is not known. */
export function discountAmong(codes: string[] = [], now: number): FlexDiscount | undefined {
	if (codes.length > 1) throw refuse(2147);
	const [code] = codes;
	const discount = code === undefined ? undefined : discountOfCode(code, now);
	if (code !== undefined && !discount) throw refuse(2146, ['NOT_FOUND', code]);
	return discount;
}

/** Whether an earlier order of the customer used the discount, and it is open to it until its lock date. */
export const canReuse = ({ state, now }: Moment, { id }: StoredCustomer, discount: FlexDiscount): boolean =>
	isReusable(discount, now) &&
	state.orders
		.filter(({ customerId, status }) => customerId === id && status === '1000')
		.some(({ lines }) => lines.some((line) => line.flexDiscounts.some(({ code }) => code === discount.code)));

/** Whether the customer may have a discount on a product today. */
export function qualifies(moment: Moment, customer: StoredCustomer, discount: FlexDiscount, product: Product): boolean {
	if (discount.code.includes('FAILURE') || !isFor(discount, product)) return false;
	if (discount.committed && !runningCommitment(customer)) return false;
	return isRunning(discount, moment.now) || canReuse(moment, customer, discount);
}

/** The flexible discount of a line. Throws when it, or the code of a high-volume customer, may not be used. */
export function discountOf(moment: Moment, customer: StoredCustomer, line: LineBody, product: Product): LineDiscount[] {
	if ((line.flexDiscountCodes ?? []).length > 1) throw refuse(2147);
	if (line.discountCode !== undefined && !customer.highVolume) throw refuse(5135);
	const discount = discountAmong(line.flexDiscountCodes, moment.now);
	if (!discount) return [];
	if (line.discountCode !== undefined) throw refuse(2144);
	if (product.needs || product.kind === 'consumable') throw refuse(2145);
	if (discount.committed && !runningCommitment(customer)) throw refuse(2141, ['INELIGIBLE_COMMITMENT_STATUS']);
	if (!qualifies(moment, customer, discount, product)) throw refuse(2141);
	return [{ id: discount.id, code: discount.code, result: 'SUCCESS' }];
}

/** The least that an agency holds and renews. */
export const LGA_MINIMUM = 100;

function checkProduct(moment: Moment, customer: StoredCustomer, product: Product, all: Product[]): void {
	const segments = resellerById(moment, customer.resellerId).profile.marketSegments;
	const isOpen = product.segment === customer.profile.marketSegment && segments.includes(product.segment);
	if (!isOpen) throw refuse(2129, ['INELIGIBLE_MARKET_SEGMENT']);
	if (!product.needs) return;
	const held = subscriptionsOf(moment, customer).filter(isActive);
	const hasBase = [...held.map(({ offerId }) => knownProduct(offerId)), ...all].some(({ number }) =>
		product.needs?.includes(number),
	);
	if (!hasBase) throw refuse(2129, ['INELIGIBLE_ADD_ON']);
}

/** Throws 1139 or 1140 when a customer may not have deployments abroad. */
export function checkDeployments({ distributor }: Moment, { globalSalesEnabled }: StoredCustomer): void {
	if (!distributor.globalSales) throw refuse(1139);
	if (!globalSalesEnabled) throw refuse(1140);
}

function checkDeployment(moment: Moment, customer: StoredCustomer, { deploymentId }: LineBody): void {
	if (deploymentId === undefined) return;
	checkDeployments(moment, customer);
	const mine = moment.state.deployments.filter(({ customerId }) => customerId === customer.id);
	if (!isActive(byId(moment, mine, deploymentId, '2138'))) throw refuse(2138);
}

function checkAgency(moment: Moment, customer: StoredCustomer, lines: LineBody[], products: Product[]): void {
	const agency = lgaOf(customer);
	if (!agency) return;
	if (agency.status === 'PENDING_UPGRADE') {
		if (products.some(({ kind }) => kind !== 'enterprise')) throw refuse(1169);
		return;
	}
	const bought = lines.reduce((sum, { quantity }) => sum + quantity, 0);
	if (heldQuantity(moment, customer, 'LICENSE') + bought < LGA_MINIMUM) throw refuse(1170);
}

/** Throws when the customer may not buy these lines; `products` are theirs. */
export function checkEligibility(at: Moment, customer: StoredCustomer, lines: LineBody[], products: Product[]): void {
	for (const product of products) checkProduct(at, customer, product, products);
	for (const line of lines) checkDeployment(at, customer, line);
	checkAgency(at, customer, lines, products);
}
