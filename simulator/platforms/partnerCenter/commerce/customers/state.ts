/** An address as requests and answers write it. */
export type Address = Partial<
	Record<
		| 'firstName'
		| 'middleName'
		| 'lastName'
		| 'addressLine1'
		| 'addressLine2'
		| 'addressLine3'
		| 'city'
		| 'state'
		| 'region'
		| 'postalCode'
		| 'country'
		| 'phoneNumber',
		string
	>
>;

export interface BillingProfile {
	id: string;
	firstName?: string;
	lastName?: string;
	email: string;
	culture: string;
	language: string;
	companyName: string;
	defaultAddress: Address;
}

export interface Contact {
	firstName: string;
	lastName: string;
	email: string;
	phoneNumber?: string;
}

interface StoredAgreement {
	userId: string;
	primaryContact: Contact;
	templateId: string;
	dateAgreed: string;
	type: string;
}

export interface StoredCustomer {
	id: string;
	commerceId: string;
	companyName: string;
	domain: string;
	organizationRegistrationNumber?: string;
	billingProfile: BillingProfile;
	/** Counts the changes of the billing profile; its etag is made of it. */
	profileVersion: number;
	relationshipToPartner: 'reseller' | 'none';
	associatedPartnerId?: string;
	customDomains: string[];
	agreements: StoredAgreement[];
	/** The customer accepted the agreement itself, without the partner. */
	signedDirectly: boolean;
	/** Monthly Azure budget; null is none. */
	budget: number | null;
	createdAt: number;
	/** Delegated administration of the old kind was ended. */
	withoutDap?: boolean;
}

export interface StoredReseller {
	id: string;
	name: string;
	mpnId: string;
	location: string;
	/** Whether it has signed the partner agreement; without that nothing can be sold through it. */
	agreementSigned: boolean;
}

export interface StoredPolicy {
	/** Two tenant ids joined by an underscore. */
	id: string;
	selfServeEntity: { selfServeEntityType: string; tenantID: string };
	grantor: { grantorType: string; tenantID: string };
	permissions: Array<{ resource: string; action: string }>;
	version: number;
}
