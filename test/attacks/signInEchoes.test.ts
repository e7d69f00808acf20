import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Request } from '../../nodes/engine/auth/exchange';
import { signIn as adobe } from '../../nodes/AdobeVip/signIn';
import { signIn as ingram } from '../../nodes/IngramMicro/signIn';
import { signIn as partnerCenter } from '../../nodes/PartnerCenter/signIn/signIn';

/** A gateway that repeats what it was sent as the ID of a refused sign-in, in forms that an ID may have. */

type SignIn = (request: Request) => Promise<unknown>;

const SECRET = 'Rq8~aV3xK2mZ7pW1sT5yB9nD4';
const REFRESH = '0.AXoAr7TqkQ5Y2bX8vNw3hJ1m';
const USER = 'reseller.api';

const CREDENTIAL: ICredentialDataDecryptedObject = {
	environment: 'custom',
	baseUrl: 'https://api.example.com',
	apiUrl: 'https://api.example.com',
	imsUrl: 'https://ims.example.com',
	signInUrl: 'https://login.example.com',
	openIdUrl: 'https://login.example.com',
	username: USER,
	password: SECRET,
	subscriptionApiKey: SECRET,
	clientId: '5d7f1a2b-8a31-4ce1-a15c-0a2f77f1c9ee',
	clientSecret: SECRET,
	openIdClientId: 'n8n-client',
	openIdClientSecret: SECRET,
	refreshToken: REFRESH,
	tenantId: '7a1f0e55-3a44-4f19-9c47-2f6d1a63c0ab',
	marketplace: 'us',
};

const audience = { address: 'https://api.example.com', field: 'API Address', resource: 'https://api.example.com' };

const SIGN_INS: Array<[string, string, SignIn]> = [
	['Ingram Micro', 'x-correlation-id', async (request) => await ingram({ ...CREDENTIAL, signIn: 'basic' }, request, 0)],
	[
		'Ingram Micro, OpenID Connect',
		'x-correlation-id',
		async (request) => await ingram({ ...CREDENTIAL, signIn: 'openId' }, request, 0),
	],
	['Adobe', 'x-request-id', async (request) => await adobe(CREDENTIAL, request, 0)],
	[
		'Partner Center',
		'x-ms-request-id',
		async (request) => await partnerCenter({ ...CREDENTIAL, signIn: 'appUser' }, audience, request, 0),
	],
	[
		'Partner Center, App Only',
		'client-request-id',
		async (request) => await partnerCenter({ ...CREDENTIAL, signIn: 'appOnly' }, audience, request, 0),
	],
];

const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');

/** What a gateway makes an ID of. */
const IDS = [
	SECRET,
	SECRET.toLowerCase(),
	`req-${SECRET}`,
	`${SECRET}.1`,
	SECRET.slice(0, 12),
	SECRET.slice(-10),
	encodeURIComponent(SECRET),
	SECRET.replace('~', '%7e'),
	base64(`${USER}:${SECRET}`),
	REFRESH,
	`id:${REFRESH}`,
];

/** Pieces of the secrets that no message may hold, in small letters. */
const PIECES = [
	SECRET.slice(5, 12),
	SECRET.slice(-9),
	REFRESH.slice(-12),
	base64(`${USER}:${SECRET}`).slice(4, 20),
].map((piece) => piece.toLowerCase());

describe.each(SIGN_INS)('B11: a refused sign-in of %s', (_, header, signIn) => {
	const refusedWith = async (id: string, status = 400, body: unknown = {}): Promise<string> => {
		const request: Request = async () =>
			await Promise.resolve({ statusCode: status, headers: { [header]: id }, body: JSON.stringify(body) });
		return await signIn(request).then(
			() => 'signed in',
			(error: Error) => error.message,
		);
	};

	test.each([400, 401, 403, 404, 429, 500])('with status %d shows no secret as its ID', async (status) => {
		for (const id of IDS) {
			const message = (await refusedWith(id, status)).toLowerCase();
			expect(message).not.toBe('signed in');
			// A secret of another sign-in was not sent by this one, so nobody can repeat it.
			expect(PIECES.filter((piece) => message.includes(piece) && wasSent(piece))).toEqual([]);
		}
	});

	test('shows an ID of its own', async () => {
		const id = '8f14e45f-ceea-4672-9d2a-1b0c3d5e7f90';
		expect(await refusedWith(id)).toContain(id);
	});

	const sent: string[] = [];
	const wasSent = (piece: string): boolean => sent.some((text) => text.toLowerCase().includes(piece));
	beforeAll(async () => {
		await signIn(async ({ headers, body }) => {
			const text = `${JSON.stringify(headers)} ${decodeURIComponent(String(body))}`;
			sent.push(text);
			return await Promise.resolve({ statusCode: 400, headers: {}, body: '{}' });
		}).catch(() => undefined);
		// The pair behind Basic is as good as its parts.
		if (sent.some((text) => text.includes('Basic '))) sent.push(SECRET);
	});
});
