import type { IDataObject } from 'n8n-workflow';

import { type ExistingOrder, type OrderOperation, Problem, type Session, type Values, type WriteIds } from '../declare';
import { createRateLimiter } from '../http/pacing/rateLimiter';
import { orderIds, uuidOf } from '../http/writes/writeIds';
import { platformNow } from '../http/platformTime';
import { undefinedUnlessCanceled, unknownOutcome, whyUnknown } from '../http/problem';
import { buildRequest } from '../http/request';
import { write } from '../http/send';
import { lookAfter } from '../http/wait';
import type { Outcome } from '../util/answer';
import { whenFree } from './busyAnswer';
import { orderContext } from './context';
import { sameLines } from './existing/matchExistingOrder';
import { recheckBeforeSend, newOrder, ConcurrentOrder } from './existing/recheck';
import type { Found, Placed, Placing } from './types';

/** @param last how the write ended; 'before' where an earlier run sent it */
export function notKnown(
	session: Session,
	{ strategy, request, intent, key }: Placing,
	last?: Outcome | 'before',
): Problem {
	const why = last === 'before' ? 'an earlier try got no clear response' : whyUnknown(last);
	const sentence = `It is not known whether the order was placed: ${why}, and it is not listed yet. It was not sent again. ${strategy.advice(intent, key)}`;
	return unknownOutcome(session, request, sentence, { orderKey: key }, last === 'before' ? undefined : last);
}

/** What the answer reports as failed is no success of the order. */
function refuseFailures({ operation, key }: Placing, body: IDataObject): void {
	const failures = operation.failures?.(body) ?? [];
	if (failures.length === 0) return;
	throw new Problem(failures.join(' '), {
		outcome: 'failed',
		orderKey: key,
		...(body.id === undefined ? {} : { orderId: body.id }),
	});
}

/** How a try to place an order ended: its body, or why there is none, or the order that another worker placed first. */
interface Attempt {
	body?: IDataObject;
	last?: Outcome;
	other?: ExistingOrder;
}

/** Another worker was faster: its order is the outcome. */
function placedByOther(error: Error): Required<Pick<Attempt, 'other'>> {
	if (error instanceof ConcurrentOrder) return { other: error.order };
	throw error;
}

/** The one request of most orders. */
async function post(session: Session, placing: Placing, writeId: string, found: Found): Promise<Attempt> {
	const request = { ...placing.request, writeId, ...recheckBeforeSend(session, placing, found) };
	const sent = await write(session, request, 'buy').catch(placedByOther);
	if ('other' in sent) return sent;
	if (!('answer' in sent)) return { last: sent.uncertain };
	const { answer } = sent;
	const body = answer.body === undefined ? undefined : session.vendor.object(answer.body);
	return { body: body && (placing.strategy.placed?.(body) ?? body), last: answer };
}

async function placeUnder(session: Session, placing: Placing, ids: WriteIds, found: Found): Promise<Attempt> {
	const { strategy } = placing;
	return strategy.place
		? await strategy.place({ ...orderContext(session, placing), ids }).then((body) => ({ body }), placedByOther)
		: await post(session, placing, ids.of('order'), found);
}

/** Statuses that say nothing of the order: the sign-in, a timeout, a conflict with what is under way, a limit. */
const SAY_NOTHING = [401, 408, 409, 429];

/** The platform said no to the order itself, and nothing of it is under way or done. */
function wasRefused({ vendor }: Session, error: Error): boolean {
	if (
		!(error instanceof Problem) ||
		error.final ||
		error.details.outcome === 'unknown' ||
		error.details.orderId !== undefined
	)
		return false;
	const code = String(error.details.code ?? '');
	if (vendor.busyCodes?.includes(code) || vendor.doneCodes?.includes(code)) return false;
	const status = Number(error.details.status);
	return error.details.outcome === 'failed' || (status >= 400 && status < 500 && !SAY_NOTHING.includes(status));
}

/** A repeated id may be answered with what was bought under it before: that must be what is asked for now. */
async function refuseOthers(session: Session, placing: Placing, body: IDataObject): Promise<void> {
	const { strategy, intent, key } = placing;
	const read = { ...strategy.read(body), key };
	const { lines, id } = (await strategy.normalizeFound?.({ ...orderContext(session, placing), order: read })) ?? read;
	const asked = strategy.lines(intent.body, intent.local);
	if (!lines || sameLines(lines, asked)) return;
	throw new Problem(
		`Order ${id} with the key "${key}" has ${lines.join('; ')}, but this item requests ${asked.join('; ')}. Either the key was already used for another sale, or the platform changed the lines. Check the order first. Use a new key only for a new sale.`,
		{ orderKey: key, orderId: id, existingLines: lines, lines: asked },
	);
}

