interface LineError {
	errorCode: string;
	errorDescription: string;
}

/** A line of a cart as it was sent, with what the platform fills in. */
export interface CartLine {
	id: number;
	catalogItemId: string;
	friendlyName?: string;
	quantity: number;
	currencyCode?: string;
	billingCycle: string;
	termDuration?: string;
	renewsTo?: { termDuration?: string };
	promotionId?: string;
	customTermEndDate?: string;
	attestationAccepted?: boolean;
	participants?: Array<{ key: string; value: string }>;
	provisioningContext?: Record<string, string>;
	purchaseCommitment?: { amount: number; grain: string; currency: string };
	addonItems?: CartLine[];
	/** Lines of one group become one order. */
	orderGroup?: string;
	error?: LineError;
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
