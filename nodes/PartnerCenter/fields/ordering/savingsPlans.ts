import { type Check, type Field, InputProblem } from '../../../engine/declare';
import { currencyCode } from '../../../engine/input/codes';
import { amount, id } from '../../../engine/input/parsers';
import { amountOf } from '../../../engine/util/decimal';

import { customerProductId, customerSkuId, entitlementId, subscriptionId } from '../locators';

/** Fields of Azure savings plans. Nothing is preselected that commits money. */

const moreThanNone: Check = (value) => {
	const given = amount(value) as string | undefined;
	if (given !== undefined && (amountOf(given)?.units ?? 0n) <= 0n) throw new InputProblem('must be more than 0');
	return given;
};

const choice = (field: Pick<Field, 'displayName' | 'name' | 'options' | 'description'>): Field => {
	const allowed = (field.options as Array<{ value: string }>).map(({ value }) => value).filter((value) => value !== '');
	const check: Check = (value) => {
		if (allowed.includes(String(value))) return String(value);
		throw new InputProblem(`must be chosen: ${allowed.join(', ')}`);
	};
	return { type: 'options', required: true, default: '', ...field, send: { in: 'nowhere', check } };
};

const CHOOSE = { name: 'Choose…', value: '' };

/** The part of the catalog in which the list of products shows savings plans. */
const catalog: Field = {
	displayName: 'Catalog',
	name: 'targetView',
	type: 'options',
	required: true,
	options: [
		{ name: 'Azure', value: 'Azure' },
		{ name: 'Azure Plan', value: 'MicrosoftAzure' },
	],
	default: 'Azure',
	description: 'The part of the catalog that the product list shows. It is not sent.',
	send: { in: 'picker' },
};

const steering = (field: Field): Field => ({ ...field, required: true, send: { ...field.send, in: 'nowhere' } });

export const savingsPlan: Field[] = [
	catalog,
	steering({ ...customerProductId, description: 'The product, such as Azure savings plan' }),
	steering({ ...customerSkuId, description: 'The SKU, such as Compute savings plan, 1 Year' }),
	choice({
		displayName: 'Term',
		name: 'termDuration',
		options: [{ name: '1 Year', value: 'P1Y' }, { name: '3 Years', value: 'P3Y' }, CHOOSE],
		description: 'How long you commit to the hourly amount',
	}),
	choice({
		displayName: 'Billing',
		name: 'billingCycle',
		options: [
			{ name: 'Annual', value: 'annual' },
			CHOOSE,
			{ name: 'Monthly', value: 'monthly' },
			{ name: 'Once', value: 'one_time' },
		],
		description: 'How often Microsoft bills it. See the SKU for its billing cycles.',
	}),
	{
		displayName: 'Hourly Commitment',
		name: 'hourlyCommitment',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 0.50',
		description: 'What you pay for each hour of the term, used or not',
		send: { in: 'nowhere', check: moreThanNone },
	},
	{
		displayName: 'Currency',
		name: 'commitmentCurrency',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. USD',
		description: "Three-letter currency code of the commitment. It must be the SKU's currency.",
		send: { in: 'nowhere', check: currencyCode },
	},
	{
		displayName: 'Scope',
		name: 'scope',
		type: 'options',
		required: true,
		options: [
			{ name: 'Shared', value: 'shared', description: 'All Azure subscriptions of the Azure plan' },
			{ name: 'Single', value: 'single', description: 'One Azure subscription' },
		],
		default: 'shared',
		description: 'Which Azure subscriptions the savings plan covers',
		send: { in: 'nowhere' },
	},
	{
		...subscriptionId,
		displayName: 'Azure Plan',
		required: false,
		description:
			'The Azure plan that the savings plan covers. With the scope Single it only fills the list of Azure subscriptions.',
		send: { in: 'nowhere', check: id, front: true },
	},
	{
		...entitlementId,
		description: 'The Azure subscription that the savings plan covers',
		displayOptions: { show: { scope: ['single'] } },
		send: { in: 'nowhere', check: id },
	},
	{
		displayName: 'Nickname',
		name: 'friendlyName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Compute plan',
		description: 'Your own name for the subscription. The order key is added in brackets.',
		send: { in: 'nowhere' },
	},
];
