import type { IDataObject } from 'n8n-workflow';

import {
	type ApiRequest,
	type OrderIntent,
	type OrderKeyStrategy,
	type PlaceContext,
	Problem,
	type Session,
} from '../../engine/declare';
import { undefinedUnlessCanceled } from '../../engine/http/problem';
import { getRequest } from '../../engine/http/request';
import { platformNow } from '../../engine/http/platformTime';
import { readObject } from '../../engine/http/readObject';
import { write } from '../../engine/http/send';
import { lookAfter } from '../../engine/http/wait';
import { sameLines } from '../../engine/orders/existing/matchExistingOrder';
import { digest } from '../../engine/util/hash';
import { isObject } from '../../engine/util/path';

import { sentencesOf } from '../SubscriptionUpgrade/errorSentences';

import { cartMeaning } from './cartCodes';
import { comparable, comparableWith, linesOf } from './lines';
import { combined, orderKeyStrategy } from './orders';

export const CARTS = 'POST /v1/customers/{customerId}/carts';
export const CART = 'GET /v1/customers/{customerId}/carts/{cartId}';
export const CHECK_OUT = 'POST /v1/customers/{customerId}/carts/{cartId}/checkout';

const errorIn = (line: IDataObject): IDataObject | undefined => (isObject(line.error) ? line.error : undefined);

/** What a cart says is wrong with its lines, one sentence each: a cart with errors comes as a success. */
export function lineErrors(cart: IDataObject): string[] {
	return linesOf(cart).flatMap((line, index) => {
		const error = errorIn(line);
		const own = error ? [`Line ${Number(line.id ?? index) + 1}: ${sentencesOf(error, cartMeaning).join(' ')}`] : [];
		return [...own, ...lineErrors({ lineItems: line.addonItems ?? [] })];
	});
}

/** What a checkout could not order, one sentence each, and which orders were placed nevertheless. */
export function orderErrors(result: IDataObject): string[] {
	const errors = Array.isArray(result.orderErrors) ? (result.orderErrors as IDataObject[]) : [];
	if (errors.length === 0) return [];
	const placed = Array.isArray(result.orders) ? (result.orders as IDataObject[]).map(({ id }) => id) : [];
	return [
		placed.length > 0 ? `Only part of it was ordered: ${placed.join(', ')}.` : 'Nothing was ordered.',
		...errors.map(
			({ orderGroupId, ...error }) =>
				`${orderGroupId === undefined ? '' : `Group ${String(orderGroupId)}: `}${sentencesOf(error).join(' ')}`,
		),
	];
}

/**
 * Nothing is bought by a cart, so without a usable answer it is asked for again under its id: under another one it would
 * be another cart than that of a second worker, and both would be ordered.
 * @throws Problem
 */
async function createCart(session: Session, { path, body }: OrderIntent, writeId: string): Promise<IDataObject> {
	const request: ApiRequest = { ...getRequest(CARTS, path), body, writeId };
	const once = async (asking: Session): Promise<IDataObject | undefined> => {
		const sent = await write(asking, request, 'buy').catch((error: Error) => {
			// Whatever became of the cart, nothing was bought.
			if (error instanceof Problem) error.doubtful = false;
			throw error;
		});
		const made =
			'answer' in sent && sent.answer.body !== undefined ? asking.vendor.object(sent.answer.body) : undefined;
		return made?.id === undefined ? undefined : made;
	};
	const cart = (await once(session)) ?? (await lookAfter(session, once));
	if (cart === undefined) {
		throw new Problem(
			'No usable response was received when the cart was created, so nothing was bought. Run this again.',
			{
				outcome: 'failed',
				route: CARTS,
			},
		);
	}
	return cart;
}

/** A cart is of this try when it was made within this time; clocks need not agree to the second. */
const FRESH = 30_000;

export const isOrdered = ({ status }: IDataObject): boolean => String(status ?? '').toLowerCase() === 'ordered';

const refuseCart = (cart: IDataObject): never => {
	throw new Problem(
		'The cart was created by an earlier try with other lines, or has expired. Nothing was ordered. Run this again.',
		{ outcome: 'failed', route: CARTS, cartId: cart.id },
	);
};

/**
 * A repeated id is answered with the cart of an earlier try. If that was ordered since, it is the order that is asked for;
 * if not, it may hold what was wanted then, so it is left alone.
 */
