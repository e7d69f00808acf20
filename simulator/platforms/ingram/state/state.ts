import accounts from '../../../../samples/ingram/data/accounts.json';
import type { Period } from '../../../core/dates';

/** A reseller that signs in. With an application id POST /token must carry it as X-Client-Id. Accounts share nothing. */
export type Account = (typeof accounts)[number] & { applicationId?: string };

/** Two resellers with nothing in common, so that a client that mixes them up is found out. */
export const DEFAULT_ACCOUNTS: Account[] = accounts;

export type Money = { currency: string; amount: string };

export type Parameter = { name: string; value?: unknown; structured_value?: Record<string, unknown> };

/** A customer or a reseller. `activeAt` is when a pending one becomes active, `visibleFrom` when it can be read, in ms. */
export interface StoredAccount
	extends
		Record<'id' | 'resellerId' | 'name' | 'language' | 'status', string>,
		Partial<Record<'externalId' | 'taxRegId' | 'currency', string>> {
	attributes?: Record<string, string>;
	address: Record<string, string>;
	contactPersons: Array<Record<string, string>>;
	activeAt: number;
	visibleFrom: number;
}

/** One product of a subscription, or of an order: the product, how many, and the prices of one unit. */
export interface SubscriptionLine extends Record<'mpn' | 'vendor' | 'productId' | 'name' | 'quantity', string> {
	unitPrice: Money;
	unitCost: Money;
	unitProviderCost?: Money;
}

/**
 * One product of an order. `billedQuantity` is what is paid for: of a change order the difference, of a cancellation
 * nothing. The `quantity` of a change order is what was asked for and, once completed, the difference.
 */
export interface OrderLine extends SubscriptionLine {
	planId: string;
	billedQuantity: string;
	setupPrice?: Money;
	extendedPrice: Money;
	parameters: Parameter[];
	subscriptionId?: string;
	/** Plan upgrades and moves: what takes the place of the product, and in which subscription it ends. */
	replacement?: SubscriptionLine;
	targetSubscriptionId?: string;
}

export type OrderType = 'sales' | 'change' | 'renewal' | 'cancellation' | 'migration';

/** An order. `dueAt` is when processing ends, null while somebody has to approve it. */
export interface StoredOrder extends Record<'id' | 'orderNumber' | 'customerId' | 'status' | 'statusCode', string> {
	type: OrderType;
	poNumber?: string;
	attributes?: Record<string, string>;
	creditCheck: boolean;
	createdAt: number;
	dueAt: number | null;
	completedAt?: number;
	visibleFrom: number;
	mustFail: boolean;
	/** Why it failed: known to the control panel only, as on the platform. */
	reason?: string;
	lines: OrderLine[];
	total: Money;
	provisioningDate?: string;
}

type Dates = 'creationDate' | 'renewalDate' | 'expirationDate' | 'lastModifiedDate';

export interface StoredSubscription extends Record<
	'id' | 'name' | 'customerId' | 'planId' | 'status' | 'billingModel' | Dates,
	string
> {
	attributes: Record<string, string>;
	renewalStatus: boolean;
	billingPeriod: Period;
	subscriptionPeriod: Period;
	lines: SubscriptionLine[];
	parameters: Parameter[];
}

export interface StoredReport
	extends Record<'id' | 'name' | 'format' | 'startDate', string>, Record<'createdAt' | 'completedAt', number> {
	customizationName?: string;
	endDate?: string;
}

const ID_RANGES = { customer: 1, reseller: 200_001, subscription: 300_001, order: 500_001 };

/** The state of an account that has done nothing yet. `index` keeps its ids apart from other accounts'. */
export const emptyState = (index: number) => ({
	/** The account's own id as a reseller; ids of different accounts never meet. */
	resellerId: String((index + 1) * 1_000_000),
	customers: [] as StoredAccount[],
	resellers: [] as StoredAccount[],
	orders: [] as StoredOrder[],
	subscriptions: [] as StoredSubscription[],
	reports: [] as StoredReport[],
	/** Prefix of a domain -> the customer that holds it. */
	domains: {} as Record<string, string>,
	issuedIds: {} as Record<string, number>,
	/** How many of the next orders end in error. */
	ordersToFail: 0,
});

/** Everything that one account owns. */
export type AccountState = ReturnType<typeof emptyState>;

/** The next free id of a kind. */
export function nextId(state: AccountState, kind: keyof typeof ID_RANGES): string {
	const issued = state.issuedIds[kind] ?? 0;
	state.issuedIds[kind] = issued + 1;
	return String(Number(state.resellerId) + ID_RANGES[kind] + issued);
}
