import type { IDataObject } from 'n8n-workflow';

import type { Completion, HookContext, Operation, Session } from '../../engine/declare';
import { failedCheck, tryCheck } from '../../engine/http/checks';
import { getRequest } from '../../engine/http/request';
import type { Answer } from '../../engine/util/answer';
import { isObject } from '../../engine/util/path';

import { CLOUDS, value } from '../signIn/clouds';
import { lacksMultifactor, WITHOUT_MULTIFACTOR } from '../signIn/multifactor';

const COMPANY = 'GET /v1/profiles/organization';
const CUSTOMERS = 'GET /v1/customers';
const BALANCE = 'GET /v1/invoices/summary';

/** What a refusal means that carries no code. */
const WITHOUT_CODE: Record<number, string> = {
	401: 'The token was refused. With App + User, get a new refresh token from a sign-in with multifactor authentication; in a custom environment, check Token Audience too.',
	403: 'Consent or a role is missing. As an administrator, grant the application the user_impersonation permission of the Partner Center API, and assign a role in Partner Center to the signed-in user.',
};

const tried = async (
	session: Session,
	what: string,
	route: string,
	query: IDataObject = {},
	headers: Record<string, string> = {},
) =>
	await tryCheck(session, {
		what,
		request: { ...getRequest(route, {}, query), headers },
		withoutCode: WITHOUT_CODE,
		nextStep: lacksMultifactor,
	});

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
	const claim = failedCheck(session, 'Multifactor claim', WITHOUT_MULTIFACTOR);
	const { tenantId, companyName, domain } = company.row.ok ? vendor.object(company.answer.body) : ({} as IDataObject);
	const row: IDataObject = {
		account: {
			tenantId: tenantId ?? value(credential, 'tenantId'),
			companyName: companyName ?? null,
			domain: domain ?? null,
		},
		signIn: byUser ? 'App + User' : 'App Only',
		environment: CLOUDS[value(credential, 'environment')]?.name ?? 'custom address',
		multifactor,
		checks: [company.row, customers.row, balance.row, ...(byUser && multifactor === false ? [claim] : [])],
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
