import type { IDataObject } from 'n8n-workflow';

import { digest } from './account';
import type { Outcome } from './answer';
import type { Finish, Operation, Values, Wait } from './declare';
import { dryRunOf } from './dryRun';
import { placeOrder } from './orders';
import { readRows, rowsAt } from './paging';
import { notTold, Problem, unknownOutcome } from './problem';
import { making, recall } from './recent';
import { buildRequest, isRead, type ApiRequest } from './route';
import { read, write } from './send';
import type { Session } from './session';
import { look, lookAfter, waitUntilDone } from './wait';

async function readOperation(session: Session, operation: Operation, values: Values): Promise<Finish> {
	const request = buildRequest(operation, values);
	const { limit } = session.settings;
	const { paging, items } = operation;
	const rows = paging
		? await readRows(session, request, session.vendor.paging[paging], items ?? '', limit)
		: rowsOf(session, items, (await read(session, request)).body);
	return async () => ({ rows });
}

const rowsOf = (session: Session, items: string | undefined, body: unknown): IDataObject[] =>
	items === undefined ? [session.vendor.object(body)] : rowsAt(body, items);

function notKnown(session: Session, operation: Operation, request: ApiRequest, last?: Outcome): Problem {
	const sentence = `It is not known whether "${operation.name}" was done: no usable answer came, and it cannot be seen yet. It was not sent again. Read the object before you run this again.`;
	return unknownOutcome(session, request, sentence, {}, last);
}

/**
 * Sends a write that is no order and finds out what it did.
 * @returns the platform's object
 */
export async function writeOnce(session: Session, operation: Operation, values: Values): Promise<IDataObject> {
	const request = buildRequest(operation, values);
	const sent = await write(session, request, operation.write === 'create' ? 'buy' : 'change');
	if ('answer' in sent) {
		if (operation.write === 'delete') return { deleted: true };
		const object = sent.answer.body === undefined ? undefined : session.vendor.object(sent.answer.body);
		// What was created can be followed only by its id.
		if (object && (operation.write !== 'create' || object.id !== undefined)) return object;
	}
	const { look: find } = operation;
	const found = find && (await lookAfter(session, async (looking) => await find(looking, values)));
	if (found) return found;
	throw notKnown(session, operation, request, 'answer' in sent ? sent.answer : sent.uncertain);
}

/**
 * Waits for an object that was just made, if that is wanted, and tells how far it came.
 * @param sent the body of the request: a state that was asked for is no failure
 */
export function waited(session: Session, wait: Wait | undefined, object: IDataObject, sent: IDataObject): Finish {
	return async () => {
		if (!wait || object.id === undefined) return { rows: [object] };
		const mine = { ...wait, state: (body: IDataObject) => wait.state(body, sent) };
		const id = String(object.id);
		const first = { state: mine.state(object), body: object };
		const seen = session.settings.wait && first.state === 'pending'
			? await waitUntilDone(session, mine, id, session.settings.waitAtMost).catch(notTold)
			: first;
		if (!seen) {
			// It was made, whatever a read says; only its state is not known.
			return { rows: [{ ...object, outcome: 'pending', note: 'It was created, but its state could not be read. Look at it later.' }] };
		}
		if (seen.state === 'failed') throw new Problem(wait.failure(seen.body), { outcome: 'failed', id });
		return { rows: [{ ...object, ...seen.body, outcome: seen.state }] };
	};
}

/**
 * Creates once for each turn of an item: n8n's Retry On Fail runs the node again with all items,
 * also with those that had succeeded.
 */
async function createOnce(session: Session, operation: Operation, values: Values, wait: Wait): Promise<IDataObject> {
	const { turn } = session;
	if (turn === undefined) return await writeOnce(session, operation, values);
	const scope = digest([session.account, operation.route, turn]);
	const known = recall(scope, session.clock.now());
	if (known && 'id' in known) return (await look(session, wait, known.id)).body;
	if (known) throw notKnown(session, operation, buildRequest(operation, values));
	return await making(scope, session, async () => {
		const made = await writeOnce(session, operation, values);
		return { ...made, id: String(made.id) };
	});
}

async function writeOperation(session: Session, operation: Operation, values: Values): Promise<Finish> {
	if (session.settings.dryRun) return dryRunOf(operation, buildRequest(operation, values));
	const { wait } = operation;
	const object = operation.write === 'create' && wait
		? await createOnce(session, operation, values, wait)
		: await writeOnce(session, operation, values);
	return waited(session, wait, object, values.body);
}

/** Runs one operation for one item: the first half here, the second in what it returns. */
export async function perform(session: Session, operation: Operation, values: Values): Promise<Finish> {
	if (operation.run) return await operation.run(session, values);
	if (isRead(operation)) return await readOperation(session, operation, values);
	if (operation.book) return await placeOrder(session, operation, values);
	return await writeOperation(session, operation, values);
}
