import type { IDataObject } from 'n8n-workflow';

import type { Picker } from '../engine/declare';
import { at } from '../engine/util/path';

import { paging } from './paging';

const text = (value: unknown) => String(value ?? '');

/** 'Acme (P1000, pending)': names need not be unique, ids are. */
const named = (name: unknown, ...more: unknown[]) => {
	const rest = more.map(text).filter(Boolean).join(', ');
	return [text(name), rest && `(${rest})`].filter(Boolean).join(' ');
};

const STATUS: Record<string, string> = { 1002: 'pending', 1004: 'inactive', 1026: 'not valid' };

const status = (row: IDataObject) => STATUS[text(row.status)] ?? '';

/** '239.88 USD' */
const price = ({ partnerPrice }: IDataObject, currency: string) =>
	partnerPrice ? `${text(partnerPrice)} ${currency.trim().toUpperCase()}` : '';

const CUSTOMER = { customerId: 'Customer' };

/** The lists from which ids are picked on the screen, by the name of their search method. */
export const pickers = {
	resellers: {
		noun: 'resellers',
		route: 'GET /v3/resellers',
		items: 'accounts',
		paging: paging.resellers,
		// A star means any text, so that a search finds names that hold it anywhere.
		search: (needle) => ({ 'company-name': `*${needle}*` }),
		value: (row) => text(row.resellerId),
		label: (row) => named(at(row, 'companyProfile.companyName'), row.resellerId, status(row)),
		finds: { companyName: { query: 'company-name', match: 'companyProfile.companyName' } },
	},
	customers: {
		noun: 'customers',
		route: 'GET /v3/resellers/{resellerId}/customers',
		items: 'accounts',
		paging: paging.customers,
		after: { resellerId: 'Reseller' },
		search: (needle) => ({ 'company-name': `*${needle}*` }),
		value: (row) => text(row.customerId),
		label: (row) => named(at(row, 'companyProfile.companyName'), row.customerId, status(row)),
	},
	orders: {
		noun: 'orders',
		route: 'GET /v3/customers/{customerId}/orders',
		items: 'items',
		paging: paging.orders,
		after: CUSTOMER,
		value: (row) => text(row.orderId),
		label: (row) => named(row.orderId, row.orderType, text(row.creationDate).slice(0, 10), row.externalReferenceId),
	},
	subscriptions: {
		noun: 'subscriptions',
		route: 'GET /v3/customers/{customerId}/subscriptions',
		items: 'items',
		paging: paging.whole,
		after: CUSTOMER,
		value: (row) => text(row.subscriptionId),
		label: (row) => named(row.offerId, `${text(row.currentQuantity)} licenses`, row.subscriptionId, status(row)),
	},
	deployments: {
		noun: 'deployments',
		route: 'GET /v3/customers/{customerId}/deployments',
		items: 'items',
		paging: paging.deployments,
		after: CUSTOMER,
		value: (row) => text(row.deploymentId),
		label: (row) =>
			named(at(row, 'companyProfile.address.country'), at(row, 'companyProfile.address.city'), row.deploymentId),
	},
	offers: {
		noun: 'offers',
		route: 'POST /v3/pricelist',
		items: 'offers',
		paging: paging.prices,
		after: { priceRegion: 'Price Region', currencyCode: 'Currency' },
		body: (chosen, now) => {
			const today = new Date(now).toISOString().slice(0, 10);
			return {
				region: chosen('priceRegion'),
				marketSegment: chosen('priceSegment') || 'COM',
				currency: chosen('currencyCode').trim().toUpperCase(),
				priceListMonth: today.slice(0, 7).replace('-', ''),
				filters: { lastOrderDate: today },
				includeOfferAttributes: ['productFamily', 'partnerPrice', 'levelDetails'],
			};
		},
		value: (row) => text(row.offerId),
		label: (row, chosen) => named(row.productFamily, price(row, chosen('currencyCode')), row.levelDetails, row.offerId),
	},
	flexDiscounts: {
		noun: 'flexible discounts',
		route: 'GET /v3/flex-discounts',
		items: 'flexDiscounts',
		paging: paging.discounts,
		after: { marketSegment: 'Market Segment', country: 'Country' },
		query: (chosen) => ({ 'market-segment': chosen('marketSegment'), country: chosen('country') }),
		value: (row) => text(row.id),
		label: (row) => named(row.name, row.code),
	},
} satisfies Record<string, Picker>;

/** The names of the lists. */
export type PickerName = keyof typeof pickers;
