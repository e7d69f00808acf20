import type { IDataObject } from 'n8n-workflow';

import type { Vendor } from '../shared/declare';
import { at } from '../shared/paths';

import { pickers } from './pickers';

const text = (value: unknown): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** The Ingram Micro Cloud Marketplace API (CloudBlue SimpleAPI 1.15), as data. Source: the contract. */
export const ingramMicro: Vendor = {
	name: 'Ingram Micro',
	credential: 'ingramMicroCloudMarketplaceApi',
	baseUrl: (credential) => String(credential.baseUrl ?? '').trim().replace(/\/+$/, ''),
	buyer: ({ baseUrl, marketplace, username }) => [baseUrl, marketplace, username].map((part) => String(part ?? '').trim().replace(/\/+$/, '')),
	volatile: ['sessionToken', 'tokenExpiresAt', 'tokenFor'],
	correlationHeaders: ['x-correlation-id'],
	// No idempotency header is described, so a repeated POST may buy a second time: there is no idempotencyHeader.
	// None is published.
	listingDelay: 15 * 60_000,
	paging: {
		// No maximum is published; the guide itself reads pages of 100.
		limitOffset: { offset: 'offset', limit: 'limit', pageSize: 100, total: 'pagination.total', id: 'id' },
		whole: { whole: true },
	},
	// The platform documents no error codes, so its words are looked at.
	hints: [
		{ text: /no entity has been found/i, say: 'It was not found. Check the ID, and that it belongs to the account of the credential.' },
		{ text: /subscription key/i, say: 'The subscription key was not accepted. Correct Subscription Key in the credential.' },
		{ text: /marketplace/i, say: 'The marketplace was not accepted. Correct Marketplace in the credential.' },
		{ text: /(not unique|ambiguous|additional param)/i, say: 'Several products share this part number. Set Vendor, Subscription Period or Billing Period of the line under More.' },
		{ text: /(not active|pending)/i, say: 'The account is not active yet or no longer. Wait until it is active, or look at its status in the control panel.' },
		{ text: /hold/i, say: 'The account is on hold. Settle it in the control panel, then run this again.' },
	],
	errorOf: (body) => ({
		code: text(at(body, 'code')) ?? text(at(body, 'errorCode')),
		text: text(at(body, 'message')) ?? text(at(body, 'error_description')) ?? text(at(body, 'error')) ?? text(at(body, 'details')),
	}),
	refusesInWords: true,
	pickers,
	// Guide and schema have objects at the top; one link expression of the schema hints at `data`.
	object: (body) => {
		const inner = at(body, 'data');
		const wrapped = at(body, 'id') === undefined && typeof inner === 'object' && inner !== null && !Array.isArray(inner);
		return (wrapped ? inner : body) as IDataObject;
	},
};
