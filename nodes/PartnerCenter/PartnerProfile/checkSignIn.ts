import type { IDataObject } from 'n8n-workflow';

import type { Completion, HookContext, Operation, Session } from '../../engine/declare';
import { refusal } from '../../engine/http/problem';
import { getRequest } from '../../engine/http/request';
import { ask } from '../../engine/http/send';
import type { Answer } from '../../engine/util/answer';
import { isObject } from '../../engine/util/path';

import { CLOUDS, value } from '../signIn/clouds';
import { lacksMultifactor, WITHOUT_MULTIFACTOR } from '../signIn/multifactor';

const COMPANY = 'GET /v1/profiles/organization';
const CUSTOMERS = 'GET /v1/customers';
const BALANCE = 'GET /v1/invoices/summary';

/** Refusals that are answers here: they are what is asked for. */
const REFUSED = [400, 401, 402, 403, 404];

/** What a refusal means that carries no code. */
const WITHOUT_CODE: Record<number, string> = {
	401: 'The token was refused. With App + User, get a new refresh token from a sign-in with multifactor authentication; in a custom environment, check Token Audience too.',
	403: 'Consent or a role is missing. As an administrator, grant the application the user_impersonation permission of the Partner Center API, and assign a role in Partner Center to the signed-in user.',
};

interface Tried {
	answer: Answer;
	/** one row of the output */
	check: IDataObject;
}

async function tried(
	session: Session,
	what: string,
	route: string,
	query: IDataObject = {},
	headers: Record<string, string> = {},
): Promise<Tried> {
	const request = { ...getRequest(route, {}, query), headers };
	// Each is tried by itself: that one was refused for good is reported, and keeps the others from nothing.
	const answer = await ask({ ...session, signIn: {} }, request, REFUSED);
	if (answer.status < 300) return { answer, check: { what, ok: true, code: null, nextStep: null } };
	const problem = refusal(session, request, answer);
	const code = problem.details.code as string | undefined;
	const unnamed = code === undefined || code === String(answer.status) ? WITHOUT_CODE[answer.status] : undefined;
	const nextStep = lacksMultifactor(answer) ?? unnamed ?? problem.message;
	return { answer, check: { what, ok: false, code: code ?? String(answer.status), nextStep } };
}

/** Whether the platform saw a sign-in with multifactor; where it says so is not documented, so header and body are read. */
function multifactorIn({ headers, body }: Answer): boolean | 'unknown' {
	const inBody = isObject(body)
		? Object.entries(body).find(([name]) => name.toLowerCase() === 'ismfacompliant')?.[1]
		: undefined;
	const claim = String(headers.ismfacompliant ?? inBody ?? '').toLowerCase();
	return claim === 'true' || claim === 'false' ? claim === 'true' : 'unknown';
}

/** Tries what the account may do. A refusal is a result; only a sign-in that fails makes the item fail. */
async function checkSignIn({ session }: HookContext): Promise<Completion> {
	const { credential, vendor } = session;
	const byUser = credential.signIn === 'appUser';
	const company = await tried(session, 'Read your own company', COMPANY);
	const customers = await tried(session, 'Read customers', CUSTOMERS, { size: 1 }, { ValidateMfa: 'true' });
	const balance = await tried(session, 'Read the account balance', BALANCE);
	const multifactor = multifactorIn(customers.answer);
	const claim = { what: 'Multifactor claim', ok: false, code: null, nextStep: WITHOUT_MULTIFACTOR };
	const { tenantId, companyName, domain } = company.check.ok ? vendor.object(company.answer.body) : ({} as IDataObject);
	const row: IDataObject = {
		account: {
			tenantId: tenantId ?? value(credential, 'tenantId'),
			companyName: companyName ?? null,
			domain: domain ?? null,
		},
		signIn: byUser ? 'App + User' : 'App Only',
		environment: CLOUDS[value(credential, 'environment')]?.name ?? 'custom address',
		multifactor,
		checks: [company.check, customers.check, balance.check, ...(byUser && multifactor === false ? [claim] : [])],
	};
	return async () => ({ rows: [row] });
}

export const checkSignInOperation: Operation = {
	value: 'checkSignIn',
	name: 'Check Sign-In',
	action: 'Check the sign-in',
	description:
		'Check which account the credential signs in, whether it uses multifactor authentication, and what it can do. Each refusal comes with the next step.',
	route: COMPANY,
	extraRoutes: [CUSTOMERS, BALANCE],
	fields: [],
	run: checkSignIn,
	sample: 'partnerCenter/organizationProfile.get.json',
	facts: ['organizationProfile.get'],
};
