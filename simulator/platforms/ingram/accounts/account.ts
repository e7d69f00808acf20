import { sample } from '../../../core/samples';

/** A reseller that signs in: its credential, and what it may do. Accounts share nothing. */
export interface Account {
	name: string;
	username: string;
	password: string;
	subscriptionKey: string;
	marketplace: string;
	/** For the OpenID Connect password grant. */
	clientId: string;
	clientSecret: string;
	/** When set, POST /token must carry it as X-Client-Id. */
	applicationId?: string;
	/** The privilege that specialProviderCost needs. */
	spotProviderCosts: boolean;
}

/** Two resellers with nothing in common, so that a client that mixes them up is found out. */
export const DEFAULT_ACCOUNTS = sample('ingram/data/accounts') as Account[];
