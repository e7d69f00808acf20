import type { IDataObject } from 'n8n-workflow';

import type { Picker } from '../engine/declare';

import { paging } from './paging';

const text = (value: unknown) => String(value ?? '');

/** 'Acme Inc. (1000240)': names need not be unique, ids are. */
const named = (row: IDataObject, extra?: unknown) =>
	[text(row.name), `(${[text(row.id), text(extra)].filter(Boolean).join(', ')})`].filter(Boolean).join(' ');

/** What a unit costs the customer: '6.0 USD per month'; '' where the list does not show it. */
function price({ prices, billingPeriod }: IDataObject): string {
	const all = (Array.isArray(prices) ? prices : []) as IDataObject[];
	const shown = all.find(({ type }) => type === 'recurring') ?? all[0];
	if (shown?.amount === undefined) return '';
	const { type, duration } = (billingPeriod ?? {}) as IDataObject;
	const period = shown.type === 'recurring' && Number(duration) === 1 ? ` per ${text(type)}` : '';
	return `${text(shown.amount)} ${text(shown.currency)}${period}`;
}

const accountFinds = {
	externalId: { query: 'externalId', match: 'externalId' },
	email: { query: 'email', match: 'contactPersons[].email', anyCase: true },
};

/** The lists from which ids are picked on the screen, by the name of their search method. */
export const pickers = {
	customers: {
		noun: 'customers',
		route: 'GET /customers',
		items: 'data',
		paging: paging.limitOffset,
		search: 'name',
		value: (row) => text(row.id),
		label: (row) => named(row, row.status === 'active' ? '' : row.status),
		finds: accountFinds,
	},
	resellers: {
		noun: 'resellers',
		route: 'GET /resellers',
		items: 'data',
		paging: paging.limitOffset,
		search: 'name',
		value: (row) => text(row.id),
		label: (row) => named(row),
	},
	products: {
		noun: 'products',
		route: 'GET /products',
		items: 'data',
		paging: paging.limitOffset,
		search: 'name',
		value: (row) => text(row.mpn),
		label: (row) => `${text(row.name)} (${[price(row), text(row.vendor), text(row.mpn)].filter(Boolean).join(', ')})`,
	},
	plans: {
		noun: 'service plans',
		route: 'GET /plans',
		items: 'data',
		paging: paging.limitOffset,
		value: (row) => text(row.id),
		label: (row) => named(row),
	},
	subscriptions: {
		noun: 'subscriptions',
		route: 'GET /subscriptions',
		items: 'data',
		paging: paging.limitOffset,
		query: (chosen) => (chosen('customerId') ? { customerId: chosen('customerId') } : {}),
		value: (row) => text(row.id),
		label: (row) => `${text(row.name) || 'Subscription'} (${text(row.id)}, ${text(row.status)})`,
	},
	orders: {
		noun: 'orders',
		route: 'GET /orders',
		items: 'data',
		paging: paging.limitOffset,
		value: (row) => text(row.id),
		label: (row) => `${text(row.orderNumber) || 'Order'} (${text(row.id)}, ${text(row.type)}, ${text(row.status)})`,
	},
	reports: {
		noun: 'reports',
		route: 'GET /reports',
		items: 'data',
		query: (_chosen, now) => lastDays(31, now),
		value: (row) => text(row.id),
		label: (row) =>
			`${text(row.name)} (${text(row.format).toLowerCase()}, ${text(row.creationDate).slice(0, 10)}, ${text(row.id)})`,
	},
} satisfies Record<string, Picker>;

/** The names of the lists. */
export type PickerName = keyof typeof pickers;

const DAY = 24 * 60 * 60 * 1000;

/** The reports list asks for a period. Plain dates in UTC. */
function lastDays(days: number, now: number): IDataObject {
	const day = (time: number) => new Date(time).toISOString().slice(0, 10);
	return { from: day(now - days * DAY), to: day(now) };
}
