import type { IDataObject, INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { InputProblem, Problem } from '../../declare';

/** What n8n should know of a failed poll, so that it waits as long as the platform asks. @param now milliseconds; absent: no request was made */
function failureOf({ details: { status, tryAgainAt } }: Problem, now?: number): IDataObject {
	if (status === 401 || status === 403) return { cause: 'credential-invalid' };
	if (tryAgainAt === undefined || now === undefined) return { cause: 'temporarily-unavailable' };
	return { cause: 'rate-limited', retryAfterMs: Math.max(0, Date.parse(String(tryAgainAt)) - now) };
}

/** A problem of a trigger as n8n shows it. */
export function asNodeError(node: INode, error: Error, now?: number): Error {
	if (error instanceof InputProblem) return new NodeOperationError(node, error.message);
	if (!(error instanceof Problem)) return error;
	const { message, description, details } = error;
	const httpCode = details.status === undefined ? undefined : String(details.status);
	const thrown = new NodeApiError(node, {}, { message, description, httpCode });
	thrown.message = message;
	return Object.assign(thrown, { failure: failureOf(error, now) });
}
