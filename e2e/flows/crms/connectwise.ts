import { call, type Session } from '../../n8n/rest';
import { secretHeader } from '../../n8n/webhookSecret';
import type { CrmFlow } from '../crmFlow';
import { soldAtPartnerCenter } from '../sold';

const host = 'api-na.myconnectwise.net';
const api = `${host}/v4_6_release/apis/3.0`;

/** The Data Table that the flow reads, with one row. */
async function makeSkuMap(session: Session): Promise<void> {
	const { id: project } = await call<{ id: string }>(session, 'GET', '/projects/personal');
	const names = ['identifier', 'productId', 'skuId', 'termDuration', 'billingCycle'];
	const { id } = await call<{ id: string }>(session, 'POST', `/projects/${project}/data-tables`, {
		name: 'Microsoft SKU map',
		columns: names.map((name) => ({ name, type: 'string' })),
	});
	const row = ['OFFICE-BASIC-ANNUAL', 'CFQ7TTC0EX01', '0001', 'P1Y', 'monthly'];
	await call(session, 'POST', `/projects/${project}/data-tables/${id}/insert`, {
		data: [Object.fromEntries(names.map((name, index) => [name, row[index]]))],
	});
}

/** ConnectWise PSA: a callback of an opportunity, and REST API 2025.1 for opportunities, companies, contacts, products, notes. */
export const connectwise: CrmFlow = {
	name: 'ConnectWise PSA',
	file: 'connectwise-opportunity-to-partner-center.json',
	hosts: [host],
	// The API keys are a user and password, which the runs share.
	credentials: [],
	prepare: makeSkuMap,
	routes: ({ id, quantity }) => ({
		[`GET ${api}/sales/opportunities/${id}`]: {
			id,
			name: 'Fabrikam: Office Suite Basic',
			status: { id: 2, name: 'Won' },
			company: { id: 801, identifier: 'Fabrikam', name: 'Fabrikam Example' },
			contact: { id: 501, name: 'Ada Miller' },
		},
		[`GET ${api}/company/companies/801`]: {
			id: 801,
			identifier: 'Fabrikam',
			name: 'Fabrikam Example',
			addressLine1: '1 Main Street',
			city: 'Redmond',
			state: 'WA',
			zip: '98052',
			country: { id: 1, name: 'United States', identifier: 'US' },
			userDefinedField1: 'fabrikam7003.onmicrosoft.com',
			userDefinedField2: '2026-03-01',
		},
		[`GET ${api}/company/contacts/501`]: {
			id: 501,
			firstName: 'Ada',
			lastName: 'Miller',
			communicationItems: [
				{ id: 1, type: { id: 1, name: 'Email' }, value: 'ada.miller@example.com', communicationType: 'Email' },
			],
		},
		[`GET ${api}/procurement/products`]: [
			{ id: 301, catalogItem: { id: 41, identifier: 'OFFICE-BASIC-ANNUAL' }, quantity, price: 9, cost: 6 },
		],
		[`POST ${api}/sales/opportunities/${id}/notes`]: { id: 61 },
	}),
	event: ({ id }) => ({
		path: 'connectwise-opportunity',
		headers: secretHeader,
		body: {
			MessageId: 'f1c1ce51-0000-4000-8000-000000000001',
			FromUrl: 'na.myconnectwise.net',
			CompanyId: 'contoso',
			MemberId: 'jdoe',
			Action: 'updated',
			Type: 'opportunity',
			ID: id,
			ProductInstanceId: null,
			PartnerId: null,
			CallbackObjectRecId: 12,
			Entity: `{"id":${id},"name":"Fabrikam: Office Suite Basic"}`,
			Metadata: { key_url: 'https://na.myconnectwise.net/v4_6_release/apis/3.0/system/callbacks/12/verify' },
		},
	}),
	sold: soldAtPartnerCenter,
	writesOrder: {
		route: (id) => `POST ${api}/sales/opportunities/${id}/notes`,
		body: ({ orderId, subscriptionId }) => ({
			text: `Partner Center order ${orderId}: completed. Subscription ${subscriptionId}`,
		}),
	},
	writesProblem: { route: (id) => `POST ${api}/sales/opportunities/${id}/notes` },
};
