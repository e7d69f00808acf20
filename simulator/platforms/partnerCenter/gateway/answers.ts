import { randomBytes, randomUUID } from 'node:crypto';
import type { Answer } from '../../../core/http/spoil';
import type { Call } from '../call';
import { errorBody, PartnerRefusal, refuse } from '../refusal';
import type { Reply } from '../reply';
import { entraBody, EntraRefusal } from './auth';

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const BINARY_TYPE = { 'content-type': 'application/octet-stream' };

/** Whatever was thrown, as a refusal: a broken request keeps its status, all else is a fault of the simulator (500). */
function refusalOf(error: unknown): PartnerRefusal {
	if (error instanceof PartnerRefusal) return error;
	const { statusCode = 500, message } = error as { statusCode?: number; message: string };
	return refuse(statusCode, statusCode, message, 'gateway');
}

const jsonAnswer = (status: number, headers: Record<string, string>, body: unknown): Answer =>
	body === undefined
		? { status, headers, body: undefined }
		: { status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) };

/** A reply as it is sent. */
export function answerOf({ status, headers = {}, body, text, stream }: Reply): Answer {
	if (stream) return { status, headers: { ...BINARY_TYPE, ...headers }, body: stream };
	if (text !== undefined) return { status, headers: { ...JSON_TYPE, ...headers }, body: text };
	return jsonAnswer(status, headers, body);
}

/** A refusal as it is sent; `now` in ms. */
export function refusalAnswer(error: unknown, now: number): Answer {
	if (error instanceof EntraRefusal) return jsonAnswer(error.status, {}, entraBody(error, now));
	const refusal = refusalOf(error);
	return jsonAnswer(refusal.status, refusal.extras.headers ?? {}, errorBody(refusal));
}

/** The ids that every answer of Partner Center carries: those of the request, or new ones. */
export const tracingHeaders = (headers: Call['headers']): Record<string, string> => ({
	'MS-RequestId': headers['ms-requestid'] ?? randomUUID(),
	'MS-CorrelationId': headers['ms-correlationid'] ?? randomUUID(),
	'MS-CV': `${randomBytes(12).toString('base64').slice(0, 16)}.0`,
	'MS-ServerId': 'simulator',
});

/** The same for Microsoft Graph. */
export const graphTracingHeaders = (headers: Call['headers']): Record<string, string> => {
	const clientId = headers['client-request-id'];
	return { 'request-id': randomUUID(), ...(clientId && { 'client-request-id': clientId }) };
};
