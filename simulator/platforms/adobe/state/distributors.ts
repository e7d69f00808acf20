import { sample } from '../../../core/samples';

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
