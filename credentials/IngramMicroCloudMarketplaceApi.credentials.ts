import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { signIn } from '../nodes/IngramMicro/signIn';
import { ingramMicro } from '../nodes/IngramMicro/vendor';
import { heldToken, keptToken, signInOnce } from '../nodes/engine/auth/tokens';
import { maxAnswerSize } from '../nodes/engine/util/network/caps';

/** Sign-in to the Ingram Micro Cloud Marketplace API: user and password are exchanged for a token that lives 25 minutes. */
export class IngramMicroCloudMarketplaceApi implements ICredentialType {
	name = 'ingramMicroCloudMarketplaceApi';

	displayName = 'Ingram Micro Cloud Marketplace API';

	icon = {
		light: 'file:../icons/ingramMicro.svg',
		dark: 'file:../icons/ingramMicro.dark.svg',
	} as const;

	documentationUrl = 'https://example.invalid/n8n-nodes-cloud-marketplace/ingram-micro';

	properties: INodeProperties[] = [
		{
			displayName:
				'You can find these values in your control panel: subscribe to the plan "Marketplace API" in the Marketplace, wait for the order, then open SimpleAPI in the menu of your dashboard.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Sign-in',
			name: 'signIn',
			type: 'options',
			options: [
				{
					name: 'User and Password',
					value: 'basic',
					description: "The sign-in that the vendor's guide describes",
				},
				{
					name: 'OpenID Connect',
					value: 'openId',
					description: 'The password grant, which some installations use. Ask your account manager.',
				},
			],
			default: 'basic',
			description: 'How the platform signs you in',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://api.cloud.im/marketplace/us',
			description: 'Shown on the SimpleAPI page of your dashboard',
		},
		{
			displayName: 'User Name',
			name: 'username',
			type: 'string',
			required: true,
			default: '',
			description: "Shown on the SimpleAPI page of your dashboard. It is the API's own user, not yours.",
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Set on the SimpleAPI page of your dashboard',
		},
		{
			displayName: 'Subscription Key',
			name: 'subscriptionApiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Shown on the SimpleAPI page of your dashboard. It also sets how many requests you can send.',
		},
		{
			displayName: 'Marketplace',
			name: 'marketplace',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. us',
			description: 'The code after "cp." in the address of your control panel: us in https://cp.us.na.cloud.im',
			displayOptions: { show: { signIn: ['basic'] } },
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			description: "Application ID from the platform's support, if your integration has one. Otherwise leave it empty.",
			displayOptions: { show: { signIn: ['basic'] } },
		},
		{
			displayName: 'OpenID Connect Address',
			name: 'openIdUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://login.example.com/auth/realms/1/protocol/openid-connect',
			description: 'Address of the realm, up to openid-connect. Ask your account manager for it.',
			displayOptions: { show: { signIn: ['openId'] } },
		},
		{
			displayName: 'OpenID Connect Client ID',
			name: 'openIdClientId',
			type: 'string',
			required: true,
			default: '',
			description: 'The client ID from your account manager',
			displayOptions: { show: { signIn: ['openId'] } },
		},
		{
			displayName: 'OpenID Connect Client Secret',
			name: 'openIdClientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The client secret from your account manager',
			displayOptions: { show: { signIn: ['openId'] } },
		},
		maxAnswerSize,
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Token Expires At',
			name: 'tokenExpiresAt',
			type: 'hidden',
			// A name with "token" in it counts as a secret for n8n, and this one may be one.
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Token For',
			name: 'tokenFor',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}',
			url: '/products',
			qs: { limit: 1 },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'The sign-in worked, but the API refused the token or the subscription key. Check Subscription Key and Base URL.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'The sign-in worked, but the API refused the request. Check Subscription Key.',
				},
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'There is no product list at this address. Check Base URL.' },
			},
			{
				type: 'responseCode',
				properties: { value: 400, message: 'The API refused the request. Check Marketplace and Base URL.' },
			},
		],
	};

	/** Called by n8n when there is no token, after a 401, and in the test. What it returns is kept with the credential. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const held = String(credentials.sessionToken ?? '');
		const now = Date.now();
		const token = await signInOnce(
			credentials,
			ingramMicro.volatile,
			held,
			now,
			async () =>
				await signIn(credentials, async (options) => (await this.helpers.httpRequest(options)) as unknown, now),
		);
		return keptToken(credentials, ingramMicro.volatile, token);
	}

	/** Signs one request. @throws TokenExpired, which makes n8n sign in */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const token = heldToken(credentials, ingramMicro.volatile, Date.now());
		const headers: IDataObject = {
			...options.headers,
			Authorization: `Bearer ${token}`,
			'X-Subscription-Key': credentials.subscriptionApiKey as string,
		};
		// The guide names it for the sign-in only and says nothing of other calls: sending it always is the cautious reading.
		if (credentials.clientId && credentials.signIn !== 'openId')
			headers['X-Client-Id'] = credentials.clientId as string;
		return { ...options, headers };
	}
}
