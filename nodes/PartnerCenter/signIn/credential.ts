import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { heldToken, keptToken, signInOnce } from '../../engine/auth/tokens';
import { digest } from '../../engine/util/hash';
import { maxAnswerSize } from '../../engine/util/network/caps';

import { signIn, type Audience } from './signIn';
import { partnerCenter } from '../vendor';

/** What both credentials of Microsoft's have in common. */

const { volatile } = partnerCenter;

const CUSTOM = { show: { environment: ['custom'] } };

/** @param address the field that holds the API's address where Environment is Custom */
export const microsoftFields = (address: INodeProperties): INodeProperties[] => [
	{
		displayName:
			'You need an application in your partner tenant: Partner Center > Account Settings > App Management. For App + User, its administrator signs in once with multifactor authentication and exchanges the code for a refresh token. docs/partner-center.md in the package shows each step, and the permissions for Microsoft Graph.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Environment',
		name: 'environment',
		type: 'options',
		options: [
			{ name: 'China (21Vianet)', value: 'china' },
			{ name: 'Custom', value: 'custom', description: 'Your own addresses, for a gateway or a test server' },
			{ name: 'Global', value: 'global' },
			{ name: 'US Government', value: 'usGovernment' },
		],
		default: 'global',
		description:
			'The cloud that your partner tenant belongs to. The integration sandbox is a tenant of the global cloud.',
	},
	{ ...address, displayOptions: CUSTOM },
	{
		displayName: 'Sign-In Address',
		name: 'signInUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://login.microsoftonline.com',
		description: 'The address that issues tokens, without the tenant',
		displayOptions: CUSTOM,
	},
	{
		displayName: 'Token Audience',
		name: 'resource',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://api.partnercenter.microsoft.com',
		description:
			'The resource to request tokens for, if not the address of the API in the global cloud. Usually empty.',
		displayOptions: CUSTOM,
	},
	{
		displayName: 'Sign-In',
		name: 'signIn',
		type: 'options',
		options: [
			{
				name: 'App + User',
				value: 'appUser',
				description: 'With a refresh token (secure application model). Works for every operation.',
			},
			{
				name: 'App Only',
				value: 'appOnly',
				description: "With only the application's secret. Some operations refuse it: see their descriptions.",
			},
		],
		default: 'appUser',
		description: 'How Microsoft signs you in',
	},
	{
		displayName: 'Tenant ID',
		name: 'tenantId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 11111111-2222-3333-4444-555555555555',
		description: 'Microsoft ID (or a domain) of your partner tenant, not of a customer',
	},
	{
		displayName: 'Client ID',
		name: 'clientId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 22222222-3333-4444-5555-666666666666',
		description: 'Application (client) ID',
	},
	{
		displayName: 'Client Secret',
		name: 'clientSecret',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		description: 'A client secret of the application: its value, not its ID',
	},
	{
		displayName: 'Refresh Token',
		name: 'refreshToken',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		description:
			'From a sign-in with multifactor authentication. If Microsoft returns a new one, the node uses that one instead.',
		displayOptions: { show: { signIn: ['appUser'] } },
	},
	maxAnswerSize,
	...['Session Token', 'Token Expires At', 'Token For', 'Rotated Refresh Token', 'Rotated From'].map(
		(displayName, index): INodeProperties => ({
			displayName,
			name: volatile[index],
			type: 'hidden',
			typeOptions: { password: true, ...(index === 0 ? { expirable: true } : {}) },
			default: '',
		}),
	),
];

/** Called by n8n when there is no token, after a 401, and in the test. What it returns is kept with the credential. */
export async function exchangeToken(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
	audience: Audience,
): Promise<IDataObject> {
	const now = Date.now();
	const held = String(credentials.sessionToken ?? '');
	// The audience is part of the account: one refresh token serves both APIs.
	const token = await signInOnce(
		{ ...credentials, audience: audience.resource },
		volatile,
		held,
		now,
		async () =>
			await signIn(credentials, audience, async (options) => (await helpers.httpRequest(options)) as unknown, now),
	);
	const rotated = token.refreshToken
		? { rotatedRefreshToken: token.refreshToken, rotatedFrom: digest(String(credentials.refreshToken ?? '').trim()) }
		: {};
	return { ...keptToken(credentials, volatile, token), ...rotated };
}

/** Signs one request. @throws TokenExpired, which makes n8n sign in */
export function signed(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): IHttpRequestOptions {
	const token = heldToken(credentials, volatile, Date.now());
	return { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } };
}
