import { type Problem, PROBLEMS } from '../../refusal';
import { currencyOf, findItem, isOutside, isProblem, type Item, SANDBOX_LICENSES, skuKey } from '../catalog/products';
import { mayUsePromotion } from '../catalog/promotions';
import type { StoredSubscription } from '../orders/state';
import type { CartLine } from '../state';

/** What a line is checked against. */
export interface Circumstances {
	now: number;
	/** The customer's market. */
	country: string;
	/** The customer's subscriptions. */
	subscriptions: StoredSubscription[];
	sandbox: boolean;
}

/** One rule: why the line cannot be bought, undefined when it can. `base` is the line that it is nested below. */
type Rule = (line: CartLine, item: Item, circumstances: Circumstances, base?: CartLine) => Problem | undefined;

const invalid = (text: string): Problem => ({ ...PROBLEMS.input, text });

const quantity: Rule = ({ quantity: seats }, { sku }) => {
	const text = `The quantity of ${sku.title} must be between ${sku.minimumQuantity} and ${sku.maximumQuantity}.`;
	return isOutside(sku, seats) ? { ...PROBLEMS.quantity, text } : undefined;
};

const sandbox: Rule = ({ quantity: seats }, { sku }, circumstances) =>
	circumstances.sandbox && sku.unitType === 'Licenses' && seats > SANDBOX_LICENSES ? PROBLEMS.sandboxLimit : undefined;

const billingCycle: Rule = ({ billingCycle: cycle, termDuration }, { sku }) => {
	const isLongerThanTerm =
		(cycle === 'annual' && termDuration === 'P1M') || (cycle === 'triennial' && termDuration !== 'P3Y');
	return sku.supportedBillingCycles.includes(cycle) && !isLongerThanTerm
		? undefined
		: invalid(`${sku.title} is not billed ${cycle} for this term.`);
};

const term: Rule = ({ termDuration }, { sku, availability }) => {
	const own = availability.term ? `has the term ${availability.term}` : 'has no term';
	return (termDuration ?? null) === availability.term
		? undefined
		: invalid(`This availability of ${sku.title} ${own}.`);
};

const attestation: Rule = ({ attestationAccepted }, { sku }) =>
	sku.attestation && attestationAccepted !== true ? PROBLEMS.attestation : undefined;

const parent: Rule = ({ provisioningContext = {} }, { sku }, { subscriptions }, base) => {
	const parentId = provisioningContext.ParentSubscriptionId;
	if (sku.addOnOf.length === 0) return base ? invalid(`${sku.title} is no add-on.`) : undefined;
	const goesWith = (id: string) => sku.addOnOf.includes(skuKey(id));
	if (base) return goesWith(base.catalogItemId) ? undefined : invalid(`${sku.title} does not go with its base.`);
	if (!parentId)
		return invalid(`${sku.title} is an add-on: it needs a base, or ParentSubscriptionId in provisioningContext.`);
	const found = subscriptions.find(({ id }) => id === parentId.toLowerCase());
	if (!found) return PROBLEMS.subscription;
	if (found.status !== 'active') return PROBLEMS.parent;
	return goesWith(found.offerId) ? undefined : invalid(`${sku.title} does not go with this subscription.`);
};

/** A savings plan covers an Azure plan, or one Azure subscription, for an amount an hour in the currency of the market. */
const commitment: Rule = ({ purchaseCommitment: given, provisioningContext: covers = {} }, { sku }, { country }) => {
	if (!sku.minimumCommitment) return given ? invalid(`${sku.title} takes no purchaseCommitment.`) : undefined;
	if (!given) return invalid(`${sku.title} needs a purchaseCommitment.`);
	if (given.grain.toLowerCase() !== 'hourly') return invalid('grain must be hourly.');
	if (given.currency.toUpperCase() !== currencyOf(country).code)
		return invalid('The currency is not that of the market.');
	if (given.amount < Number(sku.minimumCommitment)) return invalid('The commitment is below the minimum.');
	const named = covers.scope === 'single' ? covers.entitlementId : covers.scope === 'shared' && covers.subscriptionId;
	return named
		? undefined
		: invalid('provisioningContext needs scope, and entitlementId (single) or subscriptionId (shared).');
};

const context: Rule = ({ provisioningContext = {} }, { sku }) => {
	if (sku.minimumCommitment) return undefined;
	const unknown = Object.keys(provisioningContext).filter((name) => !sku.provisioningVariables.includes(name));
	if (unknown.length > 0) return invalid(`provisioningContext: ${sku.title} knows no ${unknown.join(', ')}.`);
	// The parent has a rule of its own.
	const needed = sku.provisioningVariables.filter((name) => name !== 'ParentSubscriptionId');
	const missing = needed.filter((name) => !provisioningContext[name]);
	return missing.length > 0 ? invalid(`provisioningContext: ${sku.title} needs ${missing.join(', ')}.`) : undefined;
};

const promotion: Rule = (line, _item, { now }) =>
	line.promotionId && !mayUsePromotion(line, now) ? invalid('The promotion does not hold for this line.') : undefined;

const termEnd: Rule = ({ customTermEndDate }, { sku }, { now }) => {
	if (customTermEndDate === undefined) return undefined;
	if (sku.isTrial) return invalid('A trial has no term end of its own.');
	return Date.parse(customTermEndDate) > now ? undefined : invalid('customTermEndDate must lie in the future.');
};

const renewal: Rule = ({ renewsTo }, { sku }) =>
	renewsTo && !sku.isTrial ? invalid('renewsTo is for trials.') : undefined;

const RULES: Rule[] = [
	quantity,
	sandbox,
	billingCycle,
	term,
	attestation,
	parent,
	context,
	commitment,
	promotion,
	termEnd,
	renewal,
];

/** What a line buys, or the first reason why it cannot be bought. */
export function checkLine(line: CartLine, circumstances: Circumstances, base?: CartLine): Item | Problem {
	const item = findItem(line.catalogItemId, circumstances.now, circumstances.country);
	if (isProblem(item)) return item;
	for (const rule of RULES) {
		const problem = rule(line, item, circumstances, base);
		if (problem) return problem;
	}
	return item;
}
