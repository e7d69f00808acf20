import type { IDataObject } from 'n8n-workflow';

import type { Vendor } from '../engine/declare';
import { at } from '../engine/util/path';
import { wordsReader } from '../engine/util/words';

import { pickers } from './pickers';
import { doubtful, refusals } from './refusals';

/** Code and words of a refusal: those of the platform, of its gateway, and of the sign-in. */
const errorOf = wordsReader({
	codes: ['code', 'errorCode'],
	words: [['message', 'error_description', 'error', 'details', 'detail', 'title', 'description', 'reason']],
	parts: ['error'],
});

/** The Ingram Micro Cloud Marketplace API (CloudBlue SimpleAPI 1.15), as data. Source: the contract. */
export const ingramMicro: Vendor = {
	name: 'Ingram Micro',
	credential: 'ingramMicroCloudMarketplaceApi',
	baseUrl: (credential) =>
		String(credential.baseUrl ?? '')
			.trim()
			.replace(/\/+$/, ''),
	buyer: ({ baseUrl, marketplace, username }) =>
		[baseUrl, marketplace, username].map((part) =>
			String(part ?? '')
				.trim()
				.replace(/\/+$/, ''),
		),
	volatile: ['sessionToken', 'tokenExpiresAt', 'tokenFor'],
	correlationHeaders: ['x-correlation-id'],
	// No idempotency header is described, so a repeated POST may buy a second time: there is no idempotencyHeader.
	// None is published.
	listingDelay: 15 * 60_000,
	// The platform documents no error codes, so its words are looked at.
	hints: [
		{
			text: /no entity has been found/i,
			say: "It was not found. Check the ID, and that it belongs to the credential's account.",
		},
		{
			text: /subscription key/i,
			say: 'The subscription key was not accepted. Correct Subscription Key in the credential.',
		},
		{
			text: /call volume quota/i,
			say: "The API quota is used up. Run this again when it is renewed, or ask the platform's support for a higher one.",
		},
		{
			text: /\bmarketplace\b[^.]{0,60}\b(not available|not found|not valid|invalid|unknown|does not exist)\b|\b(invalid|unknown|wrong)\b[^.]{0,20}\bmarketplace\b/i,
			say: 'The marketplace was not accepted. Correct Marketplace in the credential.',
		},
		{
			text: /(not unique|ambiguous|additional param)/i,
			say: 'Several products share this part number. In the line, under More, set Vendor, Subscription Period or Billing Period.',
		},
		{
			text: /credit (threshold|limit)/i,
			say: 'The credit limit does not allow this. In the control panel, settle the balance or have the limit raised, then run this again.',
		},
		{
			text: /pending[^.]{0,30}\border\b/i,
			say: 'Another order for it is still in progress. Wait until that order is done (Order > Get Many shows it), then run this again.',
		},
		{
			text: /\bsubscription\b[^.]*\bnot active\b/i,
			say: 'The subscription is not active. Check its status: a pending subscription becomes active on its own; settle one on hold in the control panel.',
		},
		{
			text: /\b(customer|account|reseller)\b[^.]*\b(not active|pending)\b/i,
			say: 'The account is not active, or no longer active. Wait until it is active, or check its status in the control panel.',
		},
		{
			text: /\b(on|credit|admin)[ -]?hold\b/i,
			say: 'The account is on hold. Settle it in the control panel, then run this again.',
		},
	],
	errorOf,
	refusesInWords: true,
	refusals,
	doubtful,
	// The words of its gateway: "Out of call volume quota. Quota will be replenished in 01:12:33."
	quota: (words) => {
		const time = /\bquota\b.*\breplenished in (?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})/i.exec(words);
		if (!time) return undefined;
		const [days, hours, minutes, seconds] = time.slice(1).map((part) => Number(part ?? 0));
		return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
	},
	pickers,
	// Guide and schema have objects at the top; one link expression of the schema hints at `data`.
	object: (body) => {
		const inner = at(body, 'data');
		const wrapped =
			at(body, 'id') === undefined && typeof inner === 'object' && inner !== null && !Array.isArray(inner);
		return (wrapped ? inner : body) as IDataObject;
	},
};
