import type { IDataObject } from 'n8n-workflow';

import type { Picker } from '../../engine/declare';

import { byId, CUSTOMER, named, text } from './rows';

/** Lists of the catalog, in a market or for a customer. */

const MARKET = { country: 'Country' };

const segmentOf = (chosen: (field: string) => string): IDataObject => ({
	country: chosen('country'),
	...(chosen('targetSegment') ? { targetSegment: chosen('targetSegment') } : {}),
});

export const catalogPickers = {
	products: byId({
		noun: 'products',
		route: 'GET /v1/products',
		after: MARKET,
		query: (chosen) => ({ ...segmentOf(chosen), targetView: chosen('targetView') || 'OnlineServices' }),
		label: (row) => named(row.title, row.id),
	}),
	skus: byId({
		noun: 'SKUs',
		route: 'GET /v1/products/{productId}/skus',
		after: { ...MARKET, productId: 'Product' },
		query: segmentOf,
		label: (row) => named(row.title, row.id),
	}),
	availabilities: byId({
		noun: 'availabilities',
		route: 'GET /v1/products/{productId}/skus/{skuId}/availabilities',
		after: { ...MARKET, productId: 'Product', skuId: 'SKU' },
		query: segmentOf,
		label: (row) => named(text(row.segment) || 'Availability', row.id),
	}),
	customerProducts: byId({
		noun: 'products',
		route: 'GET /v1/customers/{customerId}/products',
		after: CUSTOMER,
		query: (chosen) => ({ targetView: chosen('targetView') || 'OnlineServices' }),
		label: (row) => named(row.title, row.id),
	}),
	customerSkus: byId({
		noun: 'SKUs',
		route: 'GET /v1/customers/{customerId}/products/{productId}/skus',
		after: { ...CUSTOMER, productId: 'Product' },
		label: (row) => named(row.title, row.id),
	}),
	customerAvailabilities: byId({
		noun: 'availabilities',
		route: 'GET /v1/customers/{customerId}/products/{productId}/skus/{skuId}/availabilities',
		after: { ...CUSTOMER, productId: 'Product', skuId: 'SKU' },
		label: (row) => named(text(row.segment) || 'Availability', row.id),
	}),
	promotions: byId({
		noun: 'promotions',
		route: 'GET /v1/productpromotions',
		after: MARKET,
		query: (chosen) => ({ country: chosen('country'), segment: 'commercial' }),
		label: (row) => named(text(row.name) || 'Promotion', row.id),
	}),
	offers: byId({
		noun: 'offers',
		route: 'GET /v1/offers',
		after: MARKET,
		query: (chosen) => ({ country: chosen('country') }),
		headers: { 'X-Locale': 'en-US' },
		label: (row) => named(row.name, row.id),
	}),
} satisfies Record<string, Picker>;
