import { randomUUID } from 'node:crypto';
import { type Call, type Handler, ownRows, subscriptionOf, findSubscription, textOf } from '../../call';
import { collection } from '../../lists/collection';
import { badInput, findOne, refusal } from '../../refusal';
import { created, iso, pascal, type Row } from '../../reply';
import { catalogItemId, type Item, itemFor, skuKey, soldItem, type Term } from '../catalog/products';
import { UNTOUCHED } from '../orders/create';
import type { StoredSubscription, SubscriptionChange } from '../orders/state';
import type { CommerceState, StoredTransition } from '../state';
import { applyChange, startTerm, TERMS } from '../subscriptions/terms';

const WITH_LICENSES = 'transition_with_license_transfer';

/** What a subscription can move to, as it can be bought now; a trial only becomes its own product. */
function targetsOf({ now }: Call, { offerId, status, legacy, extended }: StoredSubscription): Item[] {
	// Out of an Extended Service Term it goes back to what it was, or on to what that could become.
	const own = soldItem(extended?.base ?? offerId)?.sku.transitionsTo ?? [];
	const keys = legacy || status !== 'active' ? [] : [...(extended ? [extended.base] : []), ...own];
	return keys.flatMap((key) => TERMS.flatMap((term) => itemFor(key, term, now) ?? []));
}

/** Licenses are moved by a user only. */
const typesFor = ({ signIn }: Call) =>
	['transition_only', WITH_LICENSES].map((transitionType) => {
		const isEligible = transitionType !== WITH_LICENSES || signIn.kind === 'user';
		const errors = isEligible ? [] : [{ code: '900329', description: 'Moving licenses needs the sign-in of a user.' }];
		return { isEligible, transitionType, errors };
	});

const existingTargets = (call: Call, source: StoredSubscription, { product, sku }: Item) =>
	ownRows(call, call.state.commerce.subscriptions)
		.filter((one) => one !== source && one.status === 'active')
		.filter(({ offerId }) => skuKey(offerId) === `${product.id}:${sku.id}`)
		.map(({ underWay, id: subscriptionId, friendlyName, termDuration, billingCycle }) => ({
			isEligible: !underWay,
			subscriptionId,
			subscriptionFriendlyName: friendlyName,
			subscriptionTermDuration: termDuration,
			subscriptionBillingCycle: billingCycle,
			errors: [],
		}));

function view({ startedAt, dueAt, done, customerId, id, ...shown }: StoredTransition): Row {
	const status = done ? 'Completed' : 'InProgress';
	const timestamp = iso(done ? dueAt : startedAt);
	const names = ['Conversion', ...(shown.transitionType === WITH_LICENSES ? ['SeatReassignment'] : [])];
	return { operationId: id, ...shown, events: names.map((name) => ({ name, status, timestamp, errors: [] })) };
}

type TransitionBody = Pick<StoredTransition, 'toCatalogItemId' | 'quantity' | 'transitionType'> &
	Partial<Pick<StoredTransition, 'toSubscriptionId' | 'termDuration' | 'billingCycle' | 'promotionId'>>;

function check(call: Call, source: StoredSubscription, body: TransitionBody): Item {
	if (source.underWay || source.busyUntil > call.now) throw refusal('changePending');
	const none = refusal('availability', 'The subscription cannot move to this catalog item now.');
	const item = findOne(targetsOf(call, source), none, (one) => catalogItemId(one) === body.toCatalogItemId);
	if (body.quantity < 1 || body.quantity > source.quantity) throw refusal('quantity');
	if (body.transitionType === WITH_LICENSES && call.signIn.kind !== 'user') throw refusal('appOnly');
	if (body.termDuration && body.termDuration !== item.availability.term)
		throw badInput('The availability has another term.');
	if (!body.toSubscriptionId) return item;
	const target = findSubscription(call, source.customerId, body.toSubscriptionId);
	if (target?.status !== 'active') throw refusal('subscription');
	if (soldItem(target.offerId)?.sku !== item.sku) throw badInput('The target subscription is of another product.');
	return item;
}

