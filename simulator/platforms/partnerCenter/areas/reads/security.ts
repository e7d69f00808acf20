import { randomUUID } from 'node:crypto';
import { type Call, type Handler, textOf } from '../../call';
import { invalid, missing } from '../../refusal';
import { iso, ok, type Row } from '../../reply';
import { fromSample, seedRows } from '../../samples';

/** This very request, as the first row of the list of requests. */
const ownRequest = ({ tenant, now, signIn, headers, operation }: Call): Row => ({
	requestId: headers['ms-requestid'] ?? randomUUID(),
	correlationId: headers['ms-correlationid'] ?? randomUUID(),
	operationName: `${operation.method} ${operation.path.replace('/v1', '')}`,
	requestDateTime: iso(now),
	sourceIpAddress: '127.0.0.1',
	objectId: tenant.clientId,
	tenantId: tenant.tenantId,
	upn: `service@${tenant.domain}`,
	applicationId: tenant.clientId,
	mfaCompliant: signIn.mfa,
	attributes: { objectType: 'PartnerRequest' },
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

/** What the older model of fraud events does not tell. */
const NEW_MEMBERS =
	'eventType,severity,confidenceLevel,displayName,description,country,isTest,firstObserved,lastObserved'.split(',');

const olderModel = (row: Row): Row =>
	Object.fromEntries(Object.entries(row).filter(([name]) => !NEW_MEMBERS.includes(name)));

const fraudRows = (call: Call): Row[] =>
	seedRows(call, 'security.getFraudEvents', '$').map((row) => ({
		...row,
		...call.state.areas.fraudChanges[String(row.eventId)],
	}));

/** An event's id may have that of its subscription behind it. */
const meansEvent = (given: string, { eventId, subscriptionId }: Row): boolean =>
	given === eventId || given === `${eventId}_${subscriptionId}`;

const NEW_PARAMETERS = ['EventType', 'PageSize', 'PageNumber'];

/** Size and number (from 1) of the page that is asked for; everything when neither is. Throws 400 on one without the other. */
function pageOf(call: Call, rows: Row[]): Row[] {
	const [size, number] = ['PageSize', 'PageNumber'].map((name) => Number(textOf(call, name) ?? 0));
	if (size < 0 || number < 0 || (size === 0) !== (number === 0))
		throw invalid('PageSize and PageNumber must both be above 0.');
	return size === 0 ? rows : rows.slice((number - 1) * size, number * size);
}

export const securityHandlers: Record<string, Handler> = {
	'security.getPartnerRequests': fromSample({ narrow: (call, rows) => [ownRequest(call), ...rows] }),
	'security.getNonMfaPrincipals': fromSample(),
	'security.getMfaAdoption': fromSample({ narrow: withinDates }),
	'security.getFraudEvents': (call) => {
		const isNew = call.headers['x-neweventsmodel'] === 'true';
		const strange = NEW_PARAMETERS.find((name) => call.query[name] !== undefined);
		if (!isNew && strange) throw invalid(`${strange} is known in the newer model of events only.`);
		const asked = { eventStatus: 'EventStatus', subscriptionId: 'SubscriptionId', eventType: 'EventType' };
		const rows = fraudRows(call).filter((row) =>
			Object.entries(asked).every(([member, name]) => (textOf(call, name) ?? row[member]) === row[member]),
		);
		return ok(isNew ? pageOf(call, rows) : rows.map(olderModel));
	},
	'security.updateFraudEventStatus': (call) => {
		const { EventIds, EventStatus, ResolvedReason } = call.body as {
			EventIds?: string[];
			EventStatus: string;
			ResolvedReason?: string;
		};
		if (EventStatus === 'Resolved' && !ResolvedReason)
			throw invalid('ResolvedReason is required with the status Resolved.');
		const own = fraudRows(call).filter(({ subscriptionId }) => subscriptionId === call.params.subscriptionId);
		const meant = own.filter((row) => EventIds === undefined || EventIds.some((given) => meansEvent(given, row)));
		if (meant.length === 0) throw missing('event of this subscription');
		const change = { eventStatus: EventStatus, resolvedReason: ResolvedReason ?? 'None' };
		for (const { eventId } of meant) call.state.areas.fraudChanges[String(eventId)] = change;
		return ok(meant.map(({ eventId }) => ({ eventId, ...change })));
	},
};
