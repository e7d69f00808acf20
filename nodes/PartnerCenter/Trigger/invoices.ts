import type { IDataObject } from 'n8n-workflow';

import type { Source } from '../../engine/poll/source';
import type { TriggerEvent, WatchedList } from '../../engine/poll/trigger';

import { dayOf } from '../Audit/windows';
import { invoicePeriod } from '../Invoice/period';
import { paging } from '../paging';

const DAY = 24 * 60 * 60_000;

export const INVOICE_EVENTS: TriggerEvent[] = [
	{ value: 'invoiceReady', name: 'Invoice Ready', description: 'A new invoice from Microsoft is in your list' },
];

const SUMMARY = [
	'id',
	'invoiceDate',
	'billingPeriodStartDate',
	'billingPeriodEndDate',
	'totalCharges',
	'currencyCode',
	'documentType',
	'invoiceType',
];

const inShort = (row: IDataObject): IDataObject =>
	Object.fromEntries(SUMMARY.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]));

/** An invoice is there some days after its date, and nothing shows when it came: whichever is new among those of a month is. */
const source: Source = {
	name: 'invoices',
	grain: DAY,
	overlap: 31 * DAY,
	idOf: ({ id }) => String(id),
	observe: (row) => {
		const id = `invoice:${String(row.id)}`;
		return [{ id, subject: id, event: 'invoiceReady', at: Date.parse(String(row.invoiceDate)), object: inShort(row) }];
	},
};

export const invoices: WatchedList = {
	source,
	events: INVOICE_EVENTS.map(({ value }) => value),
	route: 'GET /v1/invoices',
	paging: paging.sizeOffset,
	items: 'items',
	from: (time) => ({ filter: invoicePeriod(dayOf(time)) }),
	one: 'GET /v1/invoices/{id}',
};
