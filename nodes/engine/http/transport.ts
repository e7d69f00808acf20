import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { dropToken, SIGN_IN_FAILED } from '../auth/tokens';
import type { ApiRequest, Session } from '../declare';
import { type Outcome, readAnswer, readFailure } from '../util/answer';
import { Cancelled } from '../util/clock';
import { wireBody } from './request';

/** What n8n throws, as far as it is read here. */
interface Thrown {
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

/** Domains that the credential's owner allows, for n8n to enforce; undefined when all are. */
export function allowedDomains(credential: IDataObject): string | undefined {
	if (credential.allowedHttpRequestDomains !== 'domains') return undefined;
	return String(credential.allowedDomains ?? '');
}

function options(
	session: Session,
	request: ApiRequest,
	encoding: 'text' | 'stream',
	except: number[],
): IHttpRequestOptions {
	const { vendor, credential, settings } = session;
	const { body, form } = request;
	return {
		method: request.method,
		url: `${vendor.baseUrl(credential)}${request.path}`,
		qs: request.query,
		// Text, so that an empty object is sent as one and decimals stay as they were written.
		body: form?.content ?? (body === undefined ? undefined : JSON.stringify(wireBody(body))),
		headers: {
			Accept: 'application/json',
			...(form
				? { 'Content-Type': form.contentType }
				: body === undefined
					? {}
					: { 'Content-Type': 'application/json' }),
			...vendor.headers,
			...request.headers,
		},
		encoding,
		// A list in the query is the name once for each value.
		arrayFormat: 'repeat',
		returnFullResponse: true,
		// These statuses are thrown, all others come back as data: a thrown 401 makes the core renew the token and repeat the request.
		ignoreHttpStatusErrors: { ignore: true, except },
		sendCredentialsOnCrossOriginRedirect: false,
		disableFollowRedirect: true,
		timeout: settings.timeout,
		allowedDomains: allowedDomains(credential),
	};
}

function sortError(session: Session, error: Thrown): Outcome {
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

/**
 * One attempt of one request through n8n's own sender: sign-in, proxy, certificates and domain limits are n8n's.
 * Every end is a value, but for a cancelled execution.
 * @param encoding 'stream' for files
 * @throws Cancelled
 */
export async function attempt(
	session: Session,
	request: ApiRequest,
	encoding: 'text' | 'stream' = 'text',
): Promise<Outcome> {
	if (session.signal?.aborted) throw new Cancelled();
	const outcome = await exchange(session, request, encoding);
	if (session.signal?.aborted && outcome.kind === 'none') throw new Cancelled();
	return outcome;
}

/** A refusal's text, of which no more than 64 kB is kept. */
async function textOf(stream: unknown): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		if (size < 65_536) chunks.push(Buffer.from(chunk));
		size += chunk.length;
	}
	return Buffer.concat(chunks).toString('utf8');
}

/**
 * The credential as the run has read it, so that n8n does not read and decrypt it anew for each request.
 * A sign-in that n8n makes on the way puts its token into the same object, for the requests after it.
 */
const held = ({ vendor, credential }: Session): ICredentialsDecrypted => ({
	id: '',
	name: '',
	type: vendor.credential,
	data: credential as ICredentialDataDecryptedObject,
});

/** What is thrown, so that the core renews the token and repeats the request; a write that must not go out twice is repeated by the sender. */
const renewing = ({ unsafe }: ApiRequest): number[] => (unsafe ? [] : [401]);

/**
 * Where a platform can refuse a sign-in for good, its 401 is read before the core renews a token that would be refused
 * as well; for any other 401 the token is dropped, so that the core renews it.
 */
async function exchange(session: Session, request: ApiRequest, encoding: 'text' | 'stream'): Promise<Outcome> {
	const {
		vendor: { signInRefused },
		credential,
	} = session;
	const except = renewing(request);
	if (!signInRefused || except.length === 0) return await once(session, request, encoding, except);
	const token = credential.sessionToken;
	const outcome = await once(session, request, encoding, []);
	if (outcome.kind !== 'answer' || outcome.status !== 401 || signInRefused(outcome) !== undefined) return outcome;
	dropToken(credential, token);
	return await once(session, request, encoding, except);
}

async function once(
	session: Session,
	request: ApiRequest,
	encoding: 'text' | 'stream',
	except: number[],
): Promise<Outcome> {
	const { context, vendor } = session;
	try {
		const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
			context,
			vendor.credential,
			options(session, request, encoding, except),
			{ credentialsDecrypted: held(session) },
		);
		const raw = response as Parameters<typeof readAnswer>[0];
		// A refusal is no file: its words are read like those of any other request.
		const body = encoding === 'stream' && raw.statusCode >= 300 ? await textOf(raw.body) : raw.body;
		return readAnswer({ ...raw, body }, vendor.correlationHeaders);
	} catch (error) {
		return sortError(session, error as Thrown);
	}
}
