import { type Call, textOf } from '../../call';
import { orThrow } from '../../refusal';
import { legacyOffer, migrationTarget } from '../catalog/legacyOffers';
import { catalogItemId, itemFor } from '../catalog/lookup';
import type { Item, Term } from '../catalog/products';
import { activeAddOns, subscriptionOfCustomer } from '../find';
import type { Moment } from '../moment';
import type { StoredSubscription } from '../orders/state';
import { type Problem, PROBLEMS, refusal } from '../problems';
import { iso, NO_END } from '../replies';
import type { MigrationRequest } from './state';

const DAY_MS = 86_400_000;

/** The subscription that is to be migrated. Throws 20003. */
export function sourceOf(moment: Moment, customerId: string, id: string): StoredSubscription {
	return orThrow(subscriptionOfCustomer(moment, customerId, id), refusal(PROBLEMS.subscription));
}

/** The catalog item that a legacy subscription migrates to, for the term that is asked for. */
export function itemOf(moment: Moment, source: StoredSubscription, request: MigrationRequest): Item | undefined {
	const key = source.legacy ? migrationTarget(moment, source.offerId) : undefined;
	return key ? itemFor(key, (request.termDuration ?? 'P1Y') as Term, moment.now) : undefined;
}

/** Seats and billing of a migration: what is asked for, or what the legacy subscription has. */
export const termsOf = (source: StoredSubscription, request: MigrationRequest) => ({
	quantity: request.quantity ?? source.quantity,
	termDuration: request.termDuration ?? 'P1Y',
	billingCycle: (request.billingCycle ?? source.billingCycle).toLowerCase(),
	purchaseFullTerm: request.purchaseFullTerm ?? false,
});

/** Why a subscription cannot migrate with these add-ons; none when it can. Add-ons are not looked at when none are given. */
export function obstacles(
	moment: Moment,
	source: StoredSubscription,
	request: MigrationRequest,
	addOns?: MigrationRequest[],
): Problem[] {
	const problems: Problem[] = [];
	const item = itemOf(moment, source, request);
	if (source.status !== 'active') problems.push(PROBLEMS.migrationInactive);
	if (!item) problems.push({ ...PROBLEMS.input, text: 'The subscription has no counterpart in New Commerce.' });
	if (source.parentSubscriptionId) problems.push({ ...PROBLEMS.input, text: 'An add-on migrates with its base.' });
	if (source.termEnd !== null && source.termEnd - moment.now < DAY_MS) problems.push(PROBLEMS.migrationLate);
	const { quantity, billingCycle } = termsOf(source, request);
	if (item && (quantity < item.sku.minimum || quantity > item.sku.maximum)) problems.push(PROBLEMS.quantity);
	if (item && !item.sku.billingCycles.includes(billingCycle)) {
		problems.push({ ...PROBLEMS.input, text: `${item.sku.title} is not billed ${billingCycle}.` });
	}
	const named = addOns?.map(({ currentSubscriptionId }) => currentSubscriptionId.toLowerCase());
	if (named && activeAddOns(moment, source).some(({ id }) => !named.includes(id)))
		problems.push(PROBLEMS.migrationAddOns);
	return problems;
}

/** What the add-ons of a migration must be: active add-ons of the base. Throws 20003 or 800002. */
export function checkAddOns(moment: Moment, source: StoredSubscription, addOns: MigrationRequest[]): void {
	for (const { currentSubscriptionId } of addOns) {
		const addOn = sourceOf(moment, source.customerId, currentSubscriptionId);
		if (addOn.parentSubscriptionId !== source.id)
			throw refusal(PROBLEMS.input, 'An add-on of the migration belongs to another base.');
		if (!legacyOffer(moment, addOn.offerId))
			throw refusal(PROBLEMS.input, 'An add-on of the migration is no legacy one.');
	}
}

/** When the term of the legacy subscription ends. */
export const endOf = ({ termEnd }: StoredSubscription): string => (termEnd === null ? NO_END : iso(termEnd));

/** The catalog item that it migrates to, where there is one. */
export const targetOf = (
	moment: Moment,
	source: StoredSubscription,
	request: MigrationRequest,
): { catalogItemId?: string } => {
	const item = itemOf(moment, source, request);
	return item ? { catalogItemId: catalogItemId(item) } : {};
};

/** Rows of the customer, the subscription and the reference that the query names. Throws 800002 where it names none of them. */
export function searched<T extends { customerId: string; request: MigrationRequest }>(
	call: Call,
	rows: T[],
	names: string[],
): T[] {
	const [customer, subscription, reference] = names.map((name) => textOf(call, name));
	if (!customer && !subscription && !reference)
		throw refusal(PROBLEMS.input, 'Give a customer, a subscription or a reference.');
	return rows.filter(
		({ customerId, request }) =>
			(customer ?? customerId) === customerId &&
			(subscription ?? request.currentSubscriptionId) === request.currentSubscriptionId &&
			(reference ?? request.externalReferenceId) === request.externalReferenceId,
	);
}
