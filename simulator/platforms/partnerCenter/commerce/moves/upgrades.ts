import { randomUUID } from 'node:crypto';
import {
	addOnsBelow,
	type Call,
	customerById,
	customerOf,
	type Handler,
	type Moment,
	subscriptionOf,
} from '../../call';
import { collection } from '../../lists/collection';
import { absent, badInput, byId, invalid, refusal } from '../../refusal';
import { accepted, iso, NO_DATE, ok, type Row } from '../../reply';
import { likeSample, seed } from '../../samples';
import { LEGACY_AZURE, type LegacyOffer, legacyOffer, offerLine, upgradesOf } from '../catalog/offers';
import { isOutside, itemFor } from '../catalog/products';
import { createOrder, itemLine, provision } from '../orders/create';
import type { StoredSubscription } from '../orders/state';
import { applyChange, termEndOf } from '../subscriptions/terms';
import type { StoredProductUpgrade } from '../state';

const AZURE_PLAN = 'DZH318Z0EX01:0001';

type UpgradeBody = { customerId: string; productFamily: string };

/** The subscription that a customer can move to the Azure plan, or why not. Throws 60003 or 20002. */
function eligibilityOf(call: Call, { customerId }: UpgradeBody) {
	const { id } = customerById(call, customerId);
	const { subscriptions, productUpgrades } = call.state.commerce;
	const isAzure = ({ family, status }: StoredSubscription) => family === 'Azure' && status === 'active';
	const azure = subscriptions.filter((one) => one.customerId === id && isAzure(one));
	const running = productUpgrades.find((one) => one.customerId === id && !one.done);
	if (running) return { running, reason: 'An upgrade of this customer is under way.' };
	if (azure.some((one) => !one.legacy)) return { reason: 'The customer has an Azure plan.' };
	const legacy = azure.find(({ offerId }) => offerId === LEGACY_AZURE);
	return legacy ? { legacy, reason: null } : { reason: 'The customer has no legacy Azure subscription.' };
}

/** Carries out what is due: the Azure plan is ordered, the legacy subscription ends. */
export function settleProductUpgrades(moment: Moment): void {
	const { commerce } = moment.state;
	for (const upgrade of commerce.productUpgrades.filter(({ done, dueAt }) => !done && dueAt <= moment.now)) {
		upgrade.done = true;
		const then = { ...moment, now: upgrade.dueAt };
		const legacy = commerce.subscriptions.find(({ id }) => id === upgrade.legacySubscriptionId);
		const customer = commerce.customers.find(({ id }) => id === upgrade.customerId);
		const item = itemFor(AZURE_PLAN, null, then.now);
		if (!legacy || !item || !customer) continue;
		applyChange(commerce, legacy, { status: 'deleted' }, then.now);
		const lines = [itemLine(item, { quantity: 1 })];
		const order = createOrder(then, customer, { family: 'Azure', billingCycle: 'monthly', lines });
		for (const one of order.lines) one.dueAt = then.now;
	}
}

/** What keeps a change from being carried out; the platform says it inside a 200. */
type Obstacle = { code: string; description: string };

/** Why a subscription cannot be upgraded now; none when it can. */
function obstacles(call: Call, subscription: StoredSubscription, upgradeType: string): Obstacle[] {
	const isMoving = upgradeType === 'upgrade_with_license_transfer';
	const hasAddOns = addOnsBelow(call, subscription).length > 0;
	const checks: Array<[boolean, string, string]> = [
		[subscription.status !== 'active', 'subscription_status_not_active', 'The subscription is not active.'],
		[hasAddOns, 'subscription_add_ons_present', 'The subscription has active add-ons.'],
		[isMoving && call.signIn.kind === 'app', 'user_context_required', 'Moving licenses needs the sign-in of a user.'],
	];
	return checks.filter(([isInTheWay]) => isInTheWay).map(([, code, description]) => ({ code, description }));
}

/** Sells the target offer in an order of its own, without a wait, and ends the source. */
function carryOut(call: Call, source: StoredSubscription, offer: LegacyOffer, quantity: number): string {
	const { commerce } = call.state;
	const subscriptionId = randomUUID();
	const { friendlyName, billingCycle, family, partnerId } = source;
	const line = offerLine(offer, { friendlyName, quantity, subscriptionId, partnerIdOnRecord: partnerId });
	const order = createOrder(call, customerOf(call), { family, billingCycle, legacy: true, lines: [line] });
	for (const one of order.lines) one.dueAt = call.now;
	provision(commerce, call.now);
	applyChange(commerce, source, { status: 'deleted' }, call.now);
	return subscriptionId;
}

/** The paid offers that a legacy trial can become; none for what is no active trial. */
function conversionTargets({ legacy, isTrial, status, offerId }: StoredSubscription): LegacyOffer[] {
	if (!legacy || !isTrial || status !== 'active') return [];
	return (legacyOffer(offerId)?.conversionTargetOffers ?? []).flatMap((id) => legacyOffer(id) ?? []);
}

type ConversionBody = Record<'offerId' | 'targetOfferId' | 'orderId' | 'billingCycle', string> & { quantity?: number };

