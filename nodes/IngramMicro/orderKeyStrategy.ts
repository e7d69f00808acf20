import type { IDataObject } from 'n8n-workflow';

import {
	type ExistingOrder,
	type FindContext,
	type FoundContext,
	type OrderKeyStrategy,
	Problem,
	type Session,
	type State,
	type DuplicateRules,
	type Wait,
} from '../engine/declare';
import { readRows } from '../engine/http/paging/paging';
import { getRequest } from '../engine/http/request';
import { look } from '../engine/http/wait';
import { numberIn } from '../engine/util/numbers';

import { prerequisitesOf } from './catalog';
import { hasAnotherKey, keepKey } from './knownKeys';
import { paging } from './paging';

/** The attribute that holds the order key when the customer's own PO number is in poNumber. */
export const KEY_ATTRIBUTE = 'n8nOrderKey';

const WITH_ATTRIBUTES = ['sales', 'change', 'migration'];
const BY_SUBSCRIPTION = ['renewal', 'cancellation'];

const COMPLETED = ['completed', 'complete'];
/** The empty one: an answer that does not show it. */
const UNDER_WAY = ['submitted', 'processing', ''];

const statusOf = ({ status }: IDataObject): string =>
	String(status ?? '')
		.trim()
		.toLowerCase();

/** The order's status in the engine's terms; spelling of both sources. What nobody knows is no success, and ends the waiting. */
export function orderState(order: IDataObject): State {
	const status = statusOf(order);
	if (COMPLETED.includes(status)) return 'completed';
	return UNDER_WAY.includes(status) ? 'pending' : 'failed';
}

/** It ended as nobody knows: in neither of the two ways in which nothing was bought. */
export const isUnclear = (order: IDataObject): boolean =>
	orderState(order) === 'failed' && !['cancelled', 'error'].includes(statusOf(order));

const products = (order: IDataObject): IDataObject[] =>
	Array.isArray(order.products) ? (order.products as IDataObject[]) : [];

/**
 * Lines in comparable form. A change order reports the difference as quantity, so it is left out there;
 * renewals and cancellations have no product, only a subscription.
 * @returns undefined when the platform shows less than is to be compared
 */
export function comparableLines(order: IDataObject): string[] | undefined {
	const lines = products(order).map((line) => {
		if (BY_SUBSCRIPTION.includes(String(order.type))) return line.subscriptionId;
		if (order.type === 'change')
			return line.subscriptionId && line.mpn && `${line.mpn} of subscription ${line.subscriptionId}`;
		const quantity = numberIn(line.quantity);
		return line.mpn && quantity !== undefined && `${quantity} x ${line.mpn}`;
	});
	if (lines.length === 0 || lines.some((line) => !line)) return undefined;
	// Without quantities, several lines that say the same say it once.
	return order.type === 'sales' || order.type === 'migration' ? lines.map(String) : [...new Set(lines.map(String))];
}

function keyOf(order: IDataObject): string | undefined {
	const attributes = (order.attributes ?? {}) as IDataObject;
	const key = attributes[KEY_ATTRIBUTE] ?? order.poNumber;
	return key === undefined || key === null || key === '' ? undefined : String(key);
}

function readOrder(order: IDataObject): ExistingOrder {
	return {
		id: String(order.id),
		key: keyOf(order),
		lines: comparableLines(order),
		state: orderState(order),
		unclear: isUnclear(order),
		body: order,
	};
}

/** What is looked for: the key, and the PO number of the flow's own where the key moved to the attributes for it. */
interface Wanted {
	key: string;
	ownNumber?: string;
}

function wantedOf({ poNumber, attributes }: IDataObject, key: string): Wanted {
	const movesKey = (attributes as IDataObject | undefined)?.[KEY_ATTRIBUTE] === key;
	return movesKey ? { key, ownNumber: String(poNumber) } : { key };
}

/**
 * Whether the key may be in attributes that are not shown. Where none are, a PO number says nothing of the key, for the
 * flow's own one may have been edited since; where some are, this very PO number makes the order suspect.
 */
function mayHideKey({ attributes, poNumber }: IDataObject, { ownNumber }: Wanted): boolean {
	if (ownNumber === undefined) return false;
	if (attributes === undefined) return true;
	return (attributes as IDataObject | null)?.[KEY_ATTRIBUTE] === undefined && String(poNumber) === ownNumber;
}

/** A row of the list that shows by itself that it is another sale: its key can be nowhere else. */
function isAnother(row: IDataObject, wanted: Wanted): boolean {
	if (row.poNumber === undefined || row.poNumber === null || row.poNumber === '') return false;
	if (keyOf(row) === wanted.key || mayHideKey(row, wanted)) return false;
	return row.attributes !== undefined || !WITH_ATTRIBUTES.includes(String(row.type));
}

/** When an order was made, in milliseconds; undefined where it does not say. */
function madeAt({ creationDate }: IDataObject): number | undefined {
	const time = Date.parse(String(creationDate ?? ''));
	return Number.isNaN(time) ? undefined : time;
}

/** Rows of the list have no lines and need not show the PO number, so the orders are read one by one. */
async function findOrders({ session, values: { body }, key, own, othersSince }: FindContext): Promise<ExistingOrder[]> {
	const request = getRequest('GET /orders', {}, { customerId: body.customerId });
	const rows = await readRows(session, request, paging.limitOffset, 'data', Infinity);
	const wanted = wantedOf(body, key);
	if (othersSince !== undefined) {
		const recent = rows.filter((row) => row.type === body.type && (madeAt(row) ?? othersSince) >= othersSince);
		return await Promise.all(recent.map(async (row) => await readListed(session, row)));
	}
	const candidates = rows.filter(
		(row) => String(row.id) === own || (row.type === body.type && !isAnother(row, wanted)),
	);
	const orders = await Promise.all(
		candidates.map(async (row) =>
			String(row.id) === own ? { ...readOrder(row), key } : await readCandidate(session, row, wanted),
		),
	);
	return orders.filter((order) => order !== undefined).filter((order) => order.key === undefined || order.key === key);
}

