import type { Credentials } from './platform';

export const partnerCenter: Credentials = {
	name: 'Partner Center',
	types: ['microsoftPartnerCenterApi', 'microsoftGraphPartnerApi', 'microsoftPartnerSalesApi'],
	values: ({ partnerCenter }) => {
		const { url, loginUrl, graphUrl, salesUrl, accounts } = partnerCenter;
		const [{ tenantId, clientId, clientSecret, refreshToken }] = accounts;
		return {
			environment: 'custom',
			apiUrl: url,
			graphUrl,
			salesUrl,
			signInUrl: loginUrl,
			signIn: 'appUser',
			tenantId,
			clientId,
			clientSecret,
			refreshToken,
		};
	},
};
