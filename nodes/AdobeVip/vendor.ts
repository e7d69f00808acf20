import type { IDataObject } from 'n8n-workflow';

import type { OffsetPaging, Vendor } from '../shared/declare';
import { at, isObject } from '../shared/paths';

import { addressOf, value } from './environments';
import { hints } from './hints';
import { pickers } from './pickers';

const text = (value: unknown): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : undefined;

/** Field paths, line numbers and reason codes stand in lists of texts. */
const details = (body: unknown): string[] =>
	[at(body, 'additionalDetails'), at(body, 'invalidFields')].flatMap((list) => (Array.isArray(list) ? list.map(String) : []));

/** @param id name of a row's id; absent where a row can stand in the list several times */
const page = (pageSize: number, id?: string): OffsetPaging => ({ offset: 'offset', limit: 'limit', pageSize, total: 'totalCount', id });

/** Ids that the platform calls by the object's name, as the engine's `id`. */
const ID = ['orderId', 'subscriptionId', 'transferId', 'deploymentId', 'customerId', 'resellerId'];

function object(body: unknown): IDataObject {
	if (!isObject(body)) return Array.isArray(body) ? { items: body } : { value: body as string };
	const name = ID.find((one) => text(body[one]) !== undefined);
	return name === undefined || body.id !== undefined ? body : { id: body[name], ...body };
}

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
	// For ten days, refusals too.
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
		// An offer stands there once for each span of order dates.
		prices: page(100),
		notifications: page(50, 'customerId'),
		whole: { whole: true },
	},
	hints,
	errorOf: (body) => ({ code: text(at(body, 'code')), text: [text(at(body, 'message')), ...details(body)].filter(Boolean).join(' ') || undefined }),
	busyCodes: ['4122'],
	pickers,
	object,
};
