import type { IDataObject } from 'n8n-workflow';

import {
	type ApiRequest,
	type Completion,
	hookContext,
	isRead,
	type Operation,
	Problem,
	type Session,
	type Values,
} from '../declare';
import { readRows } from '../http/paging/paging';
import { rowsAt } from '../http/paging/rows';
import { undefinedUnlessCanceled, unknownOutcome, whyUnknown } from '../http/problem';
import { buildRequest } from '../http/request';
import { read, write } from '../http/send';
import { look, lookAfter, waitUntilDone, type Watch } from '../http/wait';
import { lookBeforeSignIn, wasUnauthorized } from '../http/writes/atTheDoor';
import { makeOnce } from '../http/writes/makeOnce';
import type { Recent } from '../http/writes/recentWrites';
import { withinRun } from '../orders/agentLimits';
import { placeOrder } from '../orders/placeOrder';
import { dryRunOf } from '../output/dryRun';
import type { Answer, Outcome } from '../util/answer';
import { lastPart } from '../util/links';
import { followObject } from './follow';
import { replaceWhole } from './replaceWhole';

async function readOperation(session: Session, operation: Operation, values: Values): Promise<Completion> {
	const request = buildRequest(operation, values);
	const { limit } = session.settings;
	const { paging, items } = operation;
	const rows = paging
		? await readRows(session, request, paging, items ?? '', limit, operation.mayBeEmpty)
		: rowsOf(session, items, (await read(session, request)).body);
	return async () => ({ rows });
}

/** The object that an answer to a write reports on; undefined when the answer is of no use. */
function objectIn(session: Session, operation: Operation, answer: Answer): IDataObject | undefined {
	const object = answer.body === undefined ? undefined : session.vendor.object(answer.body);
	const id = operation.idFromLocation ? lastPart(answer.headers.location) : undefined;
	if (id !== undefined) return { ...object, id };
	if (object === undefined && operation.emptySuccess) return { success: true };
	return object;
}

const rowsOf = (session: Session, items: string | undefined, body: unknown): IDataObject[] =>
	items === undefined ? [session.vendor.object(body)] : rowsAt(body, items);

/** A write with an unknown outcome. */
export function notKnown(session: Session, operation: Operation, request: ApiRequest, last?: Outcome): Problem {
	const sentence = `It is not known whether "${operation.name}" was done: ${whyUnknown(last)}, and it cannot be seen yet. It was not sent again. Read the object before you run this again.`;
	return unknownOutcome(session, request, sentence, {}, last);
}

/** What was to be created exists already. */
class Made extends Error {
	constructor(readonly object: IDataObject) {
		super('It was created by the previous try.');
	}
}

/** A creation that was answered with 401 may exist all the same: it is looked for before n8n signs in and it is sent again. */
function lookBeforeRepeat(session: Session, operation: Operation, values: Values): ApiRequest['beforeTry'] {
	const { write: kind, findAfterLostResponse: find } = operation;
	if (kind !== 'create' || !find || session.vendor.idempotencyHeader !== undefined) return undefined;
	return async (last) => {
		if (!wasUnauthorized(last)) return;
		await lookBeforeSignIn(session, last, async (asking) => {
			const made = await find(hookContext(asking, operation, values));
			if (made) throw new Made(made);
		});
	};
}

/** What a change made that was refused without a fault that is named, where the object shows all that was sent. */
async function findRefusedChange(
	session: Session,
	operation: Operation,
	values: Values,
	refusal: Error,
): Promise<IDataObject | undefined> {
	const { findAfterLostResponse: find } = operation;
	if (!(refusal instanceof Problem) || !refusal.doubtful || operation.write !== 'change' || !find) return undefined;
	return await find(hookContext(session, operation, values)).catch(undefinedUnlessCanceled);
}

/** Sends a write that is no order and finds out what it did. */
export async function sendAndLook(session: Session, operation: Operation, values: Values): Promise<IDataObject> {
	const request = buildRequest(operation, values);
	const asked = { ...request, beforeTry: lookBeforeRepeat(session, operation, values) };
	const lane = operation.write === 'create' ? 'buy' : 'change';
	const sent = await write(session, asked, lane).catch(async (error: Error) => {
		if (error instanceof Made) return error;
		const done = await findRefusedChange(session, operation, values, error);
		if (done) return new Made(done);
		throw error;
	});
	if (sent instanceof Made) return sent.object;
	if ('answer' in sent) {
		if (operation.write === 'delete') return { deleted: true };
		const object = objectIn(session, operation, sent.answer);
		const failures = object ? operation.failures?.(object) : undefined;
		if (object && failures?.length)
			throw new Problem(failures.join(' '), {
				outcome: 'failed',
				route: operation.route,
				...(object.id === undefined ? {} : { id: object.id }),
			});
		// What was created and is waited for can be followed only by its id.
		if (object && (operation.write !== 'create' || !operation.wait || object.id !== undefined)) return object;
	}
	const { findAfterLostResponse: find } = operation;
	const found =
		find && (await lookAfter(session, async (looking) => await find(hookContext(looking, operation, values))));
	if (found) return found;
	throw notKnown(session, operation, request, 'answer' in sent ? sent.answer : sent.uncertain);
}

