import type { IDataObject } from 'n8n-workflow';
import { loadContract } from '../../../../simulator/core/contract/contract';
import type { Platform } from '../platform';

/** What the node adds to an order: the fixture shows another PO number, so its key cannot be read there. */
const PLACED: IDataObject = {
	created: true,
	outcome: 'completed',
	orderKey: 'orderKey-1',
	orderKeyReadable: false,
	subscriptionIds: ['1000177'],
};

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
			account: 'username',
		},
	],
	signIn: { route: 'POST /ingram/token', answer: { token: 'recorded', expiresInSeconds: 1500 } },
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
	once: [],
	notPlayed: {},
	replies: {},
	added: {
		'ingramMicroSalesOrder.place': PLACED,
		'ingramMicroChangeOrder.place': PLACED,
		'ingramMicroRenewalOrder.place': PLACED,
		'ingramMicroCancellationOrder.place': PLACED,
		'ingramMicroMigrationOrder.place': PLACED,
		'ingramMicroOrder.get': { subscriptionIds: ['1000177'] },
		'ingramMicroOrder.wait': { subscriptionIds: ['1000177'], outcome: 'completed' },
		'ingramMicroCustomer.create': { outcome: 'completed' },
		'ingramMicroCustomer.findOrCreate': { outcome: 'completed', created: true },
		'ingramMicroReseller.create': { outcome: 'completed' },
		'ingramMicroReseller.createCustomer': { outcome: 'completed' },
		'ingramMicroReport.schedule': { outcome: 'completed' },
		'ingramMicroProduct.validateParameters': { valid: false },
	},
};
