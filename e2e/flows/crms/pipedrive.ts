import { basicHeader } from '../forms/basicAuth';
import type { CrmFlow } from '../crmFlow';
import { soldAtAdobe } from '../sold';

const host = 'api.pipedrive.com';

/** Pipedrive: webhooks v2, organizations, persons, products and notes of API v1 as n8n's node reads them. */
export const pipedrive: CrmFlow = {
	name: 'Pipedrive',
	file: 'pipedrive-deal-to-adobe.json',
	hosts: [host],
	credentials: [{ type: 'pipedriveApi', data: { apiToken: 'token' } }],
	settings: ({ adobe }) => ({ resellerId: adobe.state().resellers[0].id }),
	routes: ({ id, quantity }) => ({
		[`GET ${host}/v1/webhooks`]: { success: true, data: [] },
		[`POST ${host}/v1/webhooks`]: { success: true, data: { id: 52 } },
		[`DELETE ${host}/v1/webhooks/52`]: { success: true, data: { id: 52 } },
		[`GET ${host}/v1/organizations/801`]: {
			success: true,
			data: {
				id: 801,
				name: 'Blue Harbor Example',
				address: '345 Park Avenue, San Jose, CA 95110, USA',
				address_street_number: '345',
				address_route: 'Park Avenue',
				address_locality: 'San Jose',
				address_admin_area_level_1: 'CA',
				address_postal_code: '95110',
				address_country: 'United States',
			},
		},
		[`GET ${host}/v1/persons/501`]: {
			success: true,
			data: {
				id: 501,
				name: 'Jane Doe',
				first_name: 'Jane',
				last_name: 'Doe',
				email: [{ label: 'work', value: 'jane.doe@example.com', primary: true }],
				phone: [{ label: 'work', value: '', primary: true }],
			},
		},
		[`GET ${host}/v1/deals/${id}/products`]: {
			success: true,
			data: [
				{
					id: 301,
					deal_id: id,
					product_id: 41,
					name: 'All Apps',
					item_price: 90,
					quantity,
					sum: 90 * quantity,
					currency: 'USD',
					product: { id: 41, name: 'All Apps', code: '65304521CA01A12', unit: '' },
				},
			],
			additional_data: { pagination: { start: 0, limit: 500, more_items_in_collection: false } },
		},
		[`POST ${host}/v1/notes`]: { success: true, data: { id: 61, deal_id: id } },
	}),
	event: ({ id }, webhookId) => ({
		path: `${webhookId}/webhook`,
		headers: basicHeader,
		body: {
			meta: {
				action: 'change',
				company_id: '11987',
				correlation_id: '8b1c9a9e-0000-4000-8000-000000000001',
				entity_id: String(id),
				entity: 'deal',
				id: '4b0fd0e5-0000-4000-8000-000000000001',
				is_bulk_edit: false,
				timestamp: '2026-11-20T10:00:00.000Z',
				type: 'general',
				user_id: '77',
				version: '2.0',
				webhook_id: '52',
				webhook_owner_id: '77',
				change_source: 'app',
				attempt: 1,
			},
			data: {
				id,
				title: 'Blue Harbor: All Apps',
				value: 90000,
				currency: 'USD',
				status: 'won',
				stage_id: 5,
				pipeline_id: 1,
				owner_id: 77,
				person_id: 501,
				org_id: 801,
				custom_fields: {},
			},
			previous: { status: 'open' },
		},
	}),
	sold: soldAtAdobe,
	writesOrder: {
		route: () => `POST ${host}/v1/notes`,
		body: ({ orderId, subscriptionId }) => ({
			content: `Adobe order ${orderId}: completed. Subscription ${subscriptionId}.`,
			deal_id: 9001,
		}),
	},
	writesProblem: { route: () => `POST ${host}/v1/notes` },
};
