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

const SUFFIX = { COM: 'A12', EDU: 'B12', GOV: 'C12' };

export const PRODUCTS: Product[] = [
	{
		number: '65304519',
		family: 'Acrobat Standard',
		name: 'Acrobat Standard for teams',
		segment: 'COM',
		kind: 'team',
		price: '179.88',
		switches: [
			{ to: '65304520', type: 'FULL_ONLY' },
			{ to: '65304521', type: 'PARTIAL_ALLOWED' },
		],
	},
	{
		number: '65304520',
		family: 'Acrobat Pro',
		name: 'Acrobat Pro for teams',
		segment: 'COM',
		kind: 'team',
		price: '239.88',
		switches: [{ to: '65304521', type: 'PARTIAL_ALLOWED' }],
	},
	{
		number: '65304521',
		family: 'Creative Cloud All Apps',
		name: 'Creative Cloud All Apps for teams',
		segment: 'COM',
		kind: 'team',
		price: '839.88',
		switches: [{ to: '65304523', type: 'PARTIAL_ALLOWED' }],
	},
	{
		number: '65304522',
		family: 'Photoshop',
		name: 'Photoshop for teams',
		segment: 'COM',
		kind: 'team',
		price: '359.88',
		switches: [{ to: '65304521', type: 'PARTIAL_ALLOWED' }],
	},
	{
		number: '65304523',
		family: 'Creative Cloud All Apps',
		name: 'Creative Cloud All Apps Pro for teams',
		segment: 'COM',
		kind: 'team',
		price: '1199.88',
	},
	{
		number: '65304524',
		family: 'Creative Cloud All Apps',
		name: 'Creative Cloud All Apps for enterprise',
		segment: 'COM',
		kind: 'enterprise',
		price: '959.88',
	},
	{
		number: '65304526',
		family: 'Stock',
		name: 'Stock for teams',
		segment: 'COM',
		kind: 'team',
		price: '359.40',
		needs: ['65304521', '65304523'],
	},
	{
		number: '65304527',
		family: 'Spark',
		name: 'Spark for teams',
		segment: 'COM',
		kind: 'team',
		price: '99.00',
		lastOrderDate: '2026-06-30',
	},
	{
		number: '65304888',
		family: 'Stock',
		name: 'Stock credit pack',
		segment: 'COM',
		kind: 'consumable',
		price: '49.95',
	},
	{
		number: '65304900',
		family: 'Creative Cloud All Apps',
		name: 'Creative Cloud All Apps for teams, high growth',
		segment: 'COM',
		kind: 'team',
		price: '699.88',
		highGrowth: { code: 'MOQ_100', minimum: 100 },
	},
	{
		number: '65305521',
		family: 'Creative Cloud All Apps',
		name: 'Creative Cloud All Apps for education',
		segment: 'EDU',
		kind: 'team',
		price: '419.88',
	},
	{
		number: '65306520',
		family: 'Acrobat Pro',
		name: 'Acrobat Pro for teams, government',
		segment: 'GOV',
		kind: 'team',
		price: '229.88',
	},
	{
		number: '65306524',
		family: 'Acrobat Pro',
		name: 'Acrobat Pro for enterprise, government',
		segment: 'GOV',
		kind: 'enterprise',
		price: '249.88',
	},
];

const PATTERN = /^(\d{8})CA(\d\d|T[A-G1-7])([ABC]12)$/;

/** The level at which a product is listed: consumables have levels of their own. */
const baseLevel = ({ kind }: Product): string => (kind === 'consumable' ? 'T1' : '01');

/** The offer id of a product at a level; the base level unless told. */
export const offerIdOf = (product: Product, level = baseLevel(product)): string =>
	`${product.number}CA${level}${SUFFIX[product.segment]}`;

/** The product that an offer id of any level belongs to; undefined when there is none. */
export function productOf(offerId: string): Product | undefined {
	const [, number, level, suffix] = PATTERN.exec(offerId) ?? [];
	const product = PRODUCTS.find((candidate) => candidate.number === number);
	if (!product || SUFFIX[product.segment] !== suffix) return undefined;
	return level.startsWith('T') === (product.kind === 'consumable') ? product : undefined;
}

/** The base product of an offer id that is known to be right. Throws when it is not. */
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

export const offerTypeOf = ({ kind }: Product): 'LICENSE' | 'CONSUMABLES' =>
	kind === 'consumable' ? 'CONSUMABLES' : 'LICENSE';
