import type { IDataObject } from 'n8n-workflow';

import { type HookContext, InputProblem, type Session } from '../engine/declare';
import { readRows } from '../engine/http/paging/paging';
import { getRequest } from '../engine/http/request';
import { remembered } from '../engine/http/session';
import { numberIn } from '../engine/util/numbers';

import { paging } from './paging';

interface Period {
	type?: string;
	duration?: number;
}

const periodText = (period: unknown): string => {
	const { type, duration } = (period ?? {}) as Period;
	return type ? `${duration} ${type}` : 'none';
};

const samePeriod = (wanted: unknown, offered: unknown) =>
	wanted === undefined || periodText(wanted) === periodText(offered);

/** Products with exactly this part number; the filter of the platform need not be exact. */
async function productsOf(session: Session, mpn: string): Promise<IDataObject[]> {
	return await remembered(session, `product ${mpn}`, async () => {
		const request = getRequest('GET /products', {}, { mpn });
		const rows = await readRows(session, request, paging.limitOffset, 'data', Infinity);
		return rows.filter((row) => row.mpn === mpn);
	});
}

/** Narrows by what the line says, in the platform's own order: vendor, subscription period, billing period. */
function narrowed(line: IDataObject, rows: IDataObject[]): IDataObject[] {
	return rows.filter(
		(row) =>
			(line.id === undefined || line.id === row.id) &&
			(line.vendor === undefined || line.vendor === row.vendor) &&
			samePeriod(line.subscriptionPeriod, row.subscriptionPeriod) &&
			samePeriod(line.billingPeriod, row.billingPeriod),
	);
}

function theOne(line: IDataObject, rows: IDataObject[], label: string): IDataObject {
	const fitting = narrowed(line, rows);
	if (fitting.length === 1) return fitting[0];
	if (rows.length === 0) {
		throw new InputProblem(
			`${label}: your catalog has no product with the part number ${line.mpn}. Choose one from the list, or have this one added to your catalog.`,
		);
	}
	const kinds = rows.map(
		(row) =>
			`vendor ${row.vendor ?? 'none'}, subscription period ${periodText(row.subscriptionPeriod)}, billing period ${periodText(row.billingPeriod)}`,
	);
	const what = fitting.length === 0 ? 'none of them matches the line' : `${fitting.length} of them match`;
	throw new InputProblem(
		`${label}: ${rows.length} products share the part number ${line.mpn} and ${what}. In the line, under More, set Vendor, Subscription Period or Billing Period to one of: ${kinds.join(' | ')}.`,
	);
}

/** @param line its quantity is what the subscription holds in the end; 0 takes the product away */
function checkQuantity(line: IDataObject, product: IDataObject, label: string): void {
	const quantity = Number(line.quantity);
	// A limit that is empty, or no number, is none.
	const least = numberIn(product.minimumQuantity) ?? 0;
	const most = numberIn(product.maximumQuantity) ?? -1;
	if (quantity === 0) return;
	if (least === 1 && most === 1 && quantity !== 1) {
		throw new InputProblem(
			`${label}: ${product.name ?? line.mpn} is sold as exactly one unit, but the quantity is ${quantity}. Nothing was ordered for this item.`,
		);
	}
	if (quantity < least) {
		throw new InputProblem(
			`${label}: the minimum quantity of ${product.name ?? line.mpn} is ${least}, but it is ${quantity}. Nothing was ordered for this item.`,
		);
	}
	if (most >= 0 && quantity > most) {
		throw new InputProblem(
			`${label}: the maximum quantity of ${product.name ?? line.mpn} is ${most}, but it is ${quantity}. Nothing was ordered for this item.`,
		);
	}
}

const dependsOn = (product: IDataObject): string[] =>
	((Array.isArray(product.dependsOn) ? product.dependsOn : []) as IDataObject[]).map(({ mpn }) => String(mpn));

/** Part numbers that products with these part numbers depend on. */
export async function prerequisitesOf(session: Session, mpns: string[]): Promise<string[]> {
	const products = await Promise.all(mpns.map(async (mpn) => await productsOf(session, mpn)));
	return products.flat().flatMap(dependsOn);
}

/** The platform decides on add-ons (its sources disagree), so a missing license is only a warning. */
function missingLicense(product: IDataObject, ordered: unknown[]): string[] {
	const missing = dependsOn(product).filter((mpn) => !ordered.includes(mpn));
	if (missing.length === 0) return [];
	return [
		`${product.name ?? product.mpn} is an add-on for ${missing.join(', ')}, which is not in this order. The platform may add it or refuse the order.`,
	];
}

/**
 * Looks every line up in the catalog: one product, and a quantity within its limits.
 * @returns warnings
 * @throws InputProblem that names the line
 */
export async function checkLines({ session, values }: HookContext): Promise<string[]> {
	const lines = (values.body.products ?? []) as IDataObject[];
	const ordered = lines.map(({ mpn }) => mpn);
	const products = await Promise.all(lines.map(async (line) => await productsOf(session, String(line.mpn))));
	return lines.flatMap((line, index) => {
		const label = `"Products, line ${index + 1}"`;
		// The catalog lists what may be sold: a product that has left it can still be changed, and taken away.
		if (values.body.type === 'change' && products[index].length === 0) {
			return Number(line.quantity) === 0
				? []
				: [`${line.mpn} is not in your catalog, so its quantity was not checked.`];
		}
		const product = theOne(line, products[index], label);
		checkQuantity(line, product, label);
		return values.body.type === 'sales' ? missingLicense(product, ordered) : [];
	});
}