/** What an earlier try of the same turn made. @throws Problem while nobody knows whether it was made */
async function madeBefore(
	session: Session,
	operation: Operation,
	values: Values,
	known: Recent,
	watch?: Watch,
): Promise<IDataObject> {
	const id = 'id' in known && known.id !== '' ? known.id : undefined;
	if (watch && id !== undefined) return (await look(session, watch, id)).body;
	const found = watch
		? undefined
		: await operation.findAfterLostResponse?.(hookContext(session, operation, values)).catch(undefinedUnlessCanceled);
	if (found) return found;
	if (id !== undefined) return { id };
	throw notKnown(session, operation, buildRequest(operation, values));
}

/**
 * Sends a write that is no order and finds out what it did. A creation that the platform would not recognize when it
 * is repeated, or that is waited for, is sent once for each turn of an item: n8n's Retry On Fail runs the node again
 * with all items, also with those that had succeeded.
 * @param watch how a creation is waited for
 * @returns the platform's object
 */
export async function writeOnce(
	session: Session,
	operation: Operation,
	values: Values,
	watch?: Watch,
): Promise<IDataObject> {
	const { vendor, nodeRun, buyer } = session;
	const isRecognized = watch === undefined && vendor.idempotencyHeader !== undefined;
	if (nodeRun === undefined || operation.write !== 'create' || isRecognized)
		return await sendAndLook(session, operation, values);
	const { method, path } = buildRequest(operation, values);
	return await makeOnce(session, [buyer, 'create', nodeRun, method, path], async (memory) => {
		const known = memory.known();
		if (known) return await madeBefore(session, operation, values, known, watch);
		const { object } = await memory.make(async () => {
			const made = await sendAndLook(session, operation, values);
			return { id: String(made.id ?? ''), object: made };
		});
		return object;
	});
}

/**
 * Waits for an object that was just made, if that is wanted, and reports how far it came.
 * @param sent the body of the request: a state that was asked for is no failure
 */
export function waited(session: Session, watch: Watch | undefined, object: IDataObject): Completion {
	return async () => {
		if (!watch || object.id === undefined) return { rows: [object] };
		const { wait } = watch;
		const id = String(object.id);
		const first = { state: wait.state(object, watch.sent), body: object };
		const seen =
			session.settings.wait && first.state === 'pending'
				? await waitUntilDone(session, watch, id, session.settings.waitAtMost).catch(undefinedUnlessCanceled)
				: first;
		if (!seen) {
			// It was made, whatever a read says; only its state is not known.
			return {
				rows: [
					{ ...object, outcome: 'pending', note: 'It was created, but its status could not be read. Check it later.' },
				],
			};
		}
		if (seen.state === 'failed') throw new Problem(wait.failure(seen.body), { outcome: 'failed', id });
		return { rows: [{ ...object, ...seen.body, outcome: seen.state }] };
	};
}

async function writeOperation(session: Session, operation: Operation, values: Values): Promise<Completion> {
	if (session.settings.dryRun) return dryRunOf(operation, buildRequest(operation, values));
	const watch = operation.wait && { wait: operation.wait, path: values.path, sent: values.body };
	const warnings = (await operation.preflight?.(hookContext(session, operation, values))) ?? [];
	const object = await writeOnce(session, operation, values, watch);
	return waited(session, watch, warnings.length > 0 ? { ...object, warnings } : object);
}

/** What a change is for, however many: another product is another change, another number of the same is not. */
const withoutQuantities = ({ body, local }: Values): string =>
	JSON.stringify([body, local], (name, value: unknown) => (/quantity$/i.test(name) ? undefined : value));

/** Runs one operation for one item: the first half here, the second in what it returns. */
export async function perform(session: Session, operation: Operation, values: Values): Promise<Completion> {
	const context = hookContext(session, operation, values);
	await operation.loadDependencies?.(context);
	if (operation.run) return await operation.run({ ...context, operation });
	if (operation.write === undefined && operation.wait) return followObject(session, operation, values);
	if (isRead(operation)) return await readOperation(session, operation, values);
	if (operation.orderKeys) return await placeOrder(session, operation, values);
	const change = async () =>
		operation.replaces
			? await replaceWhole(session, operation, values)
			: await writeOperation(session, operation, values);
	const target = [session.buyer, operation.route, values.path, withoutQuantities(values)];
	return operation.quantities ? await withinRun(session, { operation, values, target }, change) : await change();
}
