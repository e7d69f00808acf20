import { randomUUID } from 'node:crypto';
import { type Call, customerById, type Handler, type Moment } from '../../call';
import { absent, badInput, byId } from '../../refusal';
import { accepted, iso, NO_DATE, ok, type Row } from '../../reply';
import { likeSample, seed } from '../../samples';
import { LEGACY_AZURE } from '../catalog/offers';
import { itemFor } from '../catalog/products';
import { createOrder, itemLine } from '../orders/create';
import { applyChange } from '../subscriptions/renewal';
import type { StoredProductUpgrade } from './state';

const AZURE_PLAN = 'DZH318Z0EX01:0001';

interface UpgradeBody {
	customerId: string;
	productFamily: string;
}

/** The subscription that a customer can move to the Azure plan, or why not. Throws 60003 or 20002. */
function eligibilityOf(call: Call, { customerId }: UpgradeBody) {
	const { id } = customerById(call, customerId);
	const { subscriptions, productUpgrades } = call.state.commerce;
	const azure = subscriptions.filter(
		(one) => one.customerId === id && one.family === 'Azure' && one.status === 'active',
	);
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
		const own = call.state.commerce.productUpgrades.filter((one) => one.customerId === customerId.toLowerCase());
		const upgrade = byId(own, call.params.upgradeId, absent('There is no such product upgrade.'));
		const status = upgrade.done ? 'Completed' : 'InProgress';
		const [line] = seed(call, 'productUpgrade.getStatus').lineItems as Row[];
		const lineItems = [{ ...line, upgradedDate: upgrade.done ? iso(upgrade.dueAt) : NO_DATE, status }];
		const { id, productFamily } = upgrade;
		return ok(likeSample(call, { id, status, productFamily, lineItems, errorDetails: null }));
	},
};
