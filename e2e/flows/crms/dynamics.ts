import { secretHeader } from '../../n8n/webhookSecret';
import type { CrmFlow } from '../crmFlow';
import { soldAtPartnerCenter } from '../sold';

const host = 'contoso.crm.dynamics.com';
const idOf = (deal: number) => `5c3f7d11-0000-4000-8000-00000000${deal}`;
const opportunity = (deal: number) => `${host}/api/data/v9.2/opportunities(${idOf(deal)})`;
const contracts = 'http://schemas.microsoft.com/xrm/2011/Contracts';

/** Dynamics 365: a Dataverse webhook with the context of an Update, and the Web API v9.2. */
export const dynamics: CrmFlow = {
	name: 'Dynamics 365',
	file: 'dynamics-opportunity-to-partner-center.json',
	hosts: [host],
	credentials: [
		{
			type: 'microsoftDynamicsOAuth2Api',
			data: {
				clientId: 'client',
				clientSecret: 'secret',
				subdomain: 'contoso',
				region: 'crm.dynamics.com',
				oauthTokenData: { access_token: 'token', token_type: 'Bearer' },
			},
		},
	],
	routes: ({ id, quantity }) => ({
		[`GET ${opportunity(id)}`]: {
			'@odata.context': `https://${host}/api/data/v9.2/$metadata#opportunities/$entity`,
			'@odata.etag': 'W/"4711"',
			opportunityid: idOf(id),
			name: 'Fabrikam: Office Suite Basic',
			estimatedvalue: 900,
			statecode: 1,
			new_termsacceptedon: '2026-03-01T09:00:00Z',
			parentaccountid: {
				accountid: '5c3f7d11-0000-4000-8000-000000000801',
				name: 'Fabrikam Example',
				new_tenantdomain: 'fabrikam7002.onmicrosoft.com',
				address1_line1: '1 Main Street',
				address1_city: 'Redmond',
				address1_stateorprovince: 'WA',
				address1_postalcode: '98052',
				address1_country: 'US',
			},
			parentcontactid: { firstname: 'Ada', lastname: 'Miller', emailaddress1: 'ada.miller@example.com' },
			product_opportunities: [{ quantity, productid: { productnumber: 'CFQ7TTC0EX01', vendorpartnumber: '0001' } }],
		},
		[`PATCH ${opportunity(id)}`]: undefined,
	}),
	event: ({ id }) => ({
		path: 'dynamics-opportunity',
		headers: secretHeader,
		body: {
			MessageName: 'Update',
			PrimaryEntityName: 'opportunity',
			PrimaryEntityId: idOf(id),
			Depth: 1,
			Mode: 1,
			Stage: 40,
			OrganizationName: 'contoso',
			CorrelationId: '0f6f2a2e-0000-4000-8000-000000000001',
			InputParameters: [
				{
					key: 'Target',
					value: {
						__type: `Entity:${contracts}`,
						LogicalName: 'opportunity',
						Id: idOf(id),
						Attributes: [{ key: 'statecode', value: { __type: `OptionSetValue:${contracts}`, Value: 1 } }],
					},
				},
			],
		},
	}),
	sold: soldAtPartnerCenter,
	writesOrder: {
		route: (id) => `PATCH ${opportunity(id)}`,
		body: ({ orderId, subscriptionId }) => ({
			new_cloudorderstatus: 'completed',
			new_cloudorderid: orderId,
			new_cloudsubscriptionid: subscriptionId,
		}),
	},
	writesProblem: { route: (id) => `PATCH ${opportunity(id)}` },
};
