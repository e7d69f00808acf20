import type { Field, Operation, Values } from '../../engine/declare';
import { dateTime } from '../../engine/input/parsers';

import { notIn } from '../signIn/clouds';
import { customerId, subscriptionId } from '../fields/locators';
import { paging } from '../paging';
import { USER_ONLY } from '../vendor';

/** What works with Azure subscriptions of before the Azure plan alone. */

const azureSubscription: Field = {
	...subscriptionId,
	description: 'The legacy Azure subscription. Azure plans do not work here.',
};

const moment = (name: string, displayName: string, description: string, as: string): Field => ({
	displayName,
	name,
	type: 'dateTime',
	required: true,
	default: '',
	placeholder: 'e.g. 2026-09-01T00:00:00Z',
	hint: 'In UTC, unless a time zone is given',
	description,
	send: { as, check: dateTime },
});

const startTime = moment('startTime', 'From', 'Start of the period in which the usage was reported', 'start_time');

const endTime = moment('endTime', 'To', 'End of the period in which the usage was reported', 'end_time');

const granularity: Field = {
	displayName: 'Granularity',
	name: 'granularity',
	type: 'options',
	options: [
		{ name: 'Daily', value: 'daily' },
		{ name: 'Hourly', value: 'hourly' },
	],
	default: 'daily',
	description: 'The length of the period that each record covers',
};

const showDetails: Field = {
	displayName: 'Show Details',
	name: 'showDetails',
	type: 'boolean',
	default: true,
	description: 'Whether to return one record for each instance, with its details, instead of one for each resource',
	send: { as: 'show_details' },
};

const pageSize: Field = {
	displayName: 'Page Size',
	name: 'size',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
	default: 1000,
	description: 'Records per request. Return All and Limit still set how many you get in total.',
};

function periodInOrder({ query }: Values): string | undefined {
	const [from, to] = [String(query.start_time), String(query.end_time)];
	return from < to ? undefined : `The period must end after it starts, but goes from ${from} to ${to}.`;
}

const unavailable = notIn('Azure subscriptions', 'china');

export const legacy: Operation[] = [
	{
		value: 'getPartnerSummaryLegacy',
		name: 'Get Partner Summary (Legacy)',
		action: 'Get the usage summary of all customers',
		description:
			'Get the total usage of all customers. Customers with an Azure plan are left out: use Get Records of All Customers instead.',
		route: 'GET /v1/usagesummary',
		fields: [],
		needs: USER_ONLY,
		unavailable,
		simplify: [
			'id',
			'name',
			'customersOverBudget',
			'customersTrendingOver',
			'customersWithUsageBasedSubscription',
			'billingStartDate',
			'billingEndDate',
			'totalCost',
			'currencyLocale',
			'lastModifiedDate',
		],
		sample: 'partnerCenter/usage.getPartnerSummary.json',
		facts: ['usage.getPartnerSummary'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-partner-usage-summary',
	},
	{
		value: 'getMonthlyRecordsLegacy',
		name: 'Get Monthly Records by Service (Legacy)',
		action: 'Get monthly usage records by service',
		description:
			'Get what a legacy Azure subscription used in the current period, one item for each Azure service. For Azure plans, use Get Records by Meter instead.',
		route: 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/usagerecords/resources',
		fields: [customerId, azureSubscription],
		unavailable,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/usage.getSubscriptionMonthlyRecords.json',
		facts: ['usage.getSubscriptionMonthlyRecords'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-subscriptions-resource-usage-information',
	},
	{
		value: 'getUtilizationLegacy',
		name: 'Get Utilization (Legacy)',
		action: 'Get utilization records',
		description:
			'Get unrated daily or hourly usage of a legacy Azure subscription. For Azure plans, use the Partner Center Billing Export node instead. If Microsoft is still preparing the records, the node waits, up to the time you set.',
		route: 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/utilizations/azure',
		fields: [customerId, azureSubscription, startTime, endTime, granularity, showDetails, pageSize],
		unavailable,
		paging: paging.links,
		items: 'items',
		mayBeEmpty: true,
		rule: periodInOrder,
		sample: 'partnerCenter/utilization.getAzure.json',
		facts: ['utilization.getAzure'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-customer-s-utilization-record-for-azure',
	},
];
