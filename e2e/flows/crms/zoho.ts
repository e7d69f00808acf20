import { secretHeader } from '../../n8n/webhookSecret';
import type { CrmFlow } from '../crmFlow';
import { soldAtIngram } from '../sold';

const host = 'www.zohoapis.com';
const orderOf = (deal: number) => `487687600000000${deal}`;
const dealOf = (deal: number) => `487687600001000${deal}`;

/** Zoho CRM: a workflow rule's webhook with module parameters; sales orders, contacts and deals of API v2. */
export const zoho: CrmFlow = {
	name: 'Zoho CRM',
	file: 'zoho-sales-order-to-ingram-micro.json',
	hosts: [host],
	credentials: [
		{
			type: 'zohoOAuth2Api',
			data: {
				clientId: 'client',
				clientSecret: 'secret',
				oauthTokenData: { access_token: 'token', token_type: 'Bearer', api_domain: `https://${host}` },
			},
		},
	],
	routes: ({ id, quantity }) => ({
		[`GET ${host}/crm/v2/sales_orders/${orderOf(id)}`]: {
			data: [
				{
					id: orderOf(id),
					Subject: 'Blue Harbor: Acme Backup',
					Status: 'Approved',
					Grand_Total: 900,
					Account_Name: { name: 'Blue Harbor Example', id: '4876876000000801001' },
					Contact_Name: { name: 'Jane Doe', id: '4876876000000501001' },
					Deal_Name: { name: 'Blue Harbor: Acme Backup', id: dealOf(id) },
					Billing_Street: '555 Main Street',
					Billing_City: 'Irvine',
					Billing_State: 'CA',
					Billing_Code: '92612',
					Billing_Country: 'US',
					Product_Details: [
						{
							product: {
								Product_Code: 'ACME-BACKUP',
								Currency: 'USD',
								name: 'Acme Backup',
								id: '4876876000000301001',
							},
							quantity,
							Discount: 0,
							total: 9 * quantity,
							list_price: 9,
							line_tax: [],
						},
					],
				},
			],
		},
		[`GET ${host}/crm/v2/contacts/4876876000000501001`]: {
			data: [
				{
					id: '4876876000000501001',
					First_Name: 'Jane',
					Last_Name: 'Doe',
					Email: 'jane.doe@example.com',
					Phone: '1#949#5550100#',
				},
			],
		},
		[`PUT ${host}/crm/v2/deals/${dealOf(id)}`]: {
			data: [{ code: 'SUCCESS', status: 'success', message: 'record updated', details: { id: dealOf(id) } }],
		},
	}),
	event: ({ id }) => ({
		path: 'zoho-sales-order',
		headers: secretHeader,
		body: { salesorder_id: orderOf(id), deal_id: dealOf(id) },
	}),
	sold: soldAtIngram,
	writesOrder: {
		route: (id) => `PUT ${host}/crm/v2/deals/${dealOf(id)}`,
		body: ({ orderId, subscriptionId }) => ({
			data: [{ Cloud_Order_Status: 'completed', Cloud_Order_ID: orderId, Cloud_Subscription_ID: subscriptionId }],
		}),
	},
	writesProblem: { route: (id) => `PUT ${host}/crm/v2/deals/${dealOf(id)}` },
};
