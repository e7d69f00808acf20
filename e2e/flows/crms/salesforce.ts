import type { CrmFlow, Deal } from '../crmFlow';
import { soldAtPartnerCenter } from '../sold';

const host = 'contoso.my.salesforce.com';
const api = `${host}/services/data/v59.0`;
const idOf = (deal: number) => `006Dn00000${deal}AAA`;

const records = (rows: object[]) => ({ totalSize: rows.length, done: true, records: rows });

const changed = ({ id, change }: Deal) => ({
	attributes: { type: 'Opportunity', url: `/services/data/v59.0/sobjects/Opportunity/${idOf(id)}` },
	Id: idOf(id),
	Name: 'Fabrikam: Office Suite Basic',
	StageName: 'Closed Won',
	Amount: 900,
	CloseDate: '2026-11-20',
	AccountId: '001Dn00000801AAA',
	IsClosed: true,
	IsWon: true,
	CreatedDate: '2026-10-01T09:00:00.000+0000',
	LastModifiedDate: `2026-11-20T10:00:0${change}.000+0000`,
});

const read = ({ id, quantity }: Deal) => ({
	attributes: { type: 'Opportunity', url: `/services/data/v59.0/sobjects/Opportunity/${idOf(id)}` },
	Id: idOf(id),
	Name: 'Fabrikam: Office Suite Basic',
	Amount: 900,
	Terms_Accepted_On__c: '2026-03-01',
	Account: {
		attributes: { type: 'Account' },
		Name: 'Fabrikam Example',
		Tenant_Domain__c: 'fabrikam7001.onmicrosoft.com',
		BillingStreet: '1 Main Street',
		BillingCity: 'Redmond',
		BillingStateCode: 'WA',
		BillingPostalCode: '98052',
		BillingCountryCode: 'US',
	},
	OpportunityContactRoles: records([
		{ Contact: { FirstName: 'Ada', LastName: 'Miller', Email: 'ada.miller@example.com' } },
	]),
	OpportunityLineItems: records([
		{ Quantity: quantity, Product2: { ProductCode: 'CFQ7TTC0EX01', StockKeepingUnit: '0001' } },
	]),
});

/** Salesforce: n8n's trigger and node ask REST API v59 with SOQL. */
export const salesforce: CrmFlow = {
	name: 'Salesforce',
	file: 'salesforce-opportunity-to-partner-center.json',
	hosts: [host],
	credentials: [
		{
			type: 'salesforceOAuth2Api',
			data: {
				clientId: 'client',
				clientSecret: 'secret',
				environment: 'production',
				oauthTokenData: { access_token: 'token', token_type: 'Bearer', instance_url: `https://${host}` },
			},
		},
	],
	routes: (deal) => ({
		[`GET ${api}/query`]: ({ query }) =>
			records([String(query.q).includes('OpportunityLineItems') ? read(deal) : changed(deal)]),
		[`PATCH ${api}/sobjects/opportunity/${idOf(deal.id)}`]: undefined,
	}),
	sold: soldAtPartnerCenter,
	writesOrder: {
		route: (id) => `PATCH ${api}/sobjects/opportunity/${idOf(id)}`,
		body: ({ orderId, subscriptionId }) => ({
			Cloud_Order_Status__c: 'completed',
			Cloud_Order_Id__c: orderId,
			Cloud_Subscription_Id__c: subscriptionId,
		}),
	},
	writesProblem: { route: (id) => `PATCH ${api}/sobjects/opportunity/${idOf(id)}` },
};