function newTarget(source: StoredSubscription, transition: StoredTransition): StoredSubscription {
	const { toSubscriptionId, toCatalogItemId, quantity, dueAt, termDuration, billingCycle } = transition;
	const { underWay, extended, undecidedSince, ...rest } = source;
	return {
		...rest,
		id: toSubscriptionId,
		offerId: toCatalogItemId,
		offerName: soldItem(toCatalogItemId)?.sku.title ?? source.offerName,
		entitlementId: randomUUID(),
		quantity,
		createdAt: dueAt,
		...startTerm(dueAt, termDuration as Term, quantity),
		status: 'active',
		autoRenewEnabled: true,
		isTrial: false,
		billingCycle,
		termDuration,
		renewalTermDuration: termDuration,
		...UNTOUCHED,
	};
}

/** Carries out what is due: the seats arrive at the target; a source without seats ends. */
export function settleTransitions(state: CommerceState, now: number): void {
	for (const transition of state.transitions.filter(({ done, dueAt }) => !done && dueAt <= now)) {
		transition.done = true;
		const { fromSubscriptionId, toSubscriptionId, quantity, dueAt } = transition;
		const source = state.subscriptions.find(({ id }) => id === fromSubscriptionId);
		if (!source) continue;
		const change = (one: StoredSubscription, what: SubscriptionChange) =>
			applyChange(state, one, { ...what, scheduled: null, actions: null }, dueAt);
		const target = state.subscriptions.find(({ id }) => id === toSubscriptionId);
		if (target) change(target, { quantity: target.quantity + quantity });
		else state.subscriptions.push(newTarget(source, transition));
		change(source, source.quantity > quantity ? { quantity: source.quantity - quantity } : { status: 'deleted' });
	}
}

export const transitionTargetHandlers: Record<string, Handler> = {
	/** Empty for trials; into an existing subscription only at once, never at the renewal. */
	'transition.getEligibilities': (call) => {
		const source = subscriptionOf(call);
		const isScheduled = textOf(call, 'eligibilityType') === 'scheduled';
		const items = source.isTrial ? [] : targetsOf(call, source);
		return collection(call, items, (item) => ({
			catalogItemId: catalogItemId(item),
			title: item.sku.title,
			description: item.sku.description,
			quantity: source.quantity,
			eligibilities: typesFor(call),
			subscriptionEligibilities: isScheduled ? [] : existingTargets(call, source, item),
		}));
	},
	'transition.create': (call) => {
		const source = subscriptionOf(call);
		const body = call.body as TransitionBody;
		const { availability } = check(call, source, body);
		const dueAt = call.now + call.settings.provisioningMs;
		const { toCatalogItemId, quantity, transitionType, promotionId } = body;
		const own = { id: randomUUID(), customerId: source.customerId, startedAt: call.now, dueAt, done: false };
		const from = { fromSubscriptionId: source.id, fromCatalogItemId: source.offerId };
		const toSubscriptionId = body.toSubscriptionId?.toLowerCase() ?? randomUUID();
		const cycle = body.billingCycle ?? (source.isTrial ? 'monthly' : source.billingCycle);
		const terms = { termDuration: availability.term ?? 'P1Y', billingCycle: cycle.toLowerCase() };
		const asked = { toCatalogItemId, toSubscriptionId, quantity, transitionType };
		const transition: StoredTransition = { ...own, ...from, ...asked, ...terms, promotionId: promotionId || undefined };
		// Nothing else changes the source meanwhile.
		source.busyUntil = dueAt;
		call.state.commerce.transitions.push(transition);
		return created(view(transition));
	},
	/** A row is as it is, or with capitals in a member of its own; the sources know both. */
	'transition.getMany': (call) => {
		const { id } = subscriptionOf(call);
		const asked = textOf(call, 'operationId')?.toLowerCase();
		const own = call.state.commerce.transitions.filter((one) => one.fromSubscriptionId === id);
		const rows = own.filter((one) => (asked ?? one.id) === one.id).map(view);
		return collection(call, rows, (row) => (call.settings.wrappedTransitions ? { Transition: pascal(row) } : row));
	},
};