/** What the platform lists after a refusal: the order that exists all the same, none, or `unknown` when it cannot be asked. */
async function afterRefusal(
	session: Session,
	placing: Placing,
	found: Found,
): Promise<ExistingOrder | 'none' | 'unknown'> {
	try {
		return (await newOrder(session, placing, found)) ?? 'none';
	} catch (error) {
		return undefinedUnlessCanceled(error) ?? 'unknown';
	}
}

/**
 * Places under the order's first id. A refusal can come after the order was stored, and another worker can have placed
 * it meanwhile, so after a refusal the platform's list is looked at. A platform that recognizes writes may also answer
 * with a refusal that it stored for an earlier run: so it is asked once more under a second id, when nothing is listed.
 * Not where the refusal names no fault: then the order may be there, and be listed later.
 */
async function placeOnce(session: Session, placing: Placing, found: Found): Promise<Attempt> {
	const { operation, strategy, intent, key } = placing;
	const attempt = 1 + found.orders.filter((order) => order.key === key).length;
	const parts = [session.buyer, operation.route, ...strategy.scope(intent), key, attempt];
	const [first, second] = orderIds(parts, intent.body, session.clock.now());
	const look = async () => {
		const other = await newOrder(session, placing, found);
		if (other) throw new ConcurrentOrder(other);
	};
	const named = (id: string, again: boolean): WriteIds => ({
		of: (purpose) => (purpose === 'order' ? id : uuidOf([id, purpose])),
		again,
		look: again ? look : async () => {},
	});
	const decide = async (error: Error, limited: boolean): Promise<Attempt> => {
		const mine: Session = { ...session, decides: true };
		mine.barrier.undecided(mine.item);
		// The limit may be an answer that was stored: whatever pause it gave, it says nothing of another id.
		if (limited) mine.rateLimiter = createRateLimiter(session.clock);
		const listed = await afterRefusal(mine, placing, found);
		if (typeof listed === 'object') return { body: listed.body };
		const doubtful = error instanceof Problem && error.doubtful && !limited;
		if (listed === 'unknown' || doubtful || !session.vendor.idempotencyHeader) throw error;
		return await placeUnder(mine, placing, named(second, true), found);
	};
	return await placeUnder(session, placing, named(first, false), found)
		.catch(async (error: Error) => {
			const limited =
				session.vendor.replaysRefusals === true && error instanceof Problem && error.details.status === 429;
			if (!wasRefused(session, error) && !limited) throw error;
			return await decide(error, limited);
		})
		.catch(
			async (error: Error) =>
				await whenFree(session, placing, found, error, {
					parts,
					place: async (id) => await placeUnder(session, placing, named(id, true), found),
				}),
		);
}

/** By so much the clocks of a platform's servers may differ, in milliseconds. */
const SKEW = 2 * 60_000;

/** A repeated id is answered with the order that it made before: one that is older than the look was placed by another run. */
function isNew(session: Session, { strategy }: Placing, body: IDataObject, found: Found): boolean {
	const madeAt = strategy.madeAt?.(body);
	const lookedAt = platformNow(session) - (session.clock.elapsed() - found.at);
	return !found.orders.some(({ id }) => id === String(body.id)) && !(madeAt !== undefined && madeAt < lookedAt - SKEW);
}

/** @param found what was there before this one */
export async function send(
	session: Session,
	placing: Placing,
	found: Found,
): Promise<Omit<Placed, 'warnings' | 'checks'>> {
	const { body, last, other } = await placeOnce(session, placing, found);
	if (other) {
		await refuseOthers(session, placing, other.body);
		return { id: other.id, body: other.body, created: false };
	}
	if (body) refuseFailures(placing, body);
	if (body?.id !== undefined && session.vendor.idempotencyHeader) await refuseOthers(session, placing, body);
	if (body?.id !== undefined) {
		const { created = isNew(session, placing, body, found), ...order } = body;
		return { id: String(body.id), body: order, created: created === true };
	}
	const seen = await lookAfter(session, async (looking) => await newOrder(looking, placing, found));
	if (seen) return { id: seen.id, body: seen.body, created: true, uncertain: true };
	throw notKnown(session, placing, last);
}

/** The order as the values have it by now. */
export function placingOf(operation: OrderOperation, values: Values, key: string): Placing {
	const strategy = operation.orderKeys;
	const body = strategy.withKey(values.body, key);
	const intent: Values = { ...values, body };
	return {
		operation,
		strategy,
		wait: operation.wait,
		intent,
		request: buildRequest(operation, intent),
		key,
	};
}
