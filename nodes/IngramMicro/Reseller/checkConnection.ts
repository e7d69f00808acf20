import type { IDataObject } from 'n8n-workflow';

import type { Completion, HookContext, Operation } from '../../engine/declare';
import { tryCheck } from '../../engine/http/checks';
import { getRequest } from '../../engine/http/request';

import { ingramMicro } from '../vendor';

/** What the flows of a reseller begin with: the catalog, the customers, the orders. */
const CHECKS: Record<string, string> = {
	'Read the catalog': 'GET /products',
	'Read customers': 'GET /customers',
	'Read orders': 'GET /orders',
};

/** What a refusal means that comes without the platform's words. */
const WITHOUT_CODE: Record<number, string> = {
	401: 'The token or the subscription key was not accepted. Correct Subscription Key and Base URL in the credential.',
	403: 'The account may not read this. Ask the marketplace operator for access, or use another credential.',
	404: 'The API is not at this address. Correct Base URL in the credential.',
};

/** Tries what the account may read. A refusal is a result; only a sign-in that fails makes the item fail. */
async function checkConnection({ session }: HookContext): Promise<Completion> {
	const { credential } = session;
	const checks: IDataObject[] = [];
	for (const [what, route] of Object.entries(CHECKS)) {
		const request = getRequest(route, {}, { limit: 1 });
		checks.push((await tryCheck(session, { what, request, withoutCode: WITHOUT_CODE })).row);
	}
	const row: IDataObject = {
		connected: checks.every(({ ok }) => ok),
		marketplace: credential.marketplace,
		apiAddress: ingramMicro.baseUrl(credential),
		signIn: credential.signIn === 'openId' ? 'OpenID Connect' : 'Basic',
		checks,
	};
	return async () => ({ rows: [row] });
}

export const checkConnectionOperation: Operation = {
	value: 'checkConnection',
	name: 'Check Connection',
	action: 'Check the connection',
	description:
		'Check what the account of the credential can read. Each refusal comes with the next step and the correlation ID for a support ticket.',
	route: CHECKS['Read the catalog'],
	extraRoutes: [CHECKS['Read customers'], CHECKS['Read orders']],
	fields: [],
	run: checkConnection,
	sample: 'ingram/products.json',
	facts: ['product.list'],
};
