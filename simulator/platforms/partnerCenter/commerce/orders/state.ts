import subscription from '../../../../../samples/partnerCenter/subscription.get.json';
import planned from '../../../../../samples/partnerCenter/subscription.scheduleNextTerm.json';
import contact from '../../../../../samples/partnerCenter/supportContact.get.json';
import type { Family } from '../catalog/products';

/** What a line sells, noted when it is ordered: the catalog moves on. */
export interface Goods extends Record<'name' | 'publisherName' | 'unitType', string> {
	isTrial: boolean;
	isRenewable: boolean;
	/** Bought once: no subscription comes of it. */
	isPerpetual: boolean;
	/** Billed by use, without an end. */
	isUsage: boolean;
}

/** What a line can ask for, in a cart as in an order. */
export interface LineOptions {
	friendlyName?: string;
	termDuration?: string;
	provisioningContext?: Record<string, string>;
	renewsTo?: { termDuration?: string };
	customTermEndDate?: string;
	promotionId?: string;
	attestationAccepted?: boolean;
	purchaseCommitment?: { amount: number; grain: string; currency: string };
}

export interface OrderLine extends LineOptions {
	lineItemNumber: number;
	/** A catalog item, or a legacy offer. */
	offerId: string;
	goods: Goods;
	friendlyName: string;
	quantity: number;
	parentSubscriptionId?: string;
	/** The line of the same order whose subscription becomes the parent. */
	parentLine?: number;
	partnerIdOnRecord?: string;
	additionalPartnerIdsOnRecord?: string[];
	/** When it is provisioned. */
	dueAt: number;
	provisioned: boolean;
	cancelled: boolean;
	subscriptionId?: string;
}

/** A file that hangs on an order; its content is in base64, for the state is JSON. */
export type Paper = Record<'id' | 'fileName' | 'kind' | 'type' | 'content', string>;

export interface StoredOrder {
	id: string;
	customerId: string;
	/** Sold from the catalog before New Commerce. */
	legacy: boolean;
	family: Family;
	billingCycle: string;
	currency: { code: string; symbol: string };
	country: string;
	createdAt: number;
	/** When it is listed. */
	listedAt: number;
	version: number;
	lines: OrderLine[];
	papers?: Paper[];
}

/** What happens at the next renewal. */
export type NextTerm = (typeof planned)['scheduledNextTermInstructions'] & { customTermEndDate?: string };

/** What is scheduled for the end of the term, or for a day within it. */
export type ScheduledAction = (typeof subscription)['scheduledActions'][number] & { effectiveDate?: string };

/** Seats that were bought together; until when (ms) they can be taken away. */
export type SeatBatch = { quantity: number; until: number };

export type SubscriptionStatus = 'active' | 'suspended' | 'deleted' | 'expired';

type Named = Pick<typeof subscription, 'id' | 'orderId' | 'offerId' | 'offerName' | 'friendlyName' | 'entitlementId'>;
type Sold = Pick<typeof subscription, 'quantity' | 'unitType' | 'publisherName' | 'isTrial'>;

export interface StoredSubscription extends Named, Sold {
	customerId: string;
	legacy: boolean;
	family: Family;
	parentSubscriptionId?: string;
	createdAt: number;
	termStart: number;
	/** Null is without end. */
	termEnd: number | null;
	/** When cancelling and taking seats away ends; null where neither is bound to a window. */
	windowEnd: number | null;
	status: SubscriptionStatus;
	autoRenewEnabled: boolean;
	billingCycle: string;
	termDuration?: string;
	renewalTermDuration?: string;
	partnerId?: string;
	suspensionReasons: string[];
	scheduled: NextTerm | null;
	/** Null is nothing. */
	actions: ScheduledAction[] | null;
	batches: SeatBatch[];
	/** Since when auto-renew has been off with nothing scheduled for the end. */
	undecidedSince?: number;
	/** In an Extended Service Term: `product:sku` of what it was. */
	extended?: { base: string };
	version: number;
	/** A slow change under way. */
	underWay?: { dueAt: number; change: SubscriptionChange };
	/** Until when the platform refuses another change. */
	busyUntil: number;
	registeredAt?: number;
	supportContact?: Omit<typeof contact, 'links' | 'attributes'>;
	entitlements: StoredEntitlement[];
}

/** What one change can set; also what a slow change will set. */
export type SubscriptionChange = Partial<
	Pick<StoredSubscription, 'quantity' | 'status' | 'autoRenewEnabled' | 'friendlyName' | 'billingCycle'> &
		Pick<StoredSubscription, 'termDuration' | 'partnerId' | 'scheduled' | 'actions'>
>;

/** An Azure subscription below an Azure plan; `reactivatedAt` is when it was asked back, after it had been canceled. */
export type StoredEntitlement = { id: string; friendlyName: string; cancelledAt?: number; reactivatedAt?: number };
