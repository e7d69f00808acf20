import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import type { ApiRequest, Session } from '../../declare';
import { type Outcome, readAnswer } from '../../util/answer';
import { wireBody } from '../request';
import { outcomeOf, textOf, type Thrown } from './answer';

/** Domains that the credential's owner allows, for n8n to enforce; undefined when all are. */
export function allowedDomains(credential: IDataObject): string | undefined {
	if (credential.allowedHttpRequestDomains !== 'domains') return undefined;
	return String(credential.allowedDomains ?? '');
}

/** A request as n8n's own sender takes it. */
function n8nRequest(
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

/** Sends a request once. @param except statuses that are thrown to the core: it renews the token for a 401 */
export async function throughN8n(
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
			n8nRequest(session, request, encoding, except),
			{ credentialsDecrypted: heldCredential(session) },
		);
		const raw = response as Parameters<typeof readAnswer>[0];
		// A refusal is no file: its words are read like those of any other request.
		const body = encoding === 'stream' && raw.statusCode >= 300 ? await textOf(raw.body) : raw.body;
		return readAnswer({ ...raw, body }, vendor.correlationHeaders);
	} catch (error) {
		return outcomeOf(session, error as Thrown);
	}
}
