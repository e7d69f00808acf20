import { CREDENTIALS, PARTNER, startMicrosoft, titleOf, TYPES, type Microsoft } from './microsoft';
import { issued, refused, type ApiRefusal } from '../tokenServer';

let microsoft: Microsoft;
beforeEach(async () => {
	microsoft = await startMicrosoft();
});
afterEach(async () => await microsoft.stop());

describe('S4: a refusal names the field to correct, after one attempt', () => {
	test.each([
		['interaction_required', 'AADSTS50076', 'requires multifactor authentication'],
		['interaction_required', 'AADSTS50078', 'has expired. Get a new Refresh Token'],
		['interaction_required', 'AADSTS50079', 'register one'],
		['interaction_required', 'AADSTS50072', 'register one'],
		['interaction_required', 'AADSTS50074', 'challenge was not passed'],
		['invalid_grant', 'AADSTS50055', 'password of the account has expired'],
		['invalid_grant', 'AADSTS50057', 'account is disabled'],
		['invalid_grant', 'AADSTS50053', 'locked'],
		['invalid_grant', 'AADSTS50126', 'User name or password is wrong'],
		['invalid_grant', 'AADSTS50034', 'not in this tenant'],
		['invalid_grant', 'AADSTS50020', 'GDAP role'],
		['invalid_grant', 'AADSTS50177', 'GDAP role'],
		['invalid_grant', 'AADSTS50173', 'was revoked'],
		['invalid_grant', 'AADSTS50105', 'not assigned to the application'],
		['invalid_request', 'AADSTS50194', "Enter your tenant's ID in Tenant ID"],
		['invalid_grant', 'AADSTS50196', 'Stop the workflow'],
		['invalid_resource', 'AADSTS500011', 'Check Environment'],
		['invalid_grant', 'AADSTS53000', 'managed device'],
		['invalid_grant', 'AADSTS53001', 'managed device'],
		['invalid_grant', 'AADSTS53002', 'does not allow this application'],
		['invalid_grant', 'AADSTS53003', 'A Conditional Access policy blocks the sign-in'],
		['invalid_grant', 'AADSTS53004', 'clear the risk'],
		['invalid_grant', 'AADSTS530034', 'suspicious activity'],
		['invalid_grant', 'AADSTS65001', 'Consent is missing'],
		['invalid_grant', 'AADSTS65004', 'Consent was declined'],
		['invalid_resource', 'AADSTS650057', 'Consent is missing'],
		['invalid_grant', 'AADSTS70000', 'refresh token is not valid'],
		['invalid_grant', 'AADSTS70008', 'because it was not used'],
		['invalid_grant', 'AADSTS700082', 'because it was not used'],
		['invalid_grant', 'AADSTS70043', 'sign-in frequency'],
		['unauthorized_client', 'AADSTS700016', 'Correct Client ID'],
		['unauthorized_client', 'AADSTS7000112', 'application is disabled'],
		['invalid_client', 'AADSTS7000215', 'Correct Client Secret'],
		['invalid_client', 'AADSTS7000222', 'client secret has expired'],
		['invalid_client', 'AADSTS7000218', 'Enter Client Secret'],
		['invalid_client', 'AADSTS700025', 'public client'],
		['invalid_client', 'AADSTS700027', 'certificate does not match'],
		['invalid_grant', 'AADSTS700007', 'refresh token is not valid'],
		['unauthorized_client', 'AADSTS7000229', 'Create Application Consent'],
		['invalid_request', 'AADSTS90002', 'Correct Tenant ID'],
		['invalid_request', 'AADSTS900023', 'Correct Tenant ID'],
		['invalid_request', 'AADSTS90019', 'in Tenant ID'],
		['invalid_request', 'AADSTS90013', 'Correct Client ID'],
		['invalid_grant', 'AADSTS90094', 'administrator must consent'],
		['invalid_grant', 'AADSTS90099', 'Create Application Consent'],
		['invalid_request', 'AADSTS9002313', 'for spaces'],
		// Numbers that nobody knows: the word decides, and Microsoft's own words are shown.
		['invalid_grant', 'AADSTS99998', 'refresh token was not accepted'],
		['invalid_request', 'AADSTS99999', 'Check Tenant ID, Client ID and Client Secret'],
		['invalid_request', 'AADSTS99999', 'Microsoft says AADSTS99999: The request'],
	])('%s %s: %s', async (error, code, words) => {
		const { server, read } = microsoft;
		server.reply = () => refused(error, code);
		const { error: problem } = await read(PARTNER, 40);
		expect(problem?.message).toContain(words);
		expect(problem?.message).toContain(code);
		expect(problem?.message).not.toMatch(/secret-a|refresh-a/);
		expect([server.exchanges.length, server.calls]).toEqual([1, []]);
	});
});

test('S2: what blocks by Conditional Access is not reported as a missing second factor', async () => {
	const { server, read } = microsoft;
	server.reply = () => refused('interaction_required', 'AADSTS53003');
	expect((await read(PARTNER)).error?.message).not.toMatch(/multifactor|refresh token/i);
});

test('the number is in the list of codes, else in the description', async () => {
	const { server, read } = microsoft;
	server.reply = () => ({
		status: 400,
		body: { error: 'invalid_grant', error_codes: ['50057'], error_description: 'AADSTS70000: Not this one.' },
	});
	expect((await read(PARTNER)).error?.message).toMatch(/account is disabled.*AADSTS50057/);
	server.reply = () => ({
		status: 400,
		body: { error: 'invalid_grant', error_description: 'AADSTS50055: Expired.\r\nTrace ID: 1' },
	});
	expect((await read(PARTNER)).error?.message).toMatch(/password of the account has expired.*AADSTS50055/);
});

