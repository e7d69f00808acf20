import { randomUUID } from 'node:crypto';
import { type Call, type Handler, textOf } from '../../call';
import { page } from '../../lists/collection';
import { matches, readFilter } from '../../lists/filter';
import { byId, invalid, missing } from '../../refusal';
import { DAY_MS, iso, ok, pascalRow, type Row } from '../../reply';
import { seedRows } from '../../samples';
import type { AreasState, AuditRecord } from '../state';

const KEPT_DAYS = 90;
const DEFAULT_DAYS = 30;
const PAGE_SIZE = 500;
const FILTERS = { CompanyName: ['substring'], CustomerId: ['equals'], ResourceType: ['equals'] };

const recordId = ({ tenant }: Call, type: unknown, id: string): string =>
	`${tenant.tenantId}_${String(type)}_${id.replace(/-/g, '')}`;

/** What is recorded of a change. */
type Change = { resourceType: string; operationType: string; oldValue?: Row; newValue: Row };

/** The values are in a record as JSON texts with names in PascalCase. */
const valueText = (value: Row | undefined): string | null => (value ? JSON.stringify(pascalRow(value)) : null);

/** Writes down what the call changed about the customer of the path. */
export function recordAudit(call: Call, { resourceType, operationType, oldValue, newValue }: Change): void {
	const { tenant, state, signIn, headers } = call;
	state.areas.auditRecords.unshift({
		...seedRows(call, 'auditRecord.getMany')[0],
		id: recordId(call, resourceType, randomUUID()),
		participants: [],
		userPrincipalName: signIn.kind === 'user' ? `service@${tenant.domain}` : null,
		applicationId: tenant.clientId,
		resourceType,
		resourceOldValue: valueText(oldValue),
		resourceNewValue: valueText(newValue),
		operationType,
		originalCorrelationId: headers['ms-correlationid'] ?? randomUUID(),
		operationDate: iso(call.now),
		customizedData: [],
	});
}

/** Puts a record in front of the others, in the place of the one with its ID. */
export function putRecord(state: AreasState, record: AuditRecord): void {
	state.auditRecords = [record, ...state.auditRecords.filter(({ id }) => id !== record.id)];
}

const dayOf = (time: number): string => iso(time).slice(0, 10);

/** What is recorded from one day to another, both included, the newest first; behind what was done here, the sample's. */
function recordsBetween(call: Call, first: number, last: number): AuditRecord[] {
	const all = [...call.state.areas.auditRecords, ...(seedRows(call, 'auditRecord.getMany') as AuditRecord[])];
	const dayIn = ({ operationDate }: AuditRecord): number => Date.parse(operationDate.slice(0, 10));
	return all.filter((record) => first <= dayIn(record) && dayIn(record) <= last);
}

export const auditHandlers: Record<string, Handler> = {
	'auditRecord.getMany': (call) => {
		const today = Date.parse(dayOf(call.now));
		const first = Date.parse(textOf(call, 'startDate') ?? dayOf(today - DEFAULT_DAYS * DAY_MS));
		const last = Date.parse(textOf(call, 'endDate') ?? dayOf(today));
		if (first < today - KEPT_DAYS * DAY_MS) throw invalid(`startDate must not be more than ${KEPT_DAYS} days ago.`);
		if (last < first) throw invalid('endDate must not be before startDate.');
		const all = recordsBetween(call, first, last);
		const filter = readFilter(textOf(call, 'filter') ?? '');
		// Records write the company in customerName.
		const rows = all.filter((row) => matches({ ...row, companyName: row.customerName }, filter, FILTERS));
		return page(call, rows, { defaultSize: PAGE_SIZE, maxSize: PAGE_SIZE });
	},
	'auditRecord.get': (call) => {
		const today = Date.parse(dayOf(call.now));
		const all = recordsBetween(call, today - KEPT_DAYS * DAY_MS, today);
		return ok(byId(all, call.params.auditRecordId, missing('audit record')));
	},
};
