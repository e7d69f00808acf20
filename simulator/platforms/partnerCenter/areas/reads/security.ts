import { randomUUID } from 'node:crypto';
import { type Call, type Handler, isAsked, textOf } from '../../call';
import { page } from '../../lists/collection';
import { filtered, narrowed } from '../../lists/odata';
import { byId, graphInvalid, graphMissing, invalid, missing } from '../../refusal';
import { iso, ok, type Row, without } from '../../reply';
import { fromSample, sampleRows, seedRows } from '../../samples';
import { contextOf, graphEtag } from '../graph/assignments';

/** The alerts of the sample, with what was said about them. */
const rowsOf = (call: Call): Row[] =>
	seedRows(call, 'securityAlert.getMany', 'value').map((row) => ({
		...row,
		...call.state.areas.alertChanges[String(row.id)],
	}));

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
		.map(({ id, companyName }) => ({ '@odata.etag': graphEtag(id, 1), id, tenantId: id, displayName: companyName }));
}

const customerRow = (call: Call): Row =>
	byId(customersOf(call), call.params.delegatedAdminCustomerId, graphMissing('customer'));

/** This very request, as the first row of the list of requests; who sent it is in the row of the sample. */
const ownRequest = ({ now, signIn, headers, operation }: Call, row: Row): Row => ({
	...row,
	requestId: headers['ms-requestid'] ?? randomUUID(),
	correlationId: headers['ms-correlationid'] ?? randomUUID(),
	operationName: `${operation.method} ${operation.path.replace('/v1', '')}`,
	requestDateTime: iso(now),
	mfaCompliant: signIn.mfa,
});

/** Rows whose day is within the bounds of the query. */
function withinDates(call: Call, rows: Row[]): Row[] {
	const from = Date.parse(textOf(call, 'startDate') ?? '2000-01-01');
	const to = Date.parse(textOf(call, 'endDate') ?? '9999-01-01');
	return rows.filter(({ loginDate }) => {
		const date = Date.parse(String(loginDate));
		return from <= date && date <= to;
	});
}

/** The members that the older model of fraud events does not have. */
const NEW_MEMBERS =
	'eventType,severity,confidenceLevel,displayName,description,country,isTest,firstObserved,lastObserved'.split(',');

const fraudRows = (call: Call): Row[] =>
	seedRows(call, 'security.getFraudEvents', '$').map((row) => ({
		...row,
		...call.state.areas.fraudChanges[String(row.eventId)],
	}));

const NEW_PARAMETERS = ['EventType', 'PageSize', 'PageNumber'];

/** Size and number (from 1) of the page that is asked for; everything when neither is. Throws 400 on one without the other. */
function pageOf(call: Call, rows: Row[]): Row[] {
	const [size, number] = ['PageSize', 'PageNumber'].map((name) => Number(textOf(call, name) ?? 0));
	if (size < 0 || number < 0 || (size === 0) !== (number === 0))
		throw invalid('PageSize and PageNumber must both be above 0.');
	return size === 0 ? rows : rows.slice((number - 1) * size, number * size);
}

export const securityHandlers: Record<string, Handler> = {
	'security.getPartnerRequests': fromSample({ narrow: (call, rows) => [ownRequest(call, rows[0]), ...rows] }),
	'security.getNonMfaPrincipals': fromSample(),
	'security.getMfaAdoption': fromSample({ narrow: withinDates }),
	'security.getFraudEvents': (call) => {
		const isNew = call.headers['x-neweventsmodel'] === 'true';
		const strange = NEW_PARAMETERS.find((name) => call.query[name] !== undefined);
		if (!isNew && strange) throw invalid(`${strange} is known in the newer model of events only.`);
		const rows = fraudRows(call).filter(({ eventStatus, subscriptionId, eventType }) =>
			isAsked(call, { EventStatus: eventStatus, SubscriptionId: subscriptionId, EventType: eventType }),
		);
		return ok(isNew ? pageOf(call, rows) : rows.map((row) => without(row, NEW_MEMBERS)));
	},
	'security.updateFraudEventStatus': (call) => {
		type Body = { EventIds?: string[]; EventStatus: string; ResolvedReason?: string };
		const { EventIds, EventStatus, ResolvedReason } = call.body as Body;
		if (EventStatus === 'Resolved' && !ResolvedReason)
			throw invalid('ResolvedReason is required with the status Resolved.');
		const { subscriptionId } = call.params;
		const own = fraudRows(call).filter((row) => row.subscriptionId === subscriptionId);
		// An event's id may have that of its subscription behind it.
		const isMeant = (id: string) => !EventIds || EventIds.includes(id) || EventIds.includes(`${id}_${subscriptionId}`);
		const meant = own.filter(({ eventId }) => isMeant(String(eventId)));
		if (meant.length === 0) throw missing('event of this subscription');
		const change = { eventStatus: EventStatus, resolvedReason: ResolvedReason ?? 'None' };
		for (const { eventId } of meant) call.state.areas.fraudChanges[String(eventId)] = change;
		return ok(meant.map(({ eventId }) => ({ eventId, ...change })));
	},
	'securityAlert.getMany': (call) =>
		page(call, narrowed(filtered(rowsOf(call), textOf(call, '$filter'), graphInvalid), textOf(call, '$select'))),
	'securityAlert.get': (call) => ok(alertOf(call)),
	'securityAlert.update': (call) => {
		const { id, status: statusFrom, activityLogs } = alertOf(call);
		const { status, resolvedReason } = call.body as { status: string; resolvedReason?: string };
		if (resolvedReason !== undefined && status !== 'resolved')
			throw graphInvalid('resolvedReason goes with the status resolved.');
		const [at, by] = [iso(call.now), `service@${call.tenant.domain}`];
		const isResolved = status === 'resolved';
		call.state.areas.alertChanges[String(id)] = {
			status,
			resolvedReason: resolvedReason ?? null,
			resolvedOnDateTime: isResolved ? at : null,
			resolvedBy: isResolved ? by : null,
			activityLogs: [...(activityLogs as Row[]), { statusFrom, statusTo: status, updatedBy: by, updatedDateTime: at }],
		};
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
