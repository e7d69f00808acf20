import { randomUUID } from 'crypto';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { signIn } from '../nodes/AdobeVip/signIn';
import { adobeVip } from '../nodes/AdobeVip/vendor';
import { heldToken, keptToken, signInOnce } from '../nodes/engine/auth/tokens';
import { maxAnswerSize } from '../nodes/engine/util/network/caps';

/** Sign-in to Adobe VIP Marketplace: OAuth server-to-server, with a token that lives a day. */
export class AdobeVipMarketplaceApi implements ICredentialType {
	name = 'adobeVipMarketplaceApi';

	displayName = 'Adobe VIP Marketplace API';

	icon = {
		light: 'file:../icons/adobeVip.svg',
		dark: 'file:../icons/adobeVip.dark.svg',
	} as const;

	documentationUrl = 'https://example.invalid/n8n-nodes-cloud-marketplace/adobe-vip';

	properties: INodeProperties[] = [
		{
			displayName:
				'You can find these values in the Adobe Developer Console: open your project for VIP Marketplace, then OAuth Server-to-Server. Sandbox and production have separate credentials.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Custom', value: 'custom', description: 'Your own addresses, for a gateway or a test server' },
				{ name: 'Production', value: 'production' },
				{ name: 'Sandbox', value: 'sandbox' },
			],
			default: 'production',
			description: 'The Adobe system to connect to',
		},
		{
			displayName: 'API Address',
			name: 'apiUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://partners.adobe.io',
			description: 'Address of the Commerce Partner API, without a version',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'IMS Address',
			name: 'imsUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://ims-na1.adobelogin.com',
			description: 'The address that issues tokens',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			description: 'The client ID of the credential, which is also the API key',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The client secret of the credential',
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
			baseURL:
				'={{ $credentials.environment === "custom" ? $credentials.apiUrl.trim().replace(/\\/+$/, "") : $credentials.environment === "sandbox" ? "https://partnersandbox-stage.adobe.io" : "https://partners.adobe.io" }}',
			url: '/partnerservice/ping',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'The sign-in worked, but the API refused the token. Check Environment: sandbox and production have separate credentials.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The sign-in worked, but the API refused the key. Check Client ID, and that the project includes VIP Marketplace.',
				},
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'The API is not at this address. Check API Address.' },
			},
		],
	};

	/** Called by n8n when there is no token, after a 401, and in the test. What it returns is kept with the credential. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const now = Date.now();
		const token = await signInOnce(
			credentials,
			adobeVip.volatile,
			String(credentials.sessionToken ?? ''),
			now,
			async () =>
				await signIn(credentials, async (options) => (await this.helpers.httpRequest(options)) as unknown, now),
		);
		return keptToken(credentials, adobeVip.volatile, token);
	}

	/**
	 * Signs one request. The request id is new with every attempt, n8n's own after a 401 too; so is the correlation id
	 * of reads, as Adobe answers a repeated one with what it answered before. @throws TokenExpired, which makes n8n sign in
	 */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const token = heldToken(credentials, adobeVip.volatile, Date.now());
		const headers: IDataObject = {
			'X-Correlation-Id': randomUUID(),
			...options.headers,
			Authorization: `Bearer ${token}`,
			'X-Api-Key': String(credentials.clientId ?? '').trim(),
			'X-Request-Id': randomUUID(),
		};
		return { ...options, headers };
	}
}
