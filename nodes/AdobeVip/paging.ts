import type { OffsetPaging, Paging } from '../engine/declare';

/** @param id name of a row's id; absent where a row can be in the list several times */
const page = (pageSize: number, id?: string): OffsetPaging => ({
	offset: 'offset',
	limit: 'limit',
	pageSize,
	total: 'totalCount',
	id,
});

/** How Adobe gives long lists. Source: contract, conventions.paging. */
export const paging = {
	resellers: page(50, 'resellerId'),
	customers: page(50, 'customerId'),
	orders: page(100, 'orderId'),
	deployments: page(100, 'deploymentId'),
	discounts: page(50, 'id'),
	// No maximum is stated; the samples show these.
	paths: page(50, 'sourceBaseOfferId'),
	// An offer is there once for each span of order dates.
	prices: page(100),
	notifications: page(50, 'customerId'),
	whole: { whole: true },
} satisfies Record<string, Paging>;
