import { type Check, type Field, InputProblem } from '../../engine/declare';
import { list } from '../../engine/input/codes';
import { country as countryCode, trimmed } from '../../engine/input/parsers';

/** What names a part of the price list and of the discounts: segment, country, region, money, month. */

const SEGMENTS = [
	{ name: 'Commercial', value: 'COM' },
	{ name: 'Education', value: 'EDU' },
	{ name: 'Government', value: 'GOV' },
];

export const marketSegment: Field = {
	displayName: 'Market Segment',
	name: 'marketSegment',
	type: 'options',
	required: true,
	options: SEGMENTS,
	default: 'COM',
	description: 'The segment that the offers are for',
};

/** As the query of discounts and switch paths names it. */
export const segmentFilter: Field = { ...marketSegment, send: { as: 'market-segment' } };

export const country: Field = {
	displayName: 'Country',
	name: 'country',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. US',
	description: "Two-letter code of the customer's country (ISO 3166-1)",
	send: { check: countryCode },
};

export const priceRegion: Field = {
	displayName: 'Region',
	name: 'region',
	type: 'options',
	required: true,
	options: [
		{ name: 'Asia Pacific (AP)', value: 'AP' },
		{ name: 'Eastern Europe (EE)', value: 'EE' },
		{ name: 'Japan (JP)', value: 'JP' },
		{ name: 'Latin America (LA)', value: 'LA' },
		{ name: 'Mexico (MX)', value: 'MX' },
		{ name: 'North America (NA)', value: 'NA' },
		{ name: 'PA', value: 'PA' },
		{ name: 'Western Europe (WE)', value: 'WE' },
	],
	default: 'NA',
	description: 'The region of the price list. Your contract says which regions you can sell in.',
};

export const priceCurrency: Field = {
	displayName: 'Currency',
	name: 'currency',
	type: 'options',
	required: true,
	options: [
		{ name: 'Australian Dollar (AUD)', value: 'AUD' },
		{ name: 'British Pound (GBP)', value: 'GBP' },
		{ name: 'Euro (EUR)', value: 'EUR' },
		{ name: 'Japanese Yen (JPY)', value: 'JPY' },
		{ name: 'US Dollar (USD)', value: 'USD' },
	],
	default: 'USD',
	description: 'The currency of the prices. Your contract says which currencies a region has.',
};

/** A month as six digits; 2026-03 and dates are read too. */
const month: Check = (value) => {
	const given = trimmed(value) as string | undefined;
	if (given === undefined) return undefined;
	const parts = /^(\d{4})-?(0[1-9]|1[0-2])(?:-\d{2}(?:T.*)?)?$/.exec(given);
	if (!parts) throw new InputProblem('must be a month such as 202603 (year and month)');
	return `${parts[1]}${parts[2]}`;
};

export const priceListMonth: Field = {
	displayName: 'Price List Month',
	name: 'priceListMonth',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 202603',
	description:
		'The month of the price list, as year and month. In an expression, $now.toFormat("yyyyMM") is the current one.',
	send: { check: month },
};

export const priceListType: Field = {
	displayName: 'Price List Type',
	name: 'priceListType',
	type: 'options',
	options: [
		{ name: 'Large Government Agency', value: 'STD-LGA' },
		{ name: 'Standard', value: 'STANDARD' },
		{ name: 'Three-Year Commitment', value: '3YC' },
	],
	default: 'STANDARD',
	description: 'Which prices to get: standard ones, or those for commitments or agencies',
};

/** Several texts in one, with commas between them. */
export const joined: Check = (value) => (list(value) as string[] | undefined)?.join(',');
