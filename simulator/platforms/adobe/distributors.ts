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
export const DEFAULT_DISTRIBUTORS: Distributor[] = [
	{
		name: 'Demo distributor US',
		distributorId: '9901501243',
		clientId: 'demo-us-adobe-client',
		clientSecret: 'demo-us-adobe-client-secret',
		idPrefix: '10',
		currencies: ['USD', 'EUR', 'GBP'],
		priceRegion: 'NA',
		countries: ['US', 'CA'],
		globalSales: true,
		lga: true,
	},
	{
		name: 'Demo distributor DE',
		distributorId: '9902602354',
		clientId: 'demo-de-adobe-client',
		clientSecret: 'demo-de-adobe-client-secret',
		idPrefix: '20',
		currencies: ['EUR'],
		priceRegion: 'WE',
		countries: ['DE', 'AT', 'FR'],
		globalSales: false,
		lga: false,
	},
];
