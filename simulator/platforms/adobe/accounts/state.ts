export interface Address {
	country: string;
	region: string;
	city: string;
	addressLine1: string;
	addressLine2?: string;
	postalCode: string;
	phoneNumber?: string;
}

export interface Contact {
	firstName: string;
	lastName: string;
	email: string;
	phoneNumber?: string;
}

/** What resellers and customers have in common. */
export interface Profile {
	companyName: string;
	preferredLanguage: string;
	address: Address;
	contacts: Contact[];
}

/** A reseller or a customer. `validAt` (ms) is when the status 1002 becomes `validStatus`. */
export interface StoredAccount {
	id: string;
	externalReferenceId?: string;
	status: string;
	validAt: number;
	validStatus: string;
	createdAt: number;
	/** It is stored, but cannot be read before this time (ms). */
	visibleFrom: number;
	profile: Profile;
}

export interface StoredReseller extends StoredAccount {
	profile: Profile & { marketSegments: string[] };
}

export type Quantity = { offerType: 'LICENSE' | 'CONSUMABLES'; quantity: number };

/** A three-year commitment or the request for one; dates are plain. `answerAt` (ms) is when the customer accepts. */
export interface Commitment {
	status: string;
	startDate?: string;
	endDate?: string;
	minimumQuantities: Quantity[];
	answerAt?: number;
}

export interface Benefit {
	type: 'THREE_YEAR_COMMIT' | 'LARGE_GOVERNMENT_AGENCY';
	/** Of an agency: ACTIVE or PENDING_UPGRADE. */
	status?: string;
	commitmentRequest?: Commitment;
	commitment?: Commitment;
	recommitmentRequest?: Commitment;
}

export interface StoredCustomer extends StoredAccount {
	resellerId: string;
	profile: Profile & { marketSegment: string; marketSubSegments?: string[] };
	/** The anniversary, a plain date; '' until the first order. */
	cotermDate: string;
	globalSalesEnabled: boolean;
	benefits: Benefit[];
	/** Discount levels: they are those of the last finished order. */
	levels: { license: string; consumables: string };
	/** A high-volume customer from before. */
	highVolume?: true;
	linkedMembershipId?: string;
}

export interface StoredDeployment {
	id: string;
	customerId: string;
	status: string;
	address: Address;
	createdAt: number;
}

/** Licenses that a customer added itself and nobody ordered yet. */
export interface StoredAcquisition {
	id: string;
	customerId: string;
	offerId: string;
	quantity: number;
	createdAt: number;
}
