import type { Amount } from '../util/decimal';

/** Engine options of one item, after defaults. Times in milliseconds. */
export interface Settings {
	/** rows at most; Infinity for all */
	limit: number;
	simplify: boolean;
	/** names of the only fields to show, with those of how a write ended; absent: all */
	only?: string[];
	showSecrets: boolean;
	dryRun: boolean;
	wait: boolean;
	waitAtMost: number;
	orderKey?: string;
	placeAgain: boolean;
	acceptKeyless: boolean;
	/** days in which an order with the same lines under another key is refused; absent: none is */
	refuseSameLinesWithin?: number;
	/** whether an order that another worker placed twice is to be canceled */
	cancelDuplicate: boolean;
	/** the order key is the engine's own, of this turn of the node alone */
	generatedKey: boolean;
	/** whether the state of the account is read before an order */
	checkAccount: boolean;
	limits: Limits;
	maxConcurrent?: number;
	timeout: number;
	retryFor: number;
}

/** What an order may be at most; checked before it is placed. */
export interface Limits {
	/** units in all lines together */
	maximumQuantity?: number;
	maximumTotal?: Amount;
	expectedCurrency?: string;
	/** what the deal says that it costs, and by how many percent the platform's price may differ */
	dealAmount?: Amount;
	tolerance?: Amount;
}

/** The platform's estimate for an order, as its answer has it. */
export interface Estimate {
	total: unknown;
	currency: unknown;
}
