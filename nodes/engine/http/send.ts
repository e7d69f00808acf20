import { dropToken } from '../auth/tokens';
import { type ApiRequest, type ConcurrencyLimits, NotSent, type Session, type Vendor } from '../declare';
import type { Answer, Outcome } from '../util/answer';
import { sleepUnlessCancelled } from '../util/clock';
import { nextStep, type CallKind, type Step } from './policies/retry';
import { answeredUnder, busySince, currentId, newId, refusedUnder, writeId } from './policies/writeIds';
import { gaveUp, refusal, tooBusy, unreadable } from './problem';
import { attempt } from './transport';

/** How a write ended: with an answer, or so that the platform must be asked what it did. */
export type Sent = { answer: Answer } | { uncertain: Outcome };

/** A refusal that passes by itself. Where it is kept for an id, a repeat of that would only get it again. */
function isBusy({ vendor }: Session, outcome: Outcome, kind: CallKind): boolean {
	if (kind !== 'read' && vendor.replaysRefusals) return false;
	if (outcome.kind !== 'answer' || outcome.status < 400 || outcome.status >= 500 || !vendor.busyCodes) return false;
	return vendor.busyCodes.includes(vendor.errorOf(outcome.body).code ?? '');
}

/** A used-up quota counts as a rate limit, whatever its status: nothing was done, and it passes by itself. */
function asLimit({ vendor }: Session, outcome: Outcome): Outcome {
	if (outcome.kind !== 'answer' || outcome.status !== 403 || !vendor.quota) return outcome;
	const pause = vendor.quota(vendor.errorOf(outcome.body).text ?? '');
	if (pause === undefined) return outcome;
	return { ...outcome, status: 429, headers: { 'retry-after': String(Math.ceil(pause / 1000)), ...outcome.headers } };
}

const isSuccess = (outcome: Outcome): boolean => outcome.kind === 'answer' && outcome.status < 300;

/** The ids of a request: for all of its tries, or for each call where the platform wants that. */
interface Naming {
	/** of the write, before any answer; undefined for a read */
	write?: string;
	correlation: string;
}

const naming = (session: Session, request: ApiRequest, kind: CallKind): Naming => ({
	write:
		kind !== 'read' && session.vendor.idempotencyHeader !== undefined
			? (request.writeId ?? writeId(session, request))
			: undefined,
	correlation: newId(),
});

/** The request as this try sends it. */
function named(
	{ vendor, clock }: Session,
	asked: ApiRequest,
	kind: CallKind,
	{ write: id, correlation }: Naming,
): ApiRequest {
	const request = kind === 'unsafe' ? { ...asked, unsafe: true as const } : asked;
	const { correlationHeader, idempotencyHeader, idsPerCall } = vendor;
	const headers = {
		...(correlationHeader ? { [correlationHeader]: idsPerCall ? newId() : correlation } : {}),
		...(id !== undefined && idempotencyHeader
			? { [idempotencyHeader]: idsPerCall ? currentId(id, clock.now()) : id }
			: {}),
	};
	return { ...request, headers: { ...request.headers, ...headers } };
}

/**
 * Whether an answer ends the use of a write's id. It outlives what says nothing of the write: a fault, and a 401, which
 * gateways have given for what was stored. The id of an order outlives a limit as well, for it keeps two workers from
 * buying twice. Busy can mean that the order of another worker under the same id is at work: so the id outlives that
 * too, until the platform's list would show the order.
 */
function endsId(session: Session, { writeId: order }: ApiRequest, outcome: Outcome): boolean {
	if (outcome.kind !== 'answer' || isSuccess(outcome) || outcome.status >= 500 || outcome.status === 401) return false;
	if (order === undefined) return true;
	const now = session.clock.now();
	return isBusy(session, outcome, 'replayable') && now - busySince(order, now) >= session.vendor.listingDelay;
}

/**
 * Waits until something may be written.
 * @throws NotSent after a write that failed, and when an item was found bad
 */
async function mayWrite({ checked, halt, clock, decides }: Session): Promise<void> {
	await checked;
	// The place in the lane was handed on with the answer to the write before: what that means is decided a moment later.
	if (halt.doubt && !halt.stopped) await clock.sleep(1);
	if (halt.deciding && !decides) {
		await halt.deciding;
		await clock.sleep(1);
	}
	if (halt.stopped) throw new NotSent();
}

/** One attempt of a request. */
export type Once = (session: Session, request: ApiRequest) => Promise<Outcome>;

/**
 * Sends one request, with the repeats that its kind allows, in its lane.
 * @returns the last answer, whatever its status below 500; or `uncertain` for a write that may have arrived
 * @throws Problem when nothing was done and no more tries make sense; Cancelled
 */
