/** A customer of the older program, who can move. `blockedBy` holds reason codes of 5117. */
export interface StoredMembership extends Record<'id' | 'companyName' | 'segment' | 'country', string> {
	hasAdmin: boolean;
	lga: boolean;
	blockedBy: string[];
	lines: Array<{ offerId: string; quantity: number; renewalDate: string }>;
}

type TransferNames = 'id' | 'membershipId' | 'resellerId' | 'customerId' | 'status' | 'orderId';
export type StoredTransfer = Record<TransferNames, string> & Record<'createdAt' | 'dueAt', number>;

/** What a customer's admin made for a change of its reseller. */
export type StoredApproval = { code: string; customerId: string; expiresAt: number; used: boolean };

export type StoredResellerChange = Record<'id' | 'code' | 'customerId' | 'resellerId', string> & { createdAt: number };

/** A linked membership. Another distributor's can be seen but not joined. */
export interface StoredGroup extends Record<
	'id' | 'distributorId' | 'name' | 'type' | 'country' | 'level' | 'ownerId',
	string
> {
	lga: boolean;
	members: string[];
	createdAt: number;
}
