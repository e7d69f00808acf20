import type { INodeProperties } from 'n8n-workflow';

import { InputProblem } from '../../engine/declare';
import { listOrId } from '../../engine/input/commonFields';
import type { Chosen, Trigger } from '../../engine/poll/trigger';

import { customerId } from '../fields/locators';
import { ingramMicro } from '../vendor';

import { CUSTOMER_EVENTS, customers } from './customers';
import { ORDER_EVENTS, orders } from './orders';
import { REPORT_EVENTS, reports } from './reports';
import { SUBSCRIPTION_EVENTS, subscriptions } from './subscriptions';

const MOST_DAYS = 365;

const daysBeforeRenewal: INodeProperties = {
	displayName: 'Days Before Renewal',
	name: 'daysBeforeRenewal',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_DAYS, numberPrecision: 0 },
	default: 30,
	displayOptions: { show: { events: ['renewalDue'] } },
	description: 'How many days before its renewal date a subscription starts the workflow',
	hint: 'To be reminded several times, e.g. 90, 30 and 7 days ahead, use one trigger for each',
};

/** @throws InputProblem */
function daysOf({ value }: Chosen): number {
	const days = Number(value(daysBeforeRenewal.name));
	if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
	throw new InputProblem(`Days Before Renewal is not a whole number from 1 to ${MOST_DAYS}.`);
}

export const trigger: Trigger = {
	vendor: ingramMicro,
	events: [...ORDER_EVENTS, ...SUBSCRIPTION_EVENTS, ...CUSTOMER_EVENTS, ...REPORT_EVENTS],
	customer: {
		...customerId,
		description: 'Only events of this customer. Reports belong to no customer.',
		modes: listOrId('customers', 'Choose a customer…', 'e.g. 1000240'),
	},
	fields: [daysBeforeRenewal],
	lists: (chosen) => [orders, subscriptions(daysOf(chosen)), customers, reports],
};
