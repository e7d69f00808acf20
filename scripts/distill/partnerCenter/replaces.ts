import type { Field } from '../../../simulator/contract';
import { SUBSCRIPTION_CHANGES } from './conventions';

/**
 * Requests that replace a whole resource, and the operation that reads it (conventions.concurrency: the PATCH of
 * subscriptions, and every PUT).
 */
export const REPLACES: Record<string, string> = {
	...Object.fromEntries(SUBSCRIPTION_CHANGES.map((id) => [id, 'subscription.get'])),
	'customerBillingProfile.update': 'customerBillingProfile.get',
	'legalBusinessProfile.update': 'legalBusinessProfile.get',
	'organizationProfile.update': 'organizationProfile.get',
	'billingProfile.update': 'billingProfile.get',
	'supportProfile.update': 'supportProfile.get',
	'supportContact.update': 'supportContact.get',
	'cart.update': 'cart.get',
	'configurationPolicy.update': 'configurationPolicy.get',
	'selfServePolicy.update': 'selfServePolicy.get',
	'migrationSchedule.update': 'migrationSchedule.get',
	'webhook.update': 'webhook.get',
};

const CARRIED: Field = { name: '', type: 'any', required: false, carried: true };

/** What every resource carries beside its key fields (conventions.objectType, conventions.paging.linkUris). */
export const ALWAYS_CARRIED: Field[] = [
	{ ...CARRIED, name: 'links' },
	{ ...CARRIED, name: 'attributes.etag' },
	{ ...CARRIED, name: 'attributes.objectType' },
];

/** What single resources carry beyond their key fields: line errors (notes of cart.create), members of every migration. */
export const CARRIED_MORE: Record<string, Field[]> = {
	'cart.update': [
		{ ...CARRIED, name: 'lineItems[].error' },
		{ ...CARRIED, name: 'lineItems[].addonItems[].error' },
	],
	'migrationSchedule.update': [
		{ ...CARRIED, name: 'customerTenantId' },
		{ ...CARRIED, name: 'lastModifiedTime' },
	],
};
