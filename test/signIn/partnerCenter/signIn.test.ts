import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { time } from '../../support/virtualClock';
import { ADDRESSES, APIS, RESOURCES, startMicrosoft, titleOf, TYPES, type Microsoft } from './microsoft';
import { issued } from '../tokenServer';
import { HTTPS_ONLY, NO_ADDRESS } from '../../support/sentences';

const MINUTE = 60_000;

let microsoft: Microsoft;
beforeEach(async () => {
	microsoft = await startMicrosoft();
});
afterEach(async () => await microsoft.stop());

/** The tokens with which the APIs were called. */
const tokens = () => microsoft.server.calls.map(({ token }) => token);
const exchanges = () => microsoft.server.exchanges;

describe.each(TYPES)('%s', (type) => {
	test('App Only exchanges the secret', async () => {
		await microsoft.change(type, { signIn: 'appOnly' });
		expect((await microsoft.read(type)).error?.message).toBeUndefined();
		expect(exchanges()).toEqual([
			{
				tenant: 'tenant-1',
				form: {
					grant_type: 'client_credentials',
					client_id: 'client-a',
					client_secret: 'secret-a',
					resource: RESOURCES[type],
				},
			},
		]);
		expect(tokens()).toEqual([`client-a/${RESOURCES[type]}/1`]);
	});

	test('App + User exchanges the refresh token', async () => {
		await microsoft.change(type, { resource: 'https://gateway.example.com' });
		expect((await microsoft.read(type)).error?.message).toBeUndefined();
		expect(exchanges().map(({ form }) => form)).toEqual([
			{
				grant_type: 'refresh_token',
				client_id: 'client-a',
				client_secret: 'secret-a',
				refresh_token: 'refresh-a',
				scope: 'openid',
				resource: 'https://gateway.example.com',
			},
		]);
	});

	test('a life that comes as text is understood: the token is used until shortly before its end', async () => {
		await microsoft.read(type);
		time.pass(58 * MINUTE);
		await microsoft.read(type);
		expect(exchanges()).toHaveLength(1);
		time.pass(MINUTE);
		await microsoft.read(type);
		expect(exchanges()).toHaveLength(2);
		expect(tokens().map((token) => token.split('/').at(-1))).toEqual(['1', '1', '2']);
	});

	test('a refresh token that Microsoft gives in place of the first is kept and used next time', async () => {
		microsoft.server.reply = (exchange, number) => issued(exchange, number, { refresh_token: `rotated-${number}` });
		await microsoft.read(type);
		expect((await microsoft.core.credentialData(type, 'a')).refreshToken).toBe('refresh-a');
		time.pass(60 * MINUTE);
		await microsoft.read(type);
		time.pass(60 * MINUTE);
		await microsoft.read(type);
		expect(exchanges().map(({ form }) => form.refresh_token)).toEqual(['refresh-a', 'rotated-1', 'rotated-2']);
	});

	test('a refresh token that somebody types wins over a rotated one', async () => {
		microsoft.server.reply = (exchange, number) => issued(exchange, number, { refresh_token: `rotated-${number}` });
		await microsoft.read(type);
		await microsoft.change(type, { refreshToken: 'typed' });
		expect((await microsoft.read(type)).error?.message).toBeUndefined();
		expect(exchanges().map(({ form }) => form.refresh_token)).toEqual(['refresh-a', 'typed']);
	});

	test('a token that the API refuses is exchanged once more, for all', async () => {
		await microsoft.read(type);
		for (const token of tokens()) microsoft.server.revoked.add(token);
		const { error, lastNodeItems } = await microsoft.read(type, 20);
		expect([error?.message, lastNodeItems.length, exchanges().length]).toEqual([undefined, 20, 2]);
	});

	test('a thousand parallel items make one exchange', async () => {
		const { error, lastNodeItems } = await microsoft.read(type, 1000);
		expect([error?.message, lastNodeItems.length, exchanges().length]).toEqual([undefined, 1000, 1]);
		expect(new Set(tokens()).size).toBe(1);
	}, 60_000);

	test('two credentials never mix', async () => {
		const results = await Promise.all(['a', 'b', 'a', 'b'].map(async (id) => await microsoft.read(type, 3, id)));
		expect(results.map(({ error }) => error?.message)).toEqual(results.map(() => undefined));
		expect(
			exchanges()
				.map(({ form }) => `${form.client_id} ${form.client_secret} ${form.refresh_token}`)
				.sort(),
		).toEqual(['client-a secret-a refresh-a', 'client-b secret-b refresh-b']);
		for (const client of ['client-a', 'client-b'])
			expect(tokens().filter((token) => token.startsWith(client))).toHaveLength(6);
	});

	test('a changed secret is another account: its token is exchanged again', async () => {
		await microsoft.read(type);
		await microsoft.change(type, { clientSecret: 'secret-new' });
		await microsoft.read(type);
		expect(exchanges().map(({ form }) => form.client_secret)).toEqual(['secret-a', 'secret-new']);
	});

	const field = ADDRESSES[type];

	test.each([
		[field, { [field]: 'http://api.example.invalid' }, HTTPS_ONLY],
		[field, { [field]: 'api.example.invalid' }, NO_ADDRESS],
		['signInUrl', { signInUrl: 'http://login.example.invalid' }, HTTPS_ONLY],
		['signInUrl', { signInUrl: '' }, NO_ADDRESS],
		['refreshToken', { refreshToken: '' }, 'Enter one in Refresh Token'],
	] as Array<[string, ICredentialDataDecryptedObject, string]>)(
		'%s: a wrong value %j sends nothing',
		async (name, changes, words) => {
			await microsoft.change(type, changes);
			const { error } = await microsoft.read(type);
			expect(error?.message).toContain(titleOf(type, name));
			expect(error?.message).toContain(words);
			expect([exchanges(), microsoft.server.calls]).toEqual([[], []]);
		},
	);
});

test('one account signs in to all APIs, and their tokens never mix', async () => {
	await Promise.all([...TYPES, TYPES[0]].map(async (type) => await microsoft.read(type, 5)));
	expect(
		exchanges()
			.map(({ form }) => form.resource)
			.sort(),
	).toEqual(Object.values(RESOURCES).sort());
	for (const { api, token } of microsoft.server.calls)
		expect(token).toContain(`/${RESOURCES[TYPES.find((type) => APIS[type] === api)!]}/`);
});
