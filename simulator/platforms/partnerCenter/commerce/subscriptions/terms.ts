import { isDeepStrictEqual } from 'node:util';
import { addPeriod, isoDate } from '../../../../core/dates';
import type { Call } from '../../call';
import { badInput, invalid } from '../../refusal';
import { DAY_MS, iso } from '../../reply';
import { skuKey, soldItem, type Term } from '../catalog/products';
import type { ScheduledAction, SeatBatch, StoredSubscription, SubscriptionChange as Change } from '../orders/state';
import type { CommerceState } from '../state';

/** How many months each term has, the shortest first. */
export const MONTHS: Record<Term, number> = { P1M: 1, P1Y: 12, P3Y: 36 };
export const TERMS = Object.keys(MONTHS) as Term[];

/** How long after purchase or renewal a subscription can be cancelled and its seats lowered, in ms: seven days. */
const CANCEL_WINDOW_MS = 7 * DAY_MS;

/** The last second of a term in ms: 23:59:59 UTC, or the end of the day that was asked for. */
export function termEndOf(start: number, term: Term, customTermEndDate?: string): number {
	const day = customTermEndDate
		? Date.parse(customTermEndDate.slice(0, 10)) + DAY_MS
		: Date.parse(addPeriod(isoDate(start), { type: 'month', duration: MONTHS[term] }));
	return day - 1000;
}

/** What a subscription gets when a term starts: its end, and the days in which seats can be taken away. */
export const startTerm = (termStart: number, term: Term, quantity: number, customTermEndDate?: string) => ({
	termStart,
	termEnd: termEndOf(termStart, term, customTermEndDate),
	windowEnd: termStart + CANCEL_WINDOW_MS,
	batches: [{ quantity, until: termStart + CANCEL_WINDOW_MS }],
});

/** Whether one term is longer than another. */
export const isLonger = (term: string, than: string): boolean =>
	TERMS.indexOf(term as Term) > TERMS.indexOf(than as Term);

/** The paid Extended Service Term, into which a license goes at the end of its term when nobody decided otherwise. */
const BOUGHT_FROM = Date.parse('2025-04-01');
const ENDING_FROM = Date.parse('2026-05-04');

/** Licenses of New Commerce, by the days of their purchase or renewal and of their end. */
const isEligible = ({ legacy, family, isTrial, termStart, termEnd }: StoredSubscription): boolean =>
	!legacy &&
	!isTrial &&
	family === 'OnlineServicesNCE' &&
	termStart >= BOUGHT_FROM &&
	termEnd !== null &&
	termEnd >= ENDING_FROM;

/** The month that follows a term, or another such month. */
function nextMonth({ termEnd }: StoredSubscription): Pick<StoredSubscription, 'termStart' | 'termEnd'> {
	const termStart = (termEnd ?? 0) + 1000;
	return { termStart, termEnd: termEndOf(termStart, 'P1M') };
}

/** Goes on by the month: under a SKU of its own, with the ids of the subscription kept. */
function extend(subscription: StoredSubscription): void {
	const { extended, offerId, offerName, version } = subscription;
	const month = { ...nextMonth(subscription), version: version + 1 };
	if (extended) {
		Object.assign(subscription, month);
		return;
	}
	const [product, sku, availability] = offerId.split(':');
	Object.assign(subscription, {
		...month,
		extended: { base: skuKey(offerId) },
		offerId: `${product}:ES${sku.slice(2)}:${availability}`,
		offerName: `${offerName} (Extended Service Term)`,
		...{ autoRenewEnabled: false, actions: null, scheduled: null, batches: [], windowEnd: null },
		...{ termDuration: 'P1M', renewalTermDuration: 'P1M', billingCycle: 'monthly' },
	});
	delete subscription.undecidedSince;
}

/** Seats can be taken away by batches: each purchase of seats opens its own days. */
const openBatches = ({ batches }: StoredSubscription, now: number): SeatBatch[] =>
	batches.filter(({ until, quantity }) => until >= now && quantity > 0);

