import resellers from '../../../../samples/partnerCenter/data/resellers.json';
import migration from '../../../../samples/partnerCenter/migration.get.json';
import schedule from '../../../../samples/partnerCenter/migrationSchedule.get.json';
import transition from '../../../../samples/partnerCenter/transition.create.json';
import { guidOf, type Row } from '../reply';
import customer from '../../../../samples/partnerCenter/customer.get.json';
import agreement from '../../../../samples/partnerCenter/customerAgreement.confirm.json';
import policy from '../../../../samples/partnerCenter/selfServePolicy.get.json';
import type { Tenant } from '../state/tenants';
import type { LineOptions, StoredOrder, StoredSubscription } from './orders/state';

type Owned = { id: string; customerId: string };
/** What takes its time, in ms. */
type Timed = { startedAt: number; dueAt: number };

/** Once it is done, it has been carried out. */
export type StoredTransition = Omit<typeof transition, 'operationId' | 'events'> &
	Owned &
	Timed & { promotionId?: string; done: boolean };

/** What a migration is asked to do; add-ons are beside their base, never below it. */
export type MigrationRequest = Pick<typeof migration, 'currentSubscriptionId'> &
	Partial<Pick<typeof migration, 'termDuration' | 'billingCycle' | 'purchaseFullTerm' | 'quantity'>> &
	Partial<Pick<typeof migration, 'customTermEndDate' | 'externalReferenceId'>>;

export type Planned = Owned & { request: MigrationRequest; addOns: MigrationRequest[] };

export interface StoredMigration extends Planned, Timed {
	orderId?: string;
	/** The new subscription of each legacy one, once it is there. */
	newSubscriptions: Record<string, string>;
}

/** A planned migration: on a day, or at the renewal. */
export interface StoredSchedule extends Planned {
	targetAt: number | null;
	/** What answers show as it is here. */
	shown: Pick<typeof schedule, 'migrateOnRenewal' | 'createdTime' | 'lastModifiedTime'> &
		Pick<typeof schedule, 'errorCode' | 'errorDescription'> & {
			status: 'Scheduled' | 'Completed' | 'Failed' | 'Cancelled';
		};
}

export type TransferLine = { subscriptionId: string; quantity?: number } & Partial<
	Record<'partnerIdOnRecord' | 'friendlyName', string>
>;

/** A transfer as answers show it, but for its lines and what the partner who asks may see. */
export interface StoredTransfer extends Row, Owned {
	status: 'Pending' | 'InProgress' | 'Complete' | 'Reject';
	sourcePartnerTenantId: string;
	targetPartnerTenantId: string;
	targetProductTypes: string[] | null;
	partnerOnRecord?: string;
	lines: TransferLine[];
}

export type StoredProductUpgrade = Owned &
	Timed & { productFamily: string; legacySubscriptionId: string; done: boolean };

type ShownProfile = (typeof customer)['billingProfile'];

/** An address as requests and answers write it. */
export type Address = Partial<ShownProfile['defaultAddress']>;

export type BillingProfile = Omit<ShownProfile, 'defaultAddress' | 'links' | 'attributes'> & {
	defaultAddress: Address;
};

export type StoredAgreement = typeof agreement;

export interface StoredCustomer extends Record<'id' | 'commerceId' | 'companyName' | 'domain', string> {
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

/** Its id is two tenant ids joined by an underscore. */
export type StoredSelfServePolicy = Omit<typeof policy, 'attributes'> & { version: number };

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

export interface CheckoutResult {
	orders: unknown[];
	orderErrors: Array<{ orderGroupId: string; code: number; description: string }>;
	attributes: { objectType: 'CartCheckoutResult' };
}

export interface StoredCart extends Record<'createdAt' | 'modifiedAt' | 'expiresAt', number> {
	id: string;
	customerId: string;
	lines: CartLine[];
	/** What the checkout answered; a repeated checkout answers the same. */
	result?: CheckoutResult;
}

// Made of the tenant, so that ids stay the same from start to start and never meet those of another tenant.
const ownId = ({ tenantId }: Tenant, name: string): string => guidOf(`${tenantId} ${name}`);

/** The commerce of a tenant that has sold nothing yet: its resellers, and domains that others hold. */
export const emptyCommerce = (tenant: Tenant) => ({
	customers: [] as StoredCustomer[],
	/** Initial domains that belong to tenants which are no customers of this partner. */
	foreignDomains: ['taken-example.onmicrosoft.com'],
	/** The indirect resellers of an indirect provider; without a signed agreement nothing can be sold through one. */
	resellers: resellers.slice(0, tenant.indirectProvider ? undefined : 0).map((reseller, index) => ({
		...reseller,
		id: ownId(tenant, reseller.name),
		mpnId: String(Number(tenant.mpnId) + 101 + index),
	})),
	/** The user that confirmed agreements and carts name. */
	userId: ownId(tenant, 'service account'),
	carts: [] as StoredCart[],
	orders: [] as StoredOrder[],
	subscriptions: [] as StoredSubscription[],
	transitions: [] as StoredTransition[],
	migrations: [] as StoredMigration[],
	schedules: [] as StoredSchedule[],
	transfers: [] as StoredTransfer[],
	productUpgrades: [] as StoredProductUpgrade[],
	policies: [] as StoredSelfServePolicy[],
	/** How many changes of subscriptions were carried out; never goes down. */
	subscriptionChanges: 0,
});

/** Everything that commerce keeps for one partner tenant. Plain JSON; every time is in ms. */
export type CommerceState = ReturnType<typeof emptyCommerce>;

export type StoredReseller = CommerceState['resellers'][number];
