import type { IDataObject } from 'n8n-workflow';

import { type HookContext, Problem } from '../../../engine/declare';
import { readRows } from '../../../engine/http/paging/paging';
import { getRequest } from '../../../engine/http/request';
import { at, put } from '../../../engine/util/path';

import { AVAILABILITIES, fitting } from '../../ordering/catalogItems';

import { nextTermOf } from './plan';
import { paging } from '../../paging';
import { readSubscription } from '../whole';

const PRODUCT = 'scheduledNextTermInstructions.product';

/**
 * Puts the availability that fits into a plan that names none: availabilities change over time, and with the term.
 * @throws Problem when there is none for a product that was chosen, or several
 */
export async function intoAvailability({ session, values: { path, body } }: HookContext): Promise<void> {
	const asked = (at(body, PRODUCT) ?? {}) as IDataObject;
	if (asked.availabilityId !== undefined) return;
	const had = nextTermOf(await readSubscription(session, path)).product as IDataObject;
	const product = { ...had, ...asked };
	// A legacy subscription: it is refused later, with the reason.
	if (product.productId === undefined || product.skuId === undefined) return;
	const item = { customerId: path.customerId, productId: String(product.productId), skuId: String(product.skuId) };
	const rows = await readRows(session, getRequest(AVAILABILITIES, item), paging.links, 'items', Infinity);
	const found = fitting(rows, product.termDuration as string | undefined, undefined).map(({ id }) => String(id));
	const isSame = product.productId === had.productId && product.skuId === had.skuId;
	if (isSame && found.includes(String(had.availabilityId))) return;
	if (found.length === 1) {
		put(body, `${PRODUCT}.availabilityId`, found[0]);
		return;
	}
	// The product stays what it is: whether its old availability will do, the platform says.
	if (isSame && asked.termDuration === undefined) return;
	const name = `${item.productId}, SKU ${item.skuId}`;
	throw new Problem(
		found.length === 0
			? `Nothing was scheduled: this customer cannot buy ${name} for the term ${String(product.termDuration)}. Choose another term or product.`
			: `Nothing was scheduled: ${name} can be bought in ${found.length} ways. Choose one as Availability: ${found.join(', ')}.`,
		{ outcome: 'failed', availabilityIds: found },
	);
}
