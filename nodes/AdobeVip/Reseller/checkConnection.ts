import type { IDataObject } from 'n8n-workflow';

import { exchange } from '../../engine/auth/exchange';
import { type Completion, type HookContext, type Operation, Problem, type Session } from '../../engine/declare';
import { refusal } from '../../engine/http/problem';
import { getRequest } from '../../engine/http/request';
import { ask, type Once } from '../../engine/http/send';
import { allowedDomains } from '../../engine/http/transport';
import type { Answer, Outcome } from '../../engine/util/answer';

import { value } from '../environments';

const PING = 'GET /partnerservice/ping';

/** Refusals that are answers here: they are what is asked for. */
const REFUSED = [400, 401, 403, 404];

/** What a refusal means that carries no code of Adobe's. */
const WITHOUT_CODE: Record<number, string> = {
	401: 'The token was not accepted. Check Environment: sandbox and production have separate credentials.',
	403: 'The API key was not accepted, or the token did not arrive. Correct Client ID in the credential.',
	404: 'The API is not at this address. Correct Environment or API Address in the credential.',
};

/** How a ping ended: Adobe's code where it has one, and what to do. */
interface Finding {
	ok: boolean;
	code: string | null;
	nextStep: string | null;
}

const FINE: Finding = { ok: true, code: null, nextStep: null };

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

/** What a ping shows. @throws Problem when the address cannot be reached or the sign-in fails */
async function ping(session: Session, once?: Once): Promise<Finding> {
	const request = getRequest(PING);
	const answer = await ask(session, request, REFUSED, once);
	if (answer.status < 300) return isPong(answer) ? FINE : { ok: false, code: null, nextStep: STRANGER };
	const problem = refusal(session, request, answer);
	const code = problem.details.code as string | undefined;
	const nextStep = (code === undefined ? WITHOUT_CODE[answer.status] : undefined) ?? problem.message;
	return { ok: false, code: code ?? String(answer.status), nextStep };
}

/** One ping as a row of the output. */
async function tried(session: Session, what: string, once?: Once): Promise<IDataObject> {
	const finding = await ping(session, once).catch((error: Error): Finding => {
		if (!(error instanceof Problem)) throw error;
		return { ok: false, code: null, nextStep: error.message };
	});
	return { what, ...finding };
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