/** An order that cannot be read may be this sale. */
const notRead =
	(id: string) =>
	(error: Error): never => {
		if (!(error instanceof Problem)) throw error;
		throw new Problem(
			`Nothing was ordered: the earlier order ${id} of this customer is listed but could not be read, and it may be this sale. Run this again later. If the problem persists, contact the platform's support about order ${id}.`,
			{ ...error.details, existingOrderId: id },
			error.description,
		);
	};

/** An order of the list with what only the order itself shows. */
async function readListed(session: Session, row: IDataObject): Promise<ExistingOrder> {
	const id = String(row.id);
	return readOrder({ ...row, ...(await look(session, { wait: orderWait }, id).catch(notRead(id))).body });
}

/** An order that is known to be another's is not read again. */
async function readCandidate(session: Session, row: IDataObject, wanted: Wanted): Promise<ExistingOrder | undefined> {
	const { buyer, clock } = session;
	const { key, ownNumber } = wanted;
	const id = String(row.id);
	// What was read for a key in the PO number, or for another PO number, says nothing of a key in the attributes.
	const name = ownNumber === undefined ? id : `attributes ${id} ${ownNumber}`;
	if (hasAnotherKey(buyer, name, key, clock.now())) return undefined;
	const order = await readListed(session, row);
	if (order.key !== key && mayHideKey(order.body, wanted)) return { ...order, key: undefined };
	if (order.key !== undefined) keepKey(buyer, name, order.key, clock.now());
	return order;
}

/** Following an order. The platform gives no reason for a failure. */
export const orderWait: Wait = {
	route: 'GET /orders/{id}',
	state: orderState,
	failure: (order) => {
		const name = String(order.orderNumber ?? order.id);
		const status = statusOf(order);
		if (status === 'cancelled')
			return `Order ${name} was canceled. Check in the control panel who canceled it. The "Place Again" option orders again with the same key.`;
		if (status === 'error')
			return `Order ${name} ended in error. Ingram Micro shows the reason only in the control panel: look there under Orders, fix the cause, then turn on the "Place Again" option and run this again.`;
		return `Order ${name} has the status "${String(order.status)}", which is unknown to this node, so it does not count as done. Check in the control panel under Orders what happened to it. Only if nothing was bought, turn on the "Place Again" option and run this again.`;
	},
	until: 'the order is completed',
	offered: 'choice',
};

/** A cancellation stays submitted until somebody approves it in the control panel. */
export const approvalWait: Wait = { ...orderWait, offered: 'never' };

/** The customer's own PO number is in poNumber, so the key needs another place. */
const isOwn = (body: IDataObject): boolean =>
	body.poNumber !== undefined && WITH_ATTRIBUTES.includes(String(body.type));

/** The platform adds the license that an add-on needs: such a line was not asked for and does not make another sale. */
async function asAsked({ session, values: { body }, order }: FoundContext): Promise<ExistingOrder> {
	const asked = products(body).map(({ mpn }) => mpn);
	const more = products(order.body).filter(({ mpn }) => !asked.includes(mpn));
	if (body.type !== 'sales' || !order.lines || more.length === 0) return order;
	const needed = await prerequisitesOf(session, asked.map(String));
	const isAdded = ({ mpn }: IDataObject) => needed.includes(String(mpn)) && !asked.includes(mpn);
	const own = products(order.body).filter((line) => !isAdded(line));
	const added = comparableLines({ ...order.body, products: products(order.body).filter(isAdded) });
	return { ...order, lines: comparableLines({ ...order.body, products: own }), added };
}

/** What a second order of each type does, and who can undo it. */
const SECOND: Record<string, string> = {
	sales:
		'To undo the second one, place a cancellation order for its subscription (Ingram Micro Cancellation Order), or run this again with the "Cancel Duplicate Order" option.',
	change: 'Both set the same final quantities: get the subscription, and change it again if its quantities differ.',
	cancellation: 'Approve only one of them in the control panel.',
};

const duplicates: DuplicateRules = {
	advice: ({ type }) => SECOND[String(type)] ?? "Contact the platform's support to undo the second one.",
};

/** Where Ingram Micro keeps the order key, and how an order is found by it. */
export const orderKeyStrategy: OrderKeyStrategy = {
	scope: ({ body }) => [String(body.customerId), String(body.type)],
	withKey: (body, key) => {
		const { [KEY_ATTRIBUTE]: _another, ...attributes } = (body.attributes ?? {}) as IDataObject;
		if (isOwn(body)) return { ...body, attributes: { ...attributes, [KEY_ATTRIBUTE]: key } };
		// A key copied along with the attributes of an earlier order would come before the one in poNumber.
		return { ...body, ...(body.attributes ? { attributes } : {}), poNumber: key };
	},
	lines: (body) => comparableLines(body) ?? [],
	find: findOrders,
	findsOthers: true,
	madeAt,
	duplicates,
	normalizeFound: asAsked,
	read: readOrder,
	notCompared: ({ type }) =>
		type === 'change'
			? ['The quantities of a change are not compared. If this was another change, use a different key for it.']
			: [],
	advice: ({ body }, key) =>
		`Look for an order of customer ${body.customerId} with the PO number or attribute "${key}" in the control panel. If you run this again within 15 minutes, it only looks for the order. After that, it looks first, and orders if nothing is found.`,
};
