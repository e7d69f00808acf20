import { type Check, type Field, InputProblem } from '../../engine/declare';
import { list } from '../../engine/input/codes';
import { country, date, trimmed } from '../../engine/input/parsers';

import { condition } from '../fields/files';

/** A month as YYYYMM; 2026-11 and a date are read too. */
const monthOf: Check = (value) => {
	const given = trimmed(value) as string | undefined;
	if (given === undefined) return undefined;
	const parts = /^(\d{4})-?(0[1-9]|1[0-2])$/.exec(given) ?? /^(\d{4})-(0[1-9]|1[0-2])-\d{2}/.exec(given);
	if (!parts) throw new InputProblem('must be a month such as 202611');
	return `${parts[1]}${parts[2]}`;
};

const viewName: Check = (value) => {
	const given = trimmed(value) as string | undefined;
	if (given !== undefined && !/^\w+$/.test(given))
		throw new InputProblem('must be the name of a view: letters, digits and underscores only');
	return given;
};

export const OTHER_VIEW = 'other';

export const market: Field = {
	displayName: 'Market',
	name: 'market',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. US',
	description: 'Two-letter code of the country that you sell in (ISO 3166-1)',
	send: { check: country },
};

export const view: Field = {
	displayName: 'View',
	name: 'view',
	type: 'options',
	required: true,
	options: [
		{ name: 'Azure Consumption', value: 'azure_consumption', description: 'Estimated retail prices in USD' },
		{ name: 'Azure Reservations', value: 'azure_reservations', description: 'Partner prices' },
		{
			name: 'Licenses',
			value: 'updatedlicensebased',
			description: 'New commerce: Microsoft 365, Dynamics 365 and other seats',
		},
		{ name: 'Licenses: Beta', value: 'licensebasedbeta' },
		{ name: 'Licenses: End of Sale', value: 'licensebasedeos' },
		{ name: 'Licenses: Extended Service Term', value: 'licensebasedest' },
		{ name: 'Marketplace', value: 'marketplace', description: 'Has no future prices' },
		{ name: 'Other', value: OTHER_VIEW, description: 'Any view, by name' },
		{ name: 'Software', value: 'software', description: 'Perpetual and subscription software' },
	],
	default: 'updatedlicensebased',
	description: 'The part of the catalog that the prices are for',
};

export const otherView: Field = {
	displayName: 'View Name',
	name: 'otherView',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. updatedlicensebased',
	description: 'Name of the view, as Microsoft spells it',
	displayOptions: { show: { view: [OTHER_VIEW] } },
	send: { in: 'nowhere', check: viewName },
};

export const timeline: Field = {
	displayName: 'Timeline',
	name: 'timeline',
	type: 'options',
	required: true,
	options: [
		{ name: 'Current', value: 'current', description: 'The prices of this month' },
		{ name: 'Future', value: 'future', description: 'The prices of next month' },
		{ name: 'History', value: 'history', description: 'The prices of an earlier month' },
	],
	default: 'current',
	description: 'Whether to get the prices of this month, next month or an earlier month',
};

const ofMonth = (description: string): Field => ({
	displayName: 'Month',
	name: 'month',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 202611',
	description,
	send: { check: monthOf },
});

export const pastMonth: Field = {
	...ofMonth('The month as YYYYMM. Software has prices from 202203 on.'),
	displayOptions: { show: { timeline: ['history'] } },
};

export const month: Field = ofMonth("The month as YYYYMM. This month is {{ $now.toFormat('yyyyMM') }}.");

export const compressed: Field = {
	displayName: 'Compressed',
	name: 'compressed',
	type: 'boolean',
	default: false,
	description: 'Whether to download the zipped file, which is much smaller. Turn it off if the file arrives damaged.',
	send: { in: 'nowhere' },
};

const local = { in: 'nowhere' as const };

export const productIds = condition(
	'Product IDs',
	'productIds',
	'CFQ7TTC0LH16, CFQ7TTC0LCHC:0001',
	'Only these products, separated by commas. Add a colon and a SKU ID to get only that SKU.',
	list,
);
export const skuId = condition('SKU ID', 'skuId', '0001', 'Only this SKU of each product');
export const titleContains = condition(
	'Title Contains',
	'titleContains',
	'Business Premium',
	'Only products or SKUs with this text in their title',
);

export const priceFilters: Field[] = [
	productIds,
	skuId,
	titleContains,
	condition(
		'Billing Plan',
		'billingPlan',
		'Monthly',
		'Only prices of this billing plan: Annual, Monthly or another plan of the sheet',
	),
	{
		displayName: 'Segment',
		name: 'segment',
		type: 'options',
		options: [
			{ name: 'Charity', value: 'Charity' },
			{ name: 'Commercial', value: 'Commercial' },
			{ name: 'Education', value: 'Education' },
			{ name: 'Government', value: 'Government' },
		],
		default: 'Commercial',
		description: 'Only prices for this audience',
		send: local,
	},
	{
		displayName: 'Term',
		name: 'termDuration',
		type: 'options',
		options: [
			{ name: '1 Month', value: 'P1M' },
			{ name: '1 Year', value: 'P1Y' },
			{ name: '3 Years', value: 'P3Y' },
			{ name: '5 Years', value: 'P5Y' },
			{ name: 'No Term', value: 'NoTerm' },
		],
		default: 'P1Y',
		description: 'Only prices of this term',
		send: local,
	},
	{
		displayName: 'Valid On',
		name: 'validOn',
		type: 'dateTime',
		default: '',
		placeholder: 'e.g. 2026-11-28',
		description: 'Only prices that are valid on this day',
		send: { ...local, check: date },
	},
];

export const currencies = condition(
	'Currencies',
	'currencies',
	'EUR, GBP',
	'Only these currencies, separated by commas',
	list,
);
