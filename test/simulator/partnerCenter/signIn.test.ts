import { DEFAULT_TENANTS } from '../../../simulator/platforms/partnerCenter/state/tenants';
import { GRAPH, PARTNER, type PartnerWorld, startPartnerWorld } from './serverWorld';

const [provider, direct] = DEFAULT_TENANTS;

let world: PartnerWorld;
beforeEach(async () => {
	world = await startPartnerWorld();
});
afterEach(() => world.stop());

const get = (path: string | [string, string], headers?: Record<string, string>) =>
	world.call('GET', path, undefined, headers);
const status = async (path: string | [string, string]): Promise<number> => (await get(path)).status;

describe('the token endpoint', () => {
	test('writes its numbers as text and gives a token for an hour', async () => {
		const { body } = await world.token(world.form({ kind: 'app' }));
		expect(body).toEqual({
			token_type: 'Bearer',
			expires_in: '3600',
			ext_expires_in: '3600',
			expires_on: String(Date.parse('2026-03-02T11:00:00Z') / 1000),
			not_before: String(Date.parse('2026-03-02T10:00:00Z') / 1000),
			resource: PARTNER,
			access_token: expect.stringMatching(/^sim\./),
		});
		world.pass(3_599_999);
		expect(await status('/v1/customers')).toBe(200);
		world.pass(1);
		const late = await get('/v1/customers');
		expect([late.status, late.body.description]).toEqual([401, 'The token has expired']);
	});

	test.each([
		['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
		['an unknown application', { client_id: direct.clientId }, 400, 'unauthorized_client', 700016],
		['no secret', { client_secret: undefined }, 401, 'invalid_client', 7000218],
		['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
		['an unknown resource', { resource: 'https://api.example.com' }, 400, 'invalid_resource', 500011],
		['no resource', { resource: undefined }, 400, 'invalid_request', 900144],
		['no refresh token', { refresh_token: undefined }, 400, 'invalid_grant', 9002313],
		['the refresh token of another tenant', { refresh_token: direct.refreshToken }, 400, 'invalid_grant', 9002313],
	])('refuses %s as Entra does', async (_, change, expected, error, number) => {
		const { status, body } = await world.token({ ...world.form(), ...change });
		expect(status).toBe(expected);
		expect(body).toMatchObject({
			error,
			error_codes: [number],
			error_description: expect.stringMatching(new RegExp(`^AADSTS${number}: `)),
		});
		expect(world.simulator.effects().tokensIssued).toBe(1);
	});

	test('refuses an unknown tenant, and takes the domain in place of the id', async () => {
		const { status, body } = await world.token(world.form(), { tenantId: 'unknown.example.com' });
		expect([status, body.error_codes]).toEqual([400, [90002]]);
		expect((await world.token(world.form(), { tenantId: provider.domain })).status).toBe(200);
	});

	test.each([
		[`${PARTNER}/.default`, PARTNER],
		[`openid ${PARTNER}/user_impersonation`, PARTNER],
		[`${GRAPH}/.default`, GRAPH],
	])('takes the scope %s instead of a resource', async (scope, resource) => {
		const { body } = await world.token({ ...world.form(), resource: undefined, scope });
		expect(body.resource).toBe(resource);
	});

	test('takes no JSON', async () => {
		const answer = await world.call('POST', `/login/${provider.tenantId}/oauth2/token`, world.form());
		expect(answer.status).toBe(415);
	});
});

describe('refresh tokens', () => {
	test('stay as they are, and none is given, unless set otherwise', async () => {
		for (const _ of [1, 2]) expect((await world.token(world.form())).body).not.toHaveProperty('refresh_token');
	});

	test('are replaced on request: the old one ends, the new one is good for every audience', async () => {
		world.simulator.partnerCenter.settings.rotateRefreshTokens = true;
		const { body: first } = await world.token(world.form());
		const again = await world.token(world.form());
		expect([again.status, again.body.error_codes]).toEqual([400, [70000]]);
		const { body: second } = await world.token({
			...world.form({ resource: GRAPH }),
			refresh_token: first.refresh_token,
		});
		expect(second.refresh_token).not.toBe(first.refresh_token);
		expect((await world.token({ ...world.form(), refresh_token: first.refresh_token })).body.error_codes).toEqual([
			70000,
		]);
	});

	test('are not given to applications', async () => {
		world.simulator.partnerCenter.settings.rotateRefreshTokens = true;
		expect((await world.token(world.form({ kind: 'app' }))).body).not.toHaveProperty('refresh_token');
	});
});

describe('calls', () => {
	test.each([
		['no token', undefined, ''],
		['an unknown token', 'Bearer nonsense', 'The token is not known'],
		['a token without Bearer', 'nonsense', 'The token is not known'],
	])('with %s are refused', async (_, authorization, description) => {
		const answer = await fetch(
			`${world.simulator.partnerCenter.url}/v1/customers`,
			authorization ? { headers: { Authorization: authorization } } : {},
		);
		expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer']);
		const text = await answer.text();
		if (description) expect(JSON.parse(text)).toMatchObject({ code: 800001, description });
		else expect(text).toBe('');
	});

	test('of an application are refused where a user must sign in', async () => {
		await world.signIn({ kind: 'app' });
		expect(await status('/v1/customers')).toBe(200);
		const { status: refused, body } = await get('/v1/profiles/organization');
		expect([refused, body.code]).toEqual([403, 900329]);
		await world.signIn({ kind: 'user' });
		expect(await status('/v1/profiles/organization')).toBe(200);
	});

	test('go with a token for their own audience', async () => {
		await world.signIn({ resource: GRAPH });
		expect(await status(['graph/v1.0', '/tenantRelationships/delegatedAdminRelationships'])).toBe(200);
		expect((await get('/v1/customers')).body.description).toBe('The token is for another audience');
		await world.signIn();
		const { status: refused, body } = await get(['graph/v1.0', '/tenantRelationships/delegatedAdminRelationships']);
		expect([refused, body]).toEqual([
			401,
			{ error: { code: 'InvalidAuthenticationToken', message: 'The token is for another audience' } },
		]);
	});

	test('with a token for the retired audience are refused with that reason', async () => {
		await world.signIn({ resource: 'https://graph.windows.net' });
		const { status: refused, body } = await get('/v1/customers');
		expect([refused, body.code]).toEqual([401, 900420]);
	});

	test('see their own tenant only', async () => {
		await world.signIn({ tenant: 1 });
		const { body } = await get('/v1/profiles/organization');
		expect(body.tenantId).toBe(direct.tenantId);
		expect(world.simulator.partnerCenter.state(0).tenantId).toBe(provider.tenantId);
	});

	test('end with their token', async () => {
		world.simulator.faults.add({ route: 'GET /v1/customers', kind: 'unauthorized' });
		expect([await status('/v1/customers'), await status('/v1/customers')]).toEqual([401, 401]);
		await world.signIn();
		expect(await status('/v1/customers')).toBe(200);
	});
});

describe('multifactor', () => {
	const report = async (): Promise<string | null> =>
		(await get('/v1/customers', { ValidateMfa: 'true' })).headers.get('isMfaCompliant');

	test('is reported when asked for', async () => {
		expect(await report()).toBe('true');
		world.simulator.partnerCenter.settings.mfaClaim = false;
		await world.signIn();
		expect(await report()).toBe('false');
		expect((await get('/v1/customers')).headers.get('isMfaCompliant')).toBeNull();
	});

	test('can be demanded of users, not of applications', async () => {
		Object.assign(world.simulator.partnerCenter.settings, { mfaClaim: false, mfaRequired: true });
		await world.signIn();
		expect(await status('/v1/customers')).toBe(401);
		await world.signIn({ kind: 'app' });
		expect(await status('/v1/customers')).toBe(200);
	});
});

describe('clouds', () => {
	const agreements = '/v1/agreements?agreementType=MicrosoftCustomerAgreement';

	test('each have a sign-in of their own', async () => {
		await world.signIn({ cloud: 'partner-us' });
		expect(await status(['partner-us', '/v1/customers'])).toBe(200);
		expect((await get('/v1/customers')).body.description).toBe('The token is of another cloud');
	});

	test.each([
		['partner', agreements, 200],
		['partner-us', agreements, 404],
		['partner-china', agreements, 404],
		['partner-us', '/v1/servicerequests/supporttopics', 200],
		['partner-china', '/v1/servicerequests/supporttopics', 404],
		['partner-us', '/v1/ratecards/azure', 200],
		['partner-china', '/v1/ratecards/azure', 404],
		['partner-china', '/partner/v1/analytics/referrals', 404],
	])('%s %s answers %i', async (cloud, path, expected) => {
		await world.signIn({ cloud });
		const answer = await get([cloud, path]);
		expect(answer.status).toBe(expected);
		if (expected === 404) expect(answer.body).toEqual({ statusCode: 404, message: 'Resource not found' });
	});

	test('read users in the US Government cloud, and do not write them', async () => {
		await world.signIn({ cloud: 'partner-us' });
		const path: [string, string] = ['partner-us', '/v1/customers/some-id/users'];
		expect((await get(path)).body).not.toMatchObject({ message: 'Resource not found' });
		expect((await world.call('POST', path, {})).body).toMatchObject({ message: 'Resource not found' });
	});
});
