import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { loadContract } from '../../../../simulator/core/contract/contract';
import type { Platform } from '../platform';

export const ingramMicro: Platform = {
	name: 'Ingram Micro',
	contract: loadContract('ingram'),
	fixtures: 'ingram',
	hosts: [
		{
			credential: 'ingramMicroCloudMarketplaceApi',
			base: '/ingram',
			data: (url) => ({
				signIn: 'basic',
				baseUrl: `${url}/ingram`,
				username: 'user',
				password: 'p',
				subscriptionApiKey: 'k',
				marketplace: 'us',
			}),
			signIns: (url): ICredentialDataDecryptedObject[] => [
				{ signIn: 'basic' },
				{ signIn: 'openId', openIdUrl: `${url}/openid`, openIdClientId: 'client-1' },
			],
			account: 'username',
		},
	],
	signIn: { route: 'POST /ingram/token', answer: { token: 'recorded', expiresInSeconds: 1500 } },
	inOtherState: { message: 'The status of the customer rules this out' },
	ids: [],
	notOffered: ['token.create'],
	engine: ['poNumber', 'offset', 'limit'],
	buys: [
		'order.createSales',
		'order.createChange',
		'order.createRenewal',
		'order.createCancellation',
		'order.createMigration',
	],
	aliases: ['CloudBlue', 'SimpleAPI'],
	samples: {},
	screens: {},
	filled: {},
	alsoAsked: {
		'ingramMicroCustomer.findOrCreate': ['externalId'],
		'ingramMicroChangeOrder.estimate': ['products[].mpn', 'products[].quantity', 'products[].subscriptionId'],
		'ingramMicroSalesOrder.estimate': ['products[].mpn', 'products[].quantity'],
		'ingramMicroRenewalOrder.estimate': ['products[].subscriptionId'],
		'ingramMicroCancellationOrder.estimate': ['products[].subscriptionId'],
		'ingramMicroProduct.validateParameters': ['products[].mpn'],
		'ingramMicroSubscription.updateSpecialPricing': ['products[].mpn'],
	},
	leftOut: [],
	changes: {},
	refused: {},
	mostToHide: ['ingramMicroCustomer.getAll', 'ingramMicroCustomer.create'],
	once: [],
	replies: {},
};
