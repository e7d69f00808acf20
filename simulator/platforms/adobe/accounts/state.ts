import customer from '../../../../samples/adobe/customer.get.json';

type Shown = (typeof customer)['companyProfile'];
type Optional<Whole, Names extends keyof Whole> = Omit<Whole, Names> & Partial<Pick<Whole, Names>>;

export type Address = Optional<Shown['address'], 'addressLine2' | 'phoneNumber'>;

export type Contact = Optional<Shown['contacts'][number], 'phoneNumber'>;

/** What resellers and customers have in common. */
export type Profile = Pick<Shown, 'companyName' | 'preferredLanguage'> & { address: Address; contacts: Contact[] };

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

export type StoredReseller = StoredAccount & { profile: { marketSegments: string[] } };

export type Quantity = { offerType: 'LICENSE' | 'CONSUMABLES'; quantity: number };

/** A three-year commitment or the request for one; dates are plain. `answerAt` (ms) is when the customer accepts. */
export interface Commitment {
	status: string;
	startDate?: string;
	endDate?: string;
	minimumQuantities: Quantity[];
	answerAt?: number;
}

/** An agency has a status: ACTIVE or PENDING_UPGRADE. */
export interface Benefit extends Partial<
	Record<'commitmentRequest' | 'commitment' | 'recommitmentRequest', Commitment>
> {
	type: 'THREE_YEAR_COMMIT' | 'LARGE_GOVERNMENT_AGENCY';
	status?: string;
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

export type StoredDeployment = Record<'id' | 'customerId' | 'status', string> & { address: Address; createdAt: number };

/** Licenses that a customer added itself and nobody ordered yet. */
export type StoredAcquisition = Record<'id' | 'customerId' | 'offerId', string> &
	Record<'quantity' | 'createdAt', number>;
