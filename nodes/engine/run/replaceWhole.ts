import type { IDataObject } from 'n8n-workflow';

import {
	type ApiRequest,
	type Completion,
	hookContext,
	type HookContext,
	type LookContext,
	Problem,
	type ReplaceContext,
	type ReplaceOperation,
	type Replacing,
	type Session,
	type Values,
} from '../declare';
import { undefinedUnlessCanceled, unknownOutcome, whyUnknown } from '../http/problem';
import { buildRequest, getRequest } from '../http/request';
import { readObject } from '../http/readObject';
import { write } from '../http/send';
import { contains } from '../http/verifyWrite';
import { lookAfter, waitUntilDone } from '../http/wait';
import { changesOf, dryRunOf } from '../output/dryRun';
import type { Answer, Outcome } from '../util/answer';
import { at, isObject } from '../util/path';

/** An object with another laid over it: objects member by member, anything else as it is given. */
export function overlaid(whole: IDataObject, part: IDataObject): IDataObject {
	const laid = (before: IDataObject[string], value: IDataObject[string]) =>
		isObject(before) && isObject(value) ? overlaid(before, value) : value;
	const kept = Object.entries(whole).map(([name, value]) => [
		name,
		Object.hasOwn(part, name) ? laid(value, part[name]) : value,
	]);
	const added = Object.entries(part).filter(([name]) => !Object.hasOwn(whole, name));
	return Object.fromEntries([...kept, ...added]) as IDataObject;
}

/** One reading of the object, and what would be sent of it. */
interface Draft {
	object: IDataObject;
	request: ApiRequest;
	warnings: string[];
}

async function readWhole(session: Session, { read: route }: Replacing, values: Values): Promise<IDataObject> {
	return await readObject(session, getRequest(route, values.path));
}

/** @throws Problem when the object cannot be changed like this */
async function draft(session: Session, operation: ReplaceOperation, values: Values): Promise<Draft> {
	const replaces = operation.replaces;
	const object = await readWhole(session, replaces, values);
	const context = { ...hookContext(session, operation, values), object };
	const refusal = replaces.refuses?.(context);
	if (refusal !== undefined) throw new Problem(refusal, { outcome: 'failed', route: operation.route });
	const body = replaces.whole?.(context) ?? overlaid(object, values.body);
	const request = buildRequest(operation, { ...values, body });
	const version = replaces.ifMatch === undefined ? undefined : at(object, replaces.ifMatch);
	const quoted = typeof version === 'string' && !version.includes('"') ? `"${version}"` : version;
	const headers: Record<string, string> = version === undefined ? {} : { 'If-Match': String(quoted) };
	return {
		object,
		request: { ...request, headers: { ...request.headers, ...headers } },
		warnings: replaces.warns?.(context) ?? [],
	};
}

const isStale = ({ vendor }: Session, error: Error): boolean =>
	error instanceof Problem &&
	vendor.isStale?.(Number(error.details.status), error.details.code as string | undefined) === true;

type Changed = { object: IDataObject } | { accepted: Answer } | { uncertain: Outcome };

async function send(session: Session, { request }: Draft): Promise<Changed> {
	const sent = await write(session, request, 'change');
	if (!('answer' in sent)) return sent;
	const { answer } = sent;
	const object = answer.body === undefined ? {} : session.vendor.object(answer.body);
	// An answer that shows nothing does not show that it was done.
	return Object.keys(object).length === 0 || answer.status === 202 ? { accepted: answer } : { object };
}

const isDone = ({ shows }: Replacing, context: ReplaceContext): boolean =>
	shows?.(context) ?? contains(context.object, context.values.body);

/** The object once it shows what was asked for; undefined when it does not within the time. */
async function settled(replaces: Replacing, context: HookContext, atMost: number): Promise<IDataObject | undefined> {
	const { session, values } = context;
	const state = (object: IDataObject) =>
		isDone(replaces, { ...context, object }) ? ('completed' as const) : ('pending' as const);
	const wait = {
		route: replaces.read,
		state,
		failure: () => '',
		until: '',
		offered: 'always' as const,
		look: async ({ session: looking }: LookContext) => await readWhole(looking, replaces, values),
	};
	const now = await readWhole(session, replaces, values);
	if (state(now) === 'completed') return now;
	const seen = await waitUntilDone(session, { wait, path: values.path }, '', atMost);
	return seen.state === 'completed' ? seen.body : undefined;
}

