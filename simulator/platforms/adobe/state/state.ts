import { sample } from '../../../core/samples';
import type { StoredAcquisition, StoredCustomer, StoredDeployment, StoredReseller } from '../accounts/state';
import type {
	StoredApproval,
	StoredGroup,
	StoredMembership,
	StoredResellerChange,
	StoredTransfer,
} from '../moves/state';
import type { StoredOrder, StoredSubscription } from '../orders/state';

/** A distributor's account with Adobe: its credential, and what its contract allows. Distributors share nothing. */
export interface Distributor {
	name: string;
	distributorId: string;
	/** The client id; it is the X-Api-Key as well. */
	clientId: string;
	clientSecret: string;
	/** Begins the ids of everything that the distributor owns. */
	idPrefix: string;
	/** The first is its own; others are for deployments abroad. */
	currencies: string[];
	priceRegion: string;
	/** Countries for which it may ask for discounts. */
	countries: string[];
	globalSales: boolean;
	/** Large government agencies. */
	lga: boolean;
}

/** Two distributors with nothing in common, so that a client that mixes them up is found out. */
export const DEFAULT_DISTRIBUTORS = sample('adobe/data/distributors') as Distributor[];

export type * from '../accounts/state';
export type * from '../moves/state';
export type * from '../orders/state';

/** An answer: a text is sent as plain text, all else as JSON. */
export type Reply = { status: number; body: unknown; headers?: Record<string, string> };

/** Everything that one distributor owns. Plain JSON, so that it can be kept in a file. */
export interface AdobeState {
	distributorId: string;
	resellers: StoredReseller[];
	customers: StoredCustomer[];
	orders: StoredOrder[];
	subscriptions: StoredSubscription[];
	deployments: StoredDeployment[];
	memberships: StoredMembership[];
	transfers: StoredTransfer[];
	approvals: StoredApproval[];
	resellerChanges: StoredResellerChange[];
	groups: StoredGroup[];
	acquisitions: StoredAcquisition[];
	/** How many ids of each kind are given out. */
	issued: Record<string, number>;
	/** The first answers (ms), by correlation id and route. */
	kept: Record<string, { at: number; reply: Reply }>;
	/** Request ids that were used, and when (ms). */
	requestIds: Record<string, number>;
	/** The statuses with which the next accounts and orders end. */
	nextAccounts: string[];
	nextOrders: string[];
}
