import { type Call, type Handler, textOf } from '../../call';
import { odataPage } from '../../lists/collection';
import { narrowed } from '../../lists/odata';
import { byId, graphMissing } from '../../refusal';
import { ok, type Row } from '../../reply';
import { seedRows } from '../../samples';
import { graphEtag } from './find';

/** Customers with a relationship that got beyond the draft. */
function rowsOf({ state }: Call): Row[] {
	const ids = state.areas.relationships
		.filter(({ status }) => status !== 'created')
		.map(({ customerId }) => customerId);
	const rows = state.commerce.customers.filter(({ id }) => ids.includes(id));
	return rows.map(({ id, companyName }) => ({
		'@odata.etag': graphEtag(id, 1),
		id,
		tenantId: id,
		displayName: companyName,
	}));
}

/** The customer of the path. Throws 404. */
function rowOf(call: Call): Row {
	return byId(rowsOf(call), call.params.delegatedAdminCustomerId, graphMissing('customer'));
}

export const delegatedCustomerHandlers: Record<string, Handler> = {
	'gdap.getCustomers': (call) => odataPage(call, rowsOf(call)),
	'gdap.getCustomer': (call) => {
		const context = `${call.origin}/$metadata#tenantRelationships/delegatedAdminCustomers/$entity`;
		const [row] = narrowed([rowOf(call)], textOf(call, '$select'));
		return ok({ '@odata.context': context, ...row });
	},
	'gdap.getServiceManagementDetails': (call) => {
		rowOf(call);
		return odataPage(call, seedRows(call, 'gdap.getServiceManagementDetails', 'value'));
	},
};
