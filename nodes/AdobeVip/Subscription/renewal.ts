import type { IDataObject } from 'n8n-workflow';

import type { Field, HookContext, Operation, Values } from '../../engine/declare';
import { getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { contains } from '../../engine/http/verifyWrite';
import { at } from '../../engine/util/path';

import { customerId, resellerForList, subscriptionId } from '../fields/locators';
import * as fields from '../fields/subscription';

import { inHighGrowthDays, warnLate } from './deadlines';
import { SUBSCRIPTION, SUBSCRIPTION_VIEW } from './view';

const required = (field: Field): Field => ({ ...field, required: true });

/** After a lost answer: the subscription, when it is as it was meant to become. */
const thatIs =
	(is: (subscription: IDataObject, values: Values) => boolean) =>
	async ({ session, values }: HookContext): Promise<IDataObject | undefined> => {
		const subscription = await readObject(session, getRequest(SUBSCRIPTION, values.path));
		return is(subscription, values) ? subscription : undefined;
	};

/** With auto-renewal off, Adobe does not keep the quantity that was sent. */
function isSet(subscription: IDataObject, { body }: Values): boolean {
	const { renewalQuantity, ...others } = body.autoRenewal as IDataObject;
	const asked = others.enabled === false ? others : { ...others, renewalQuantity };
	return contains(subscription.autoRenewal, asked);
}

const isGone = (subscription: IDataObject, name: string): boolean => {
	const value = at(subscription, `autoRenewal.${name}`);
	return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
};

/** The code names its minimum: MOQ_250. Source: facts, error code 5124. */
function belowMinimum({ renewalCode, renewalQuantity }: IDataObject): string | undefined {
	const least = Number(String(renewalCode).replace(/^\D+/, ''));
	if (Number(renewalQuantity) >= least) return undefined;
	return `"Renewal Quantity" must be ${least} or more for this offer, but is ${String(renewalQuantity)}.`;
}

const change = {
	...SUBSCRIPTION_VIEW,
	route: SUBSCRIPTION.replace('GET', 'PATCH'),
	extraRoutes: [SUBSCRIPTION],
	write: 'change',
	subject: ({ path }: Values) => `subscription ${path.subscriptionId}`,
	preflight: warnLate,
	docs: `${SUBSCRIPTION_VIEW.docs}/update-subscription`,
} satisfies Partial<Operation>;

/** Licenses that renew; undefined where they stay as they are. */
export const renewedQuantities = ({ body }: Values): number[] | undefined => {
	const { renewalQuantity } = (body.autoRenewal ?? {}) as IDataObject;
	return renewalQuantity === undefined ? undefined : [Number(renewalQuantity)];
};

const one = [customerId, subscriptionId];

export const renewalChanges: Operation[] = [
	{
		...change,
		value: 'updateAutoRenewal',
		name: 'Update Auto-Renewal',
		action: 'Update the auto-renewal of a subscription',
		description:
			'Turn auto-renewal of an active subscription on or off, and set how many licenses renew and at which discount',
		notice: 'This decides what the customer pays from the anniversary on. Change it at least three days before then.',
		fields: [
			...one,
			fields.autoRenewal,
			fields.renewalQuantity,
			fields.renewalCode,
			fields.flexDiscountCode,
			resellerForList,
		],
		quantities: renewedQuantities,
		findAfterLostResponse: thatIs(isSet),
		sample: 'adobe/subscription.update.json',
		facts: ['subscription.update'],
	},
	{
		...change,
		value: 'removeFlexDiscount',
		name: 'Remove Flexible Discount',
		action: 'Remove the flexible discount of a subscription',
		description: 'Remove the flexible discount code from the next renewal',
		notice: 'The next renewal costs the customer the full price.',
		fields: [...one, resellerForList],
		// Adobe wants a body, though an empty one.
		constantBody: { $: {} },
		transformValues: ({ query }) => {
			query['reset-flex-discount-codes'] = true;
		},
		findAfterLostResponse: thatIs((subscription) => isGone(subscription, 'flexDiscountCodes')),
		raisesCost: true,
		sample: 'adobe/subscription.removeFlexDiscount.json',
		facts: ['subscription.removeFlexDiscount'],
	},
	{
		...change,
		value: 'setHighGrowthOffer',
		name: 'Set High-Growth Offer',
		action: 'Set the high-growth offer of a subscription',
		description: 'Choose an offer with a minimum quantity for the next renewal, 30 to 3 days before it',
		notice:
			'The customer needs a three-year commitment. From then on, auto-renewal of this subscription cannot be turned off.',
		fields: [...one, required(fields.renewalCode), required(fields.renewalQuantity), resellerForList],
		constantBody: { autoRenewal: { enabled: true } },
		transformValues: ({ query }) => {
			query['reset-renewal-code'] = false;
		},
		rule: ({ body }) => belowMinimum(body.autoRenewal as IDataObject),
		quantities: renewedQuantities,
		preflight: inHighGrowthDays,
		findAfterLostResponse: thatIs(isSet),
		sample: 'adobe/subscription.setHighGrowthOffer.json',
		facts: ['subscription.setHighGrowthOffer'],
		docs: 'https://developer.adobe.com/vipmp/docs/customer-account/high-growth-apis',
	},
	{
		...change,
		value: 'resetRenewalCode',
		name: 'Reset Renewal Code',
		action: 'Withdraw the high-growth offer of a subscription',
		description: 'Withdraw the choice of a high-growth offer, and set what renews instead',
		notice: 'The next renewal buys what you set here, without the prices of the high-growth offer.',
		fields: [...one, required(fields.autoRenewal), required(fields.renewalQuantity), resellerForList],
		transformValues: ({ query }) => {
			query['reset-renewal-code'] = true;
		},
		quantities: renewedQuantities,
		findAfterLostResponse: thatIs(
			(subscription, values) => isGone(subscription, 'renewalCode') && isSet(subscription, values),
		),
		sample: 'adobe/subscription.resetRenewalCode.json',
		facts: ['subscription.resetRenewalCode'],
		docs: 'https://developer.adobe.com/vipmp/docs/customer-account/high-growth-apis',
	},
];
