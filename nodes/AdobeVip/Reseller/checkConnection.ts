import type { IDataObject } from 'n8n-workflow';

import { exchange } from '../../engine/auth/exchange';
import { type Completion, type HookContext, type Operation, Problem, type Session } from '../../engine/declare';
import { failedCheck, tryCheck } from '../../engine/http/checks';
import { allowedDomains } from '../../engine/http/n8n/request';
import type { Once } from '../../engine/http/policies/policy';
import { getRequest } from '../../engine/http/request';
import type { Answer, Outcome } from '../../engine/util/answer';

import { value } from '../environments';

const PING = 'GET /partnerservice/ping';

/** What a refusal means that carries no code of Adobe's. */
const WITHOUT_CODE: Record<number, string> = {
	401: 'The token was not accepted. Check Environment: sandbox and production have separate credentials.',
	403: 'The API key was not accepted, or the token did not arrive. Correct Client ID in the credential.',
	404: 'The API is not at this address. Correct Environment or API Address in the credential.',
};

const STRANGER =
	"Something other than Adobe's API responds at this address. Correct Environment or API Address in the credential.";

/** Without a token: this one needs the key alone, so it distinguishes a wrong key from a wrong token. */
async function withKeyAlone({ context, credential, vendor, settings }: Session): Promise<Outcome> {
	const options = {
		method: 'GET' as const,
		url: `${vendor.baseUrl(credential)}/partnerservice/ping`,
		headers: { Accept: '*/*', 'X-Api-Key': value(credential, 'clientId') },
		allowedDomains: allowedDomains(credential),
		timeout: settings.timeout,
	};
	return await exchange(
		async (request) => (await context.helpers.httpRequest(request)) as unknown,
		options,
		vendor.correlationHeaders,
	);
}

/** The answer is the plain word pong, which is no JSON. */
const isPong = ({ body, text }: Answer): boolean => (text ?? body) === 'pong';

/** One ping as a row of the output. An address that cannot be reached and a sign-in that fails are rows as well. */
async function tried(session: Session, what: string, once?: Once): Promise<IDataObject> {
	const check = {
		what,
		request: getRequest(PING),
		withoutCode: WITHOUT_CODE,
		nextStep: (answer: Answer) => (answer.status < 300 && !isPong(answer) ? STRANGER : undefined),
		once,
	};
	return await tryCheck(session, check).then(
		({ row }) => row,
		(error: Error) => {
			if (!(error instanceof Problem)) throw error;
			return failedCheck(session, what, error.message, error.details.correlationId as string | undefined);
		},
	);
}

/** Both pings. Whatever is wrong is a result, so that the one shows what the other cannot. */
async function checkConnection({ session }: HookContext): Promise<Completion> {
	const checks = [await tried(session, 'Address and API key', withKeyAlone), await tried(session, 'Token')];
	const row: IDataObject = {
		connected: checks.every(({ ok }) => ok),
		environment: value(session.credential, 'environment'),
		apiAddress: session.vendor.baseUrl(session.credential),
		checks,
	};
	return async () => ({ rows: [row] });
}

export const checkConnectionOperation: Operation = {
	value: 'checkConnection',
	name: 'Check Connection',
	action: 'Check the connection',
	description:
		'Check whether the address, API key and token of the credential are correct. Each problem comes with the next step, and the item does not fail.',
	route: PING,
	fields: [],
	run: checkConnection,
	sample: 'adobe/health.authenticatedPing.json',
	facts: ['health.ping', 'health.authenticatedPing'],
	docs: 'https://developer.adobe.com/vipmp/docs/authentication/health-check',
};
