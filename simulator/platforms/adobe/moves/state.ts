/** A customer of the older program, who can move. `blockedBy` holds reason codes of 5117. */
export interface StoredMembership {
	id: string;
	companyName: string;
	segment: string;
	country: string;
	hasAdmin: boolean;
	lga: boolean;
	blockedBy: string[];
	lines: Array<{ offerId: string; quantity: number; renewalDate: string }>;
}

export interface StoredTransfer {
	id: string;
	membershipId: string;
	resellerId: string;
	customerId: string;
	status: string;
	createdAt: number;
	dueAt: number;
	orderId: string;
}

/** What a customer's admin made for a change of its reseller. */
export interface StoredApproval {
	code: string;
	customerId: string;
	expiresAt: number;
	used: boolean;
}

export interface StoredResellerChange {
	id: string;
	code: string;
	customerId: string;
	resellerId: string;
	createdAt: number;
}

export interface StoredGroup {
	id: string;
	/** Another distributor's group can be seen but not joined. */
	distributorId: string;
	name: string;
	type: string;
	country: string;
	lga: boolean;
	level: string;
	ownerId: string;
	members: string[];
	createdAt: number;
}
