import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { checkAddress, exchange, type Request } from '../engine/auth/exchange';
import { renewAt, SignInFailed, type Token } from '../engine/auth/tokens';
import type { Outcome } from '../engine/util/answer';
import { at } from '../engine/util/path';

import { addressOf, ENVIRONMENTS, value } from './environments';

const WHERE = 'and is the address of your gateway';

/** Source: facts, auth.tokenRequest; path and grant are Adobe's generally known ones, so Custom can change the address. */
const TOKEN_PATH = '/ims/token/v3';
const SCOPE = 'openid,AdobeID,read_organizations';
const DAY = 24 * 60 * 60;

function tokenRequest(credential: ICredentialDataDecryptedObject): IHttpRequestOptions {
	const form = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: value(credential, 'clientId'),
		client_secret: String(credential.clientSecret ?? ''),
		scope: SCOPE,
	});
	return {
		method: 'POST',
		url: `${addressOf(credential, 'ims', 'imsUrl')}${TOKEN_PATH}`,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: form.toString(),
	};
}

function complaint(outcome: Outcome, field: string): SignInFailed {
	if (outcome.kind === 'refused') return new SignInFailed(`The sign-in was not sent: ${outcome.reason}`);
	if (outcome.kind === 'none')
		return new SignInFailed(
			`The sign-in did not reach Adobe: ${outcome.reason}. Check ${field} and the network.`,
			true,
		);
	const { status } = outcome;
	if (status === 429 || status >= 500)
		return new SignInFailed(`Adobe could not sign you in just now (HTTP status ${status}). Try again later.`, true);
	const reported = [at(outcome.body, 'error'), at(outcome.body, 'error_description')]
		.filter(Boolean)
		.map(String)
		.join(' ');
	if (/invalid_client|client_secret|secret/i.test(reported))
		return new SignInFailed('Client ID or Client Secret was not accepted. Correct Client ID or Client Secret.');
	if (/scope/i.test(reported))
		return new SignInFailed(
			'The credential is missing a scope. Add VIP Marketplace to the project in the Adobe Developer Console.',
		);
	if (status === 404) return new SignInFailed(`This address does not offer a sign-in. Correct ${field}.`);
	return new SignInFailed(
		`The sign-in was refused (HTTP status ${status}). Correct Client ID or Client Secret, and check that they belong to this environment.`,
	);
}

/**
 * Exchanges the client's secret for a token that lives a day: one attempt, no repeat.
 * @param now milliseconds since 1970
 * @throws SignInFailed with a sentence that names the field to correct
 */
export async function signIn(
	credential: ICredentialDataDecryptedObject,
	request: Request,
	now: number,
): Promise<Token> {
	const field = ENVIRONMENTS[value(credential, 'environment')] ? 'Environment' : 'IMS Address';
	checkAddress(addressOf(credential, 'api', 'apiUrl'), 'API Address', WHERE);
	checkAddress(addressOf(credential, 'ims', 'imsUrl'), field, WHERE);
	const outcome = await exchange(request, tokenRequest(credential), ['x-request-id']);
	if (outcome.kind !== 'answer' || outcome.status >= 300) throw complaint(outcome, field);
	const token = at(outcome.body, 'access_token');
	const seconds = Number(at(outcome.body, 'expires_in'));
	if (typeof token !== 'string' || token === '')
		throw new SignInFailed(`The address returned no token. Correct ${field}.`);
	return { token, expiresAt: renewAt(Number.isFinite(seconds) && seconds > 0 ? seconds : DAY, now) };
}
