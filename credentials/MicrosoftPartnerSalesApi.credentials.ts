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
import { partnerPrices } from '../nodes/PartnerCenter/vendor';

/**
 * Sign-in to api.partner.microsoft.com: prices, referrals and payouts. A credential of its own, for n8n asks a credential
 * for one token without saying for which address, and tests one address: here the usual mistake of this host is reported.
 */
export class MicrosoftPartnerSalesApi implements ICredentialType {
	name = 'microsoftPartnerSalesApi';

	displayName = 'Microsoft Partner Center Sales API';

	icon = {
		light: 'file:../icons/partnerCenter.svg',
		dark: 'file:../icons/partnerCenter.dark.svg',
	} as const;

	documentationUrl = 'https://example.invalid/n8n-nodes-cloud-marketplace/partner-center';

	properties: INodeProperties[] = microsoftFields({
		displayName: 'Sales API Address',
		name: 'salesUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://api.partner.microsoft.com',
		description: 'Address of the API for prices, referrals and payouts, without a version',
	});

	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.environment === "custom" ? $credentials.salesUrl.trim().replace(/\\/+$/, "") : "https://api.partner.microsoft.com" }}',
			// Last month's exchange rates: a small file that is surely there.
			url: '={{ "/v1.0/sales/fxrates(Month=\'" + $now.minus({ months: 1 }).toFormat("yyyyMM") + "\')/$value" }}',
			encoding: 'text',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 400,
					message:
						'The sign-in worked, but the application is not registered for this host. Grant it the delegated permissions of Microsoft Partner / Dev Center (4990cffe-04e8-4e8b-808a-1175604b879f) and Microsoft Partner Center (fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd, user_impersonation).',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: `The sign-in worked, but the token was refused. Choose App + User: this host refuses app-only tokens. With App + User, this is the most common cause: ${WITHOUT_MULTIFACTOR}`,
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The sign-in worked, but the user is not allowed to read prices. Assign the Admin Agent or Sales Agent role to the user. For referrals or payouts alone, you can save the credential anyway.',
				},
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'Prices are not at this address. Check Sales API Address.' },
			},
		],
	};

	/** Exchanges the refresh token or the secret. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const address = partnerPrices.baseUrl(credentials);
		const resource = resourceOf(credentials, address, 'https://api.partner.microsoft.com');
		return await exchangeToken(this, credentials, { address, resource, field: 'Sales API Address' });
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return signed(credentials, options);
	}
}
