import type { LineWishes } from '../orders/state';

/** A line of a cart as it was sent, with what the platform fills in. */
export interface CartLine extends LineWishes {
	id: number;
	catalogItemId: string;
	quantity: number;
	currencyCode?: string;
	billingCycle: string;
	participants?: Array<{ key: string; value: string }>;
	addonItems?: CartLine[];
	/** Lines of one group become one order. */
	orderGroup?: string;
	error?: { errorCode: string; errorDescription: string };
}

interface OrderError {
	orderGroupId: string;
	code: number;
	description: string;
}

export interface CheckoutResult {
	orders: unknown[];
	orderErrors: OrderError[];
	attributes: { objectType: 'CartCheckoutResult' };
}

export interface StoredCart {
	id: string;
	customerId: string;
	createdAt: number;
	modifiedAt: number;
	expiresAt: number;
	lines: CartLine[];
	/** What the checkout answered; a repeated checkout answers the same. */
	result?: CheckoutResult;
}
