import type { IHttpRequestOptions } from 'n8n-workflow';

import { type Outcome, readAnswer, readFailure } from '../util/answer';
import { textOf } from '../util/network/body';
import { within } from '../util/network/deadline';
import { isEchoed } from './echoed';
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

/** For a sign-in in all, in milliseconds. */
const TIME = 60_000;

/** One attempt of a token exchange; every end is a value. */
export async function exchange(
	request: Request,
	options: IHttpRequestOptions,
	correlationHeaders: string[],
): Promise<Outcome> {
	try {
		return await within(TIME, undefined, async (signal) => {
			const response = (await request({
				...options,
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				timeout: TIME,
				abortSignal: signal,
			})) as Parameters<typeof readAnswer>[0];
			const answer = readAnswer({ ...response, body: await textOf(response, signal) }, correlationHeaders);
			const { correlationId } = answer;
			return correlationId !== undefined && isEchoed(correlationId, options)
				? { ...answer, correlationId: undefined }
				: answer;
		});
	} catch (error) {
		const { code, cause, message } = error as { code?: string; cause?: { code?: string }; message: string };
		const network = cause?.code ?? code;
		return network === undefined ? { kind: 'refused', reason: message } : readFailure(network);
	}
}
