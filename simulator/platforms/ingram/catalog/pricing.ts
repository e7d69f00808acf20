import type { Money, OrderLine, OrderType, Parameter, StoredOrder } from '../state/state';
import { add, type Amount, multiply } from './money';
import type { ProductQuery } from './products';

/** One product of an order, after the contract has passed it. */
export interface LineBody
	extends
		ProductQuery,
		Partial<Record<'subscriptionId' | 'newMPN' | 'newId' | 'targetSubscriptionId', string>>,
		Partial<Record<'specialPrice' | 'specialCost' | 'specialProviderCost', Money>> {
	quantity?: Amount;
	parameters?: Parameter[];
	deals?: { agreements: Array<{ prices?: Array<Money & { type: string }> }> };
}

/** An order or an estimate, after the contract has passed it. */
export interface OrderBody
	extends
		Pick<StoredOrder, 'type' | 'customerId' | 'poNumber' | 'attributes'>,
		Pick<ProductQuery, 'subscriptionPeriod'>,
		Pick<LineBody, 'subscriptionId' | 'targetSubscriptionId'>,
		Partial<Record<'planId' | 'startDate' | 'migrationDate' | 'expirationDate', string>> {
	products: LineBody[];
	autorenewal?: boolean;
}

/** The price of so many units, exact. */
export const times = ({ currency, amount }: Money, quantity: Amount): Money => ({
	currency,
	amount: multiply(amount, quantity),
});

const plus = (money: Money, other?: Money): Money =>
	other ? { currency: money.currency, amount: add(money.amount, other.amount) } : money;

const dealPrice = ({ deals }: LineBody): Money | undefined =>
	deals?.agreements.flatMap(({ prices }) => prices ?? []).find(({ type }) => type.toLowerCase() === 'recurring');

/** The prices and costs that a line brings itself: the deal's or the special ones. */
export function ownPrices(line: LineBody): Partial<Pick<OrderLine, 'unitPrice' | 'unitCost' | 'unitProviderCost'>> {
	const { specialCost: unitCost, specialProviderCost: unitProviderCost } = line;
	const own = dealPrice(line) ?? line.specialPrice;
	return {
		...(own && { unitPrice: { currency: own.currency, amount: own.amount } }),
		...(unitCost && { unitCost }),
		...(unitProviderCost && { unitProviderCost }),
	};
}

/** The line with its extended price: unit price and one-time price of the billed units, exact. */
export function priced(line: Omit<OrderLine, 'extendedPrice'>): OrderLine {
	const setup = line.setupPrice && times(line.setupPrice, line.billedQuantity);
	return { ...line, extendedPrice: plus(times(line.unitPrice, line.billedQuantity), setup) };
}

/** The sum of the lines; orders without a line cost nothing. */
export const totalOf = (lines: OrderLine[]): Money =>
	lines.reduce((sum, line) => plus(line.extendedPrice, sum), { currency: 'USD', amount: '0.0' });

const KINDS: Record<OrderType, string> = {
	sales: 'recurring',
	change: 'recurring',
	renewal: 'renew',
	cancellation: 'cancellation',
	migration: 'transfer',
};

const detail = (type: string, line: OrderLine, unitPrice: Money) => ({
	type,
	mpn: line.mpn,
	productId: line.productId,
	description: `${type} for ${line.name}`,
	quantity: Number(line.billedQuantity),
	unitPrice,
	extendedPrice: times(unitPrice, line.billedQuantity),
});

/** The price components of an order, one row per product and kind of price. */
export const detailsOf = (type: OrderType, lines: OrderLine[]) =>
	lines.flatMap((line) => [
		detail(KINDS[type], line, line.unitPrice),
		...(line.setupPrice ? [detail('setup', line, line.setupPrice)] : []),
	]);