test.each([['AADSTS90033'], ['AADSTS90024'], ['AADSTS90055'], ['AADSTS50033']])(
	'%s passes, so it is tried again, but not for ever',
	async (code) => {
		const { server, read } = microsoft;
		server.reply = (exchange, number) => (number < 3 ? refused('invalid_grant', code) : issued(exchange, number));
		expect((await read(PARTNER)).error?.message).toBeUndefined();
		expect(server.exchanges).toHaveLength(3);
		server.reply = () => refused('invalid_grant', code);
		for (const { token } of server.calls) server.revoked.add(token);
		const { error } = await read(PARTNER);
		expect(error?.message).toContain(code);
		expect(server.exchanges.length).toBeLessThan(20);
	},
);

describe('S1: a call that is refused for want of a second factor', () => {
	const REFUSED = 'Authentication failed. MFA required. (10001)';

	test.each<[string, ApiRefusal]>([
		['JSON', { status: 401, type: 'application/json', body: JSON.stringify({ code: 10001, description: REFUSED }) }],
		[
			'JSON with the code of 2026 alone',
			{ status: 401, type: 'application/json', body: JSON.stringify({ code: '900421', description: 'Forbidden' }) },
		],
		['JSON text', { status: 401, type: 'application/json', body: JSON.stringify(REFUSED) }],
		['text', { status: 401, body: REFUSED }],
		['the status line', { status: 401, reason: 'MFA required' }],
		[
			'a forbidden call',
			{ status: 403, type: 'application/json', body: JSON.stringify({ code: 403, message: 'MFA required' }) },
		],
	])('as %s: the sentence says how to get a new refresh token, and 20 items sign in once', async (_, refusal) => {
		const { server, read } = microsoft;
		server.refusal = refusal;
		const { error } = await read(PARTNER, 20);
		expect(error?.message).toMatch(/does not use multifactor authentication.*new Refresh Token/);
		expect(server.exchanges).toHaveLength(1);
		// Those that were under way before the first answer came.
		expect(server.calls.length).toBeLessThanOrEqual(20);
		server.refusal = undefined;
		expect((await read(PARTNER)).error?.message).toBeUndefined();
	});

	test.each(TYPES)('%s: the credential test says the same of a token that is refused', (type) => {
		const { rules = [] } = new CREDENTIALS[type]().test;
		const reported = rules
			.filter(({ properties }) => 'value' in properties && properties.value === 401)
			.map(({ properties }) => properties.message);
		expect(reported).toEqual([expect.stringMatching(/does not use multifactor authentication.*new Refresh Token/)]);
	});

	test('another refusal is reported as what it is, and a right that is missing is none of the sign-in', async () => {
		const { server, read } = microsoft;
		server.refusal = {
			status: 403,
			type: 'application/json',
			body: JSON.stringify({ code: 900308, description: 'The role may not read the MFA report.' }),
		};
		expect((await read(PARTNER)).error?.message).toContain('is missing a role');
		server.refusal = {
			status: 401,
			type: 'application/json',
			body: JSON.stringify({ code: 900420, description: 'Audience' }),
		};
		expect((await read(PARTNER)).error?.message).toContain('retired address');
	});
});

describe('the codes of Partner Center', () => {
	const saying = async (status: number, body: object) => {
		microsoft.server.refusal = { status, type: 'application/json', body: JSON.stringify(body) };
		return (await microsoft.read(PARTNER)).error?.message;
	};

	test('S3: 20000 means what its status and its words say', async () => {
		expect(await saying(404, { code: 20000, description: 'Not found' })).toMatch(
			/wait and read it again, but do not order again/,
		);
		expect(await saying(400, { code: '20000', description: 'Current country not supported' })).toMatch(
			/does not accept this country/,
		);
		expect(await saying(400, { code: 20000, description: 'Something else' })).toMatch(/refused the request/);
	});

	test('a refusal that comes with a status of success is a refusal, as number and as text', async () => {
		for (const code of [400072, '400072'])
			expect(await saying(200, { code, description: 'Item not available' })).toMatch(/not available/);
	});

	test.each([
		['10001', 400, /refused the request/],
		['2000', 400, /Add-On Order/],
		['2000', 500, /could not handle/],
		['1000', 404, /Check the IDs/],
		['600006', 403, /Admin Agent/],
		['800023', 403, /credit limit/],
		['800025', 403, /credit limit/],
		['800089', 403, /read the availability again/],
		['900118', 400, /customer's ID/],
	])('%s with %i', async (code, status, words) => {
		expect(await saying(status, { code, description: 'x' })).toMatch(words);
	});
});

test('a busy service is asked again', async () => {
	const { server, read } = microsoft;
	server.reply = (exchange, number) => (number < 3 ? { status: 503, body: {} } : issued(exchange, number));
	expect((await read(PARTNER)).error?.message).toBeUndefined();
	expect(server.exchanges).toHaveLength(3);
});

test('an address that is no sign-in is reported', async () => {
	const { server, read, change } = microsoft;
	await change(PARTNER, { signInUrl: `${server.url}/nowhere` });
	expect((await read(PARTNER)).error?.message).toContain(titleOf(PARTNER, 'signInUrl'));
});
