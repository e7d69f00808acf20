import type { Credentials } from './platform';

export const adobe: Credentials = {
	name: 'Adobe VIP',
	types: ['adobeVipMarketplaceApi'],
	values: ({ adobe: { url, imsUrl, accounts } }) => {
		const [{ clientId, clientSecret }] = accounts;
		return { environment: 'custom', apiUrl: url, imsUrl, clientId, clientSecret };
	},
};
