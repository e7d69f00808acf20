import type { IDataObject } from 'n8n-workflow';

import { digest } from './account';
import { Cancelled } from './clock';
import type { ExistingOrder, Finish, Operation, OrderBook, State, Values, Wait } from './declare';
import { dryRunOf } from './dryRun';
import { NotSent, notTold, Problem } from './problem';
import { exclusively, forget, recall, remember, type Recent } from './recent';
import { buildRequest, type ApiRequest } from './route';
import { write } from './send';
import type { Session } from './session';
import { look, lookAfter, waitUntilDone } from './wait';

/** An order on its way: what is known of it before it is followed to its end. */
interface Placed {
	id: string;
	body: IDataObject;
	created: boolean;
	warnings: string[];
}

const sameLines = (a: string[], b: string[]) => [...a].sort().join('\n') === [...b].sort().join('\n');

/**
 * What the orders found under a key mean for a new one.
 * @returns the order to return instead of buying; undefined = nothing is in the way
 * @throws Problem when the key stands for something else, failed before, or nobody can tell
 */
export function judge(
	found: ExistingOrder[], key: string, lines: string[], allow: { placeAgain: boolean; acceptKeyless: boolean },
): ExistingOrder | undefined {
	const mine = found.filter((order) => order.key === key);
	const alive = mine.find((order) => order.state !== 'failed');
	const latest = alive ?? mine.at(-1);
	if (latest && (alive || !allow.placeAgain)) {
		if (latest.lines && !sameLines(latest.lines, lines)) {
			throw new Problem(
				`The order key "${key}" belongs to order ${latest.id} with other lines (${latest.lines.join('; ')}), but this item asks for ${lines.join('; ')}. Use another key for another sale, or correct the lines.`,
				{ orderKey: key, orderId: latest.id, existingLines: latest.lines, lines },
			);
		}
		return latest;
	}
	const keyless = found.find((order) =>
		order.key === undefined && order.state !== 'failed' && (!order.lines || sameLines(order.lines, lines)));
	if (keyless && !allow.acceptKeyless) {
		throw new Problem(
			`Order ${keyless.id} has the same lines but shows no key, so it cannot be told whether it is this sale; nothing was ordered. Look at it in the control panel. If it is another sale, turn on the option "Accept Orders That Show No Key".`,
			{ outcome: 'unknown', orderKey: key, orderId: keyless.id },
		);
	}
	return undefined;
}

function unknownOutcome(book: OrderBook, request: ApiRequest, key: string, session: Session, more: IDataObject): Problem {
	const body = request.body ?? {};
	return new Problem(
		`It is not known whether the order was placed: no usable answer came, and it is not listed yet. It was not sent again. ${book.advice(body, key)}`,
		{ outcome: 'unknown', orderKey: key, route: request.route, at: new Date(session.clock.now()).toISOString(), ...more },
	);
}

async function existing(session: Session, wait: Wait, book: OrderBook, body: IDataObject, key: string, known?: Recent) {
	if (known && 'id' in known) return [{ ...book.read((await look(session, wait, known.id)).body), key }];
	return await book.find(session, body, key);
}

async function send(
	session: Session, operation: Operation, request: ApiRequest, scope: string, key: string,
	warnings: string[], before: string[],
): Promise<Placed> {
	const book = operation.book as OrderBook;
	const until = session.clock.now() + session.vendor.listingDelay;
	// Until it is answered the order may exist: a worker that is stopped here must not buy again a second later.
	remember(scope, { until, unknown: true });
	const sent = await write(session, request, 'buy').catch((error: Error) => {
		if (!(error instanceof Cancelled)) forget(scope);
		throw error;
	});
	const answered = 'answer' in sent ? session.vendor.object(sent.answer.body) : undefined;
	if (answered?.id !== undefined) {
		const id = String(answered.id);
		remember(scope, { until, id });
		return { id, body: answered, created: true, warnings };
	}
	const found = await lookAfter(session, async (looking) => {
		const orders = await book.find(looking, request.body ?? {}, key);
		return orders.find((order) => order.key === key && !before.includes(order.id));
	});
	if (found) {
		remember(scope, { until, id: found.id });
		return { id: found.id, body: found.body, created: true, warnings };
	}
	const last = 'answer' in sent ? sent.answer : sent.uncertain;
	const correlation = last.kind === 'answer' && last.correlationId ? { correlationId: last.correlationId } : {};
	throw unknownOutcome(book, request, key, session, correlation);
}

async function follow(session: Session, wait: Wait, placed: Placed): Promise<{ state: State; body: IDataObject; note?: string }> {
	const { settings } = session;
	// An order that was found is done more often than not: then there is nothing to ask for.
	const known = wait.state(placed.body);
	if (!placed.created && known !== 'pending') return { state: known, body: placed.body };
	const seen = settings.wait && wait.offered !== 'never'
		? waitUntilDone(session, wait, placed.id, settings.waitAtMost)
		: look(session, wait, placed.id);
	// The order stands, whatever a read says; only its state is not known then.
	return (await seen.catch(notTold)) ?? {
		state: 'pending', body: placed.body, note: 'The order was placed, but its state could not be read. Look at it later.',
	};
}

async function finish(session: Session, operation: Operation, placed: Placed, key: string) {
	const book = operation.book as OrderBook;
	const wait = operation.wait as Wait;
	const { state, body, note } = await follow(session, wait, placed);
	const order = { ...placed.body, ...body };
	const keyReadable = book.read(order).key === key;
	if (state === 'failed') {
		throw new Problem(wait.failure(order), {
			outcome: 'failed', orderKey: key, orderId: placed.id, created: placed.created,
		});
	}
	const told = { created: placed.created, outcome: state, orderKey: key, orderKeyReadable: keyReadable };
	const { warnings } = placed;
	return { rows: [{ ...order, ...told, ...(note ? { note } : {}), ...(warnings.length > 0 ? { warnings } : {}) }] };
}

/**
 * Places an order once. Looks first, everywhere; in one process two with the same key go one after the other.
 * @throws Problem (details.outcome 'unknown' when nobody can tell), NotSent, Cancelled
 */
export async function placeOrder(session: Session, operation: Operation, values: Values): Promise<Finish> {
	const book = operation.book as OrderBook;
	const key = session.settings.orderKey as string;
	const lines = book.lines(values.body);
	const request = buildRequest(operation, { ...values, body: book.withKey(values.body, key) });
	const body = request.body ?? {};
	const scope = digest([session.account, operation.route, ...book.scope(body), key]);
	const placed = await exclusively(scope, async (): Promise<Placed | Finish> => {
		if (session.halt.stopped) throw new NotSent();
		const known = recall(scope, session.clock.now());
		const found = await existing(session, operation.wait as Wait, book, body, key, known);
		const order = judge(found, key, lines, session.settings);
		if (session.settings.dryRun) {
			const warnings = order ? [] : await operation.before?.(session, values);
			return dryRunOf(operation, request, { orderKey: key, existingOrderId: order?.id ?? null, warnings });
		}
		if (order) return { id: order.id, body: order.body, created: false, warnings: [] };
		if (known && 'unknown' in known) throw unknownOutcome(book, request, key, session, {});
		const warnings = await operation.before?.(session, values);
		return await send(session, operation, request, scope, key, warnings ?? [], found.map(({ id }) => id));
	});
	if (typeof placed === 'function') return placed;
	return async () => await finish(session, operation, placed, key);
}
