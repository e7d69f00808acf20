import { secretHeader } from '../../n8n/webhookSecret';
import type { CrmFlow } from '../crmFlow';
import { soldAtIngram } from '../sold';

const host = 'webservices5.autotask.net';
const api = `${host}/ATServicesRest/V1.0`;

/** Autotask: a ticket webhook, and REST API v1.0 for tickets, companies, contacts, charges and notes. */
export const autotask: CrmFlow = {
	name: 'Autotask',
	file: 'autotask-ticket-to-ingram-micro.json',
	hosts: [host],
	credentials: [
		{
			type: 'httpCustomAuth',
			data: { json: '{ "headers": { "UserName": "user", "Secret": "secret", "ApiIntegrationCode": "code" } }' },
		},
	],
	routes: ({ id, quantity }) => ({
		[`GET ${api}/Tickets/${id}`]: {
			item: { id, ticketNumber: 'T20261120.0001', title: 'Acme Backup', status: 20, companyID: 801, contactID: 501 },
		},
		[`GET ${api}/Companies/801`]: {
			item: {
				id: 801,
				companyName: 'Blue Harbor Example',
				address1: '555 Main Street',
				city: 'Irvine',
				state: 'CA',
				postalCode: '92612',
				countryID: 244,
			},
		},
		[`GET ${api}/Contacts/501`]: {
			item: {
				id: 501,
				firstName: 'Jane',
				lastName: 'Doe',
				emailAddress: 'jane.doe@example.com',
				phone: '1#949#5550100#',
			},
		},
		[`POST ${api}/TicketCharges/query`]: {
			items: [{ id: 301, ticketID: id, name: 'ACME-BACKUP', unitQuantity: quantity, unitPrice: 9, productID: 41 }],
			pageDetails: { count: 1, requestCount: 500, prevPageUrl: null, nextPageUrl: null },
		},
		[`POST ${api}/Tickets/${id}/Notes`]: { itemId: 61 },
	}),
	event: ({ id }) => ({
		path: 'autotask-ticket',
		headers: secretHeader,
		body: {
			Action: 'Update',
			Guid: 'd2b1c2f0-0000-4000-8000-000000000001',
			EntityType: 'Ticket',
			Id: id,
			Fields: { Status: 'Approved Order' },
			EventTime: '2026-11-20T10:00:00Z',
			SequenceNumber: 12,
			PersonID: 29682885,
		},
	}),
	sold: soldAtIngram,
	writesOrder: {
		route: (id) => `POST ${api}/Tickets/${id}/Notes`,
		body: ({ orderId, subscriptionId }) => ({
			title: 'Cloud order',
			description: `Ingram Micro order ${orderId}: completed. Subscription ${subscriptionId}`,
			noteType: 1,
			publish: 1,
		}),
	},
	writesProblem: { route: (id) => `POST ${api}/Tickets/${id}/Notes` },
};
