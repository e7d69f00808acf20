import { isDeepStrictEqual } from 'node:util';
import type { NextTerm, StoredSubscription, SubscriptionChange, SubscriptionStatus } from '../orders/state';
import { askedActions } from './term/actions';

/** What a PATCH sends: the whole resource. What stands here can change; the rest of it is carried along. */
export interface SubscriptionBody {
	id: string;
	offerId: string;
	orderId: string;
	friendlyName?: string;
	quantity: number;
	status: SubscriptionStatus;
	autoRenewEnabled?: boolean;
	billingCycle?: string;
	termDuration?: string;
	partnerId?: string;
	scheduledNextTermInstructions?: NextTerm | null;
	/** A list, or a single object. */
	scheduledActions?: unknown;
	attributes: { etag: string };
}

/** What changes in the middle of a term, which drops all that is scheduled. */
const MID_TERM = ['quantity', 'status', 'billingCycle', 'termDuration'] as const;

/** Whether a change is more than a new name. */
export const isCommercial = (change: SubscriptionChange): boolean =>
	Object.keys(change).some((name) => name !== 'friendlyName');

/** Whether the body asks for a plan for the next term that is not there yet. */
export const asksForPlan = (
	{ scheduled }: StoredSubscription,
	{ scheduledNextTermInstructions: asked }: SubscriptionBody,
): boolean => asked !== undefined && asked !== null && !isDeepStrictEqual(asked, scheduled);

/**
 * What a PATCH changes. It replaces: auto-renew left out becomes false, a plan for the next term left out is cleared, the
 * name falls back to that of the offer and the partner is lost; so it goes for actions. A mid-term change drops plan and
 * actions even when they are sent back.
 */
export function changeOf(subscription: StoredSubscription, body: SubscriptionBody): SubscriptionChange {
	const asked: Required<Omit<SubscriptionChange, 'partnerId' | 'termDuration'>> & SubscriptionChange = {
		quantity: body.quantity,
		status: body.status,
		autoRenewEnabled: body.autoRenewEnabled ?? false,
		friendlyName: body.friendlyName ?? subscription.offerName,
		billingCycle: body.billingCycle?.toLowerCase() ?? subscription.billingCycle,
		termDuration: body.termDuration ?? subscription.termDuration,
		partnerId: body.partnerId,
		scheduled: body.scheduledNextTermInstructions ?? null,
		actions: askedActions(body.scheduledActions),
	};
	const isMidTerm = MID_TERM.some((name) => asked[name] !== subscription[name]);
	if (isMidTerm || !asked.autoRenewEnabled) asked.scheduled = null;
	if (isMidTerm) asked.actions = null;
	const names = Object.keys(asked) as Array<keyof SubscriptionChange>;
	return Object.fromEntries(
		names.filter((name) => !isDeepStrictEqual(asked[name], subscription[name])).map((name) => [name, asked[name]]),
	);
}
