import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { checkAddress, exchange, type Request } from '../../engine/auth/exchange';
import { type SignInRules, tokenIn } from '../../engine/auth/signInAnswer';
import { SignInFailed, type Token } from '../../engine/auth/tokens';
import type { Answer } from '../../engine/util/answer';
import { digest } from '../../engine/util/hash';
import { at } from '../../engine/util/path';

import { addressOf, CLOUDS, value } from './clouds';
import { signInRefusal } from './signInErrors';

/** Which API the token is for. */
export interface Audience {
	/** base of the API: 'https://api.partnercenter.microsoft.com' */
	address: string;
	/** the `resource` that the token is asked for */
	resource: string;
	/** title of the field that holds the address where Environment is Custom */
	field: string;
}

/** A token, and the refresh token that Microsoft gave in place of the one that was used. */
export interface MicrosoftToken extends Token {
	refreshToken?: string;
}

const WHERE = 'and is the address of your cloud or gateway';

/** The refresh token to use: the rotated one, unless somebody has put another into the credential since. */
function refreshTokenOf(credential: ICredentialDataDecryptedObject): string {
	const given = value(credential, 'refreshToken');
	const rotated = value(credential, 'rotatedRefreshToken');
	return rotated !== '' && value(credential, 'rotatedFrom') === digest(given) ? rotated : given;
}

/** The resource of an audience: for a custom address the one that is given, else the global cloud's. */
export const resourceOf = (credential: ICredentialDataDecryptedObject, address: string, standard: string): string =>
	CLOUDS[value(credential, 'environment')] ? new URL(address).origin : value(credential, 'resource') || standard;

/** The token request of both sign-ins. Source: facts, auth.tokenEndpoint, auth.appOnly, auth.appPlusUser. */
function tokenRequest(credential: ICredentialDataDecryptedObject, audience: Audience): IHttpRequestOptions {
	const user = credential.signIn === 'appUser';
	const form = new URLSearchParams({
		grant_type: user ? 'refresh_token' : 'client_credentials',
		client_id: value(credential, 'clientId'),
		client_secret: String(credential.clientSecret ?? ''),
		resource: audience.resource,
		...(user ? { refresh_token: refreshTokenOf(credential), scope: 'openid' } : {}),
	});
	return {
		method: 'POST',
		url: `${addressOf(credential, 'signIn', 'signInUrl')}/${encodeURIComponent(value(credential, 'tenantId'))}/oauth2/token`,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: form.toString(),
	};
}

function refused({ status, body }: Answer, id: string, address: string): SignInFailed {
	const { say, passing, code, text } = signInRefusal(body);
	const reported = [code && `Microsoft says ${code}`, text].filter(Boolean).join(': ').replace(/\.+$/, '');
	const words = reported ? ` ${reported}${id}.` : id;
	if (say) return new SignInFailed(`${say}${words}`, passing);
	if (status === 404)
		return new SignInFailed(`This address does not offer a sign-in. Correct ${address} or Tenant ID${id}.`);
	return new SignInFailed(
		`The sign-in was refused (HTTP status ${status}). Check Tenant ID, Client ID and Client Secret.${words}`,
	);
}

const rules = (address: string): SignInRules => ({
	platform: 'Microsoft',
	address,
	token: 'access_token',
	seconds: 'expires_in',
	lifetime: 3600,
	refused: (answer, id) => refused(answer, id, address),
});

/**
 * Exchanges the application's secret, or a refresh token, for an access token: one attempt, no repeat.
 * @param now milliseconds since 1970
 * @throws SignInFailed with a sentence that names the field to correct
 */
export async function signIn(
	credential: ICredentialDataDecryptedObject,
	audience: Audience,
	request: Request,
	now: number,
): Promise<MicrosoftToken> {
	const user = credential.signIn === 'appUser';
	const field = CLOUDS[value(credential, 'environment')] ? 'Environment' : 'Sign-In Address';
	checkAddress(audience.address, audience.field, WHERE);
	checkAddress(addressOf(credential, 'signIn', 'signInUrl'), field, WHERE);
	if (user && refreshTokenOf(credential) === '') {
		throw new SignInFailed(
			'There is no refresh token. Enter one in Refresh Token. See docs/partner-center.md in the package for how to get it.',
		);
	}
	const outcome = await exchange(request, tokenRequest(credential, audience), ['x-ms-request-id', 'client-request-id']);
	const token = tokenIn(outcome, rules(field), now);
	const refreshed = at((outcome as Answer).body, 'refresh_token');
	return {
		...token,
		...(user && typeof refreshed === 'string' && refreshed !== '' ? { refreshToken: refreshed } : {}),
	};
}