export const openSeats = (subscription: StoredSubscription, now: number): number =>
	openBatches(subscription, now).reduce((sum, { quantity }) => sum + quantity, 0);

/** The batches after a change of the quantity at a time (ms): what was bought last is taken away first. */
function batchesAfter(subscription: StoredSubscription, quantity: number, at: number): SeatBatch[] {
	const more = quantity - subscription.quantity;
	if (more > 0) return [...subscription.batches, { quantity: more, until: at + CANCEL_WINDOW_MS }];
	let left = -more;
	return [...subscription.batches]
		.reverse()
		.map((batch) => {
			const taken = batch.until >= at ? Math.min(left, batch.quantity) : 0;
			left -= taken;
			return { ...batch, quantity: batch.quantity - taken };
		})
		.filter((batch) => batch.quantity > 0)
		.reverse();
}

/** How many seats can be taken away, and until when; nothing for what has no such days. */
export function refundableView(subscription: StoredSubscription, now: number) {
	if (subscription.legacy || subscription.windowEnd === null) return {};
	const details = openBatches(subscription, now).map(({ quantity, until }) => ({
		quantity,
		allowedUntilDateTime: iso(until),
	}));
	return { refundableQuantity: { totalQuantity: openSeats(subscription, now), details } };
}

const SCHEDULES = ['TermEnd', 'CustomDate'];
const TYPES = ['Cancel', 'RenewToNewTerm', 'RenewToExtendedServiceTerm', 'Transition'];

/** What a body schedules, as a list; null is nothing. */
export function askedActions(given: unknown): ScheduledAction[] | null {
	const list = (Array.isArray(given) ? given : [given ?? []].flat()) as ScheduledAction[];
	return list.length > 0 ? list : null;
}

/** What is scheduled for the end of the term. */
const actionAtEnd = ({ actions }: Pick<StoredSubscription, 'actions'>): ScheduledAction | undefined =>
	actions?.find(({ scheduleType }) => scheduleType === 'TermEnd');

const isWrong = ({ scheduleType, actionType, effectiveDate }: ScheduledAction): boolean =>
	!SCHEDULES.includes(scheduleType) ||
	!TYPES.includes(actionType) ||
	(scheduleType === 'CustomDate' && typeof effectiveDate !== 'string');

/** Checks what a body newly schedules: its form, and whether the subscription takes it at all. The refusal names the member. */
export function checkActions({ settings }: Call, subscription: StoredSubscription, given: unknown): void {
	const asked = askedActions(given);
	if (asked === null || isDeepStrictEqual(asked, subscription.actions)) return;
	const { legacy, family, isTrial } = subscription;
	if (legacy || isTrial || family !== 'OnlineServicesNCE')
		throw badInput('scheduledActions is not taken for this subscription.');
	if (Array.isArray(given) === settings.singleAction)
		throw invalid(`scheduledActions must be ${settings.singleAction ? 'an object' : 'a list'}.`);
	if (asked.some(isWrong)) throw invalid('scheduledActions holds an action that is not valid.');
	if (asked.some(({ actionType }) => actionType === 'RenewToExtendedServiceTerm') && !isEligible(subscription))
		throw badInput('The subscription is not eligible for an Extended Service Term.');
}

/** What is scheduled, in the form in which the platform shows it. */
export function actionsView({ actions }: StoredSubscription, isSingle: boolean): { scheduledActions?: unknown } {
	if (actions === null) return {};
	return { scheduledActions: isSingle ? actions[0] : actions };
}

/** What hangs on a subscription goes down with it. */
function takeAddOnsAlong(state: CommerceState, { id, status, suspensionReasons }: StoredSubscription): void {
	for (const addOn of state.subscriptions) {
		if (addOn.parentSubscriptionId !== id || addOn.status !== 'active') continue;
		Object.assign(addOn, { status, suspensionReasons, scheduled: null, actions: null, version: addOn.version + 1 });
	}
}

