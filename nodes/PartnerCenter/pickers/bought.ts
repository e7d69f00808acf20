import type { IDataObject } from 'n8n-workflow';

import type { Picker } from '../../engine/declare';
import { at } from '../../engine/util/path';

import { paging } from '../paging';
import { byId, CUSTOMER, named, text } from './rows';

/** Lists of what a customer bought. */

/** A nickname often is the key of a deal, so the product comes before it. */
const titleOf = ({ offerName, friendlyName }: IDataObject): string =>
	[...new Set([text(offerName), text(friendlyName)])].filter(Boolean).join(', ');

const endOf = ({ commitmentEndDate }: IDataObject): string =>
	/^(0001|9999)-/.test(text(commitmentEndDate)) || !commitmentEndDate
		? ''
		: `until ${text(commitmentEndDate).slice(0, 10)}`;

export const boughtPickers = {
	subscriptions: byId({
		noun: 'subscriptions',
		route: 'GET /v1/customers/{customerId}/subscriptions',
		after: CUSTOMER,
		label: (row) => named(titleOf(row), `${text(row.quantity)} seats`, row.status, endOf(row), row.id),
	}),
	orders: byId({
		noun: 'orders',
		route: 'GET /v1/customers/{customerId}/orders',
		after: CUSTOMER,
		label: (row) =>
			named(at(row, 'lineItems.0.friendlyName') || 'Order', text(row.creationDate).slice(0, 10), row.status, row.id),
	}),
	orderAttachments: {
		...byId({
			noun: 'attachments',
			route: 'GET /v1/customers/{customerId}/orders/{orderId}/attachments',
			after: { ...CUSTOMER, orderId: 'Order' },
			label: (row) => named(row.fileName, row.attachmentType, row.attachmentId),
		}),
		value: (row) => text(row.attachmentId),
	},
	invoices: {
		...byId({
			noun: 'invoices',
			route: 'GET /v1/invoices',
			label: (row) => named(row.id, text(row.invoiceDate).slice(0, 10), row.totalCharges, row.currencyCode),
		}),
		paging: paging.sizeOffset,
	},
	transfers: {
		...byId({
			noun: 'transfers',
			route: 'GET /v1/customers/{customerId}/transfers',
			after: CUSTOMER,
			label: (row) => named(row.sourcePartnerName, row.status, row.id),
		}),
		items: '',
	},
	migrations: byId({
		noun: 'migrations',
		route: 'GET /v1/migrations/newcommerce',
		after: CUSTOMER,
		query: (chosen) => ({ CustomerTenantId: chosen('customerId') }),
		label: (row) => named(row.currentSubscriptionId, row.status, row.id),
	}),
	migrationSchedules: byId({
		noun: 'migration schedules',
		route: 'GET /v1/migrations/newcommerce/schedules',
		after: CUSTOMER,
		query: (chosen) => ({ CustomerTenantId: chosen('customerId') }),
		label: (row) => named(row.currentSubscriptionId, row.status, row.id),
	}),
	azureEntitlements: byId({
		noun: 'Azure subscriptions',
		route: 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/azureentitlements',
		after: { ...CUSTOMER, subscriptionId: 'Azure Plan' },
		label: (row) => named(row.friendlyName, row.status, row.id),
	}),
} satisfies Record<string, Picker>;
