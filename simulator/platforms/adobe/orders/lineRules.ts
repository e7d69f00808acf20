import { isoDate } from '../../../core/dates';
import type { Moment } from '../call';
import type { Product } from '../catalogue/products';
import { isSold, productOf } from '../catalogue/products';
import { refuse } from '../refusal';
import type { LineBody, OrderBody } from './body';

const MOST_LINES = 499;
const GREATEST_NUMBER = 999_999;
const MOST_OF = { team: 10_000, enterprise: 599_000, consumable: 599_000 };

const place = (index: number, name: string): string => `lineItems[${index}].${name}`;

/** The product of a line. Throws 2122 for an offer that is not known or no longer sold. */
export function productOfLine({ now }: Moment, { offerId }: LineBody, index: number): Product {
	const product = productOf(offerId);
	if (!product || !isSold(product, isoDate(now))) throw refuse(2122, [place(index, 'offerId')]);
	return product;
}

/** Throws 2119, 2121 or 2123. */
export function checkNumbers(lines: Array<{ extLineItemNumber: number }>): void {
	if (lines.length > MOST_LINES) throw refuse(2119);
	const wrong = lines.findIndex(
		({ extLineItemNumber }) => extLineItemNumber < 1 || extLineItemNumber > GREATEST_NUMBER,
	);
	if (wrong >= 0) throw refuse(2123, [place(wrong, 'extLineItemNumber')]);
	if (new Set(lines.map(({ extLineItemNumber }) => extLineItemNumber)).size < lines.length) throw refuse(2121);
}

/** Throws 2120 for a quantity that cannot be bought of the product. */
export function checkQuantity({ kind, highGrowth }: Product, quantity: number, index: number): void {
	const least = highGrowth?.minimum ?? 1;
	if (quantity < least || quantity > MOST_OF[kind])
		throw refuse(2120, [`${place(index, 'quantity')} must be from ${least} to ${MOST_OF[kind]}`]);
}

/** Throws 2140 when the currency stands in both places, and 1122 when it stands in none and must be told. */
export function checkCurrencyPlaces({ currencyCode, lineItems = [] }: OrderBody, mustBeTold: boolean): void {
	const told = lineItems.filter((line) => line.currencyCode !== undefined).length;
	if (currencyCode !== undefined && told > 0) throw refuse(2140);
	if (mustBeTold && currencyCode === undefined && told < lineItems.length)
		throw refuse(1122, ['body: currencyCode is required on the order or on every line']);
}

/** Throws 2137 for a line of a deployment that does not tell its currency itself: that of the order is not for it. */
export function checkDeployedCurrencies(lineItems: LineBody[]): void {
	const wrong = lineItems.findIndex(
		({ deploymentId, currencyCode }) => deploymentId !== undefined && currencyCode === undefined,
	);
	if (wrong >= 0) throw refuse(2137, [place(wrong, 'currencyCode')]);
}

/** The currency of a line. Throws 2125 for one in which the partner may not sell, 2128 for one of another country. */
export function currencyOf({ distributor }: Moment, order: OrderBody, line: LineBody): string {
	const [own] = distributor.currencies;
	const currency = line.currencyCode ?? order.currencyCode ?? own;
	if (!distributor.currencies.includes(currency)) throw refuse(2125, [currency]);
	if (currency !== own && line.deploymentId === undefined) throw refuse(2128, [currency]);
	return currency;
}