/** Carries out a change that has been checked, at a time (ms). The etag is another one afterwards. */
export function applyChange(state: CommerceState, one: StoredSubscription, change: Change, at: number): void {
	const { quantity, status, termDuration } = change;
	if (quantity !== undefined && one.windowEnd !== null) one.batches = batchesAfter(one, quantity, at);
	Object.assign(one, { ...change, version: one.version + 1 });
	state.subscriptionChanges += 1;
	if (one.autoRenewEnabled || actionAtEnd(one)) delete one.undecidedSince;
	else one.undecidedSince ??= at;
	if (status) {
		one.suspensionReasons = status === 'suspended' ? ['CustomerInitiated'] : [];
		if (status === 'deleted') one.autoRenewEnabled = false;
		if (status !== 'active') takeAddOnsAlong(state, one);
	}
	if (!termDuration) return;
	const termEnd = termEndOf(at, termDuration as Term);
	Object.assign(one, { termStart: at, termEnd, renewalTermDuration: termDuration });
}

function renew(subscription: StoredSubscription): void {
	const { scheduled, termDuration, windowEnd } = subscription;
	const next = scheduled?.product;
	const term = (next?.termDuration ?? subscription.renewalTermDuration ?? 'P1Y') as Term;
	const offerId = next && `${next.productId}:${next.skuId}:${next.availabilityId}`;
	const quantity = scheduled?.quantity ?? subscription.quantity;
	const start = startTerm((subscription.termEnd ?? 0) + 1000, term, quantity, scheduled?.customTermEndDate);
	Object.assign(subscription, {
		...(offerId && { offerId, offerName: soldItem(offerId)?.sku.title ?? subscription.offerName }),
		...(next && { billingCycle: next.billingCycle.toLowerCase(), quantity }),
		scheduled: null,
		actions: null,
		...(termDuration && { termDuration: term, renewalTermDuration: term }),
		...start,
		...(windowEnd === null && { windowEnd, batches: subscription.batches }),
		version: subscription.version + 1,
	});
}

/** Auto-renew that is off with nothing scheduled becomes an Extended Service Term within a day, where there is one. */
function decide(subscription: StoredSubscription, now: number): void {
	const { undecidedSince = Infinity, status, extended, actions } = subscription;
	if (undecidedSince + DAY_MS > now || status !== 'active' || extended || !isEligible(subscription)) return;
	delete subscription.undecidedSince;
	Object.assign(subscription, {
		actions: [{ scheduleType: 'TermEnd', actionType: 'RenewToExtendedServiceTerm' }, ...(actions ?? [])],
		version: subscription.version + 1,
	});
}

/** What happens at the end of the term: an action counts before auto-renew does. */
function end(subscription: StoredSubscription): void {
	const { autoRenewEnabled, extended } = subscription;
	const action = actionAtEnd(subscription)?.actionType;
	const isUndecided = action === undefined && !autoRenewEnabled;
	const isExtending = extended || action === 'RenewToExtendedServiceTerm' || (isUndecided && isEligible(subscription));
	if (action !== 'Cancel' && isExtending) extend(subscription);
	else if (action !== 'Cancel' && !isUndecided) renew(subscription);
	else Object.assign(subscription, { status: 'expired', version: subscription.version + 1 });
}

/** Finishes slow changes; at the end of its term a subscription renews as planned, goes on in an extended one, or expires. */
export function settleSubscriptions(state: CommerceState, now: number): void {
	for (const subscription of state.subscriptions) {
		const { underWay } = subscription;
		if (underWay && underWay.dueAt <= now) {
			delete subscription.underWay;
			applyChange(state, subscription, underWay.change, underWay.dueAt);
		}
		decide(subscription, now);
		while (subscription.status === 'active' && subscription.termEnd !== null && subscription.termEnd < now) {
			end(subscription);
		}
	}
}
