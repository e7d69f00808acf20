import { secretHeader } from '../../n8n/webhookSecret';
import type { CrmFlow } from '../crmFlow';
import { soldAtIngram } from '../sold';

export const haloHost = 'contoso.halopsa.com';

/** The OAuth2 client of HaloPSA and its token, for every flow that writes to HaloPSA. */
const haloCredential = {
	type: 'oAuth2Api',
	data: {
		grantType: 'clientCredentials',
		accessTokenUrl: `https://${haloHost}/auth/token`,
		clientId: 'client',
		clientSecret: 'secret',
		scope: 'all',
		authentication: 'body',
	},
};
export const haloToken = {
	[`POST ${haloHost}/auth/token`]: { access_token: 'token', token_type: 'Bearer', expires_in: 3600 },
};

/** HaloPSA: its webhook, and the REST API for sales orders, sites, users and actions. */
export const halopsa: CrmFlow = {
	name: 'HaloPSA',
	file: 'halopsa-sales-order-to-ingram-micro.json',
	hosts: [haloHost],
	credentials: [haloCredential],
	routes: ({ id, quantity }) => ({
		...haloToken,
		[`GET ${haloHost}/api/SalesOrder/${id}`]: {
			id,
			client_id: 801,
			client_name: 'Blue Harbor Example',
			site_id: 811,
			user_id: 501,
			ticket_id: 7001,
			total: 900,
			lines: [{ id: 301, item_id: 41, item_code: 'ACME-BACKUP', description: 'Acme Backup', quantity, price: 9 }],
		},
		[`GET ${haloHost}/api/Site/811`]: {
			id: 811,
			name: 'Main',
			client_id: 801,
			delivery_address: { line1: '555 Main Street', line2: '', line3: 'Irvine', line4: 'CA', postcode: '92612' },
		},
		[`GET ${haloHost}/api/Users/501`]: {
			id: 501,
			name: 'Jane Doe',
			firstname: 'Jane',
			surname: 'Doe',
			emailaddress: 'jane.doe@example.com',
			phonenumber: '1#949#5550100#',
		},
		[`POST ${haloHost}/api/Actions`]: { id: 1, ticket_id: 7001 },
	}),
	event: ({ id }) => ({
		path: 'halopsa-sales-order',
		headers: secretHeader,
		body: {
			id: '7f0e1f0a-0000-4000-8000-000000000001',
			event: 'New Sales Order',
			object_id: id,
			timestamp: '2026-11-20T10:00:00Z',
		},
	}),
	sold: soldAtIngram,
	writesOrder: {
		route: () => `POST ${haloHost}/api/Actions`,
		body: ({ orderId, subscriptionId }) => [
			{
				ticket_id: 7001,
				outcome: 'Private Note',
				note: `Ingram Micro order ${orderId}: completed. Subscription ${subscriptionId}`,
			},
		],
	},
	writesProblem: { route: () => `POST ${haloHost}/api/Actions` },
};
