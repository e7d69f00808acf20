import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { digest } from '../shared/account';
import type { Outcome } from '../shared/answer';
import { checkAddress, exchange, type Request } from '../shared/exchange';
import { at } from '../shared/paths';
import { renewAt, SignInFailed, type Token } from '../shared/tokens';

import { errorOf } from './answers';
import { addressOf, CLOUDS, value } from './clouds';

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

const WHERE = 'and is the one that your cloud or gateway was given';

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

/** What each code of the sign-in service means for the form, most telling first. */
const MEANINGS: Array<[RegExp, string]> = [
	[/AADSTS7000215|AADSTS7000222|invalid_client/, 'The client secret was not accepted, or it has expired. Correct Client Secret.'],
	[/AADSTS700016|AADSTS90013|unauthorized_client/, 'The application is not known in this tenant. Correct Client ID or Tenant ID.'],
	[/AADSTS90002|AADSTS900023/, 'The tenant was not found. Correct Tenant ID.'],
	[/AADSTS65001|AADSTS650057|consent_required/, 'Consent is missing for this API. Give the application the permission and grant it as an administrator, then get a new refresh token.'],
	[/AADSTS5007[69]|AADSTS53\d{3}|interaction_required/, 'The refresh token does not come from a sign-in with multifactor authentication. Get a new Refresh Token: sign in once more, with multifactor.'],
	[/AADSTS700082|AADSTS70008|AADSTS70000|AADSTS9002313|AADSTS50173|invalid_grant/, 'The refresh token was not accepted, or it has expired. Get a new one and put it into Refresh Token.'],
	[/AADSTS500011|invalid_resource/, 'The API is not known in this tenant. Check Environment, and that the tenant is a partner tenant.'],
];

function complaint(outcome: Outcome, field: string): SignInFailed {
	if (outcome.kind === 'refused') return new SignInFailed(`The sign-in was not sent: ${outcome.reason}`);
	if (outcome.kind === 'none') {
		return new SignInFailed(`The sign-in did not reach Microsoft: ${outcome.reason}. Check ${field} and the network.`, true);
	}
	const { status, correlationId } = outcome;
	const id = correlationId ? ` (correlation ID ${correlationId})` : '';
	if (status === 429 || status >= 500) return new SignInFailed(`Microsoft could not sign you in just now (HTTP status ${status}). Try again later${id}.`, true);
	const { code = '', text = '' } = errorOf(outcome.body);
	const meaning = MEANINGS.find(([pattern]) => pattern.test(text)) ?? MEANINGS.find(([pattern]) => pattern.test(code));
	const told = /AADSTS\d+/.exec(text)?.[0] ?? code;
	if (meaning) return new SignInFailed(`${meaning[1]}${told ? ` Microsoft says ${told}${id}.` : id}`);
	if (status === 404) return new SignInFailed(`This address does not offer a sign-in. Correct ${field} or Tenant ID${id}.`);
	return new SignInFailed(`The sign-in was refused (HTTP status ${status}${told ? `, ${told}` : ''}). Check Tenant ID, Client ID and Client Secret${id}.`);
}

/**
 * Exchanges the application's secret, or a refresh token, for an access token: one attempt, no repeat.
 * @param now milliseconds since 1970
 * @throws SignInFailed with a sentence that names the field to correct
 */
export async function signIn(
	credential: ICredentialDataDecryptedObject, audience: Audience, request: Request, now: number,
): Promise<MicrosoftToken> {
	const user = credential.signIn === 'appUser';
	const field = CLOUDS[value(credential, 'environment')] ? 'Environment' : 'Sign-In Address';
	checkAddress(audience.address, audience.field, WHERE);
	checkAddress(addressOf(credential, 'signIn', 'signInUrl'), field, WHERE);
	if (user && refreshTokenOf(credential) === '') {
		throw new SignInFailed('There is no refresh token. Put one into Refresh Token; docs/partner-center.md of the package tells how to get it.');
	}
	const outcome = await exchange(request, tokenRequest(credential, audience), ['x-ms-request-id', 'client-request-id']);
	if (outcome.kind !== 'answer' || outcome.status >= 300) throw complaint(outcome, field);
	const token = at(outcome.body, 'access_token');
	// Seconds come as text here.
	const seconds = Number(at(outcome.body, 'expires_in'));
	if (typeof token !== 'string' || token === '') throw new SignInFailed(`The address answered without a token. Correct ${field}.`);
	const refreshed = at(outcome.body, 'refresh_token');
	return {
		token,
		expiresAt: renewAt(Number.isFinite(seconds) && seconds > 0 ? seconds : 3600, now),
		...(user && typeof refreshed === 'string' && refreshed !== '' ? { refreshToken: refreshed } : {}),
	};
}
