import { type Field, type Operation, optional, type Resource } from '../../engine/declare';
import { verifyWrite } from '../../engine/http/verifyWrite';
import { date } from '../../engine/input/parsers';

import { attributes } from '../fields/account';
import { pricesEitherWay, priceLines } from '../fields/lines';
import { customerId, subscriptionId } from '../fields/locators';
import { autorenewal } from '../fields/order';
import { paging } from '../paging';
import { PASSWORDS } from '../passwords';
import { ingramMicro } from '../vendor';

const SUBSCRIPTION = [
	'id',
	'name',
	'customerId',
	'status',
	'renewalStatus',
	'creationDate',
	'renewalDate',
	'expirationDate',
	'billingPeriod',
	'subscriptionPeriod',
	'totalPrice',
	'products',
];

const status: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Hold', value: 'hold' },
		{ name: 'Pending', value: 'pending' },
		{ name: 'Removed', value: 'removed' },
		{ name: 'Terminated', value: 'terminated' },
	],
	default: 'active',
	description: 'Only subscriptions with this status',
};

const createdFrom: Field = {
	displayName: 'Created From',
	name: 'creationDateFrom',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'Only subscriptions created on or after this date',
	send: { check: date },
};

const createdTo: Field = {
	displayName: 'Created To',
	name: 'creationDateTo',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'Only subscriptions created on or before this date',
	send: { check: date },
};

const renewalStatus: Field = { ...autorenewal, name: 'renewalStatus' };

const operations: Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get a subscription',
		description: 'Get one subscription with its products and prices',
		route: 'GET /subscriptions/{subscriptionId}',
		fields: [subscriptionId],
		simplify: SUBSCRIPTION,
		mask: PASSWORDS,
		sample: 'ingram/subscription.json',
		facts: ['subscription.get'],
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many subscriptions',
		description: 'Get subscriptions, without their products',
		route: 'GET /subscriptions',
		fields: [optional(customerId), status, createdFrom, createdTo],
		paging: paging.limitOffset,
		items: 'data',
		mask: PASSWORDS,
		sample: 'ingram/subscriptions.json',
		facts: ['subscription.list'],
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update a subscription',
		description:
			'Turn the auto-renewal of a subscription on or off, or change its attributes or prices. To change quantities, use a change order.',
		notice: 'This can change what the customer pays, now or from the next period on.',
		route: 'PATCH /subscriptions/{subscriptionId}',
		fields: [subscriptionId, renewalStatus, attributes, optional(priceLines)],
		write: 'change',
		raisesCost: true,
		subject: (values) => values.path.subscriptionId,
		findAfterLostResponse: verifyWrite('GET /subscriptions/{subscriptionId}'),
		simplify: SUBSCRIPTION,
		mask: PASSWORDS,
		sample: 'ingram/subscription.json',
		facts: ['subscription.update'],
	},
	{
		value: 'updateSpecialPricing',
		name: 'Update Special Pricing',
		action: 'Update the special pricing of a subscription',
		description: 'Set special prices or costs for the products of a subscription',
		notice: 'This changes what the customer pays from now on.',
		route: 'POST /subscriptions/{subscriptionId}/specialPricing',
		fields: [subscriptionId, ...pricesEitherWay],
		write: 'change',
		raisesCost: true,
		subject: (values) => values.path.subscriptionId,
		findAfterLostResponse: verifyWrite('GET /subscriptions/{subscriptionId}'),
		simplify: SUBSCRIPTION,
		mask: PASSWORDS,
		sample: 'ingram/subscription.json',
		facts: ['subscription.updateSpecialPricing'],
	},
];

export const resource: Resource = { value: 'subscription', name: 'Subscription', vendor: ingramMicro, operations };
