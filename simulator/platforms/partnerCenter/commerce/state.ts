import { guidOf } from '../state/ids';
import type { Tenant } from '../state/tenants';
import type { StoredCart } from './carts/state';
import type { StoredCustomer, StoredPolicy, StoredReseller } from './customers/state';
import type {
	StoredMigration,
	StoredProductUpgrade,
	StoredSchedule,
	StoredTransfer,
	StoredTransition,
} from './moves/state';
import type { StoredOrder, StoredSubscription } from './orders/state';

/** Everything that commerce keeps for one partner tenant. Plain JSON; every time is in ms. */
export interface CommerceState {
	customers: StoredCustomer[];
	/** Initial domains that belong to tenants which are no customers of this partner. */
	foreignDomains: string[];
	/** The indirect resellers of an indirect provider. */
	resellers: StoredReseller[];
	/** Whom confirmed agreements and carts name as their user. */
	userId: string;
	carts: StoredCart[];
	orders: StoredOrder[];
	subscriptions: StoredSubscription[];
	transitions: StoredTransition[];
	migrations: StoredMigration[];
	schedules: StoredSchedule[];
	transfers: StoredTransfer[];
	productUpgrades: StoredProductUpgrade[];
	policies: StoredPolicy[];
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
