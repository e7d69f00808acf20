import type { Text } from './network/body';
import { capsOf, inMegabytes, RAISE } from './network/caps';
import { parseJson, shapeOf, TOO_MANY } from './json';
import { supportId, supportIdIn } from './words';

/** The platform answered. Statuses are data here, never exceptions. */
export interface Answer {
	kind: 'answer';
	status: number;
	headers: Record<string, string>;
	/** parsed JSON; undefined when the body was empty */
	body: unknown;
	/** why the body could not be read, in words */
	unreadable?: string;
	/** what helps where that is so, within a sentence */
	remedy?: string;
	/** the body that could not be read: a plain word, which is the answer of a few operations, or what a refusal says */
	text?: string;
	/** the words of the status line */
	reason?: string;
	correlationId?: string;
	/** roughly what it takes in memory, in bytes; absent where nobody knows */
	weight?: number;
}

/** No answer came. `sent` shows whether the platform can have seen the request. */
export interface NoAnswer {
	kind: 'none';
	sent: 'never' | 'maybe';
	/** what happened, in words */
	reason: string;
}

/** Sending was refused on this side (sign-in failed, domain not allowed): a repeat would end the same. */
export interface Refused {
	kind: 'refused';
	reason: string;
	/** the platform was only busy: trying again later can help */
	passing?: boolean;
}

export type Outcome = Answer | NoAnswer | Refused;

/** What a value takes in memory beside its text, in bytes. */
const VALUE = 50;

/** Headers by their name in small letters. */
function headersOf(given: Record<string, unknown>): Record<string, string> {
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(given)) headers[name.toLowerCase()] = String(value);
	return headers;
}

const isText = (body: unknown): body is Text =>
	typeof body === 'object' && body !== null && 'cut' in body && 'text' in body && 'size' in body;

/** Reads an answer, whose body arrives as text, or is a file's stream. Never throws. */
export function readAnswer(
	response: { statusCode: number; statusMessage?: string; headers: Record<string, unknown>; body: unknown },
	correlationHeaders: string[],
): Answer {
	const headers = headersOf(response.headers);
	const answer: Answer = {
		kind: 'answer',
		status: response.statusCode,
		headers,
		body: undefined,
		reason: response.statusMessage,
		correlationId: correlationHeaders.map((name) => supportId(headers[name])).find(Boolean),
	};
	const { body } = response;
	if (typeof body !== 'string' && !isText(body)) return { ...answer, body };
	const given: Text =
		typeof body === 'string' ? { text: body, size: body.length, cut: false, most: capsOf().answer } : body;
	// Of what should hold data, a part is of no use; of a refusal, it shows the words.
	if (given.cut && response.statusCode < 300)
		return { ...answer, unreadable: `more than ${inMegabytes(given.most)} of data`, remedy: RAISE };
	const content = contentOf(given);
	const named = response.statusCode < 300 ? undefined : supportIdIn(content.body);
	return { ...answer, ...content, correlationId: answer.correlationId ?? named };
}

function contentOf(given: Text): Pick<Answer, 'body' | 'unreadable' | 'remedy' | 'text' | 'weight'> {
	const text = given.text.replace(/^\uFEFF/, '').trim();
	if (text === '') return { body: undefined };
	const { values, excess } = shapeOf(text, given.most);
	const body = excess === undefined && !given.cut ? parseJson(text, given.most) : undefined;
	if (body !== undefined) return { body, weight: given.size + VALUE * values };
	const isPage = text.startsWith('<');
	const unreadable = isPage ? 'a web page instead of data' : (excess ?? 'something that is not valid data');
	return { body: undefined, unreadable, text, ...(excess === TOO_MANY ? { remedy: RAISE } : {}) };
}

/** No connection was made, or its certificate was refused before anything was sent. */
const NEVER_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|CERT_.*|DEPTH_.*|SELF_SIGNED_.*|UNABLE_TO_.*|ERR_TLS_.*)$/;

/** Said of a new connection, and of one that was in use. */
const UNREACHABLE = ['EHOSTUNREACH', 'ENETUNREACH'];

const WORDS: Record<string, string> = {
	ECONNREFUSED: 'the connection was refused',
	ENOTFOUND: 'the address was not found',
	EAI_AGAIN: 'the address could not be looked up',
	ECONNRESET: 'the connection was interrupted',
	ECONNABORTED: 'no response was received in time',
	ETIMEDOUT: 'no response was received in time',
	Z_DATA_ERROR: 'the response could not be unpacked',
	Z_BUF_ERROR: 'the response ended before it was complete',
};

/** Sorts a network error by what the platform can have seen. @param syscall what the system was asked for, where it says so */
export function readFailure(code: string | undefined, syscall?: string): NoAnswer {
	return {
		kind: 'none',
		sent:
			(code !== undefined && NEVER_SENT.test(code)) || (UNREACHABLE.includes(code ?? '') && syscall === 'connect')
				? 'never'
				: 'maybe',
		reason: WORDS[code ?? ''] ?? `the connection failed${code ? ` (${code})` : ''}`,
	};
}