async function refuseEarlier(session: Session, intent: OrderIntent, cart: IDataObject, again: boolean): Promise<void> {
	const now = platformNow(session);
	const expires = Date.parse(String(cart.expirationTimestamp ?? ''));
	const other = !sameLines(comparableWith(cart, intent.body) ?? [], comparable(intent.body) ?? []);
	const earlier = !again && !isFresh(cart, now);
	if (!other && !earlier && (Number.isNaN(expires) || expires > now)) return;
	const current = await readCart(session, { customerId: intent.path.customerId, cartId: String(cart.id) }).catch(
		undefinedUnlessCanceled,
	);
	if (!current || !isOrdered(current)) refuseCart(cart);
}

/** Where the platform does not show when a cart was made, it is taken for a new one. */
function isFresh(cart: IDataObject, now: number): boolean {
	const made = Date.parse(String(cart.creationTimestamp ?? ''));
	return Number.isNaN(made) || now - made <= FRESH;
}

/** What is wrong with the lines of a new cart would be wrong with another one as well. */
function refuseErrors(cart: IDataObject, now: number): void {
	const wrong = lineErrors(cart);
	if (wrong.length === 0) return;
	const problem = new Problem(`Nothing was ordered. ${wrong.join(' ')}`, {
		outcome: 'failed',
		route: CARTS,
		cartId: cart.id,
	});
	problem.final = isFresh(cart, now);
	throw problem;
}

export const readCart = async (session: Session, path: Record<string, string>): Promise<IDataObject> =>
	await readObject(session, getRequest(CART, path));

/** A limit and the sign-in are no word on the cart, and a read would end like them. */
const AT_THE_DOOR = [401, 429];

/**
 * A refusal can come although the cart was ordered: by this checkout, or by that of another worker. The cart knows before
 * any list does; where it shows that it was not ordered, nothing was.
 */
async function wasOrdered(session: Session, path: Record<string, string>, refusal: Problem): Promise<boolean> {
	const status = Number(refusal.details.status);
	if (!(status >= 400 && status < 500) || AT_THE_DOOR.includes(status)) return false;
	const cart = await readCart(session, path).catch(undefinedUnlessCanceled);
	refusal.doubtful &&= cart === undefined;
	return cart !== undefined && isOrdered(cart);
}

/**
 * Checks a cart out. A cart is ordered once, however often it is checked out: the first result comes again.
 * So after a lost answer it is checked out again.
 * @returns the result; undefined when nobody knows
 * @throws Problem when it was refused
 */
export async function checkOut(
	session: Session,
	path: Record<string, string>,
	writeId: string,
): Promise<IDataObject | undefined> {
	const request: ApiRequest = { ...getRequest(CHECK_OUT, path), writeId };
	const once = async (asking: Session): Promise<IDataObject | undefined> => {
		const sent = await write(asking, request, 'buy').catch(async (error: Error) => {
			if (!(error instanceof Problem)) throw error;
			// It was submitted before: what came of it is seen in the orders.
			if (session.vendor.doneCodes?.includes(String(error.details.code)) || (await wasOrdered(asking, path, error)))
				return { uncertain: undefined };
			throw error;
		});
		return 'answer' in sent && sent.answer.body !== undefined ? asking.vendor.object(sent.answer.body) : undefined;
	};
	return (await once(session)) ?? (await lookAfter(session, once));
}

/** The orders of a checkout as one, with what it could not order. */
export function ordered(result: IDataObject, cartId: unknown): IDataObject {
	const orders = Array.isArray(result.orders) ? (result.orders as IDataObject[]) : [];
	const errors =
		Array.isArray(result.orderErrors) && result.orderErrors.length > 0
			? { orderErrors: result.orderErrors, orders }
			: {};
	return { ...(orders.length > 0 ? combined(orders) : {}), cartId, ...errors } as IDataObject;
}

async function purchase({ session, values: intent, ids }: PlaceContext): Promise<IDataObject | undefined> {
	// Other lines make another cart, which buys nothing by itself: the checkout is what must happen once. A nickname or
	// an attestation that was added since makes none, for both carts would be ordered.
	const cart = await createCart(session, intent, ids.of(`cart ${digest(comparable(intent.body) ?? [])}`));
	refuseErrors(cart, platformNow(session));
	await refuseEarlier(session, intent, cart, ids.again);
	await ids.look();
	const cartId = String(cart.id);
	const result = await checkOut(session, { customerId: intent.path.customerId, cartId }, ids.of(`checkout ${cartId}`));
	return result && ordered(result, cartId);
}

/** Buying through a cart: the lines become a cart, the cart one or more orders. */
export const cartStrategy: OrderKeyStrategy = { ...orderKeyStrategy, place: purchase };
