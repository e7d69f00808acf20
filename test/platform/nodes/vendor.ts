import type { IDataObject } from 'n8n-workflow';
import type { OffsetPaging, Vendor } from '../../../nodes/engine/declare';
import { at } from '../../../nodes/engine/util/path';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** How every list is read. */
export const pages: OffsetPaging = {
	offset: 'offset',
	limit: 'limit',
	pageSize: 50,
	total: 'page.total',
	id: 'id',
};

/** Acorn Cloud: a platform that exists in the tests only. */
export const acornCloud: Vendor = {
	name: 'Acorn Cloud',
	credential: 'acornCloudApi',
	baseUrl: ({ baseUrl }) => String(baseUrl),
	buyer: ({ baseUrl, apiKey }) => [String(baseUrl), String(apiKey)],
	volatile: [],
	correlationHeaders: ['x-request-id'],
	listingDelay: 60_000,
	hints: [{ code: /^unknown$/, say: 'Check the ID.' }],
	errorOf: (body) => ({ code: text(at(body, 'error.code')), text: text(at(body, 'error.message')) }),
	pickers: {
		customers: {
			noun: 'customers',
			route: 'GET /customers',
			items: 'data',
			paging: pages,
			search: 'name',
			value: ({ id }) => String(id),
			label: ({ name, id }) => `${String(name)} (${String(id)})`,
		},
	},
	object: (body) => body as IDataObject,
};
