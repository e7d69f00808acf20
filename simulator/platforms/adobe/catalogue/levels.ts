import type { Moment } from '../call';
import type { StoredCustomer } from '../state';
import type { Product } from './products';
import { knownProduct, offerIdOf, offerTypeOf } from './products';

type Scale = Array<readonly [from: number, level: string]>;

// Source: validations.discountLevels. Ordinary licences are not listed there; they go by the steps of commitments.
const LICENSES: Scale = [
	[100, '04'],
	[50, '03'],
	[10, '02'],
	[0, '01'],
];
const COMMITTED: Scale = [
	[100, '14'],
	[50, '13'],
	[10, '12'],
	[0, '01'],
];
const COMMITTED_EDU: Scale = [
	[100, '04'],
	[50, '03'],
	[10, '02'],
	[0, '01'],
];
const LGA: Scale = [
	[10_000, '09'],
	[5000, '08'],
	[1000, '07'],
	[0, '06'],
];
const CONSUMABLES: Scale = [
	[100_000, 'T7'],
	[50_000, 'T6'],
	[15_000, 'T5'],
	[5000, 'T4'],
	[2500, 'T3'],
	[1000, 'T2'],
	[0, 'T1'],
];
const COMMITTED_CONSUMABLES: Scale = [
	[100_000, 'TG'],
	[50_000, 'TF'],
	[15_000, 'TE'],
	[5000, 'TD'],
	[2500, 'TC'],
	[1000, 'TB'],
	[0, 'T1'],
];

const levelAt = (scale: Scale, quantity: number): string =>
	scale.find(([from]) => quantity >= from)?.[1] ?? scale[scale.length - 1][1];

/** The levels of each kind of price list. */
export const LISTED_LEVELS = {
	STANDARD: { LICENSE: ['01', '02', '03', '04'], CONSUMABLES: ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'] },
	'3YC': { LICENSE: ['12', '13', '14'], CONSUMABLES: ['TB', 'TC', 'TD', 'TE', 'TF', 'TG'] },
	'STD-LGA': { LICENSE: ['06', '07', '08', '09'], CONSUMABLES: [] as string[] },
};

export const commitmentOf = ({ benefits }: StoredCustomer) => benefits.find(({ type }) => type === 'THREE_YEAR_COMMIT');

/** The commitment while it runs: accepted or committed. */
export function runningCommitment(customer: StoredCustomer) {
	const commitment = commitmentOf(customer)?.commitment;
	return commitment && ['ACCEPTED', 'COMMITTED', 'NONCOMPLIANT'].includes(commitment.status) ? commitment : undefined;
}

export const lgaOf = ({ benefits }: StoredCustomer) => benefits.find(({ type }) => type === 'LARGE_GOVERNMENT_AGENCY');

/** What the customer holds of a kind of offer. */
export function heldQuantity(
	{ state }: Moment,
	customer: StoredCustomer,
	offerType: 'LICENSE' | 'CONSUMABLES',
): number {
	const mine = state.subscriptions.filter(({ customerId, status }) => customerId === customer.id && status === '1000');
	return mine
		.filter(({ offerId }) => offerTypeOf(knownProduct(offerId)) === offerType)
		.reduce((sum, { currentQuantity }) => sum + currentQuantity, 0);
}

/** The levels that the customer's quantities give today; a commitment counts with its minimum at least. */
export function levelsOf(moment: Moment, customer: StoredCustomer): StoredCustomer['levels'] {
	const commitment = runningCommitment(customer);
	const committed = (type: string): number =>
		commitment?.minimumQuantities.find(({ offerType }) => offerType === type)?.quantity ?? 0;
	const licenses = Math.max(heldQuantity(moment, customer, 'LICENSE'), committed('LICENSE'));
	const consumables = Math.max(heldQuantity(moment, customer, 'CONSUMABLES'), committed('CONSUMABLES'));
	const scale =
		lgaOf(customer)?.status === 'ACTIVE'
			? LGA
			: !commitment
				? LICENSES
				: customer.profile.marketSegment === 'EDU'
					? COMMITTED_EDU
					: COMMITTED;
	return {
		license: levelAt(scale, licenses),
		consumables: levelAt(commitment ? COMMITTED_CONSUMABLES : CONSUMABLES, consumables),
	};
}

/** The offer id at the level that the customer is entitled to. */
export const entitledOfferId = (customer: StoredCustomer, product: Product): string =>
	offerIdOf(product, offerTypeOf(product) === 'CONSUMABLES' ? customer.levels.consumables : customer.levels.license);
