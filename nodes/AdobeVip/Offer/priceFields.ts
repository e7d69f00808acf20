import type { Field } from '../../engine/declare';
import { date } from '../../engine/input/parsers';

/** Filters and columns of the price list. */

const day = (displayName: string, name: string, description: string): Field => ({
	displayName,
	name,
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description,
	send: { as: `filters.${name}`, check: date },
});

const priceFilter = (displayName: string, name: string, placeholder: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description,
	send: { as: `filters.${name}` },
});

export const priceFilters: Field[] = [
	priceFilter('Offer ID', 'offerId', 'e.g. 65304520CA01A12', 'Only rows of this offer'),
	priceFilter(
		'Product Family',
		'productFamily',
		'e.g. Acrobat Pro',
		'Only this product family, exactly as the price list writes it',
	),
	priceFilter('Discount Code', 'discountCode', 'e.g. HVD_L18_PRE', 'Only rows with this discount code'),
	day('First Order Date', 'firstOrderDate', 'Only offers that start after this date'),
	day('Last Order Date', 'lastOrderDate', 'Only offers that end on or after this date'),
];

export const includeOfferAttributes: Field = {
	displayName: 'Additional Columns',
	name: 'includeOfferAttributes',
	type: 'multiOptions',
	options: [
		{ name: 'ACD Description', value: 'acdDescription' },
		{ name: 'ACD Effective Date', value: 'acdEffectiveDate' },
		{ name: 'ACD Indicator', value: 'acdIndicator' },
		{ name: 'Additional Detail', value: 'additionalDetail' },
		{ name: 'Bridge', value: 'bridge' },
		{ name: 'Discount Code', value: 'discountCode' },
		{ name: 'Duration', value: 'duration' },
		{ name: 'Estimated Ship Date', value: 'estimatedShipDate' },
		{ name: 'Estimated Street Price', value: 'estimatedStreetPrice' },
		{ name: 'First Order Date', value: 'firstOrderDate' },
		{ name: 'Language', value: 'language' },
		{ name: 'Last Order Date', value: 'lastOrderDate' },
		{ name: 'Level Details', value: 'levelDetails' },
		{ name: 'Metric', value: 'metric' },
		{ name: 'Operating System', value: 'operatingSystem' },
		{ name: 'Part Number', value: 'partNumber' },
		{ name: 'Partner Price', value: 'partnerPrice' },
		{ name: 'Pool', value: 'pool' },
		{ name: 'Product Family', value: 'productFamily' },
		{ name: 'Product Type', value: 'productType' },
		{ name: 'Product Type Detail', value: 'productTypeDetail' },
		{ name: 'Public Announce Date', value: 'publicAnnounceDate' },
		{ name: 'RMA Request Deadline', value: 'rmaRequestDeadline' },
		{ name: 'Users', value: 'users' },
		{ name: 'Version', value: 'version' },
	],
	default: [],
	description:
		'Columns to add to offer, product family, order dates, partner price and discount code. Rows leave out empty values.',
};
