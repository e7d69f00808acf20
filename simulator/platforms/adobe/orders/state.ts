import order from '../../../../samples/adobe/order.get.json';

type ShownLine = (typeof order)['lineItems'][number];

/** The flexible discount of a line. */
export type LineDiscount = ShownLine['flexDiscounts'][number];

type LineNames = 'extLineItemNumber' | 'quantity' | 'subscriptionId' | 'status' | 'currencyCode' | 'flexDiscounts';

export interface StoredLine extends Pick<ShownLine, LineNames> {
	/** At the level that the customer is entitled to. */
	offerId: string;
	/** As it was sent. */
	sentOfferId: string;
	deploymentId?: string;
	discountCode?: string;
	/** What can still be returned. */
	remainingQuantity: number;
	/** Of a renewal: whether the subscription was still active. */
	early?: boolean;
	/** Days of the term that are paid for. */
	proratedDays: number;
}

export type StoredCancellingLine = Omit<Pick<StoredLine, LineNames>, 'flexDiscounts'> &
	Pick<StoredLine, 'offerId' | 'proratedDays'> & { referenceLineItemNumber: number };

/** An order, or a draft of one, which has no id; it ends at `dueAt` (ms). */
export interface StoredOrder extends Record<
	'id' | 'customerId' | 'resellerId' | 'status' | 'referenceOrderId' | 'externalReferenceId',
	string
> {
	/** NEW, RENEWAL, RETURN, SWITCH, REVERT_SWITCH or TRANSFER; that of a preview for a draft. */
	type: string;
	source: 'API' | 'System';
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

export interface StoredSubscription
	extends
		Record<'id' | 'customerId' | 'status' | 'currencyCode' | 'deploymentId', string>,
		Record<'currentQuantity' | 'usedQuantity' | 'renewedQuantity' | 'createdAt', number> {
	/** At the base level. */
	offerId: string;
	/** A plain date. */
	renewalDate: string;
	/** `quantity` is null while all licenses renew. */
	autoRenewal: { enabled: boolean; quantity: number | null; code?: string; flexDiscountCodes?: string[] };
}
