import type { IDataObject } from 'n8n-workflow';

import {
	type Estimate,
	type HookContext,
	type Operation,
	Problem,
	type Session,
	type Values,
} from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { type Amount, amountOf, isMore, textOf } from '../../engine/util/decimal';
import { isObject } from '../../engine/util/path';

import { customerId } from '../fields/locators';
import { savingsPlan } from '../fields/ordering/savingsPlans';
import { CART, cartStrategy, CARTS, CHECK_OUT } from '../ordering/carts';
import { AVAILABILITIES, intoCatalogItems } from '../ordering/catalogItems';
import { commitmentFor, readCommitment } from '../ordering/commitments';
import { linesOf } from '../ordering/lines';
import { buying } from '../ordering/operations';
import { paging } from '../paging';
import { USER_ONLY } from '../vendor';

const SKUS = 'GET /v1/customers/{customerId}/products/{productId}/skus';

/** As the platform counts: a year of 365 days. */
const HOURS: Record<string, bigint> = { P1Y: 8_760n, P3Y: 26_280n };

/** All that is committed: the hourly amount for each hour of the term. */
function committed({ local }: Values): Amount {
	const { units, scale } = amountOf(local.hourlyCommitment) as Amount;
	return { units: units * HOURS[String(local.termDuration)], scale };
}

const estimate = async ({ values }: HookContext): Promise<Estimate> => ({
	total: textOf(committed(values)),
	currency: values.local.commitmentCurrency,
});

/** What is chosen on the screen, as the one line of a cart. */
function intoLine({ local, body }: Values): void {
	const covers =
		local.scope === 'single' ? { entitlementId: local.entitlementId } : { subscriptionId: local.subscriptionId };
	body.lineItems = [
		{
			productId: local.productId,
			skuId: local.skuId,
			quantity: 1,
			billingCycle: local.billingCycle,
			termDuration: local.termDuration,
			...(local.friendlyName === undefined ? {} : { friendlyName: local.friendlyName }),
			provisioningContext: { scope: local.scope, ...covers },
			purchaseCommitment: commitmentFor({}, String(local.hourlyCommitment), String(local.commitmentCurrency)),
		},
	] as IDataObject[];
}

/** A shared plan covers what is below an Azure plan. */
const planComplaint = ({ local }: Values): string | undefined =>
	local.scope === 'shared' && local.subscriptionId === undefined
		? '"Azure Plan" is required for the scope Shared. Choose one, or choose the scope Single.'
		: undefined;

const refuse = (sentence: string): never => {
	throw new Problem(`Nothing was ordered: ${sentence}`, { outcome: 'failed' });
};

/** The least that the SKU commits to, read right before: it says in which form and currency, too. @throws Problem */
async function minimumOf(session: Session, { path, local }: Values): Promise<IDataObject> {
	const { productId, skuId } = local as Record<string, string>;
	const request = getRequest(SKUS, { customerId: path.customerId, productId });
	const skus = await readRows(session, request, paging.links, 'items', Infinity);
	const minimum = skus.find(({ id }) => String(id) === skuId)?.minimumPurchaseCommitment;
	return isObject(minimum)
		? minimum
		: refuse(
				`${productId}, SKU ${skuId} shows no minimum commitment, so it is not an Azure savings plan that this customer can buy. The customer needs an Azure plan with an active Azure subscription.`,
			);
}

/** Checks the commitment against the SKU, and gives it the platform's form. @throws Problem */
async function intoCommitment(context: HookContext): Promise<string[]> {
	const { session, values } = context;
	const { local, body, carried } = values;
	const minimum = await minimumOf(session, values);
	const { amount: least, currency: own, grain = 'hourly' } = readCommitment(minimum) ?? {};
	const [amount, currency] = [String(local.hourlyCommitment), String(local.commitmentCurrency)];
	// The same amount per another span commits to a different total.
	if (!/^(per)?hour(ly)?$/.test(grain))
		refuse(
			`the commitment of this SKU is ${grain}, but this node buys hourly commitments only. Buy it in Partner Center.`,
		);
	if (own !== undefined && own !== currency)
		refuse(`the SKU is sold in ${own}, but the commitment is in ${currency}. Choose ${own}.`);
	if (least && isMore(least, amountOf(amount) as Amount))
		refuse(
			`the commitment of ${amount} ${currency} an hour is below the minimum of the SKU, ${textOf(least)} ${currency}. Raise Hourly Commitment.`,
		);
	const warnings = await intoCatalogItems(context);
	body.lineItems = linesOf(body).map((line) => ({
		...line,
		purchaseCommitment: commitmentFor(minimum, amount, currency),
	}));
	carried.preview = {
		hourly: amount,
		currency,
		hours: Number(HOURS[String(local.termDuration)]),
		committed: textOf(committed(values)),
	};
	return warnings;
}

export const placeSavingsPlan: Operation = {
	...buying,
	value: 'placeSavingsPlan',
	name: 'Place Azure Savings Plan',
	action: 'Purchase an Azure savings plan for a customer',
	description:
		'Buy an Azure savings plan for compute: you commit to an hourly amount for one or three years. Dry Run and the output show the total.',
	needs: USER_ONLY,
	notice:
		'This commits money for the whole term: the hourly amount for 8,760 hours a year, used or not. It cannot be canceled. Limits apply to the total, not to the hourly amount.',
	route: CARTS,
	extraRoutes: [...buying.extraRoutes, AVAILABILITIES, SKUS, CART, CHECK_OUT],
	fields: [customerId, ...savingsPlan],
	// It cannot be canceled, which its notice says.
	urgent: undefined,
	orderKeys: cartStrategy,
	rule: planComplaint,
	transformValues: intoLine,
	preflight: intoCommitment,
	estimate,
	sample: 'partnerCenter/order.get.json',
	facts: ['cart.createSavingsPlan', 'cart.checkout'],
	docs: 'https://learn.microsoft.com/partner-center/developer/azure-purchase-savings-plan',
};
