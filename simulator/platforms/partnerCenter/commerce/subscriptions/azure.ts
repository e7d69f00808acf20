import { isoDate } from '../../../../core/dates';
import { type Call, customerOf, type Handler, subscriptionOf, findSubscription, textOf } from '../../call';
import { collection, headerPage } from '../../lists/collection';
import { absent, badInput, byId, refusal } from '../../refusal';
import { accepted, iso, ok } from '../../reply';
import type { Term } from '../catalog/products';
import type { StoredEntitlement, StoredSubscription } from '../orders/state';
import { MONTHS, termEndOf } from './terms';

/** A canceled Azure subscription is disabled after as long as provisioning takes; a reactivated one is active after the same time. */
function statusOf({ cancelledAt, reactivatedAt }: StoredEntitlement, { now, settings }: Call): string {
	if (reactivatedAt !== undefined) return reactivatedAt + settings.provisioningMs <= now ? 'active' : 'disabled';
	return cancelledAt !== undefined && cancelledAt + settings.provisioningMs <= now ? 'disabled' : 'active';
}

const view = (entitlement: StoredEntitlement, call: Call, subscriptionId: string) => ({
	id: entitlement.id,
	friendlyName: entitlement.friendlyName,
	status: statusOf(entitlement, call),
	subscriptionId,
	attributes: { objectType: 'AzureEntitlement' },
});

function entitlementOf(call: Call): { entitlement: StoredEntitlement; subscriptionId: string } {
	const { entitlements, id } = subscriptionOf(call);
	const none = absent('The plan has no such Azure subscription.');
	return { entitlement: byId(entitlements, call.params.entitlementId.toLowerCase(), none), subscriptionId: id };
}

/** The ends of the calendar months within a term that starts on a day. */
function monthEnds(start: number, term: Term): number[] {
	const last = termEndOf(start, term);
	const first = new Date(start);
	const ends = Array.from(
		{ length: MONTHS[term] + 1 },
		(_, index) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index + 1, 1) - 1000,
	);
	return ends.filter((end) => end > start && end <= last);
}

function startOf(call: Call): number {
	const asked = textOf(call, 'term_start_date');
	const start = asked === undefined ? call.now : Date.parse(asked);
	if (isoDate(start) < isoDate(call.now)) throw badInput('term_start_date must not be in the past.');
	return start;
}

export const azureEntitlementHandlers: Record<string, Handler> = {
	'azureEntitlement.getMany': (call) => {
		const { entitlements, id } = subscriptionOf(call);
		return collection(call, entitlements, (entitlement) => view(entitlement, call, id));
	},
	'azureEntitlement.get': (call) => {
		const { entitlement, subscriptionId } = entitlementOf(call);
		return ok(view(entitlement, call, subscriptionId));
	},
	'azureEntitlement.cancel': (call) => {
		const { entitlement } = entitlementOf(call);
		if (entitlement.cancelledAt !== undefined) throw refusal('noChanges');
		Object.assign(entitlement, { cancelledAt: call.now, reactivatedAt: undefined });
		return accepted();
	},
	'azureEntitlement.reactivate': (call) => {
		const { entitlement } = entitlementOf(call);
		if (entitlement.cancelledAt === undefined) throw refusal('noChanges');
		Object.assign(entitlement, { cancelledAt: undefined, reactivatedAt: call.now });
		return accepted();
	},
	/** The days on which a term that starts then may end: those of months, and of the customer's other licenses. */
	'subscription.getCustomTermEndDates': (call) => {
		const { id } = customerOf(call);
		const term = textOf(call, 'term_duration') as Term;
		const start = startOf(call);
		const target = textOf(call, 'target_coterm_subscription_id');
		if (target !== undefined && !findSubscription(call, id, target)) throw refusal('subscription');
		const isLicense = ({ family, status, isTrial }: StoredSubscription) =>
			family === 'OnlineServicesNCE' && status === 'active' && !isTrial;
		const isWithin = ({ termEnd }: StoredSubscription) =>
			termEnd !== null && termEnd > start && termEnd <= termEndOf(start, term);
		const aligned = call.state.commerce.subscriptions
			.filter((one) => one.customerId === id && [undefined, one.id].includes(target?.toLowerCase()))
			.filter((one) => isLicense(one) && isWithin(one));
		const ends = [...new Set(aligned.map(({ termEnd }) => termEnd as number))];
		const rows = [
			...(target === undefined
				? monthEnds(start, term).map((end) => ({
						allowedCustomTermEndDateType: 'calendarMonthAligned',
						allowedCustomTermEndDate: iso(end),
						cotermSubscriptionIds: [],
					}))
				: []),
			...ends.map((end) => ({
				allowedCustomTermEndDateType: 'subscriptionAligned',
				allowedCustomTermEndDate: iso(end),
				cotermSubscriptionIds: aligned.filter(({ termEnd }) => termEnd === end).map((one) => one.id),
			})),
		];
		return headerPage(call, rows, { maxSize: 300 });
	},
};
