import { SIGN_IN_FAILED } from '../../auth/tokens';
import type { Session } from '../../declare';
import { type Outcome, readAnswer, readFailure } from '../../util/answer';

/** What n8n throws, as far as it is read here. */
export interface Thrown {
	message?: string;
	httpCode?: string | null;
	code?: string;
	context?: { data?: unknown };
	cause?: {
		name?: string;
		message?: string;
		code?: string;
		syscall?: string;
		cause?: { syscall?: string };
		busy?: boolean;
		response?: RawResponse;
	};
}

interface RawResponse {
	status?: number;
	headers?: Record<string, unknown>;
	data?: unknown;
}

/** How a request ended for which n8n threw an error. */
export function outcomeOf(session: Session, error: Thrown): Outcome {
	const cause = error.cause ?? {};
	if (cause.name === SIGN_IN_FAILED) {
		return { kind: 'refused', reason: cause.message ?? '', passing: cause.busy };
	}
	const response = cause.response;
	if (error.httpCode === '401' && response?.status === 401) {
		return readAnswer(
			{ statusCode: 401, headers: response.headers ?? {}, body: response.data ?? '' },
			session.vendor.correlationHeaders,
		);
	}
	const code = cause.code ?? error.code;
	if (code === undefined) {
		// No network code: n8n itself refused to send (domain not allowed, blocked address, bad address).
		return { kind: 'refused', reason: cause.message ?? error.message ?? 'n8n refused to send the request' };
	}
	return readFailure(code, cause.syscall ?? cause.cause?.syscall);
}

/** A refusal's text, of which no more than 64 kB is kept. */
export async function textOf(stream: unknown): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		if (size < 65_536) chunks.push(Buffer.from(chunk));
		size += chunk.length;
	}
	return Buffer.concat(chunks).toString('utf8');
}
