import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import type { ApiRequest, Context, Session } from '../../declare';
import { type Outcome, readAnswer, readFailure } from '../../util/answer';
import { textOf } from '../../util/network/body';
import { capsOf } from '../../util/network/caps';
import { within } from '../../util/network/deadline';
import { wireBody } from '../request';
import { outcomeOf, type Thrown } from './answer';

/** Domains that the credential's owner allows, for n8n to enforce; undefined when all are. */
export function allowedDomains(credential: IDataObject): string | undefined {
	if (credential.allowedHttpRequestDomains !== 'domains') return undefined;
	return String(credential.allowedDomains ?? '');
}

/** A request as n8n's own sender takes it. */
function n8nRequest({ vendor, credential, settings }: Session, request: ApiRequest): IHttpRequestOptions {
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
		// The body is read here, no further than it may be.
		encoding: 'stream',
		// A list in the query is the name once for each value.
		arrayFormat: 'repeat',
		returnFullResponse: true,
		// Statuses are data.
		ignoreHttpStatusErrors: true,
		sendCredentialsOnCrossOriginRedirect: false,
		disableFollowRedirect: true,
		timeout: settings.timeout,
		allowedDomains: allowedDomains(credential),
	};
}

/**
 * The credential as the run has read it, so that n8n does not read and decrypt it again for each request.
 * A sign-in that n8n makes on the way puts its token into the same object, for the requests after it.
 */
const heldCredential = ({ vendor, credential }: Session): ICredentialsDecrypted => ({
	id: '',
	name: '',
	type: vendor.credential,
	data: credential as ICredentialDataDecryptedObject,
});

/** The node's context with another signal to stop: n8n takes it from there, whatever the request says. */
const stoppedBy = (context: Context, signal: AbortSignal): Context =>
	Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as Context;

/**
 * Sends a request once, and reads its answer, within the time of one request.
 * @param body 'stream': a file, whose body is left to be read; that of a refusal is read like any other
 */
export async function throughN8n(session: Session, request: ApiRequest, body: 'text' | 'stream'): Promise<Outcome> {
	const { context, vendor, settings } = session;
	let isAnswered = false;
	try {
		return await within(settings.timeout, session.signal, async (signal) => {
			const response = (await context.helpers.httpRequestWithAuthentication.call(
				stoppedBy(context, signal),
				vendor.credential,
				n8nRequest(session, request),
				{ credentialsDecrypted: heldCredential(session) },
			)) as Parameters<typeof readAnswer>[0];
			isAnswered = true;
			const isFile = body === 'stream' && response.statusCode < 300;
			const read = isFile ? response.body : await textOf(response, signal, capsOf(session.credential).answer);
			return readAnswer({ ...response, body: read }, vendor.correlationHeaders);
		});
	} catch (error) {
		// What breaks off while its answer is read was sent, whatever the error says.
		if (isAnswered) return { ...readFailure((error as Thrown).code), sent: 'maybe' };
		return outcomeOf(error as Thrown);
	}
}
