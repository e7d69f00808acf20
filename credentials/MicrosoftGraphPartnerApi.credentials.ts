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
import { microsoftGraph } from '../nodes/PartnerCenter/vendor';

/** Sign-in to Microsoft Graph as a partner: billing exports, delegated admin relationships and security alerts. */
export class MicrosoftGraphPartnerApi implements ICredentialType {
	name = 'microsoftGraphPartnerApi';

	displayName = 'Microsoft Graph (Partner) API';

	icon = {
		light: 'file:../icons/partnerCenter.svg',
		dark: 'file:../icons/partnerCenter.dark.svg',
	} as const;

	documentationUrl = 'https://example.invalid/n8n-nodes-cloud-marketplace/partner-center';

	properties: INodeProperties[] = microsoftFields({
		displayName: 'Graph Address',
		name: 'graphUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://graph.microsoft.com/v1.0',
		description: 'Address of Microsoft Graph, with its version',
	});

	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.environment === "custom" ? $credentials.graphUrl.trim().replace(/\\/+$/, "") : ({ china: "https://microsoftgraph.chinacloudapi.cn/v1.0", usGovernment: "https://graph.microsoft.us/v1.0" }[$credentials.environment] ?? "https://graph.microsoft.com/v1.0") }}',
			url: '/tenantRelationships/delegatedAdminRelationships',
			qs: { $top: 1 },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: `The sign-in worked, but Microsoft Graph refused the token. With App + User, this is the most common cause: ${WITHOUT_MULTIFACTOR} Otherwise, check Environment and Tenant ID.`,
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The sign-in worked, but the application is not allowed to read delegated admin relationships. Grant it the DelegatedAdminRelationship.Read.All permission. For billing exports (PartnerBilling.Read.All) or security alerts (PartnerSecurity.ReadWrite.All) alone, you can save the credential anyway.',
				},
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'Microsoft Graph is not at this address. Check Graph Address.' },
			},
		],
	};

	/** Exchanges the secret or the refresh token. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const address = microsoftGraph.baseUrl(credentials);
		const resource = resourceOf(credentials, address, 'https://graph.microsoft.com');
		return await exchangeToken(this, credentials, { address, resource, field: 'Graph Address' });
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return signed(credentials, options);
	}
}
