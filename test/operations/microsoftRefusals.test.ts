import { PARTNER, startMicrosoft, titleOf, type Microsoft } from './microsoft';
import { issued, refused } from './tokenServer';

jest.mock('../../nodes/shared/clock', () =>
	jest.requireActual<typeof import('../support/virtualClock')>('../support/virtualClock').engineClock());

let microsoft: Microsoft;
beforeEach(async () => {
	microsoft = await startMicrosoft();
});
afterEach(async () => await microsoft.stop());

describe('a refusal names the field to correct, after one attempt', () => {
	test.each([
		['invalid_client', 'AADSTS7000215', 'Correct Client Secret'],
		['invalid_client', 'AADSTS7000222', 'Correct Client Secret'],
		['unauthorized_client', 'AADSTS700016', 'Correct Client ID'],
		['invalid_request', 'AADSTS90013', 'Correct Client ID'],
		['invalid_request', 'AADSTS90002', 'Correct Tenant ID'],
		['invalid_request', 'AADSTS900023', 'Correct Tenant ID'],
		['invalid_grant', 'AADSTS65001', 'Consent is missing'],
		['invalid_resource', 'AADSTS650057', 'Consent is missing'],
		['interaction_required', 'AADSTS50076', 'multifactor'],
		['interaction_required', 'AADSTS50079', 'multifactor'],
		['invalid_grant', 'AADSTS53003', 'Refresh Token'],
		['invalid_grant', 'AADSTS700082', 'Refresh Token'],
		['invalid_grant', 'AADSTS70000', 'Refresh Token'],
		['invalid_grant', 'AADSTS70008', 'Refresh Token'],
		['invalid_grant', 'AADSTS50173', 'Refresh Token'],
		['invalid_request', 'AADSTS9002313', 'Refresh Token'],
		['invalid_resource', 'AADSTS500011', 'Check Environment'],
		['invalid_request', 'AADSTS99999', 'Check Tenant ID, Client ID and Client Secret'],
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

test('a busy service is asked again', async () => {
	const { server, read } = microsoft;
	server.reply = (exchange, number) => (number < 3 ? { status: 503, body: {} } : issued(exchange, number));
	expect((await read(PARTNER)).error?.message).toBeUndefined();
	expect(server.exchanges).toHaveLength(3);
});

test('an address that is no sign-in is told', async () => {
	const { server, read, change } = microsoft;
	await change(PARTNER, { signInUrl: `${server.url}/nowhere` });
	expect((await read(PARTNER)).error?.message).toContain(titleOf(PARTNER, 'signInUrl'));
});
