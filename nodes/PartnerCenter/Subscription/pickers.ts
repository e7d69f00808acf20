import type { IDataObject } from 'n8n-workflow';

import type { Picker, Vendor } from '../../engine/declare';

import { paging } from '../paging';
import { partnerCenter } from '../vendor';

const label = ({ id, segment, terms }: IDataObject): string => {
	const durations = Array.isArray(terms) ? (terms as IDataObject[]).map(({ duration }) => String(duration)) : [];
	return `${[segment ?? 'Availability', ...new Set(durations)].map(String).join(', ')} (${String(id)})`;
};

const customerAvailabilities: Picker = {
	noun: 'availabilities',
	route: 'GET /v1/customers/{customerId}/products/{productId}/skus/{skuId}/availabilities',
	items: 'items',
	paging: paging.links,
	after: { customerId: 'Customer', productId: 'Product', skuId: 'SKU' },
	value: ({ id }) => String(id),
	label,
};

/** The platform with the list of what a customer may buy of a SKU, by its availabilities. */
export const withAvailabilities: Vendor = {
	...partnerCenter,
	pickers: { ...partnerCenter.pickers, customerAvailabilities },
};
