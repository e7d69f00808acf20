import type { AdobeAdmin } from './platforms/adobe/admin';
import type { Distributor } from './platforms/adobe/distributors';
import type { AdobeState } from './platforms/adobe/state';
import type { Effects } from './effects';
import type { Faults } from './faults';
import type { Account, Settings } from './options';
import type { PartnerState } from './platforms/partnerCenter/state';
import type { Tenant } from './platforms/partnerCenter/tenants';
import type { StoredAccount, StoredOrder, StoredSubscription } from './state';

/** A running simulator. What it hands out are copies: changing them changes nothing. */
export interface Simulator {
	/** `http://127.0.0.1:{port}` */
	url: string;
	/** The base URL for the credential. */
	ingramUrl: string;
	storageUrl: string;
	/** The base URLs for the credentials of Partner Center (API and sign-in) and Microsoft Graph. */
	partnerUrl: string;
	partnerLoginUrl: string;
	graphUrl: string;
	/** The base URL for prices, referrals and payouts of Partner Center. */
	salesUrl: string;
	/** The addresses for the credential of Adobe: the API, and what stands for the host of the sign-in. */
	adobeUrl: string;
	adobeImsUrl: string;
	/** May be changed at any time; holds for what happens afterwards. */
	settings: Settings;
	accounts: Account[];
	tenants: Tenant[];
	distributors: Distributor[];
	effects(): Effects;
	/** Counts requests anew from now on; what is stored stays. */
	forgetCounts(): void;
	faults: Pick<Faults, 'add' | 'clear'>;
	customers(accountIndex?: number): StoredAccount[];
	orders(accountIndex?: number): StoredOrder[];
	subscriptions(accountIndex?: number): StoredSubscription[];
	/** Everything that a tenant of Partner Center owns. */
	partner(tenantIndex?: number): PartnerState;
	/** Everything that a distributor of Adobe owns. */
	adobe(distributorIndex?: number): AdobeState;
	/** What people do in the consoles of Adobe. */
	adobeAdmin(distributorIndex?: number): AdobeAdmin;
	/** Approves a cancellation order, as a person does in the control panel. Throws when it does not wait. */
	approve(orderId: string): void;
	/** Approves a delegated admin relationship, as the customer does behind the link; `customerId` where none was named. Throws when it does not wait. */
	approveRelationship(relationshipId: string, customerId?: string, tenantIndex?: number): void;
	/** Rejects it, as the customer does. Throws when it does not wait. */
	rejectRelationship(relationshipId: string, tenantIndex?: number): void;
	/** Lets this order end in error, or without an id the next one that the account places. */
	failOrder(orderId?: string, accountIndex?: number): void;
	setCustomerStatus(customerId: string, status: string): void;
	/** Forgets accounts' data, tokens, faults and counts; the settings stay. */
	reset(): void;
	/** Cuts all connections, those that hang too. */
	stop(): Promise<void>;
}
