import type { Credentials } from './platform';

export const ingram: Credentials = {
	name: 'Ingram Micro',
	types: ['ingramMicroCloudMarketplaceApi'],
	values: ({ ingram: { url, accounts } }) => {
		const [account] = accounts;
		return {
			signIn: 'basic',
			baseUrl: url,
			username: account.username,
			password: account.password,
			subscriptionApiKey: account.subscriptionKey,
			marketplace: account.marketplace,
		};
	},
};
