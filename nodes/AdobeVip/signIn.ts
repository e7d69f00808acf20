import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { checkAddress, exchange, type Request } from '../engine/auth/exchange';
import { type SignInRules, tokenIn } from '../engine/auth/signInAnswer';
import { SignInFailed, type Token } from '../engine/auth/tokens';
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

const rules = (address: string): SignInRules => ({
	platform: 'Adobe',
	address,
	token: 'access_token',
	seconds: 'expires_in',
	lifetime: DAY,
	refused: ({ status, body }, id) => {
		const reported = [at(body, 'error'), at(body, 'error_description')].filter(Boolean).map(String).join(' ');
		if (/invalid_client|client_secret|secret/i.test(reported))
			return new SignInFailed(`Client ID or Client Secret was not accepted. Correct Client ID or Client Secret${id}.`);
		if (/scope/i.test(reported))
			return new SignInFailed(
				`The credential is missing a scope. Add VIP Marketplace to the project in the Adobe Developer Console${id}.`,
			);
		if (status === 404) return new SignInFailed(`This address does not offer a sign-in. Correct ${address}${id}.`);
		return new SignInFailed(
			`The sign-in was refused (HTTP status ${status}). Correct Client ID or Client Secret, and check that they belong to this environment${id}.`,
		);
	},
});

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
	return tokenIn(outcome, rules(field), now);
}
