import type { IDataObject } from 'n8n-workflow';

import { digest } from './account';
import type { Outcome } from './answer';
import type { ExistingOrder, Finish, Operation, OrderBook, State, Values, Wait } from './declare';
import { dryRunOf } from './dryRun';
import { judge } from './judge';
import { NotSent, notTold, Problem, unknownOutcome } from './problem';
import { exclusively, making, recall, type Recent } from './recent';
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

function notKnown(session: Session, book: OrderBook, request: ApiRequest, key: string, last?: Outcome): Problem {
	const sentence = `It is not known whether the order was placed: no usable answer came, and it is not listed yet. It was not sent again. ${book.advice(request.body ?? {}, key)}`;
	return unknownOutcome(session, request, sentence, { orderKey: key }, last);
}

/** The orders that are in question for a key: the one that this process has just placed, and what the platform lists. */
async function existing(session: Session, wait: Wait, book: OrderBook, body: IDataObject, key: string, known?: Recent) {
	if (!known || !('id' in known)) return await book.find(session, body, key);
	const mine = { ...book.read((await look(session, wait, known.id)).body), key };
	if (mine.state !== 'failed') return [mine];
	// It failed, so another worker may have placed one since.
	const listed = await book.find(session, body, key);
	return [...listed.filter(({ id }) => id !== mine.id), mine];
}

/** @param before ids of the orders that stood there before this one */
async function send(session: Session, book: OrderBook, request: ApiRequest, key: string, before: string[]): Promise<Omit<Placed, 'warnings'>> {
	const sent = await write(session, request, 'buy');
	const answered = 'answer' in sent ? session.vendor.object(sent.answer.body) : undefined;
	if (answered?.id !== undefined) return { id: String(answered.id), body: answered, created: true };
	const found = await lookAfter(session, async (looking) => {
		const orders = await book.find(looking, request.body ?? {}, key);
		return orders.find((order) => order.key === key && !before.includes(order.id));
	});
	if (found) return { id: found.id, body: found.body, created: true };
	throw notKnown(session, book, request, key, 'answer' in sent ? sent.answer : sent.uncertain);
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
	// What the answer to the placing echoed says nothing of what a later look can read.
	const keyReadable = book.read(body).key === key;
	if (state === 'failed') {
		throw new Problem(wait.failure(order), {
			outcome: 'failed', orderKey: key, orderId: placed.id, created: placed.created,
		});
	}
	const told = { created: placed.created, outcome: state, orderKey: key, orderKeyReadable: keyReadable };
	const { warnings } = placed;
	return { rows: [{ ...order, ...told, ...(note ? { note } : {}), ...(warnings.length > 0 ? { warnings } : {}) }] };
}

/** What the user should know of an order that was found instead of placed. */
function foundWarnings({ notCompared }: OrderBook, order: ExistingOrder, key: string): string[] {
	const { added = [] } = order;
	return [
		`Nothing was ordered now: the key "${key}" was already used for order ${order.id}.`,
		...(added.length > 0 ? [`The platform had added to it: ${added.join('; ')}.`] : []),
		...(notCompared?.(order.body) ?? []),
	];
}

/** "Place Again" is one more attempt for each execution: n8n's Retry On Fail runs the node again with the same option. */
function allowed({ settings, execution }: Session, known?: Recent) {
	const tried = execution !== undefined && known !== undefined && 'id' in known && known.execution === execution;
	return { placeAgain: settings.placeAgain && !tried, acceptKeyless: settings.acceptKeyless };
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
		const shown = await existing(session, operation.wait as Wait, book, body, key, known);
		const found = await Promise.all(shown.map(async (order) => (await book.asAsked?.(session, body, order)) ?? order));
		const order = judge(found, key, lines, allowed(session, known));
		if (session.settings.dryRun) {
			const warnings = order ? [] : await operation.before?.(session, values);
			return dryRunOf(operation, request, { orderKey: key, existingOrderId: order?.id ?? null, warnings });
		}
		if (order) return { id: order.id, body: order.body, created: false, warnings: foundWarnings(book, order, key) };
		if (known && 'unknown' in known) throw notKnown(session, book, request, key);
		const warnings = (await operation.before?.(session, values)) ?? [];
		const made = await making(scope, session, async () =>
			await send(session, book, request, key, found.map(({ id }) => id)));
		return { ...made, warnings };
	});
	if (typeof placed === 'function') return placed;
	return async () => await finish(session, operation, placed, key);
}
