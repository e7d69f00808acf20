import type { IDataObject } from 'n8n-workflow';
import { Problem } from '../declare';

import type { ApiRequest, Hint, Session, Vendor } from '../declare';
import { type Answer, type Outcome, plainText } from '../util/answer';
import { Cancelled } from '../util/clock';
import { withoutSecrets, withoutTexts } from './redact';

/** For looks after the event: whatever keeps the platform from answering counts as not found. @throws Cancelled */
export function undefinedUnlessCancelled(error: unknown): undefined {
	if (error instanceof Cancelled) throw error;
	return undefined;
}

const MOVED = 'The address redirects to another one. Correct the address in the credential.';

const STATUS_WORDS: Hint[] = [
	{ status: 301, say: MOVED },
	{ status: 302, say: MOVED },
	{ status: 307, say: MOVED },
	{ status: 308, say: MOVED },
	{ status: 401, say: 'The sign-in was not accepted. Open the credential and test it.' },
	{
		status: 403,
		say: "The account is not allowed to do this. Ask the platform's support for access, or use another credential.",
	},
	{ status: 404, say: "It was not found. Check the ID, and that it belongs to the credential's account." },
	{ status: 409, say: 'Its current status does not allow this. Read it first and check its status.' },
	{ status: 413, say: 'The request is too large. Send fewer lines at once.' },
];

function hintOf(vendor: Vendor, status: number, code: string, text: string): string | undefined {
	const fits = (hint: Hint) =>
		(hint.status === undefined || hint.status === status) &&
		(hint.code === undefined || hint.code.test(code)) &&
		(hint.text === undefined || hint.text.test(text));
	return [...vendor.hints, ...STATUS_WORDS].find(fits)?.say;
}

/** 'code X; text; HTTP 400; correlation id Y' as far as known. */
function platformWords(code: string | undefined, text: string | undefined, answer: Answer): string {
	return [
		code && `Code ${code}`,
		text,
		`HTTP status ${answer.status}`,
		answer.correlationId && `Correlation ID ${answer.correlationId}`,
	]
		.filter((part) => part !== undefined && part !== '')
		.map((part) => String(part).replace(/\.+$/, ''))
		.join('. ');
}

/** The facts of a request that went wrong, safe to store. */
function factsOf(request: ApiRequest, outcome: Outcome, now: number): IDataObject {
	const facts: IDataObject = { route: request.route, at: new Date(now).toISOString() };
	if (outcome.kind === 'answer') {
		facts.status = outcome.status;
		if (outcome.correlationId) facts.correlationId = outcome.correlationId;
	}
	return facts;
}

/** What an error message needs of the session. */
type ErrorContext = Pick<Session, 'vendor' | 'credential' | 'hide' | 'clock'>;

/** The platform's words without secrets and personal data: it can repeat all that was sent to it. */
const redacted = ({ hide, credential }: ErrorContext, text: string): string =>
	withoutSecrets(withoutTexts(text, hide), credential);

/** Code and words of an answer, redacted; a body that is plain text is words. */
function errorIn(context: ErrorContext, answer: Answer): { code?: string; text?: string } {
	const { code, text } = context.vendor.errorOf(answer.body ?? plainText(answer));
	return { code: code && redacted(context, code), text: text && redacted(context, text) };
}

/**
 * It is unknown whether a write was done.
 * @param sentence what is not known, and what to check
 * @param last how the write ended, where it was sent in this run
 */
export function unknownOutcome(
	context: ErrorContext,
	request: Pick<ApiRequest, 'route'>,
	sentence: string,
	more: IDataObject = {},
	last?: Outcome,
): Problem {
	const facts: IDataObject = {
		outcome: 'unknown',
		...more,
		route: request.route,
		at: new Date(context.clock.now()).toISOString(),
	};
	if (last?.kind !== 'answer') return new Problem(sentence, facts);
	if (last.correlationId) facts.correlationId = last.correlationId;
	// A success that cannot be read has no words of refusal.
	const { code, text } = last.status < 300 ? {} : errorIn(context, last);
	return new Problem(sentence, facts, platformWords(code, text, last));
}

/** An answer that is a refusal, as a problem. */
export function refusal(context: ErrorContext, request: ApiRequest, answer: Answer): Problem {
	const { vendor, clock } = context;
	const { code, text } = errorIn(context, answer);
	const hint = vendor.signInRefused?.(answer) ?? hintOf(vendor, answer.status, code ?? '', text ?? '');
	const fallback =
		answer.status >= 500
			? `${vendor.name} could not handle the request. Try again later. If the problem persists, contact its support with the correlation ID.`
			: `${vendor.name} refused the request. See its message below, fix the cause, then run this again.`;
	const details = { ...factsOf(request, answer, clock.now()), ...(code ? { code } : {}) };
	return new Problem(hint ?? fallback, details, platformWords(code, text, answer));
}

/** An answer whose body cannot be read, as a problem. */
export function unreadable({ vendor, clock }: ErrorContext, request: ApiRequest, answer: Answer): Problem {
	const what = answer.unreadable ?? 'an empty body';
	return new Problem(
		`${vendor.name} answered with ${what}. Check the address in the credential. If it is correct, try again later, or contact support with the correlation ID.`,
		factsOf(request, answer, clock.now()),
		platformWords(undefined, undefined, answer),
	);
}

/** The platform asked for a pause that is longer than there is time. @param pause milliseconds */
export function tooBusy(
	{ vendor, clock }: ErrorContext,
	pause: number,
	facts: IDataObject,
	description?: string,
	why = `${vendor.name} accepts no more requests for now`,
): Problem {
	const when = new Date(clock.now() + pause).toISOString();
	return new Problem(
		`${why}. Try again in ${Math.ceil(pause / 1000)} s (after ${when}), or lower Max Concurrent Requests.`,
		{ ...facts, tryAgainAt: when },
		description,
	);
}

/** Nothing more is tried: the reason and when to try again. */
export function gaveUp(context: ErrorContext, request: ApiRequest, outcome: Outcome, after?: number): Problem {
	const { vendor } = context;
	const now = context.clock.now();
	const facts = factsOf(request, outcome, now);
	if (outcome.kind === 'refused') return new Problem(redacted(context, outcome.reason), facts);
	if (outcome.kind === 'none') {
		return new Problem(
			`${vendor.name} could not be reached: ${outcome.reason}. Check the address in the credential and the network, then run this again.`,
			facts,
		);
	}
	if (outcome.status === 429) {
		const text = redacted(context, vendor.errorOf(outcome.body).text ?? '');
		const why = vendor.quota?.(text) === undefined ? undefined : `The API quota at ${vendor.name} is used up`;
		return tooBusy(context, after ?? 0, facts, platformWords(undefined, text, outcome), why);
	}
	return refusal(context, request, outcome);
}
