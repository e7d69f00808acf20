import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { exchangeToken, microsoftFields, signed } from '../nodes/PartnerCenter/signIn/credential';
import { WITHOUT_MULTIFACTOR } from '../nodes/PartnerCenter/signIn/multifactor';
import { resourceOf } from '../nodes/PartnerCenter/signIn/signIn';
import { partnerCenter } from '../nodes/PartnerCenter/vendor';

/** Sign-in to Microsoft Partner Center: the application's secret, or a refresh token, is exchanged for a token that lives an hour. */
export class MicrosoftPartnerCenterApi implements ICredentialType {
	name = 'microsoftPartnerCenterApi';

	displayName = 'Microsoft Partner Center API';

	icon = {
		light: 'file:../icons/partnerCenter.svg',
		dark: 'file:../icons/partnerCenter.dark.svg',
	} as const;

	documentationUrl = 'https://example.invalid/n8n-nodes-cloud-marketplace/partner-center';

	properties: INodeProperties[] = microsoftFields({
		displayName: 'API Address',
		name: 'apiUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://api.partnercenter.microsoft.com',
		description: 'Address of the Partner Center API, without a version',
	});

	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.environment === "custom" ? $credentials.apiUrl.trim().replace(/\\/+$/, "") : $credentials.environment === "china" ? "https://partner.partnercenterapi.microsoftonline.cn" : "https://api.partnercenter.microsoft.com" }}',
			url: '/v1/customers',
			qs: { size: 1 },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: `The sign-in worked, but Partner Center refused the token. With App + User, this is the most common cause: ${WITHOUT_MULTIFACTOR} Otherwise, check Environment and Tenant ID.`,
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The sign-in worked, but the account is not allowed to read customers. Check Tenant ID (it must be a partner tenant), the consent of the application and the roles of the signed-in user. With App + User, also check that its refresh token comes from a sign-in with multifactor authentication.',
				},
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'Partner Center is not at this address. Check API Address.' },
			},
		],
	};

	/** Exchanges the secret or the refresh token. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const address = partnerCenter.baseUrl(credentials);
		const resource = resourceOf(credentials, address, 'https://api.partnercenter.microsoft.com');
		return await exchangeToken(this, credentials, { address, resource, field: 'API Address' });
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return signed(credentials, options);
	}
}
