import { randomUUID } from 'node:crypto';
import { type Call, customerById, type Handler, type Moment } from '../../call';
import { absent, badInput, orThrow } from '../../refusal';
import { accepted, iso, NO_DATE, ok } from '../../reply';
import { LEGACY_AZURE } from '../catalog/offers';
import { catalogItemId, itemFor } from '../catalog/products';
import { createOrder, goodsOfItem } from '../orders/create';
import type { StoredSubscription } from '../orders/state';
import { applyChange } from '../subscriptions/renewal';
import type { StoredProductUpgrade } from './state';

const AZURE_PLAN = 'DZH318Z0EX01:0001';

interface UpgradeBody {
	customerId: string;
	productFamily: string;
}

interface Eligibility {
	legacy?: StoredSubscription;
	running?: StoredProductUpgrade;
	/** Why not; null when the customer can move. */
	reason: string | null;
}

/** Whether a customer can move from the legacy Azure offer to the Azure plan. Throws 60003 or 20002. */
function eligibilityOf(call: Call, { customerId }: UpgradeBody): Eligibility {
	const { id } = customerById(call, customerId);
	const { subscriptions, productUpgrades } = call.state.commerce;
	const azure = subscriptions.filter(
		(one) => one.customerId === id && one.family === 'Azure' && one.status === 'active',
	);
	const running = productUpgrades.find((one) => one.customerId === id && !one.done);
	const legacy = azure.find(({ offerId }) => offerId === LEGACY_AZURE);
	if (running) return { running, reason: 'An upgrade of this customer is under way.' };
	if (azure.some((one) => !one.legacy)) return { reason: 'The customer has an Azure plan.' };
	return legacy ? { legacy, reason: null } : { reason: 'The customer has no legacy Azure subscription.' };
}

/** Carries out what is due: the Azure plan is ordered, the legacy subscription ends. */
export function settleProductUpgrades(moment: Moment): void {
	const { commerce } = moment.state;
	for (const upgrade of commerce.productUpgrades.filter(({ done, dueAt }) => !done && dueAt <= moment.now)) {
		upgrade.done = true;
		const legacy = commerce.subscriptions.find(({ id }) => id === upgrade.legacySubscriptionId);
		const then = { ...moment, now: upgrade.dueAt };
		const item = itemFor(AZURE_PLAN, null, then.now);
		const customer = commerce.customers.find(({ id }) => id === upgrade.customerId);
		if (!legacy || !item || !customer) continue;
		applyChange(commerce, legacy, { status: 'deleted' }, then.now);
		const line = { offerId: catalogItemId(item), goods: goodsOfItem(item), friendlyName: item.sku.title, quantity: 1 };
		const order = createOrder(then, customer, { family: 'Azure', billingCycle: 'monthly', lines: [line] });
		for (const one of order.lines) one.dueAt = then.now;
	}
}

export const productUpgradeHandlers: Record<string, Handler> = {
	'productUpgrade.checkEligibility': (call) => {
		const body = call.body as UpgradeBody;
		const { reason, running } = eligibilityOf(call, body);
		return ok({
			customerId: body.customerId,
			isEligible: reason === null,
			productFamily: body.productFamily,
			upgradeId: running?.id ?? null,
			reason,
		});
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
		const upgrade = orThrow(
			call.state.commerce.productUpgrades.find(
				(one) => one.id === call.params.upgradeId && one.customerId === customerId.toLowerCase(),
			),
			absent('There is no such product upgrade.'),
		);
		const state = upgrade.done ? 'Completed' : 'InProgress';
		const line = {
			sourceProduct: { id: LEGACY_AZURE, name: 'Azure' },
			targetProduct: { id: AZURE_PLAN.split(':')[0], name: 'Azure plan' },
			upgradedDate: upgrade.done ? iso(upgrade.dueAt) : NO_DATE,
			status: state,
			errorDetails: null,
		};
		return ok({
			id: upgrade.id,
			status: state,
			productFamily: upgrade.productFamily,
			lineItems: [line],
			errorDetails: null,
			attributes: { objectType: 'ProductUpgradeStatus' },
		});
	},
};
