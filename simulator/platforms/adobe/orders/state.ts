/** The flexible discount of a line. */
export type LineDiscount = { id: string; code: string; result: string };

export interface StoredLine {
	extLineItemNumber: number;
	/** At the level that the customer is entitled to. */
	offerId: string;
	/** As it was sent. */
	sentOfferId: string;
	quantity: number;
	subscriptionId: string;
	status: string;
	currencyCode: string;
	deploymentId?: string;
	discountCode?: string;
	flexDiscounts: LineDiscount[];
	/** What can still be returned. */
	remainingQuantity: number;
	/** Of a renewal: whether the subscription was still active. */
	early?: boolean;
	/** Days of the term that are paid for. */
	proratedDays: number;
}

export interface StoredCancellingLine extends Pick<
	StoredLine,
	'extLineItemNumber' | 'offerId' | 'subscriptionId' | 'quantity' | 'currencyCode' | 'status' | 'proratedDays'
> {
	referenceLineItemNumber: number;
}

/** An order, or a draft of one, which has no id; it ends at `dueAt` (ms). */
export interface StoredOrder {
	id: string;
	customerId: string;
	resellerId: string;
	/** NEW, RENEWAL, RETURN, SWITCH, REVERT_SWITCH or TRANSFER; that of a preview for a draft. */
	type: string;
	status: string;
	source: 'API' | 'System';
	referenceOrderId: string;
	externalReferenceId: string;
	/** Of the order as a whole; '' when the lines have one each. */
	currencyCode: string;
	createdAt: number;
	dueAt: number;
	/** It is stored, but cannot be read before this time (ms). */
	visibleFrom: number;
	/** The status with which it ends, unless an account is in the way. */
	endsAs: string;
	lines: StoredLine[];
	cancelling: StoredCancellingLine[];
	/** Given back from recommendations. */
	trackerId?: string;
}

export interface StoredSubscription {
	id: string;
	customerId: string;
	/** At the base level. */
	offerId: string;
	status: string;
	currentQuantity: number;
	usedQuantity: number;
	currencyCode: string;
	deploymentId: string;
	createdAt: number;
	/** A plain date. */
	renewalDate: string;
	renewedQuantity: number;
	/** `quantity` is null while all licenses renew. */
	autoRenewal: { enabled: boolean; quantity: number | null; code?: string; flexDiscountCodes?: string[] };
}
