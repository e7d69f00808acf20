/** A line as it is sent; which members an order type takes is the contract's matter. */
export interface LineBody {
	extLineItemNumber: number;
	offerId: string;
	quantity: number;
	subscriptionId?: string;
	currencyCode?: string;
	deploymentId?: string;
	discountCode?: string;
	flexDiscountCodes?: string[];
}

/** A line of what a switch takes away. */
export interface CancellingBody {
	extLineItemNumber: number;
	referenceLineItemNumber: number;
	subscriptionId: string;
	quantity: number;
	discountCode?: string;
}

export interface OrderBody {
	orderType: string;
	referenceOrderId?: string;
	externalReferenceId?: string;
	currencyCode?: string;
	lineItems?: LineBody[];
	cancellingItems?: CancellingBody[];
}
