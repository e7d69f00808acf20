import type { Shop } from '../../attacks/shops';

/** What is asked of a shop here. */
export type KeyShop = Pick<Shop, 'place' | 'own' | 'orders' | 'show' | 'renew' | 'stop'> & {
	/** a repeat that the platform recognizes is reported as created: what is added to an order has no date */
	undated?: true;
};

export type End = 'found' | 'refused' | 'second order';

/** What happens around one order. */
export interface Case {
	name: string;
	/** the text of the flow's own at the first delivery, and at the second */
	own?: string;
	next?: string;
	lines?: number;
	/** what people at the platform do to the order, or what it shows no longer */
	change: (shop: KeyShop, order: object) => void;
}

/** Cases that end alike: in the same process within an hour, in another one, and in any after eleven days. */
export interface KeyPlace {
	platform: string;
	what: string;
	cases: Case[];
	ends: [End, End, End];
}

/** Cases of a place that end alike. The last end is that of the one before, unless it is another. */
export type Place = [what: string, cases: Case[], same: End, other: End, later?: End];
