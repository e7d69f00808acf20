import { type ApiRequest, type Session, type Vendor } from '../declare';
import type { Answer, Outcome } from '../util/answer';
import { inLane, lookAhead, onTheWire } from './policies/concurrencyLimit';
import { type Call, newCall, type Once, type Policy, type Send } from './policies/policy';
import { quotaAsLimit } from './policies/quota';
import { rateLimit } from './policies/rateLimit';
import { recheckBeforeTry } from './policies/recheck';
import { requestIds } from './policies/requestIds';
import { retry } from './policies/retry';
import { signInLatch } from './policies/signInLatch';
import { attempt, transport } from './policies/transport';
import { decideFirst, itemGoesOn, waitAtBarrier } from './policies/writeBarrier';
import { namesFault } from './refusals';
import { gaveUp, refusal, unreadable } from './problem';
import { NotAtTheDoor } from './writes/atTheDoor';
import { refusedUnder } from './writes/writeIds';

/** What a request goes through, outermost first: down to `retry` once, below it with each try. */
const POLICIES: Policy[] = [
	itemGoesOn, // this item's write before did not end it, so others may write
	lookAhead, // the next purchase in line looks while another one is being sent
	inLane, // so many reads, changes and purchases at a time
	decideFirst, // no other write goes out before it is decided what the end of this one means
	retry, // as the kind of the request and the item's time allow
	requestIds, // for support, and for the platform to recognize a repeat
	rateLimit, // the rate of the platform, and its pauses
	waitAtBarrier, // no write before all items are checked, none after a failed one
	recheckBeforeTry, // an order is looked for once more
	signInLatch, // a refused sign-in is not tried again
	onTheWire, // so many requests at a time
	quotaAsLimit, // a used-up quota passes like a limit
];

const send = POLICIES.reduceRight<Send>((next, policy) => policy(next), transport);

/** How a write ended: with an answer, or so that the platform must be asked what it did. */
export type Sent = { answer: Answer } | { uncertain: Outcome };

async function deliver(call: Omit<Call, 'progress'>): Promise<Sent> {
	const started = newCall(call);
	const outcome = await send(started).catch((error: Error) => {
		if (error instanceof NotAtTheDoor) return undefined;
		throw error;
	});
	if (outcome === undefined) return { uncertain: started.progress.last as Outcome };
	const { arrived } = started.progress;
	if (outcome.kind !== 'answer' || outcome.status >= 500 || outcome.status === 408) return { uncertain: outcome };
	return arrived && outcome.status >= 300 ? { uncertain: outcome } : { answer: outcome };
}

const isRefused = ({ vendor }: Session, { status, body }: Answer): boolean =>
	status >= 300 || vendor.isRefusal?.(body) === true;

/**
 * A read: repeated at will, refused statuses and unreadable bodies are problems.
 * @param once how one attempt is made, where it is not a request to the API
 * @throws Problem, Canceled
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
 * @throws Problem, Canceled
 */
export async function ask(
	session: Session,
	request: ApiRequest,
	also: number[] = [],
	once: Once = attempt,
): Promise<Answer> {
	const sent = await deliver({ session, request, kind: 'read', lane: 'read', once });
	if (!('answer' in sent)) throw gaveUp(session, request, sent.uncertain);
	const { answer } = sent;
	if (isRefused(session, answer) && !also.includes(answer.status)) throw refusal(session, request, answer);
	return answer;
}

/** The sign-in was refused, or the platform takes no more requests: it says so in many forms. */
const AT_THE_DOOR = [401, 429];

/**
 * Whether the platform itself refused what was asked for, in its own form. A page or an empty answer of a gateway in
 * front of it says nothing of what became of the request behind it. Where the platform recognizes no repeats, nor does
 * a refusal that names no fault, nor a 401 after a look has shown that the sign-in is good.
 */
function isOwnRefusal(vendor: Vendor, answer: Answer, request: ApiRequest): boolean {
	const { unsafe, beforeTry } = request;
	const { status, body, unreadable } = answer;
	if (vendor.signInRefused?.(answer) !== undefined) return true;
	if (AT_THE_DOOR.includes(status)) return !(unsafe && beforeTry && status === 401);
	if (status < 400 || unreadable !== undefined) return false;
	if (unsafe) return namesFault(vendor, request, answer);
	const { code, text } = vendor.errorOf(body);
	return code !== undefined || (vendor.refusesInWords === true && text !== undefined);
}

/**
 * A write. A refusal is a problem; a success whose body cannot be read is uncertain, for it was done.
 * @throws Problem when the platform refused it or cannot have seen it; NotSent; Canceled
 */
export async function write(session: Session, request: ApiRequest, lane: 'change' | 'buy'): Promise<Sent> {
	const kind = session.vendor.idempotencyHeader ? 'replayable' : 'unsafe';
	const asked = kind === 'unsafe' ? { ...request, unsafe: true as const } : request;
	const sent = await deliver({ session, request: asked, kind, lane, once: attempt });
	if (!('answer' in sent)) return sent;
	const { answer } = sent;
	if (isRefused(session, answer)) {
		// Of a change only a page is no word of the platform: some of its own refusals have no body.
		if (
			(lane === 'buy' || answer.unreadable !== undefined) &&
			answer.status >= 300 &&
			!isOwnRefusal(session.vendor, answer, asked)
		)
			return { uncertain: answer };
		if (kind === 'replayable' && request.writeId === undefined) refusedUnder(session, request);
		throw refusal(session, request, answer);
	}
	return answer.unreadable === undefined ? { answer } : { uncertain: answer };
}
