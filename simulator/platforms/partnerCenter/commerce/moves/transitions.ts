import { randomUUID } from 'node:crypto';
import { type Call, type Handler, subscriptionOf, subscriptionOfCustomer, textOf } from '../../call';
import { collection } from '../../lists/collection';
import { badInput, orThrow, refusal } from '../../refusal';
import { created, iso, pascal } from '../../reply';
import { catalogItemId, type Item, itemFor, skuKey, soldItem, type Term } from '../catalog/products';
import type { StoredSubscription } from '../orders/state';
import type { CommerceState } from '../state';
import { applyChange } from '../subscriptions/renewal';
import { CANCEL_WINDOW_MS, termEndOf } from '../subscriptions/terms';
import type { StoredTransition } from './state';

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

const view = ({ startedAt, dueAt, done, customerId, id, ...shown }: StoredTransition) => ({
	operationId: id,
	...shown,
	events: (shown.transitionType === 'transition_with_license_transfer'
		? ['Conversion', 'SeatReassignment']
		: ['Conversion']
	).map((name) => ({
		name,
		status: done ? 'Completed' : 'InProgress',
		timestamp: iso(done ? dueAt : startedAt),
		errors: [],
	})),
});

/** A row of the list: as it is, or with capitals in a member of its own; the sources know both. */
const rowOf = ({ settings }: Call, transition: StoredTransition): unknown =>
	settings.wrappedTransitions ? { Transition: pascal(view(transition)) } : view(transition);

interface TransitionBody {
	toCatalogItemId: string;
	quantity: number;
	transitionType: string;
	toSubscriptionId?: string;
	termDuration?: string;
	billingCycle?: string;
	promotionId?: string;
}

function check(call: Call, source: StoredSubscription, body: TransitionBody): Item {
	if (source.underWay || source.busyUntil > call.now) throw refusal('changePending');
	const item = orThrow(
		transitionTargets(call, source).find((candidate) => catalogItemId(candidate) === body.toCatalogItemId),
		refusal('availability', 'The subscription cannot move to this catalog item now.'),
	);
	if (body.quantity < 1 || body.quantity > source.quantity) throw refusal('quantity');
	if (body.transitionType === 'transition_with_license_transfer' && !canMoveLicenses(call)) throw refusal('appOnly');
	if (body.termDuration && body.termDuration !== item.availability.term)
		throw badInput('The availability has another term.');
	const target = body.toSubscriptionId && subscriptionOfCustomer(call, source.customerId, body.toSubscriptionId);
	if (body.toSubscriptionId && (!target || target.status !== 'active')) throw refusal('subscription');
	if (target && soldItem(target.offerId)?.sku !== item.sku)
		throw badInput('The target subscription is of another product.');
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
		termStart: dueAt,
		termEnd: termEndOf(dueAt, termDuration as Term),
		windowEnd: dueAt + CANCEL_WINDOW_MS,
		status: 'active',
		autoRenewEnabled: true,
		isTrial: false,
		billingCycle,
		termDuration,
		renewalTermDuration: termDuration,
		scheduled: null,
		actions: null,
		batches: [{ quantity, until: dueAt + CANCEL_WINDOW_MS }],
		version: 1,
		busyUntil: 0,
	};
}

/** Carries out what is due: the seats arrive at the target; a source without seats ends. */
export function settleTransitions(state: CommerceState, now: number): void {
	for (const transition of state.transitions.filter(({ done, dueAt }) => !done && dueAt <= now)) {
		transition.done = true;
		const source = state.subscriptions.find(({ id }) => id === transition.fromSubscriptionId);
		if (!source) continue;
		const target = state.subscriptions.find(({ id }) => id === transition.toSubscriptionId);
		if (target)
			applyChange(
				state,
				target,
				{ quantity: target.quantity + transition.quantity, scheduled: null, actions: null },
				transition.dueAt,
			);
		else state.subscriptions.push(newTarget(source, transition));
		const left = source.quantity - transition.quantity;
		const change =
			left > 0
				? { quantity: left, scheduled: null, actions: null }
				: { status: 'deleted' as const, scheduled: null, actions: null };
		applyChange(state, source, change, transition.dueAt);
	}
}

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
	'transition.create': (call) => {
		const source = subscriptionOf(call);
		const body = call.body as TransitionBody;
		const { availability } = check(call, source, body);
		const dueAt = call.now + call.settings.provisioningMs;
		const transition: StoredTransition = {
			id: randomUUID(),
			customerId: source.customerId,
			fromSubscriptionId: source.id,
			fromCatalogItemId: source.offerId,
			toCatalogItemId: body.toCatalogItemId,
			toSubscriptionId: body.toSubscriptionId?.toLowerCase() ?? randomUUID(),
			quantity: body.quantity,
			transitionType: body.transitionType,
			termDuration: availability.term ?? 'P1Y',
			billingCycle: (body.billingCycle ?? (source.isTrial ? 'monthly' : source.billingCycle)).toLowerCase(),
			...(body.promotionId && { promotionId: body.promotionId }),
			startedAt: call.now,
			dueAt,
			done: false,
		};
		// Nothing else changes the source meanwhile.
		source.busyUntil = dueAt;
		call.state.commerce.transitions.push(transition);
		return created(view(transition));
	},
	'transition.getMany': (call) => {
		const { id } = subscriptionOf(call);
		const wanted = textOf(call, 'operationId')?.toLowerCase();
		const mine = call.state.commerce.transitions.filter(
			(one) => one.fromSubscriptionId === id && (wanted ?? one.id) === one.id,
		);
		return collection(call, mine, (one) => rowOf(call, one));
	},
};
