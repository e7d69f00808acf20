import type { Field, Paging } from '../../../simulator/contract';
import type { FactsOperation } from './facts';

export type Place = 'query' | 'headers' | 'body';

/**
 * One decision that the facts leave open, applied to every field. `source` says where in the facts it comes from:
 * a section, or the notes of an operation. A field that is given back as null is left out.
 */
export interface Convention {
	topic: string;
	source: string;
	apply: (field: Field, operationId: string, place: Place) => Field | null;
}

const lastStep = (name: string): string => name.split('.').pop() ?? name;

/** The seven writes that share the PATCH of a subscription. */
export const SUBSCRIPTION_CHANGES = [
	'subscription.updateQuantity',
	'subscription.suspend',
	'subscription.reactivate',
	'subscription.updateNickname',
	'subscription.setAutoRenew',
	'subscription.scheduleNextTerm',
	'subscription.cancel',
];

const EVERYWHERE = ['MS-RequestId', 'MS-CorrelationId', 'MS-ContinuationToken'];
const SWITCH_HEADERS = ['IncludeOrganizationRequests', 'X-NewEventsModel'];
const FREE_OBJECTS = ['targetOffer', 'signingCertificateUpdateStatus'];
const MAPS = ['provisioningContext', 'inventoryContext'];
const TRANSFER_TYPES = ['AzureSubscription', 'AzureReservation', 'AzureSavingsPlan', 'OnlineServicesNCE', 'Software', 'SaaS'];

export const CONVENTIONS: Convention[] = [
	{
		topic: 'Headers of tracing, repetition and paging belong to every operation',
		source: 'auth.requestHeaders',
		apply: (field, _, place) => (place === 'headers' && EVERYWHERE.includes(field.name) ? null : field),
	},
	{
		topic: 'An etag in a header stands in double quotes',
		source: 'auth.requestHeaders',
		apply: (field) => (field.name === 'If-Match' ? { ...field, type: 'etag' } : field),
	},
	{
		topic: 'Headers that switch something on take true or false',
		source: 'notes of serviceRequest.get and security.getFraudEvents',
		apply: (field) => (SWITCH_HEADERS.includes(field.name) ? { ...field, type: 'boolean' } : field),
	},
	{
		topic: 'Dates whose form is not told are date-times',
		source: 'conventions.dates',
		apply: (field, id) =>
			id === 'security.getMfaAdoption' && ['startDate', 'endDate'].includes(field.name) ? { ...field, type: 'datetime' } : field,
	},
	{
		topic: 'A name that may be repeated is a list',
		source: 'notes of license.getAvailable',
		apply: (field) => (field.name === 'licenseGroupIds' ? { ...field, type: 'array' } : field),
	},
	{
		topic: 'Contexts are free maps of texts',
		source: 'conventions.dictionaries',
		apply: (field) => (MAPS.includes(lastStep(field.name)) ? { ...field, type: 'map' } : field),
	},
	{
		topic: 'Objects that are known by name only take any members',
		source: 'notes of subscription.upgrade and customer.addVerifiedDomain',
		apply: (field) => (FREE_OBJECTS.includes(lastStep(field.name)) ? { ...field, type: 'freeObject' } : field),
	},
	{
		topic: 'Plans for the next term are sent back as they were read; only scheduling sets them',
		source: 'conventions.concurrency',
		apply: (field, id) => {
			if (field.name !== 'scheduledNextTermInstructions' || id === 'subscription.scheduleNextTerm') return field;
			return { ...field, type: 'freeObject', carried: true };
		},
	},
	{
		topic: 'Members that an answer fills are taken back, never set',
		source: 'notes of subscription.upgrade and license.assign',
		apply: (field) =>
			['upgradeErrors', 'licenseWarnings'].includes(field.name) ? { ...field, type: 'any', carried: true } : field,
	},
	{
		topic: 'No budget is null',
		source: 'notes of usageBudget.update',
		apply: (field) => (field.name === 'amount' ? { ...field, nullable: true } : field),
	},
	{
		topic: 'No plan left off is null',
		source: 'notes of license.assign',
		apply: (field) => (lastStep(field.name) === 'excludedPlans' ? { ...field, nullable: true, mayBeEmpty: true } : field),
	},
	{
		topic: 'A device without a policy has null',
		source: 'notes of device.getMany',
		apply: (field) => (field.name === 'devices[].policies[].value' ? { ...field, nullable: true } : field),
	},
	{
		topic: 'Product types of a transfer; null is all',
		source: 'notes of transfer.create',
		apply: (field) => (field.name === 'targetProductTypes' ? { ...field, enum: TRANSFER_TYPES, nullable: true } : field),
	},
	{
		topic: 'A registration is emptied by an update without events',
		source: 'notes of webhook.update',
		apply: (field, id) => (id === 'webhook.update' && field.name === 'WebhookEvents' ? { ...field, mayBeEmpty: true } : field),
	},
];

/** Fields that an operation takes though its own rows do not name them. */
export const ADDED: Array<{ source: string; place: Place; fits: (operation: FactsOperation) => boolean; field: Field }> = [
	{
		source: 'conventions.paging.continuationToken',
		place: 'query',
		fits: ({ paging }) => paging === 'continuationToken',
		field: { name: 'seekOperation', type: 'string', required: false, enum: ['Next'] },
	},
	{
		// The seven cannot be told apart for sure, so what is shown for three holds for all.
		source: 'conventions.etag.ifMatchShown',
		place: 'headers',
		fits: ({ id }) => SUBSCRIPTION_CHANGES.includes(id),
		field: { name: 'If-Match', type: 'etag', required: false },
	},
];

/** The names of the ways of paging that the facts call "other" (conventions.paging). */
export function pagingOf({ id, paging, response }: FactsOperation): Paging {
	if (paging !== 'other') return paging;
	if (response.itemsAt === 'Value') return 'topSkip';
	if (response.itemsAt === 'value') return 'odata';
	return id === 'security.getFraudEvents' ? 'pageNumber' : 'links';
}
