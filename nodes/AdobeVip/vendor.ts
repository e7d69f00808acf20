import type { Vendor } from '../engine/declare';

import { errorOf, object } from './answers';
import { addressOf, value } from './environments';
import { hints } from './hints';
import { pickers } from './pickers';

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
	hints,
	errorOf,
	// Its codes, whether they have a next step of their own or not.
	refusals: [{ code: /^[1-5]\d{3}$/ }],
	testEnvironment: (credential) =>
		value(credential, 'environment') === 'sandbox' ? 'the sandbox of Adobe VIP Marketplace' : undefined,
	busyCodes: ['4122'],
	pickers,
	object,
};
