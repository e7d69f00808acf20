import type { Answer } from '../../engine/util/answer';

import { errorOf } from '../answers';

/** Said wherever a call was refused because nobody showed a second factor when the refresh token was made. */
export const WITHOUT_MULTIFACTOR =
	'The sign-in does not use multifactor authentication, which Microsoft requires for App + User. Get a new Refresh Token: sign in again with multifactor authentication, and enter the token in the credential.';

/** The older one means something else where it is no refusal of the sign-in. */
const CODES: Record<number, string[]> = { 401: ['900421', '10001'], 403: ['900421'] };

const MENTIONED = /\bmfa\b|multi-?\s?factor/i;

/** A missing right may speak of it as well, so there it must be demanded. */
const DEMANDED =
	/(mfa|multi-?\s?factor[\w ]*?)\W+(is |was )?(required|needed|missing|enforced)|(requires?|needs?|missing|without|lacks) ([\w ]+ )?(mfa|multi-?\s?factor)/i;

/**
 * Why an answer refuses the sign-in itself, so that no new access token helps. The platform says it as JSON, as JSON
 * text, as plain text or in its status line alone.
 */
export function lacksMultifactor({ status, body, text, reason }: Answer): string | undefined {
	const codes = CODES[status];
	if (!codes) return undefined;
	const error = errorOf(body);
	const words = [error.text, typeof body === 'string' ? body : undefined, text, reason]
		.filter((part) => part !== undefined)
		.join(' ');
	const pattern = status === 401 ? MENTIONED : DEMANDED;
	return codes.includes(error.code ?? '') || pattern.test(words) ? WITHOUT_MULTIFACTOR : undefined;
}
