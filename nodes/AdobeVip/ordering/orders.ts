import type { IDataObject } from 'n8n-workflow';

import type { ExistingOrder, FindContext, OrderKeyStrategy, Session, State, Wait } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { digest } from '../../engine/util/hash';

import { paging } from '../paging';
import { stateOf } from '../statuses';
import { momentOf } from '../windows';

import { comparable, comparableWith, linesOf } from './lines';

export const ORDER_ROUTE = 'GET /v3/customers/{customerId}/orders/{id}';
export const ORDERS_ROUTE = 'GET /v3/customers/{customerId}/orders';

/** Without a start only the current term is searched; before this day there were no orders. */
export const BEGINNING = '2015-01-01';

/** What keeps a key, at most. Source: facts, validations.fieldLengths. */
const KEY_LENGTH = 35;

/** Characters that no text of Adobe's may have. Source: facts, validations.characterRules. */
const NOT_TAKEN = /[<>["]/g;

/** The key as Adobe keeps it: one that is too long, or has characters that Adobe refuses, is changed and made unique by a hash. */
function keptKey(key: string): string {
	const taken = key.replace(NOT_TAKEN, '_');
	if (taken === key && key.length <= KEY_LENGTH) return key;
	const hash = digest(key).slice(0, 12);
	// Half of a character that takes two units would come back as another one, and the order would not be found.
	const start = taken.slice(0, KEY_LENGTH - hash.length - 1).replace(/[\uD800-\uDBFF]$/, '');
	return `${start}~${hash}`;
}

/** Said where a key is kept in another form. */
export function keyWarning(key: string | undefined): string[] {
	if (key === undefined || keptKey(key) === key) return [];
	const why =
		key.length > KEY_LENGTH
			? `The order key is longer than ${KEY_LENGTH} characters.`
			: 'The order key has characters that Adobe refuses (< > [ ").';
	return [`${why} Adobe stores it as "${keptKey(key)}".`];
}

/** Why an order is no success, by the code of its status. Source: facts, statusTables.order; 1010 from another implementation. */
const FAILED: Record<string, string> = {
	1004: 'failed',
	1008: 'was fully returned',
	1010: 'failed, because an address is not valid',
	1020: 'failed, because the distributor is inactive',
	1022: 'failed, because the reseller is inactive',
	1024: 'failed, because the customer is inactive',
	1026: 'failed, because the customer ID is not valid',
};

/** A code that is unknown is no reason to wait for ever: it is reported as a failure. */
function failure({ orderId, status }: IDataObject): string {
	const why = FAILED[String(status)];
	if (why !== undefined)
		return `Order ${orderId} ${why} (status ${status}). Check the account, fix the cause, then turn on the "Place Again" option and run this again.`;
	return `Order ${orderId} has status ${status}, which is unknown to this node, so it counts as failed. Check it with Adobe. Only if nothing was ordered, turn on the "Place Again" option and run this again.`;
}

const orderState = ({ status }: IDataObject): State => stateOf(status);

/** Subscriptions that an order made or touched; blank ones come only when it is complete. */
export const subscriptionsOf = (order: IDataObject): IDataObject => {
	const ids = linesOf(order)
		.map((line) => String(line.subscriptionId ?? ''))
		.filter((id) => id !== '');
	return { subscriptionIds: [...new Set(ids)] };
};

/** Following an order until Adobe is done with it. */
export const orderWait: Wait = {
	route: ORDER_ROUTE,
	state: orderState,
	failure,
	until: 'the order is complete and its subscriptions exist',
	offered: 'choice',
};

function readOrder(order: IDataObject): ExistingOrder {
	const key = String(order.externalReferenceId ?? '');
	return {
		id: String(order.id ?? order.orderId),
		key: key === '' ? undefined : key,
		lines: comparable(order),
		state: orderState(order),
		unclear: orderState(order) === 'failed' && !(String(order.status) in FAILED),
		body: order,
	};
}

const typeOf = (body: IDataObject): string => String(body.orderType ?? '');

/** Every order of a customer, over all its terms; the newest comes first. @param filters by Adobe's names */
export async function readOrders(
	session: Session,
	customerId: string,
	filters: IDataObject = {},
): Promise<IDataObject[]> {
	const request = getRequest(ORDERS_ROUTE, { customerId }, { 'start-date': BEGINNING, ...filters });
	return (await readRows(session, request, paging.orders, 'items', Infinity)).map((row) => session.vendor.object(row));
}

/** Orders of the customer and type under a key, over all its terms, and those that show none. */
async function find({ session, values: { path, body }, key, othersSince }: FindContext): Promise<ExistingOrder[]> {
	const rows = await readOrders(session, path.customerId);
	const kept = keptKey(key);
	return (
		rows
			// What Adobe places itself, such as a renewal at the anniversary, has no key and is nobody's order.
			.filter((row) => row.orderType === body.orderType && row.source !== 'System')
			.map(readOrder)
			.map((order) => (order.key === kept ? { ...order, key } : order))
			.filter((order) => order.key === undefined || order.key === key || othersSince !== undefined)
			// The last one counts.
			.reverse()
	);
}

/** Where Adobe keeps the order key, and how an order is found by it. */
export const orderKeyStrategy: OrderKeyStrategy = {
	scope: ({ path, body }) => [path.customerId, typeOf(body)],
	withKey: (body, key) => ({ ...body, externalReferenceId: keptKey(key) }),
	lines: (body) => comparable(body) ?? [],
	find,
	findsOthers: true,
	read: readOrder,
	showsKey: ({ externalReferenceId }, key) => externalReferenceId === keptKey(key),
	madeAt: ({ creationDate }) => momentOf(creationDate),
	normalizeFound: async ({ values: { body }, order }) => ({ ...order, lines: comparableWith(order.body, body) }),
	advice: ({ path }, key) =>
		`Check Order > Get Many for customer ${path.customerId} for the external reference "${keptKey(key)}". For ten days, Adobe repeats its first response to the same key. If nothing was ordered and that response was an error, order again with another key.`,
};

export const readOrderById = async (session: Session, customerId: string, id: string): Promise<IDataObject> =>
	await readObject(session, getRequest(ORDER_ROUTE, { customerId, id }));