async function changed(
	session: Session,
	operation: ReplaceOperation,
	values: Values,
	outcome: Changed,
	{ object: before, request }: Draft,
): Promise<IDataObject> {
	const replaces = operation.replaces;
	const context = hookContext(session, operation, values);
	const unfinished = replaces.unfinished?.({ ...context, object: before }) ?? [];
	if ('object' in outcome) return outcome.object;
	if ('accepted' in outcome) {
		const object = await settled(replaces, context, session.settings.waitAtMost).catch(undefinedUnlessCanceled);
		return (
			object ?? {
				outcome: 'pending',
				note: 'The platform accepted the change and is still applying it. Check again later.',
				...(unfinished.length > 0 ? { warnings: unfinished } : {}),
			}
		);
	}
	const found = await lookAfter(session, async (looking) => {
		const object = await readWhole(looking, replaces, values);
		return isDone(replaces, { ...hookContext(looking, operation, values), object }) ? object : undefined;
	});
	if (found) return found;
	const sentence = `It is not known whether "${operation.name}" was done: ${whyUnknown(outcome.uncertain)}, and the object does not show it yet. It was not sent again. Read the object before you run this again.`;
	throw unknownOutcome(session, request, [sentence, ...unfinished].join(' '), {}, outcome.uncertain);
}

/**
 * A refusal that names no fault can come although the change was made: then the object shows what it did not show before.
 * @param before the object before anything was sent
 * @throws the refusal
 */
async function changedOrRefused(replaces: Replacing, before: ReplaceContext, refusal: Error): Promise<Changed> {
	if (!(refusal instanceof Problem) || !refusal.doubtful || isDone(replaces, before)) throw refusal;
	const object = await readWhole(before.session, replaces, before.values).catch(undefinedUnlessCanceled);
	if (object && isDone(replaces, { ...before, object })) return { object };
	throw refusal;
}

/** What goes wrong after the change does not undo it. */
function afterTheChange(error: Error): never {
	if (error instanceof Problem) error.doubtful = true;
	throw error;
}

/**
 * Changes an object on a platform that replaces the whole of it: reads it, lays over what the user named, and sends
 * it back with the version that was read. When somebody else changed it in between, this is done once more.
 * @throws Problem (details.outcome 'unknown' when the outcome cannot be determined), NotSent, Canceled
 */
export async function replaceWhole(session: Session, operation: ReplaceOperation, values: Values): Promise<Completion> {
	const replaces = operation.replaces;
	let mine = await draft(session, operation, values);
	if (session.settings.dryRun) {
		const changes = changesOf(operation, mine.object, values.body);
		return dryRunOf(operation, mine.request, {
			changes,
			...(mine.warnings.length > 0 ? { warnings: mine.warnings } : {}),
		});
	}
	const first = { ...hookContext(session, operation, values), object: mine.object };
	const outcome = await send(session, mine)
		.catch(async (error: Error) => {
			if (!isStale(session, error)) throw error;
			mine = await draft(session, operation, values);
			return await send(session, mine);
		})
		.catch(async (error: Error) => await changedOrRefused(replaces, first, error));
	const { object: before, warnings } = mine;
	const object = await changed(session, operation, values, outcome, mine);
	const failures = operation.failures?.(object) ?? [];
	if (failures.length > 0) throw new Problem(failures.join(' '), { outcome: 'failed', route: operation.route });
	const after =
		object.outcome === 'pending'
			? object
			: ((await replaces
					.after?.({
						...hookContext(session, operation, values),
						object: before,
						changed: object,
					})
					.catch(afterTheChange)) ?? object);
	// What was going to happen is reported before; what came of it, afterwards.
	const all = [
		...(replaces.after ? [] : warnings),
		...(Array.isArray(after.warnings) ? (after.warnings as string[]) : []),
	];
	return async () => ({ rows: [all.length > 0 ? { ...after, warnings: all } : after] });
}
