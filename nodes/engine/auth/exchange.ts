import type { IHttpRequestOptions } from 'n8n-workflow';

import { type Outcome, readAnswer, readFailure } from '../util/answer';
import { SignInFailed } from './tokens';

/** Sends one request and gives the full response; n8n's helper. */
export type Request = (options: IHttpRequestOptions) => Promise<unknown>;

/**
 * An address that a secret may be sent to: https, or this machine.
 * @throws SignInFailed that names the field
 */
export function checkAddress(url: string, field: string, where: string): void {
	if (!URL.canParse(url)) throw new SignInFailed(`${field} is not an address. It starts with https:// ${where}.`);
	const { protocol, hostname } = new URL(url);
	if (protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return;
	throw new SignInFailed(`${field} must start with https://, so that the password is not sent unencrypted.`);
}

/** One attempt of a token exchange; every end is a value. */
export async function exchange(
	request: Request,
	options: IHttpRequestOptions,
	correlationHeaders: string[],
): Promise<Outcome> {
	try {
		const response = await request({
			...options,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: 60_000,
		});
		return readAnswer(response as Parameters<typeof readAnswer>[0], correlationHeaders);
	} catch (error) {
		const { code, cause, message } = error as { code?: string; cause?: { code?: string }; message: string };
		const network = cause?.code ?? code;
		return network === undefined ? { kind: 'refused', reason: message } : readFailure(network);
	}
}
