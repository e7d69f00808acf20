import { sample } from '../../../core/samples';

/** A product that is sold under one offer id for each discount level. */
export interface Product {
	/** What its offer ids begin with. */
	number: string;
	family: string;
	name: string;
	segment: 'COM' | 'EDU' | 'GOV';
	kind: 'team' | 'enterprise' | 'consumable';
	/** Full price of one unit for a year at the lowest level. */
	price: string;
	/** Add-ons need one of these products. */
	needs?: string[];
	/** A high-growth offer: its renewal code, and the least quantity of an order. */
	highGrowth?: { code: string; minimum: number };
	/** The last day on which it is sold. */
	lastOrderDate?: string;
	/** Products that it can be switched to in the middle of a term, best first. */
	switches?: Array<{ to: string; type: 'FULL_ONLY' | 'PARTIAL_ALLOWED' }>;
}

export const PRODUCTS = sample('adobe/data/products') as Product[];

/** The greatest quantity of a line and of a renewal. */
export const MOST_OF = { team: 10_000, enterprise: 599_000, consumable: 599_000 };

const SUFFIX = { COM: 'A12', EDU: 'B12', GOV: 'C12' };
const PATTERN = /^(\d{8})CA(\d\d|T[A-G1-7])([ABC]12)$/;

/** The offer id of a product at a level; without one at the base level, which consumables have of their own. */
export const offerIdOf = ({ number, segment, kind }: Product, level = kind === 'consumable' ? 'T1' : '01'): string =>
	`${number}CA${level}${SUFFIX[segment]}`;

/** The product that an offer id of any level belongs to; undefined when there is none. */
export function productOf(offerId: string): Product | undefined {
	const [, number, level, suffix] = PATTERN.exec(offerId) ?? [];
	const product = PRODUCTS.find((candidate) => candidate.number === number);
	if (!product || SUFFIX[product.segment] !== suffix) return undefined;
	return level.startsWith('T') === (product.kind === 'consumable') ? product : undefined;
}

/** The product of an offer id that is known to be right. Throws when it is not. */
export function knownProduct(offerId: string): Product {
	const product = productOf(offerId);
	if (!product) throw new Error(`There is no offer ${offerId}`);
	return product;
}

/** The level in an offer id. */
export const levelIn = (offerId: string): string => PATTERN.exec(offerId)?.[2] ?? '';

/** Whether the product is still sold on a plain date. */
export const isSold = ({ lastOrderDate }: Product, date: string): boolean =>
	lastOrderDate === undefined || date <= lastOrderDate;

/** Credits, which run for a year of their own and never renew. */
export const isCredit = (offerId: string): boolean => knownProduct(offerId).kind === 'consumable';
