import { guidOf } from '../reply';
import type { Tenant } from '../state/tenants';
import type {
	StoredMigration,
	StoredProductUpgrade,
	StoredSchedule,
	StoredTransfer,
	StoredTransition,
} from './moves/state';
import type { LineOptions, StoredOrder, StoredSubscription } from './orders/state';

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

export interface StoredSelfServePolicy {
	/** Two tenant ids joined by an underscore. */
	id: string;
	selfServeEntity: { selfServeEntityType: string; tenantID: string };
	grantor: { grantorType: string; tenantID: string };
	permissions: Array<{ resource: string; action: string }>;
	version: number;
}

/** A line of a cart as it was sent, with what the platform fills in. */
export interface CartLine extends LineOptions {
	id: number;
	catalogItemId: string;
	quantity: number;
	currencyCode?: string;
	billingCycle: string;
	participants?: Array<{ key: string; value: string }>;
	addonItems?: CartLine[];
	/** Lines of one group become one order. */
	orderGroup?: string;
	error?: { errorCode: string; errorDescription: string };
}

interface OrderError {
	orderGroupId: string;
	code: number;
	description: string;
}

export interface CheckoutResult {
	orders: unknown[];
	orderErrors: OrderError[];
	attributes: { objectType: 'CartCheckoutResult' };
}

export interface StoredCart {
	id: string;
	customerId: string;
	createdAt: number;
	modifiedAt: number;
	expiresAt: number;
	lines: CartLine[];
	/** What the checkout answered; a repeated checkout answers the same. */
	result?: CheckoutResult;
}

/** Everything that commerce keeps for one partner tenant. Plain JSON; every time is in ms. */
export interface CommerceState {
	customers: StoredCustomer[];
	/** Initial domains that belong to tenants which are no customers of this partner. */
	foreignDomains: string[];
	/** The indirect resellers of an indirect provider. */
	resellers: StoredReseller[];
	/** The user that confirmed agreements and carts name. */
	userId: string;
	carts: StoredCart[];
	orders: StoredOrder[];
	subscriptions: StoredSubscription[];
	transitions: StoredTransition[];
	migrations: StoredMigration[];
	schedules: StoredSchedule[];
	transfers: StoredTransfer[];
	productUpgrades: StoredProductUpgrade[];
	policies: StoredSelfServePolicy[];
	/** How many changes of subscriptions were carried out; never goes down. */
	subscriptionChanges: number;
}

// Made of the tenant, so that ids stay the same from start to start and never meet those of another tenant.
const ownId = ({ tenantId }: Tenant, name: string): string => guidOf(`${tenantId} ${name}`);

const RESELLERS = [
	{ name: 'Elm Street IT', location: 'US', agreementSigned: true },
	{ name: 'Harbour Systems', location: 'DE', agreementSigned: true },
	{ name: 'Quay Lane Partners', location: 'US', agreementSigned: false },
];

/** The commerce of a tenant that has sold nothing yet: its resellers, and domains that others hold. */
export const emptyCommerce = (tenant: Tenant): CommerceState => ({
	customers: [],
	foreignDomains: ['taken-example.onmicrosoft.com'],
	resellers: RESELLERS.slice(0, tenant.indirectProvider ? undefined : 0).map((reseller, index) => ({
		...reseller,
		id: ownId(tenant, reseller.name),
		mpnId: String(Number(tenant.mpnId) + 101 + index),
	})),
	userId: ownId(tenant, 'service account'),
	carts: [],
	orders: [],
	subscriptions: [],
	transitions: [],
	migrations: [],
	schedules: [],
	transfers: [],
	productUpgrades: [],
	policies: [],
	subscriptionChanges: 0,
});
