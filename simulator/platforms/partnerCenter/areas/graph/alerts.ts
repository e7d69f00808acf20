import { type Call, type Handler, textOf } from '../../call';
import { page } from '../../lists/collection';
import { filtered, narrowed } from '../../lists/odata';
import { byId, graphInvalid, graphMissing } from '../../refusal';
import { iso, ok, type Row } from '../../reply';
import { sampleRows, seedRows } from '../../samples';
import type { AlertChange } from '../state';
import { contextOf, graphEtag } from './assignments';

/** An alert after all that was said about it. */
const withChanges = (call: Call, row: Row): Row =>
	(call.state.areas.alertChanges[String(row.id)] ?? []).reduce(
		(alert: Row, { status, resolvedReason = null, changedAt }) => {
			const by = `service@${call.tenant.domain}`;
			const log = { statusFrom: alert.status, statusTo: status, updatedBy: by, updatedDateTime: iso(changedAt) };
			const resolved =
				status === 'resolved'
					? { resolvedReason, resolvedOnDateTime: iso(changedAt), resolvedBy: by }
					: { resolvedReason: null, resolvedOnDateTime: null, resolvedBy: null };
			return { ...alert, status, ...resolved, activityLogs: [...(alert.activityLogs as Row[]), log] };
		},
		row,
	);

const rowsOf = (call: Call): Row[] =>
	seedRows(call, 'securityAlert.getMany', 'value').map((row) => withChanges(call, row));

/** The alert of the path. Throws 404. A single alert writes the mark of a test as a boolean, a list as text. */
function alertOf(call: Call): Row {
	const found = byId(rowsOf(call), call.params.alertId, graphMissing('alert'));
	const context = `${call.origin}/$metadata#security/partner/securityAlerts/$entity`;
	return { '@odata.context': context, ...found, isTest: found.isTest === 'true' };
}

/** Customers with a relationship to the partner that got beyond the draft. */
function customersOf({ state }: Call): Row[] {
	const relationships = state.areas.relationships.filter(({ status }) => status !== 'created');
	return state.commerce.customers
		.filter(({ id }) => relationships.some(({ customerId }) => customerId === id))
		.map(({ id, companyName }) => ({
			'@odata.etag': graphEtag(id, 1),
			id,
			tenantId: id,
			displayName: companyName,
		}));
}

const customerRow = (call: Call): Row =>
	byId(customersOf(call), call.params.delegatedAdminCustomerId, graphMissing('customer'));

export const alertHandlers: Record<string, Handler> = {
	'securityAlert.getMany': (call) =>
		page(call, narrowed(filtered(rowsOf(call), textOf(call, '$filter'), graphInvalid), textOf(call, '$select'))),
	'securityAlert.get': (call) => ok(alertOf(call)),
	'securityAlert.update': (call) => {
		const id = String(alertOf(call).id);
		const { status, resolvedReason } = call.body as AlertChange;
		if (resolvedReason !== undefined && status !== 'resolved')
			throw graphInvalid('resolvedReason goes with the status resolved.');
		(call.state.areas.alertChanges[id] ??= []).push({ status, resolvedReason, changedAt: call.now });
		return ok(alertOf(call));
	},
	'gdap.getCustomers': (call) => page(call, customersOf(call)),
	'gdap.getCustomer': (call) => {
		const [row] = narrowed([customerRow(call)], textOf(call, '$select'));
		return ok({ ...contextOf(call, 'delegatedAdminCustomers'), ...row });
	},
	'gdap.getServiceManagementDetails': (call) => {
		customerRow(call);
		return page(call, sampleRows(call));
	},
};
