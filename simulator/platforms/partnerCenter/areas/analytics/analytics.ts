import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { collection, topSkipPage } from '../../collection';
import { customerOf } from '../../commerce/find';
import { filtered, ordered } from '../odata';
import { invalid } from '../refusals';
import { seedRows } from '../seed';
import type { Level } from './grouping';
import { grouped, hasDate } from './grouping';

/** What is counted in the rows of each list. */
const COUNTED = [
	'quantity',
	'subscriptionCount',
	'licenseCount',
	'licensesDeployed',
	'licensesSold',
	'licensesActive',
	'licensesQualified',
];

const listOf = (text: string | undefined): string[] => (text ? text.split(',').map((name) => name.trim()) : []);

/** The rows of a list, filtered, grouped and ordered as the query says. */
const rowsOf: Handler = (call) => {
	const rows = filtered(seedRows(call, call.operation.id, 'Value'), textOf(call, 'filter'), invalid);
	const fields = listOf(textOf(call, 'groupby'));
	const strange = fields.find((field) => rows.length > 0 && !rows.some((row) => field in row));
	if (strange) throw invalid(`There is no field ${strange} to group by.`);
	const level = textOf(call, 'aggregationLevel') as Level | undefined;
	if (level && !hasDate(rows, fields)) throw invalid('aggregationLevel needs a date in groupby.');
	const shown = fields.length > 0 ? grouped(rows, fields, COUNTED, level ?? 'day') : rows;
	return topSkipPage(call, ordered(shown, textOf(call, 'orderby'), invalid));
};

/** One run of the processing is there, the latest. */
const licenses: Handler = (call) => {
	const asked = textOf(call, 'processedDateTime');
	const latest = seedRows(call, call.operation.id, 'Value')[0]?.processedDateTime;
	if (asked && Date.parse(asked) !== Date.parse(String(latest))) return topSkipPage(call, []);
	return rowsOf(call);
};

const plain = (call: Call) => collection(call, seedRows(call, call.operation.id));

const ofCustomer: Handler = (call) => {
	customerOf(call);
	return plain(call);
};

export const analyticsHandlers: Record<string, Handler> = {
	'analytics.getAzureUsage': rowsOf,
	'analytics.getIndirectResellers': rowsOf,
	'analytics.getReferrals': rowsOf,
	'analytics.getSearch': rowsOf,
	'analytics.getSubscriptions': rowsOf,
	'analytics.getLicenseDeployment': licenses,
	'analytics.getLicenseUsage': licenses,
	'analytics.getCustomerLicenseDeployment': ofCustomer,
	'analytics.getCustomerLicenseUsage': ofCustomer,
	'analytics.getPartnerLicenseDeployment': plain,
	'analytics.getPartnerLicenseUsage': plain,
};
