import { type Call, type Handler, textOf } from '../../call';
import { collection } from '../../lists/collection';
import { catalogItemId, itemFor, skuKey, soldItem } from '../catalog/lookup';
import type { Item, Term } from '../catalog/products';
import { subscriptionOf } from '../find';
import type { StoredSubscription } from '../orders/state';

const TRANSITION_TYPES = ['transition_only', 'transition_with_license_transfer'];

const TERMS: Term[] = ['P1M', 'P1Y', 'P3Y'];

/** What a subscription can move to, as it can be bought now; a trial only becomes its own product. */
export function transitionTargets({ now }: Call, { offerId, status, legacy, extended }: StoredSubscription): Item[] {
	// Out of an Extended Service Term it goes back to what it was, or on to what that could become.
	const own = soldItem(extended?.base ?? offerId)?.sku.transitionsTo ?? [];
	const keys = legacy || status !== 'active' ? [] : [...(extended ? [extended.base] : []), ...own];
	return keys.flatMap((key) => TERMS.flatMap((term) => itemFor(key, term, now) ?? []));
}

/** Licenses are moved by a user only. */
export const canMoveLicenses = ({ signIn }: Call): boolean => signIn.kind === 'user';

const typesFor = (call: Call) =>
	TRANSITION_TYPES.map((transitionType) => {
		const isEligible = transitionType === 'transition_only' || canMoveLicenses(call);
		const errors = isEligible ? [] : [{ code: '900329', description: 'Moving licenses needs the sign-in of a user.' }];
		return { isEligible, transitionType, errors };
	});

const existingTargets = (call: Call, source: StoredSubscription, item: Item) =>
	call.state.commerce.subscriptions
		.filter(
			({ customerId, id, offerId, status }) =>
				customerId === source.customerId &&
				id !== source.id &&
				status === 'active' &&
				skuKey(offerId) === skuKey(catalogItemId(item)),
		)
		.map((target) => ({
			isEligible: !target.underWay,
			subscriptionId: target.id,
			subscriptionFriendlyName: target.friendlyName,
			subscriptionTermDuration: target.termDuration,
			subscriptionBillingCycle: target.billingCycle,
			errors: [],
		}));

export const transitionTargetHandlers: Record<string, Handler> = {
	/** Empty for trials; into an existing subscription only at once, never at the renewal. */
	'transition.getEligibilities': (call) => {
		const source = subscriptionOf(call);
		const isScheduled = textOf(call, 'eligibilityType') === 'scheduled';
		const items = source.isTrial ? [] : transitionTargets(call, source);
		const rows = items.map((item) => ({
			catalogItemId: catalogItemId(item),
			title: item.sku.title,
			description: item.sku.description,
			quantity: source.quantity,
			eligibilities: typesFor(call),
			subscriptionEligibilities: isScheduled ? [] : existingTargets(call, source, item),
		}));
		return collection(call, rows);
	},
};
