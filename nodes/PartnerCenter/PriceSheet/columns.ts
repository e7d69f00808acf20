import type { IDataObject } from 'n8n-workflow';

import type { Cells, SheetKind } from '../../engine/sheets/rows';

import { dayOf } from './dates';

/** A kind of sheet with the columns that are known of it. Source: contract, keyFields of its operation. */
export interface Sheet extends SheetKind {
	/** those that hold a day */
	days: string[];
	/** first part of a file's name */
	file: string;
}

export const PRICES: Sheet = {
	what: 'a price sheet',
	columns: [
		'ProductTitle',
		'ProductId',
		'SkuId',
		'SkuTitle',
		'Publisher',
		'SkuDescription',
		'UnitOfMeasure',
		'TermDuration',
		'BillingPlan',
		'Market',
		'Currency',
		'UnitPrice',
		'PricingTierRangeMin',
		'PricingTierRangeMax',
		'EffectiveStartDate',
		'EffectiveEndDate',
		'Tags',
		'ERP Price',
		'Segment',
		'MeterIds',
		'MeterType',
	],
	days: ['EffectiveStartDate', 'EffectiveEndDate'],
	file: 'pricesheet',
};

export const RATES: Sheet = {
	what: 'a list of exchange rates',
	columns: ['CurrencyCode', 'USDPerUnit', 'Month'],
	days: [],
	file: 'fxrates',
};

export const OFFERS: Sheet = {
	what: 'an offer matrix',
	columns: [
		'ProductTitle',
		'ProductId',
		'SkuId',
		'SkuTitle',
		'ProvisioningId',
		'ProvisioningString',
		'MinLicenses',
		'MaxLicenses',
		'AssetOwnershipLimit',
		'AssetOwnershipLimitType',
		'ProductSkuPreRequisites',
		'ProductSkuConversion',
		'Description',
		'AllowedCountries',
	],
	days: [],
	file: 'offermatrix',
};

/** Names that begin with an abbreviation. */
const OWN: Record<string, string> = { 'ERP Price': 'erpPrice', USDPerUnit: 'usdPerUnit' };

/** 'ProductId' -> 'productId' */
const memberOf = (column: string): string => OWN[column] ?? `${column[0].toLowerCase()}${column.slice(1)}`;

/** What a simplified row of a sheet has, each time. */
export const membersOf = ({ columns }: Sheet): string[] => columns.map(memberOf);

/** How a column is found when the platform writes its name a little differently. */
const plain = (name: string): string => name.replace(/[\s_]/g, '').toLowerCase();

/**
 * A row in the names of JSON: prices as the text that is there, days as YYYY-MM-DD, nothing as null.
 * Columns that are not known go into `other`.
 */
export function simplified({ columns, days }: Sheet, cells: Cells): IDataObject {
	const row: IDataObject = Object.fromEntries(columns.map((column) => [memberOf(column), null]));
	const known = new Map(columns.map((column) => [plain(column), column]));
	const other: IDataObject = {};
	for (const [name, value] of Object.entries(cells)) {
		const column = known.get(plain(name));
		if (column === undefined) other[name] = value;
		else row[memberOf(column)] = days.includes(column) ? dayOf(value) : value.trim() || null;
	}
	return Object.keys(other).length > 0 ? { ...row, other } : row;
}

/** The value of a known column. */
export function cell(cells: Cells, column: string): string {
	const name = column in cells ? column : Object.keys(cells).find((one) => plain(one) === plain(column));
	return name === undefined ? '' : cells[name].trim();
}
