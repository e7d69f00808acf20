import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { tokenPage } from '../../collection';
import { iso, ok } from '../../commerce/replies';
import { matches, readFilter } from '../filter';
import { guidOf } from '../ids';
import { invalid, missing } from '../refusals';
import { seedRows } from '../seed';
import type { AuditRecord } from '../state';
import type { Row } from '../row';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;
const DEFAULT_DAYS = 30;
const PAGE_SIZE = 500;
const FILTERS = { CompanyName: ['substring'], CustomerId: ['equals'], ResourceType: ['equals'] };

const dayStart = (time: number): number => Math.floor(time / DAY_MS) * DAY_MS;

/** What happened on a day before anybody looked: the fixture's records, at the same hours, the newest first. */
function generated(call: Call, templates: Row[], day: number): AuditRecord[] {
	return templates
		.map((template) => {
			const id = `${call.tenant.tenantId}_${template.resourceType}_${guidOf(`${template.id} ${day}`).replace(/-/g, '')}`;
			const hours = String(template.operationDate).slice(10);
			return { ...template, id, operationDate: iso(day).slice(0, 10) + hours };
		})
		.filter(({ operationDate }) => Date.parse(operationDate) <= call.now)
		.sort((left, right) => right.operationDate.localeCompare(left.operationDate));
}

/** Everything from one day to another, both included, the newest first. */
function recordsBetween(call: Call, first: number, last: number): AuditRecord[] {
	const templates = seedRows(call, 'auditRecord.getMany');
	const days = Array.from({ length: Math.max(0, (last - first) / DAY_MS + 1) }, (_, index) => last - index * DAY_MS);
	const recorded = call.state.areas.auditRecords;
	return days.flatMap((day) => {
		const own = recorded.filter(({ operationDate }) => dayStart(Date.parse(operationDate)) === day);
		return [...own, ...generated(call, templates, day)];
	});
}

const list: Handler = (call) => {
	const today = dayStart(call.now);
	const first = Date.parse(textOf(call, 'startDate') ?? iso(today - DEFAULT_DAYS * DAY_MS).slice(0, 10));
	const last = Date.parse(textOf(call, 'endDate') ?? iso(today).slice(0, 10));
	if (first < today - KEPT_DAYS * DAY_MS) throw invalid(`startDate must not be more than ${KEPT_DAYS} days ago.`);
	if (last < first) throw invalid('endDate must not be before startDate.');
	const filter = readFilter(textOf(call, 'filter') ?? '');
	// Records write the company in customerName.
	const rows = recordsBetween(call, first, Math.min(last, today)).filter((row) =>
		matches({ ...row, companyName: row.customerName }, filter, FILTERS),
	);
	return tokenPage(call, rows, { defaultSize: PAGE_SIZE, maxSize: PAGE_SIZE });
};

const get: Handler = (call) => {
	const today = dayStart(call.now);
	const found = recordsBetween(call, today - KEPT_DAYS * DAY_MS, today).find(
		({ id }) => id === call.params.auditRecordId,
	);
	if (!found) throw missing('audit record');
	return ok(found);
};

export const auditHandlers: Record<string, Handler> = { 'auditRecord.getMany': list, 'auditRecord.get': get };
