import type { Family } from '../catalog/products';

/** What a line sells, noted when it is ordered: the catalog moves on. */
export interface Goods {
	name: string;
	publisherName: string;
	unitType: string;
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

/** A file that hangs on an order. */
export interface Paper {
	id: string;
	fileName: string;
	kind: string;
	type: string;
	/** In base64, for the state is JSON. */
	content: string;
}

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
export interface NextTerm {
	product: {
		productId: string;
		skuId: string;
		availabilityId: string;
		billingCycle: string;
		termDuration: string;
		promotionId?: string;
	};
	quantity: number;
	customTermEndDate?: string;
}

/** What is scheduled for the end of the term, or for a day within it. */
export interface ScheduledAction {
	scheduleType: string;
	actionType: string;
	effectiveDate?: string;
	instructions?: unknown;
}

/** Seats that were bought together; until when (ms) they can be taken away. */
export interface SeatBatch {
	quantity: number;
	until: number;
}

/** What one change can set; also what a slow change will set. */
export interface SubscriptionChange {
	quantity?: number;
	status?: SubscriptionStatus;
	autoRenewEnabled?: boolean;
	friendlyName?: string;
	billingCycle?: string;
	termDuration?: string;
	partnerId?: string;
	scheduled?: NextTerm | null;
	actions?: ScheduledAction[] | null;
}

export type SubscriptionStatus = 'active' | 'suspended' | 'deleted' | 'expired';

/** An Azure subscription below an Azure plan. */
export interface StoredEntitlement {
	id: string;
	friendlyName: string;
	cancelledAt?: number;
	/** When its reactivation was requested, after it had been canceled. */
	reactivatedAt?: number;
}

export interface StoredSubscription {
	id: string;
	customerId: string;
	orderId: string;
	legacy: boolean;
	family: Family;
	offerId: string;
	offerName: string;
	friendlyName: string;
	entitlementId: string;
	quantity: number;
	unitType: string;
	parentSubscriptionId?: string;
	createdAt: number;
	termStart: number;
	/** Null is without end. */
	termEnd: number | null;
	/** When cancelling and taking seats away ends; null where neither is bound to a window. */
	windowEnd: number | null;
	status: SubscriptionStatus;
	autoRenewEnabled: boolean;
	isTrial: boolean;
	billingCycle: string;
	termDuration?: string;
	renewalTermDuration?: string;
	publisherName: string;
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
	supportContact?: { supportTenantId: string; supportMpnId: string; name: string };
	entitlements: StoredEntitlement[];
}