function conversionError(offer: LegacyOffer | undefined, quantity: number): Obstacle | null {
	if (!offer) return { code: 'ConversionsNotFound', description: 'The subscription cannot become this offer.' };
	return isOutside(offer, quantity)
		? { code: 'Other', description: 'The quantity is outside the limits of the offer.' }
		: null;
}

export const upgradeHandlers: Record<string, Handler> = {
	'subscription.getUpgrades': (call) => {
		const subscription = subscriptionOf(call);
		const upgradeErrors = obstacles(call, subscription, 'upgrade_only');
		const isEligible = upgradeErrors.length === 0;
		const best = call.signIn.kind === 'app' ? 'upgrade_only' : 'upgrade_with_license_transfer';
		const { offerId, quantity } = subscription;
		const same = { upgradeType: isEligible ? best : 'none', isEligible, quantity, upgradeErrors };
		return collection(call, upgradesOf(offerId), (targetOffer) => ({ targetOffer, ...same }));
	},
	'subscription.upgrade': (call) => {
		const source = subscriptionOf(call);
		const body = call.body as { targetOffer: { id?: string }; upgradeType: string; quantity: number };
		const none = invalid('targetOffer is no upgrade of this subscription.');
		const offer = byId(upgradesOf(source.offerId), body.targetOffer.id, none);
		if (body.quantity !== source.quantity) throw refusal('quantity', 'An upgrade takes all seats of the subscription.');
		const upgradeErrors = obstacles(call, source, body.upgradeType);
		const targetSubscriptionId = upgradeErrors.length > 0 ? null : carryOut(call, source, offer, body.quantity);
		const ids = { sourceSubscriptionId: source.id, targetSubscriptionId };
		return ok(likeSample(call, { ...ids, upgradeType: body.upgradeType, upgradeErrors, licenseErrors: [] }));
	},
	'conversion.getMany': (call) => {
		const subscription = subscriptionOf(call);
		const { offerId, orderId, quantity } = subscription;
		const attributes = { objectType: 'Conversion' };
		const rows = conversionTargets(subscription).flatMap(({ id, supportedBillingCycles = ['monthly'] }) =>
			supportedBillingCycles.map((cycle) => ({ targetOfferId: id, billingCycle: cycle })),
		);
		return collection(call, rows, (row) => ({ offerId, orderId, quantity, ...row, attributes }));
	},
	'conversion.create': (call) => {
		const subscription = subscriptionOf(call);
		const { offerId, targetOfferId, orderId, billingCycle, ...body } = call.body as ConversionBody;
		if (offerId !== subscription.offerId || orderId !== subscription.orderId)
			throw invalid('offerId and orderId must be those of the trial.');
		const offer = conversionTargets(subscription).find(({ id }) => id === targetOfferId);
		const quantity = body.quantity ?? subscription.quantity;
		const error = conversionError(offer, quantity);
		if (!error && offer) {
			// The subscription stays the same one: only what it is changes.
			Object.assign(subscription, {
				...{ offerId: offer.id, offerName: offer.name, quantity, billingCycle },
				...{ isTrial: false, autoRenewEnabled: true, version: subscription.version + 1 },
				...{ termStart: call.now, termEnd: termEndOf(call.now, 'P1Y') },
			});
			call.state.commerce.subscriptionChanges += 1;
		}
		return ok(likeSample(call, { subscriptionId: subscription.id, offerId, targetOfferId, error }));
	},
	'productUpgrade.checkEligibility': (call) => {
		const body = call.body as UpgradeBody;
		const { reason, running } = eligibilityOf(call, body);
		return ok({ ...body, isEligible: reason === null, upgradeId: running?.id ?? null, reason });
	},
	'productUpgrade.create': (call) => {
		const body = call.body as UpgradeBody;
		const { legacy, reason } = eligibilityOf(call, body);
		if (!legacy) throw badInput(reason ?? '');
		const upgrade: StoredProductUpgrade = {
			id: randomUUID(),
			customerId: legacy.customerId,
			productFamily: body.productFamily,
			legacySubscriptionId: legacy.id,
			startedAt: call.now,
			dueAt: call.now + call.settings.registrationMs,
			done: false,
		};
		call.state.commerce.productUpgrades.push(upgrade);
		// Neither a leading slash nor /v1, as on the platform.
		return accepted(`productUpgrades/${upgrade.id}`);
	},
	'productUpgrade.getStatus': (call) => {
		const { customerId } = call.body as UpgradeBody;
		const own = call.state.commerce.productUpgrades.filter((one) => one.customerId === customerId.toLowerCase());
		const upgrade = byId(own, call.params.upgradeId, absent('There is no such product upgrade.'));
		const status = upgrade.done ? 'Completed' : 'InProgress';
		const [line] = seed(call, 'productUpgrade.getStatus').lineItems as Row[];
		const lineItems = [{ ...line, upgradedDate: upgrade.done ? iso(upgrade.dueAt) : NO_DATE, status }];
		const { id, productFamily } = upgrade;
		return ok(likeSample(call, { id, status, productFamily, lineItems, errorDetails: null }));
	},
};
