import { sample } from '../../../core/samples';
import type { Moment } from '../call';
import { subscriptionsOf } from '../find';
import type { Quantity, StoredCustomer } from '../state/state';
import { isCredit, offerIdOf, type Product } from './products';

type Steps = Array<[from: number, level: string]>;

// Source: validations.discountLevels. Ordinary licenses are not listed there; they go by the steps of commitments.
const { steps: STEPS } = sample('adobe/data/levels') as { steps: Record<string, Steps> };

const levelAt = (steps: Steps, quantity: number): string => steps.find(([from]) => quantity >= from)?.[1] ?? '';

export const commitmentOf = ({ benefits }: StoredCustomer) => benefits.find(({ type }) => type === 'THREE_YEAR_COMMIT');

/** The commitment while it runs: accepted or committed. */
export function runningCommitment(customer: StoredCustomer) {
	const commitment = commitmentOf(customer)?.commitment;
	return commitment && ['ACCEPTED', 'COMMITTED', 'NONCOMPLIANT'].includes(commitment.status) ? commitment : undefined;
}

/** What the running commitment promises at least of a kind of offer; 0 without one. */
export const committedQuantity = (customer: StoredCustomer, offerType: Quantity['offerType']): number =>
	runningCommitment(customer)?.minimumQuantities.find((one) => one.offerType === offerType)?.quantity ?? 0;

export const lgaOf = ({ benefits }: StoredCustomer) => benefits.find(({ type }) => type === 'LARGE_GOVERNMENT_AGENCY');

/** What the customer holds of a kind of offer. */
export const heldQuantity = (moment: Moment, customer: StoredCustomer, offerType: Quantity['offerType']): number =>
	subscriptionsOf(moment, customer)
		.filter(({ status, offerId }) => status === '1000' && isCredit(offerId) === (offerType === 'CONSUMABLES'))
		.reduce((sum, { currentQuantity }) => sum + currentQuantity, 0);

/** The levels that the customer's quantities give today; a commitment counts with its minimum at least. */
export function levelsOf(moment: Moment, customer: StoredCustomer): StoredCustomer['levels'] {
	const isCommitted = runningCommitment(customer) !== undefined;
	const quantity = (offerType: Quantity['offerType']): number =>
		Math.max(heldQuantity(moment, customer, offerType), committedQuantity(customer, offerType));
	const isAgency = lgaOf(customer)?.status === 'ACTIVE';
	const ordinary = isCommitted && customer.profile.marketSegment !== 'EDU' ? STEPS.committed : STEPS.licenses;
	return {
		license: levelAt(isAgency ? STEPS.agency : ordinary, quantity('LICENSE')),
		consumables: levelAt(isCommitted ? STEPS.committedConsumables : STEPS.consumables, quantity('CONSUMABLES')),
	};
}

/** The offer id at the level that the customer is entitled to. */
export const entitledOfferId = ({ levels }: StoredCustomer, product: Product): string =>
	offerIdOf(product, product.kind === 'consumable' ? levels.consumables : levels.license);
