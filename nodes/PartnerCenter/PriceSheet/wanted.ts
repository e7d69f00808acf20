import type { IDataObject } from 'n8n-workflow';

import type { Cells } from '../../engine/sheets/rows';

import { cell } from './columns';
import { dayOf, isDay } from './dates';

/** Whether a row is one of those that are asked for. */
export type Wanted = (cells: Cells) => boolean;

/** SKU IDs have four digits; as a number they lose the zeros in front. */
const spelled = (id: string): string => (/^\d{1,3}$/.test(id) ? id.padStart(4, '0') : id).toLowerCase();

const sameText = (column: string, given: unknown): Wanted => {
	const wanted = String(given).toLowerCase();
	return (cells) => cell(cells, column).toLowerCase() === wanted;
};

/** 'CFQ7TTC0LH16' is every SKU of the product, 'CFQ7TTC0LH16:0001' this one. */
function ofProducts(ids: string[]): Wanted {
	const skus = new Map<string, Set<string> | undefined>();
	for (const [product, sku] of ids.map((id) => id.split(':'))) {
		const key = product.trim().toLowerCase();
		const known = skus.get(key);
		if (sku === undefined || (skus.has(key) && known === undefined)) skus.set(key, undefined);
		else skus.set(key, new Set([...(known ?? []), spelled(sku.trim())]));
	}
	return (cells) => {
		const key = cell(cells, 'ProductId').toLowerCase();
		return skus.has(key) && (skus.get(key)?.has(spelled(cell(cells, 'SkuId'))) ?? true);
	};
}

function holdsOn(day: string): Wanted {
	return (cells) => {
		const [start, end] = [dayOf(cell(cells, 'EffectiveStartDate')), dayOf(cell(cells, 'EffectiveEndDate'))];
		// A date that cannot be read hides no price.
		return !(isDay(start) && start > day) && !(isDay(end) && end < day);
	};
}

function titled(given: string): Wanted {
	const part = given.toLowerCase();
	return (cells) =>
		cell(cells, 'ProductTitle').toLowerCase().includes(part) || cell(cells, 'SkuTitle').toLowerCase().includes(part);
}

const FILTERS: Record<string, (given: IDataObject[string]) => Wanted> = {
	productIds: (given) => ofProducts(given as string[]),
	skuId: (given) => (cells) => spelled(cell(cells, 'SkuId')) === spelled(String(given)),
	segment: (given) => sameText('Segment', given),
	termDuration: (given) => sameText('TermDuration', given),
	billingPlan: (given) => sameText('BillingPlan', given),
	validOn: (given) => holdsOn(String(given)),
	titleContains: (given) => titled(String(given)),
	currencies: (given) => {
		const wanted = (given as string[]).map((code) => code.toUpperCase());
		return (cells) => wanted.includes(cell(cells, 'CurrencyCode').toUpperCase());
	},
};

/** The filters of an item, those first that leave the fewest rows. */
export function wantedBy(local: IDataObject): Wanted {
	const tests = Object.entries(FILTERS)
		.filter(([name]) => local[name] !== undefined)
		.map(([name, make]) => make(local[name]));
	return (cells) => tests.every((test) => test(cells));
}
