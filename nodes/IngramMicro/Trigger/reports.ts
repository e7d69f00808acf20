import type { IDataObject } from 'n8n-workflow';

import type { TriggerEvent, WatchedList } from '../../engine/poll/trigger';
import { pick } from '../../engine/util/path';

import { paging } from '../paging';

const DAY = 24 * 60 * 60_000;

export const REPORT_EVENTS: TriggerEvent[] = [
	{
		value: 'reportReady',
		name: 'Report Ready',
		description: 'A scheduled report can be downloaded. Reports that the platform lists without an ID do not count.',
	},
];

/** Without the download link: who has it has the file. */
const SUMMARY = ['id', 'name', 'customizationName', 'format', 'type', 'status', 'creationDate', 'startDate', 'endDate'];

const hasId = ({ id }: IDataObject): boolean => id !== undefined && id !== null && id !== '';

const statusOf = ({ status }: IDataObject): string =>
	String(status ?? '')
		.trim()
		.toLowerCase();

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Reports are listed by the day of their creation; those that are not ready are followed. */
export const reports: WatchedList = {
	source: {
		name: 'reports',
		// Times have whole seconds.
		grain: 1000,
		// So those are found that were scheduled before the workflow was activated, and are ready after it.
		overlap: 2 * DAY,
		idOf: ({ id }) => String(id),
		isPending: (row) => hasId(row) && ['submitted', 'processing'].includes(statusOf(row)),
		observe: (row) => {
			if (!hasId(row) || statusOf(row) !== 'completed') return [];
			const id = `report:${String(row.id)}:completed`;
			const created = Date.parse(String(row.creationDate));
			return [{ id, subject: id, event: 'reportReady', at: created, object: pick(row, SUMMARY) }];
		},
	},
	events: REPORT_EVENTS.map(({ value }) => value),
	route: 'GET /reports',
	paging: paging.whole,
	items: 'data',
	// A day ahead, for the platform's day may be another.
	from: (time, now) => ({ from: day(time), to: day(now + DAY) }),
	one: 'GET /reports/{id}',
};
