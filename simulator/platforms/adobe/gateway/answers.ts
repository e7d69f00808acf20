import type { Answer } from '../../../core/http/spoil';
import { ImsRefusal } from './auth';
import { AdobeRefusal, errorBody } from './refusal';
import { replyOf } from './replay';
import type { Reply } from '../state/state';

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const TEXT_TYPE = { 'content-type': 'text/plain; charset=utf-8' };

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
	status,
	headers: { ...JSON_TYPE, ...headers },
	body: JSON.stringify(body),
});

/** A reply as it is sent. */
export const replyAnswer = ({ status, headers, body, text }: Reply): Answer =>
	text === undefined ? json(status, body, headers) : { status, headers: { ...TEXT_TYPE, ...headers }, body: text };

/** Whatever was thrown as it is sent: a broken request keeps its status, all else is a fault of the simulator (500). */
export function refusalAnswer(error: unknown): Answer {
	if (error instanceof AdobeRefusal) return replyAnswer(replyOf(error));
	const { statusCode = 500, message } = error as { statusCode?: number; message: string };
	return json(statusCode, errorBody({ code: statusCode === 500 ? '1124' : String(statusCode), message, details: [] }));
}

/** The answer of the sign-in, in the form of OAuth when it refuses. */
export function imsAnswer(work: () => unknown): Answer {
	try {
		return json(200, work());
	} catch (error) {
		if (!(error instanceof ImsRefusal)) throw error;
		return json(error.status, { error: error.error, error_description: error.message });
	}
}

// The codes that go with the statuses of faults (errorCodes); others are told by their status.
const CODES: Record<number, string> = { 401: '4116', 403: '4115', 429: '4118', 500: '1124' };

/** What a fault's own refusal looks like. */
export const faultBody = (status: number, _code = '', message = 'Simulated failure') =>
	errorBody({ code: CODES[status] ?? String(status), message, details: [] });
