import type { IDataObject } from 'n8n-workflow';
import { Problem } from '../declare';

import type { ApiRequest, Session, Vendor } from '../declare';
import type { Answer, Outcome } from '../util/answer';
import { Canceled } from '../util/clock';
import { isOfKind, namesFault } from './refusals';
import { statusHints } from './statusHints';
import { withoutSecrets, withoutTexts } from './redact';

/** For looks after the event: whatever keeps the platform from answering counts as not found. @throws Canceled */
export function undefinedUnlessCanceled(error: unknown): undefined {
	if (error instanceof Canceled) throw error;
	return undefined;
}

function hintOf(
	vendor: Vendor,
	route: string,
	status: number,
	said: { code: string; text: string },
): string | undefined {
	return [...vendor.hints, ...statusHints].find((hint) => isOfKind(hint, route, status, said))?.say;
}

/** 'Code X. Text. HTTP status 400. Correlation ID Y' as far as known. */
function platformWords({ code, text, correlationId }: Words, status: number): string {
	return [code && `Code ${code}`, text, `HTTP status ${status}`, correlationId && `Correlation ID ${correlationId}`]
		.filter((part) => part !== undefined && part !== '')
		.map((part) => String(part).replace(/\.+$/, ''))
		.join('. ');
}

/** What an error message needs of the session. */
type ErrorContext = Pick<Session, 'vendor' | 'credential' | 'hide' | 'secrets' | 'clock'>;

/** The platform's words without secrets and personal data: it can repeat all that was sent to it. */
const redacted = ({ hide, secrets, credential }: ErrorContext, text: string): string =>
	withoutTexts(withoutSecrets(text, credential, secrets), hide);

/** What may be shown of an answer. */
interface Words {
	code?: string;
	text?: string;
	correlationId?: string;
}

/** The ID for support, unless it holds something that was sent. */
export function correlationIdOf(context: ErrorContext, { correlationId }: Answer): string | undefined {
	if (correlationId === undefined || redacted(context, correlationId) !== correlationId) return undefined;
	return correlationId;
}

/** Code, words and ID of an answer, redacted; a body that is no data is words. */
function wordsIn(context: ErrorContext, answer: Answer): Words {
	const { code, text } = context.vendor.errorOf(answer.body ?? answer.text);
	return {
		code: code && redacted(context, code),
		text: text && redacted(context, text),
		correlationId: correlationIdOf(context, answer),
	};
}

/** The facts of a request that went wrong, safe to store. */
function factsOf(context: ErrorContext, request: Pick<ApiRequest, 'route'>, outcome?: Outcome): IDataObject {
	const facts: IDataObject = { route: request.route, at: new Date(context.clock.now()).toISOString() };
	if (outcome?.kind !== 'answer') return facts;
	const correlationId = correlationIdOf(context, outcome);
	return { ...facts, status: outcome.status, ...(correlationId === undefined ? {} : { correlationId }) };
}

/** Why nobody knows what became of a write, within a sentence. @param last how it ended, where it was sent in this run */
export const whyUnknown = (last?: Outcome): string =>
	last?.kind === 'answer' && last.status >= 400 && last.status < 500
		? `the response was a refusal (HTTP status ${last.status}) that leaves this open`
		: 'no usable response was received';

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
	const { status, ...known } = factsOf(context, request, last);
	const facts: IDataObject = { outcome: 'unknown', ...more, ...known };
	if (last?.kind !== 'answer') return new Problem(sentence, facts);
	// A success that cannot be read has no words of refusal.
	const words = last.status < 300 ? { correlationId: correlationIdOf(context, last) } : wordsIn(context, last);
	return new Problem(sentence, facts, platformWords(words, Number(status)));
}

const NO_REASON = 'It gave no reason.';

/** Where the platform said nothing, no sentence sends anybody to its words. */
const withoutMessage = (sentence: string): string =>
	sentence.replace(/ ?See the platform's message below[^.]*\./, ` ${NO_REASON}`).trim();

/** A page is no word of the platform: what it says does not decide. */
const decides = ({ body, text }: Answer): boolean => body !== undefined || text?.startsWith('<') === false;

/** An answer that is a refusal, as a problem. */
export function refusal(context: ErrorContext, request: ApiRequest, answer: Answer): Problem {
	const { vendor } = context;
	const words = wordsIn(context, answer);
	const { code, text } = words;
	const hint =
		vendor.signInRefused?.(answer) ??
		hintOf(vendor, request.route, answer.status, {
			code: code ?? '',
			text: (decides(answer) && text) || '',
		});
	const isSilent = code === undefined && text === undefined;
	const support = `contact its support${words.correlationId === undefined ? '' : ' with the correlation ID'}`;
	const fallback =
		answer.status >= 500
			? `${vendor.name} could not handle the request. Try again later. If the problem persists, ${support}.`
			: isSilent
				? `${vendor.name} refused the request and gave no reason (HTTP status ${answer.status}). Check the values. If they are correct, ${support}.`
				: `${vendor.name} refused the request. See its message below, fix the cause, then run this again.`;
	const details = { ...factsOf(context, request, answer), ...(code ? { code } : {}) };
	const sentence = hint === undefined ? fallback : text === undefined ? withoutMessage(hint) : hint;
	const problem = new Problem(sentence, details, platformWords(words, answer.status));
	problem.doubtful = !namesFault(vendor, request, answer);
	return problem;
}

/** An answer whose body cannot be read, as a problem. */
export function unreadable(context: ErrorContext, request: ApiRequest, answer: Answer): Problem {
	const what = answer.unreadable ?? 'an empty body';
	const correlationId = correlationIdOf(context, answer);
	return new Problem(
		`${context.vendor.name} answered with ${what}. Check the address in the credential. If it is correct, try again later, or contact support${correlationId === undefined ? '' : ' with the correlation ID'}.${answer.remedy === undefined ? '' : ` If the data is meant to be that large, ${answer.remedy}.`}`,
		factsOf(context, request, answer),
		platformWords({ correlationId }, answer.status),
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
	const facts = factsOf(context, request, outcome);
	if (outcome.kind === 'refused') return new Problem(redacted(context, outcome.reason), facts);
	if (outcome.kind === 'none') {
		return new Problem(
			`${vendor.name} could not be reached: ${outcome.reason}. Check the address in the credential and the network, then run this again.`,
			facts,
		);
	}
	if (outcome.status === 429) {
		const { text, correlationId } = wordsIn(context, outcome);
		const why = vendor.quota?.(text ?? '') === undefined ? undefined : `The API quota at ${vendor.name} is used up`;
		return tooBusy(context, after ?? 0, facts, platformWords({ text, correlationId }, outcome.status), why);
	}
	return refusal(context, request, outcome);
}
