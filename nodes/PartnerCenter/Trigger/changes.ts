import type { IDataObject } from 'n8n-workflow';

import type { Source } from '../../engine/poll/source';
import type { WatchedList } from '../../engine/poll/trigger';
import { isObject } from '../../engine/util/path';

import { dayOf, KEPT, later } from '../Audit/windows';
import { spelled } from '../Audit/words';
import { paging } from '../paging';

import { CHANGE_EVENTS, eventOf } from './changeEvents';

export { CHANGE_EVENTS };

const DAY = 24 * 60 * 60_000;

const text = (value: unknown): string => String(value ?? '');

/** The id of what was changed, as far as its values show it. They are JSON with names in PascalCase. */
function changedId({ resourceNewValue, resourceOldValue }: IDataObject): string | null {
	for (const value of [resourceNewValue, resourceOldValue]) {
		const { Id, OrderId } = parsed(text(value));
		if (Id || OrderId) return text(Id || OrderId);
	}
	return null;
}

function parsed(json: string): IDataObject {
	try {
		const value: unknown = JSON.parse(json);
		return isObject(value) ? value : {};
	} catch {
		return {};
	}
}

/** Without the values before and after: they may name people. */
const inShort = (row: IDataObject): IDataObject => ({
	id: row.id,
	...spelled(row),
	changedId: changedId(row),
	customerId: row.customerId ?? null,
	operationDate: row.operationDate,
});

/** Records can be asked for by the day only. Those of the last 24 hours are read again, as they come late, and may end late. */
const source: Source = {
	name: 'changes',
	grain: 1,
	overlap: DAY,
	idOf: ({ id }) => text(id),
	observe: (row) => {
		const { operationTypeName, operationStatusName } = spelled(row);
		const event = eventOf(text(operationTypeName), text(operationStatusName));
		const happened = Date.parse(text(row.operationDate));
		if (event === undefined || Number.isNaN(happened)) return [];
		const subject = `audit:${text(row.id)}`;
		return [
			{
				id: `${subject}:${text(operationStatusName)}`,
				subject,
				event,
				at: happened,
				happened,
				object: inShort(row),
				customerId: text(row.customerId).toLowerCase(),
			},
		];
	},
};

/** What was done in Partner Center, by anybody and anything. */
export const changes: WatchedList = {
	source,
	events: CHANGE_EVENTS.map(({ value }) => value),
	route: 'GET /v1/auditrecords',
	paging: paging.token,
	items: 'items',
	from: (time, now) => {
		const oldest = later(dayOf(now), -KEPT);
		const day = dayOf(time);
		return { startDate: day < oldest ? oldest : day };
	},
	one: 'GET /auditactivity/v1/auditrecords/{id}',
};
