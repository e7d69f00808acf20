import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { checkAddress, exchange, type Request } from '../engine/auth/exchange';
import { type SignInRules, tokenIn } from '../engine/auth/signInAnswer';
import { SignInFailed, type Token } from '../engine/auth/tokens';
import type { Answer } from '../engine/util/answer';

import { ingramMicro } from './vendor';

const WHERE = 'and is on the SimpleAPI page of your dashboard';

const value = (credential: ICredentialDataDecryptedObject, name: string): string =>
	String(credential[name] ?? '').trim();

/** The guide's sign-in: POST {baseUrl}/token with Basic, key and marketplace. Source: facts, token.create. */
function basicRequest(credential: ICredentialDataDecryptedObject): IHttpRequestOptions {
	const clientId = value(credential, 'clientId');
	const pair = `${value(credential, 'username')}:${String(credential.password ?? '')}`;
	return {
		method: 'POST',
		url: `${ingramMicro.baseUrl(credential)}/token`,
		headers: {
			Authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
			'Content-Type': 'application/json',
			'X-Subscription-Key': value(credential, 'subscriptionApiKey'),
			...(clientId ? { 'X-Client-Id': clientId } : {}),
		},
		body: JSON.stringify({ marketplace: value(credential, 'marketplace') }),
	};
}

/** The password grant of some installations. Source: facts, auth.alternative. */
function openIdRequest(credential: ICredentialDataDecryptedObject): IHttpRequestOptions {
	const form = new URLSearchParams({
		grant_type: 'password',
		username: value(credential, 'username'),
		password: String(credential.password ?? ''),
		client_id: value(credential, 'openIdClientId'),
		client_secret: String(credential.openIdClientSecret ?? ''),
		scope: 'openid',
	});
	return {
		method: 'POST',
		url: `${value(credential, 'openIdUrl').replace(/\/+$/, '')}/token`,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: form.toString(),
	};
}

/** What is wrong, by the status and the platform's words: the one or two values that can be. */
function refused(answer: Answer, id: string, openId: boolean, address: string): SignInFailed {
	const { status, body } = answer;
	const { text = '' } = ingramMicro.errorOf(body);
	if (/subscription key/i.test(text))
		return new SignInFailed(`The subscription key was not accepted. Correct Subscription Key${id}.`);
	if (/marketplace/i.test(text)) return new SignInFailed(`The marketplace was not accepted. Correct Marketplace${id}.`);
	if (openId && /client/i.test(text))
		return new SignInFailed(`The client was not accepted. Correct OpenID Connect Client ID or Client Secret${id}.`);
	if (status === 401)
		return new SignInFailed(`User name or password was not accepted. Correct User Name or Password${id}.`);
	if (status === 403) return new SignInFailed(`The gateway refused the sign-in. Correct Subscription Key${id}.`);
	if (status === 404) return new SignInFailed(`This address does not offer a sign-in. Correct ${address}${id}.`);
	if (status === 400 || status === 422) {
		return new SignInFailed(
			`The sign-in was refused. Correct ${openId ? 'User Name or Password' : 'Marketplace'}${id}.`,
		);
	}
	return new SignInFailed(
		`The address did not respond like the platform (HTTP status ${status}). Correct ${address}${id}.`,
	);
}

function rules(openId: boolean): SignInRules {
	const address = openId ? 'OpenID Connect Address' : 'Base URL';
	return {
		platform: 'the platform',
		address,
		token: openId ? 'access_token' : 'token',
		seconds: openId ? 'expires_in' : 'expiresInSeconds',
		// Without a life span in the answer, the guide's 25 minutes hold.
		lifetime: 1500,
		refused: (answer, id) => refused(answer, id, openId, address),
	};
}

/**
 * Exchanges user and password for a token: one attempt, no repeat.
 * @param now milliseconds since 1970
 * @throws SignInFailed with a sentence that names the field to correct
 */
export async function signIn(
	credential: ICredentialDataDecryptedObject,
	request: Request,
	now: number,
): Promise<Token> {
	const openId = credential.signIn === 'openId';
	checkAddress(ingramMicro.baseUrl(credential), 'Base URL', WHERE);
	if (openId) checkAddress(value(credential, 'openIdUrl'), 'OpenID Connect Address', WHERE);
	const outcome = await exchange(
		request,
		openId ? openIdRequest(credential) : basicRequest(credential),
		ingramMicro.correlationHeaders,
	);
	return tokenIn(outcome, rules(openId), now);
}
