import { randomUUID } from 'node:crypto';
import { type Call, type Handler, textOf } from '../../call';
import { pascal } from '../../gateway/pascal';
import { collection } from '../../lists/collection';
import { orThrow } from '../../refusal';
import { catalogItemId, soldItem } from '../catalog/lookup';
import type { Item, Term } from '../catalog/products';
import { subscriptionOf, subscriptionOfCustomer } from '../find';
import type { StoredSubscription } from '../orders/state';
import { PROBLEMS, refusal } from '../problems';
import { created, iso } from '../replies';
import type { CommerceState } from '../state';
import { applyChange } from '../subscriptions/apply';
import { CANCEL_WINDOW_MS, termEndOf } from '../subscriptions/terms';
import type { StoredTransition } from './state';
import { canMoveLicenses, transitionTargets } from './transitionTargets';

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
	if (source.underWay || source.busyUntil > call.now) throw refusal(PROBLEMS.changePending);
	const item = orThrow(
		transitionTargets(call, source).find((candidate) => catalogItemId(candidate) === body.toCatalogItemId),
		refusal(PROBLEMS.availability, 'The subscription cannot move to this catalog item now.'),
	);
	if (body.quantity < 1 || body.quantity > source.quantity) throw refusal(PROBLEMS.quantity);
	if (body.transitionType === 'transition_with_license_transfer' && !canMoveLicenses(call))
		throw refusal(PROBLEMS.appOnly);
	if (body.termDuration && body.termDuration !== item.availability.term)
		throw refusal(PROBLEMS.input, 'The availability has another term.');
	const target = body.toSubscriptionId && subscriptionOfCustomer(call, source.customerId, body.toSubscriptionId);
	if (body.toSubscriptionId && (!target || target.status !== 'active')) throw refusal(PROBLEMS.subscription);
	if (target && soldItem(target.offerId)?.sku !== item.sku)
		throw refusal(PROBLEMS.input, 'The target subscription is of another product.');
	return item;
}

export const transitionHandlers: Record<string, Handler> = {
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
