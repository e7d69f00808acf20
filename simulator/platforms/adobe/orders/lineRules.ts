import { isoDate } from '../../../core/dates';
import type { Moment } from '../call';
import { isSold, MOST_OF, type Product, productOf } from '../catalog/products';
import { refuse } from '../gateway/refusal';
import type { StoredLine } from '../state/state';

/** A line as it is sent; which members an order type takes is the contract's matter. */
export interface LineBody
	extends
		Pick<StoredLine, 'extLineItemNumber' | 'offerId' | 'quantity'>,
		Partial<Pick<StoredLine, 'subscriptionId' | 'currencyCode' | 'deploymentId' | 'discountCode'>> {
	flexDiscountCodes?: string[];
}

/** A line of what a switch takes away. */
export interface CancellingBody extends LineBody {
	referenceLineItemNumber: number;
	subscriptionId: string;
}

export interface OrderBody {
	orderType: string;
	referenceOrderId?: string;
	externalReferenceId?: string;
	currencyCode?: string;
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
