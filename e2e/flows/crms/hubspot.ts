import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { CrmFlow } from '../crmFlow';
import { soldAtIngram } from '../sold';

const host = 'api.hubapi.com';
const clientSecret = 'hubspot-client-secret';

const values = (properties: Record<string, string>): IDataObject =>
	Object.fromEntries(
		Object.entries(properties).map(([name, value]) => [name, { value, timestamp: 0, source: 'CRM_UI' }]),
	);

/** HubSpot: app webhooks of 2026, deals, companies and contacts of API v1 and v2 as n8n's node reads them, line items of v3. */
export const hubspot: CrmFlow = {
	name: 'HubSpot',
	file: 'hubspot-deal-to-ingram-micro.json',
	hosts: [host],
	credentials: [
		{ type: 'hubspotAppToken', data: { appToken: 'pat-demo' } },
		{
			type: 'hubspotDeveloperApi',
			data: { clientId: 'client', clientSecret, apiKey: 'developer-key', appId: '1160452' },
		},
	],
	routes: ({ id, quantity }) => ({
		[`GET ${host}/webhooks/v3/1160452/settings`]: { targetUrl: '' },
		[`GET ${host}/webhooks/v3/1160452/subscriptions`]: { results: [] },
		[`PUT ${host}/webhooks/v3/1160452/settings`]: { targetUrl: '' },
		[`POST ${host}/webhooks/v3/1160452/subscriptions`]: { id: '25', active: true },
		[`DELETE ${host}/webhooks/v3/1160452/settings`]: undefined,
		[`GET ${host}/deals/v1/deal/${id}`]: {
			portalId: 33,
			dealId: id,
			isDeleted: false,
			associations: { associatedVids: [501], associatedCompanyIds: [801], associatedDealIds: [] },
			properties: values({
				dealname: 'Blue Harbor: Acme Backup',
				dealstage: 'closedwon',
				amount: '900.00',
				pipeline: 'default',
			}),
		},
		[`GET ${host}/companies/v2/companies/801`]: {
			portalId: 33,
			companyId: 801,
			isDeleted: false,
			properties: values({
				name: 'Blue Harbor Example',
				domain: 'blueharbor.example.com',
				address: '555 Main Street',
				city: 'Irvine',
				state: 'CA',
				zip: '92612',
				country: 'United States',
				hs_country_code: 'US',
			}),
		},
		[`GET ${host}/contacts/v1/contact/vid/501/profile`]: {
			vid: 501,
			properties: values({
				firstname: 'Jane',
				lastname: 'Doe',
				email: 'jane.doe@example.com',
				phone: '1#949#5550100#',
			}),
		},
		[`POST ${host}/crm/v3/objects/line_items/search`]: {
			total: 1,
			results: [
				{
					id: '301',
					properties: { hs_object_id: '301', hs_sku: 'ACME-BACKUP', name: 'Acme Backup', quantity: String(quantity) },
					createdAt: '2026-11-02T09:00:00.000Z',
					updatedAt: '2026-11-02T09:00:00.000Z',
					archived: false,
				},
			],
		},
		[`PUT ${host}/deals/v1/deal/${id}`]: { portalId: 33, dealId: id, isDeleted: false },
	}),
	event({ id }, webhookId) {
		const body = [
			{
				eventId: 3816279340,
				subscriptionId: 25,
				portalId: 33,
				appId: 1160452,
				occurredAt: 1795000000000,
				subscriptionType: 'deal.propertyChange',
				attemptNumber: 0,
				changeSource: 'CRM_UI',
				objectId: id,
				propertyName: 'dealstage',
				propertyValue: 'closedwon',
			},
		];
		const signature = createHash('sha256')
			.update(`${clientSecret}${JSON.stringify(body)}`)
			.digest('hex');
		return { path: `${webhookId}/webhook`, headers: { 'x-hubspot-signature': signature }, body };
	},
	sold: soldAtIngram,
	writesOrder: {
		route: (id) => `PUT ${host}/deals/v1/deal/${id}`,
		body: ({ orderId, subscriptionId }) => ({
			properties: [
				{ name: 'cloud_order_status', value: 'completed' },
				{ name: 'cloud_order_id', value: orderId },
				{ name: 'cloud_subscription_id', value: subscriptionId },
			],
		}),
	},
	writesProblem: {
		route: (id) => `PUT ${host}/deals/v1/deal/${id}`,
	},
};