async function deliver(
	session: Session,
	asked: ApiRequest,
	kind: CallKind,
	which: Exclude<keyof ConcurrencyLimits, 'wire'>,
	once: Once = attempt,
): Promise<Sent> {
	const names = naming(session, asked, kind);
	// What is decided about a refused order goes first: those that hold the lane wait for it.
	const lane = session.decides ? async (work: () => Promise<Sent>) => await work() : session.limits[which];
	return await lane(async () => {
		// Whether an earlier try of this write may have arrived: then a refusal says nothing of it.
		let arrived = false;
		let renewed = false;
		let last: Outcome | undefined;
		for (let tries = 1; ; tries += 1) {
			const request = named(session, asked, kind, names);
			// Somebody else of this run was told to stay away for longer than this item may wait.
			const pause = session.rateLimiter.pause();
			if (pause > session.budget.left) throw tooBusy(session, pause, { route: request.route });
			await session.rateLimiter.turn(session.signal);
			if (kind !== 'read' && tries === 1) await mayWrite(session);
			await request.beforeTry?.(last, renewed);
			let started = session.clock.now();
			const token = session.credential.sessionToken;
			const outcome =
				session.signIn.refused ??
				(await session.limits.wire(async () => {
					started = session.clock.now();
					return asLimit(session, await once(session, request));
				}));
			last = outcome;
			const barred = outcome.kind === 'answer' ? session.vendor.signInRefused?.(outcome) : undefined;
			if (barred !== undefined) session.signIn.refused = { kind: 'refused', reason: barred };
			else if (request.unsafe && outcome.kind === 'answer' && outcome.status === 401)
				dropToken(session.credential, token);
			const now = session.clock.now();
			const random = session.clock.random();
			const left = session.budget.left - (now - started);
			const step: Step =
				barred === undefined
					? nextStep({ kind, outcome, attempt: tries, left, busy: isBusy(session, outcome, kind), now, random })
					: { do: 'accept' };
			// A password that was refused once is not tried by every item: accounts are locked that way.
			if (outcome.kind === 'refused' && !outcome.passing) session.signIn.refused = outcome;
			if (kind !== 'read' && !isSuccess(outcome)) session.halt.doubt = true;
			// What says no now says nothing of an earlier try that may have arrived: only under its id is that recognized.
			renewed =
				session.vendor.idsPerCall === true && !arrived && names.write !== undefined && endsId(session, asked, outcome);
			if (renewed) answeredUnder(names.write as string, now);
			if (step.do === 'accept') {
				session.rateLimiter.accepted();
				const answer = outcome as Answer;
				return arrived && answer.status >= 300 ? { uncertain: answer } : { answer };
			}
			if (step.do === 'look') {
				await sleepUnlessCancelled(session.clock, step.after, session.signal);
				return { uncertain: outcome };
			}
			const busy = outcome.kind === 'answer' && outcome.status === 429;
			if (busy) session.rateLimiter.refused(step.after ?? 0, started);
			if (step.do === 'giveUp') {
				if (arrived) return { uncertain: outcome };
				throw gaveUp(session, request, outcome, step.after);
			}
			arrived ||= kind !== 'read' && outcome.kind === 'none' && outcome.sent === 'maybe';
			session.budget.left = left - step.after;
			await sleepUnlessCancelled(session.clock, step.after, session.signal);
		}
	});
}

const isRefused = ({ vendor }: Session, { status, body }: Answer): boolean =>
	status >= 300 || vendor.isRefusal?.(body) === true;

/**
 * A read: repeated at will, refused statuses and unreadable bodies are problems.
 * @param once how one attempt is made, where it is not a request to the API
 * @throws Problem, Cancelled
 */
export async function read(session: Session, request: ApiRequest, once?: Once): Promise<Answer> {
	const answer = await ask(session, request, [], once);
	if (answer.unreadable !== undefined || answer.body === undefined) {
		throw unreadable(session, request, answer);
	}
	return answer;
}

/**
 * A read whose answer need not have a body.
 * @param also statuses that are answers here and no refusals: 404 for "there is none"
 * @throws Problem, Cancelled
 */
export async function ask(session: Session, request: ApiRequest, also: number[] = [], once?: Once): Promise<Answer> {
	const sent = await deliver(session, request, 'read', 'read', once);
	if (!('answer' in sent)) throw gaveUp(session, request, sent.uncertain);
	const { answer } = sent;
	if (isRefused(session, answer) && !also.includes(answer.status)) throw refusal(session, request, answer);
	return answer;
}

/** The sign-in was refused, or the platform takes no more requests: it says so in many forms. */
const AT_THE_DOOR = [401, 429];

/**
 * Whether the platform itself refused what was asked for, in its own form. A page or an empty answer of a gateway in
 * front of it says nothing of what became of the request behind it.
 */
function isOwnRefusal(vendor: Vendor, answer: Answer): boolean {
	const { status, body, unreadable } = answer;
	if (AT_THE_DOOR.includes(status) || vendor.signInRefused?.(answer) !== undefined) return true;
	if (status < 400 || unreadable !== undefined) return false;
	const { code, text } = vendor.errorOf(body);
	return code !== undefined || (vendor.refusesInWords === true && text !== undefined);
}

/**
 * A write. A refusal is a problem; a success whose body cannot be read is uncertain, for it was done.
 * @throws Problem when the platform refused it or cannot have seen it; NotSent; Cancelled
 */
export async function write(session: Session, request: ApiRequest, which: 'change' | 'buy'): Promise<Sent> {
	const kind = session.vendor.idempotencyHeader ? 'replayable' : 'unsafe';
	const sent = await deliver(session, request, kind, which);
	if (!('answer' in sent)) return sent;
	const { answer } = sent;
	if (isRefused(session, answer)) {
		// Of a change only a page is no word of the platform: some of its own refusals have no body.
		if (
			(which === 'buy' || answer.unreadable !== undefined) &&
			answer.status >= 300 &&
			!isOwnRefusal(session.vendor, answer)
		)
			return { uncertain: answer };
		if (kind === 'replayable' && request.writeId === undefined) refusedUnder(session, request);
		throw refusal(session, request, answer);
	}
	return answer.unreadable === undefined ? { answer } : { uncertain: answer };
}
