import type { OffsetPaging, Vendor } from '../engine/declare';

import { errorOf, object } from './answers';
import { addressOf, value } from './environments';
import { hints } from './hints';
import { pickers } from './pickers';

/** @param id name of a row's id; absent where a row can be in the list several times */
const page = (pageSize: number, id?: string): OffsetPaging => ({
	offset: 'offset',
	limit: 'limit',
	pageSize,
	total: 'totalCount',
	id,
});

/** The Commerce Partner API of Adobe VIP Marketplace, version 3. Source: facts, auth and conventions. */
export const adobeVip: Vendor = {
	name: 'Adobe VIP',
	credential: 'adobeVipMarketplaceApi',
	baseUrl: (credential) => addressOf(credential, 'api', 'apiUrl'),
	buyer: (credential) => [addressOf(credential, 'api', 'apiUrl'), value(credential, 'clientId')],
	volatile: ['sessionToken', 'tokenExpiresAt', 'tokenFor'],
	correlationHeaders: ['x-correlation-id', 'x-request-id'],
	// Reads get a new one with each attempt from the credential: a repeated one would answer with what was read before.
	idempotencyHeader: 'X-Correlation-Id',
	// For ten days, refusals too, and also that it is busy.
	replaysRefusals: true,
	// None is published.
	listingDelay: 15 * 60_000,
	paging: {
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
	},
	hints,
	errorOf,
	busyCodes: ['4122'],
	pickers,
	object,
};
