import type { Amount } from '../catalog/money';
import type { Money, OrderType, Parameter } from '../state/state';
import type { ProductQuery } from '../catalog/products';

/** One product of an order, after the contract has passed it. */
export interface LineBody extends ProductQuery {
	quantity?: Amount;
	subscriptionId?: string;
	parameters?: Parameter[];
	specialPrice?: Money;
	specialCost?: Money;
	specialProviderCost?: Money;
	deals?: { agreements: Array<{ prices?: Array<Money & { type: string }> }> };
	newMPN?: string;
	newId?: string;
	targetSubscriptionId?: string;
}

/** An order or an estimate, after the contract has passed it. */
export interface OrderBody {
	type: OrderType;
	customerId: string;
	poNumber?: string;
	attributes?: Record<string, string>;
	products: LineBody[];
	subscriptionPeriod?: ProductQuery['subscriptionPeriod'];
	subscriptionId?: string;
	targetSubscriptionId?: string;
	planId?: string;
	startDate?: string;
	migrationDate?: string;
	expirationDate?: string;
	autorenewal?: boolean;
}
