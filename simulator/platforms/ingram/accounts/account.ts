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
export const DEFAULT_ACCOUNTS: Account[] = [
	{
		name: 'Demo reseller US',
		username: 'demo-us',
		password: 'demo-us-password',
		subscriptionKey: 'demo-us-subscription-key',
		marketplace: 'us',
		clientId: 'demo-us-client',
		clientSecret: 'demo-us-client-secret',
		spotProviderCosts: true,
	},
	{
		name: 'Demo reseller UK',
		username: 'demo-uk',
		password: 'demo-uk-password',
		subscriptionKey: 'demo-uk-subscription-key',
		marketplace: 'uk',
		clientId: 'demo-uk-client',
		clientSecret: 'demo-uk-client-secret',
		spotProviderCosts: false,
	},
];
