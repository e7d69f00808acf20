import { SIGN_IN_FAILED } from '../../auth/tokens';
import { type Outcome, readAnswer, readFailure } from '../../util/answer';

/** What n8n throws, as far as it is read here. */
export interface Thrown {
	message?: string;
	httpCode?: string | null;
	code?: string;
	cause?: {
		name?: string;
		message?: string;
		code?: string;
		syscall?: string;
		cause?: { syscall?: string };
		busy?: boolean;
		response?: { status?: number };
	};
}

/** How a request ended for which n8n threw an error. */
export function outcomeOf(error: Thrown): Outcome {
	const cause = error.cause ?? {};
	if (cause.name === SIGN_IN_FAILED) {
		return { kind: 'refused', reason: cause.message ?? '', passing: cause.busy };
	}
	// The sign-in gave a token that is over already.
	if (error.httpCode === '401' && cause.response?.status === 401)
		return readAnswer({ statusCode: 401, headers: {}, body: '' }, []);
	const code = cause.code ?? error.code;
	if (code === undefined) {
		// No network code: n8n itself refused to send (domain not allowed, blocked address, bad address).
		return { kind: 'refused', reason: cause.message ?? error.message ?? 'n8n refused to send the request' };
	}
	return readFailure(code, cause.syscall ?? cause.cause?.syscall);
}
