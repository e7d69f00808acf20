import { type Call, type Handler, textOf } from '../../call';
import { odataPage } from '../../lists/collection';
import { filtered, narrowed } from '../../lists/odata';
import { byId, graphInvalid, graphMissing } from '../../refusal';
import { iso, ok, type Row } from '../../reply';
import { seedRows } from '../../samples';
import type { AlertChange } from '../state';

/** An alert as it stands after all that was said about it. */
function withChanges(call: Call, row: Row): Row {
	return (call.state.areas.alertChanges[String(row.id)] ?? []).reduce(
		(alert: Row, { status, resolvedReason, changedAt }) => {
			const by = `service@${call.tenant.domain}`;
			const log = { statusFrom: alert.status, statusTo: status, updatedBy: by, updatedDateTime: iso(changedAt) };
			const resolved = status === 'resolved';
			return {
				...alert,
				status,
				resolvedReason: resolved ? (resolvedReason ?? null) : null,
				resolvedOnDateTime: resolved ? iso(changedAt) : null,
				resolvedBy: resolved ? by : null,
				activityLogs: [...(alert.activityLogs as Row[]), log],
			};
		},
		row,
	);
}

const rowsOf = (call: Call): Row[] =>
	seedRows(call, 'securityAlert.getMany', 'value').map((row) => withChanges(call, row));

/** The alert of the path. Throws 404. */
function alertOf(call: Call): Row {
	const found = byId(rowsOf(call), call.params.alertId, graphMissing('alert'));
	// A single alert writes the mark of a test as a boolean, a list as text.
	return { ...found, isTest: found.isTest === 'true' };
}

const context = ({ origin }: Call): Row => ({
	'@odata.context': `${origin}/$metadata#security/partner/securityAlerts/$entity`,
});

export const alertHandlers: Record<string, Handler> = {
	'securityAlert.getMany': (call) =>
		odataPage(call, narrowed(filtered(rowsOf(call), textOf(call, '$filter'), graphInvalid), textOf(call, '$select'))),
	'securityAlert.get': (call) => ok({ ...context(call), ...alertOf(call) }),
	'securityAlert.update': (call) => {
		const { id } = alertOf(call);
		const { status, resolvedReason } = call.body as AlertChange;
		if (resolvedReason !== undefined && status !== 'resolved')
			throw graphInvalid('resolvedReason goes with the status resolved.');
		const { alertChanges } = call.state.areas;
		alertChanges[String(id)] = [...(alertChanges[String(id)] ?? []), { status, resolvedReason, changedAt: call.now }];
		return ok({ ...context(call), ...alertOf(call) });
	},
};
