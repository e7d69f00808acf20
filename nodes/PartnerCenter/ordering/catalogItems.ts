import type { IDataObject } from 'n8n-workflow';

import { type HookContext, Problem, type Session, type Values } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { remembered } from '../../engine/http/session';
import { at } from '../../engine/util/path';

import { paging } from '../paging';

import { linesOf } from './lines';

/** Availabilities for a customer: they hold in its market, so no country is asked for. */
export const AVAILABILITIES = 'GET /v1/customers/{customerId}/products/{productId}/skus/{skuId}/availabilities';

const termsOf = (availability: IDataObject): string[] =>
	(Array.isArray(availability.terms) ? (availability.terms as IDataObject[]) : []).map(({ duration }) =>
		String(duration),
	);

/** What can be bought of a SKU for a term and segment. */
export function fitting(
	availabilities: IDataObject[],
	term: string | undefined,
	segment: string | undefined,
): IDataObject[] {
	const sold = availabilities.filter(({ isPurchasable, catalogItemId }) => isPurchasable !== false && catalogItemId);
	const timed = sold.filter((row) => term === undefined || termsOf(row).length === 0 || termsOf(row).includes(term));
	const of = (wanted: string) => timed.filter((row) => String(row.segment ?? wanted).toLowerCase() === wanted);
	if (segment !== undefined) return of(segment);
	return of('commercial').length > 0 ? of('commercial') : timed;
}

/** Where the SKU asks for an attestation, the line must say that it was given. @throws Problem */
function refuseUnattested({ sku }: IDataObject, line: IDataObject, name: string): void {
	if (at(sku, 'attestationProperties.enforceAttestation') !== true || line.attestationAccepted === true) return;
	const type = at(sku, 'attestationProperties.attestationType');
	throw new Problem(
		`Nothing was ordered: ${name} requires an attestation by the customer${type ? ` (${String(type)})` : ''} (code 900203). Turn on Attestation Accepted in its line once the customer has given it.`,
		{ outcome: 'failed' },
	);
}

/** The catalog item of a line, read right now. @throws Problem when there is none, or several */
async function catalogItem(session: Session, customerId: string, line: IDataObject, segment?: string): Promise<string> {
	const path = { customerId, productId: String(line.productId), skuId: String(line.skuId) };
	const name = `${path.productId}, SKU ${path.skuId}`;
	const rows = await remembered(
		session,
		`availabilities ${JSON.stringify(path)}`,
		async () => await readRows(session, getRequest(AVAILABILITIES, path), paging.links, 'items', Infinity),
	);
	const found = fitting(rows, line.termDuration as string | undefined, segment);
	if (found.length === 1) {
		refuseUnattested(found[0], line, name);
		return String(found[0].catalogItemId);
	}
	if (found.length === 0) {
		throw new Problem(
			`Nothing was ordered: ${name} cannot be bought by this customer${line.termDuration ? ` for the term ${String(line.termDuration)}` : ''}. Choose another term, segment or product.`,
			{ outcome: 'failed' },
		);
	}
	const ids = found.map(({ catalogItemId }) => String(catalogItemId));
	throw new Problem(
		`Nothing was ordered: ${name} can be bought in ${ids.length} ways. Set Catalog Item ID to one of these: ${ids.join(', ')}.`,
		{ outcome: 'failed', catalogItemIds: ids },
	);
}

/** A line must say what is bought, in one way or the other; undefined when it does. */
export function lineComplaint({ body }: Values): string | undefined {
	const all = (lines: IDataObject[], label: string): string | undefined =>
		lines
			.map((line, index) => {
				const place = `${label} ${index + 1}`;
				const whole = line.catalogItemId !== undefined || (line.productId !== undefined && line.skuId !== undefined);
				if (!whole) return `${place}: choose Product and SKU, or set a Catalog Item ID.`;
				return all((line.addonItems as IDataObject[] | undefined) ?? [], `${place}, add-on`);
			})
			.find((complaint) => complaint !== undefined);
	return all(linesOf(body), '"Lines", line');
}

/** Puts fresh catalog items and line numbers into the lines. @returns no warnings */
export async function intoCatalogItems({ session, values }: HookContext): Promise<string[]> {
	const segment = values.local.targetSegment as string | undefined;
	let number = 0;
	const filled = async (line: IDataObject): Promise<IDataObject> => {
		const { productId: _product, skuId: _sku, addonItems, ...rest } = line;
		const id = number++;
		const catalogItemId = line.catalogItemId ?? (await catalogItem(session, values.path.customerId, line, segment));
		const addons = await inOrder((addonItems as IDataObject[] | undefined) ?? [], filled);
		return { id, ...rest, catalogItemId, ...(addons.length > 0 ? { addonItems: addons } : {}) } as IDataObject;
	};
	values.body.lineItems = await inOrder(linesOf(values.body), filled);
	return [];
}

/** One after the other: the numbers of the lines follow their order. */
async function inOrder<T, R>(rows: T[], work: (row: T) => Promise<R>): Promise<R[]> {
	const results: R[] = [];
	for (const row of rows) results.push(await work(row));
	return results;
}
