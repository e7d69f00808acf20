import type { IDataObject } from 'n8n-workflow';

import type { Picker } from '../../engine/declare';

import { paging } from '../paging';

/** How rows are read and shown in a list from which an id is picked. */

export const text = (value: unknown) => String(value ?? '');

/** 'Contoso (contoso.onmicrosoft.com)': names need not be unique, what is in brackets is. */
export const named = (name: unknown, ...more: unknown[]) => {
	const rest = more.map(text).filter(Boolean).join(', ');
	return [text(name), rest && `(${rest})`].filter(Boolean).join(' ');
};

/** The filter that lists take in their query. Source: facts, conventions.filter. */
export const filterOf = (field: string, value: string, operator = 'starts_with'): IDataObject => ({
	filter: JSON.stringify({ Field: field, Value: value, Operator: operator }),
});

export const CUSTOMER = { customerId: 'Customer' };

/** A collection whose rows are picked by their id. */
export const byId = (picker: Omit<Picker, 'items' | 'paging' | 'value'>): Picker => ({
	items: 'items',
	paging: paging.links,
	value: (row) => text(row.id),
	...picker,
});
