import type { Field, Operation } from '../../../simulator/contract';

export type Place = 'query' | 'headers' | 'body';

/**
 * One decision that the facts make in words, applied to every field. `source` says where it stands: `contradictions`
 * (then `topic` is the topic there), a section, or the notes of an operation. A field that is given back as null is left
 * out.
 */
export interface Convention {
	topic: string;
	source: string;
	apply: (field: Field, operationId: string, place: Place) => Field | null;
}

const EVERYWHERE = ['Authorization', 'X-Api-Key', 'X-Correlation-Id', 'X-Request-Id'];
const SWITCHES = ['order.previewSwitch', 'order.switch', 'order.previewRevertSwitch', 'order.revertSwitch'];
const COMMITMENTS = ['customer.requestThreeYearCommit', 'customer.requestRecommitment'];
const LGA = ['customer.createLga', 'customer.convertToLga'];
const ORDER_TYPES = ['NEW', 'TRANSFER', 'RENEWAL', 'RETURN', 'SWITCH', 'REVERT_SWITCH'];

const optional = (field: Field): Field => ({ ...field, required: false });

export const CONVENTIONS: Convention[] = [
	{
		topic: 'Correlation header on account lists',
		source: 'contradictions',
		apply: (field, _, place) => (place === 'headers' && EVERYWHERE.includes(field.name) ? null : field),
	},
	{
		topic: 'currencyCode',
		source: 'contradictions',
		apply: (field, id, place) =>
			place === 'body' && field.name === 'currencyCode' && id.startsWith('order.') ? { ...field, required: SWITCHES.includes(id) } : field,
	},
	{
		topic: 'externalReferenceId on switch',
		source: 'contradictions',
		apply: (field, id) => (SWITCHES.includes(id) && field.name === 'externalReferenceId' ? optional(field) : field),
	},
	{
		topic: 'lineItems.subscriptionId on switch',
		source: 'contradictions',
		apply: (field, id) => (SWITCHES.includes(id) && field.name === 'lineItems[].subscriptionId' ? optional(field) : field),
	},
	{
		topic: 'order-type filter',
		source: 'contradictions',
		apply: (field, _, place) => (place === 'query' && field.name === 'order-type' ? { ...field, enum: ORDER_TYPES } : field),
	},
	{
		topic: 'subscription-id filter',
		source: 'contradictions',
		apply: (field, id) => (id === 'order.list' && field.name === 'subscription-id' ? optional(field) : field),
	},
	{
		topic: 'Sub-segments',
		source: 'contradictions',
		apply: (field, id) => (field.name.endsWith('marketSubSegments') && !LGA.includes(id) ? null : field),
	},
	{
		topic: 'A switch of the query says true or false',
		source: 'query parameters of the operations',
		apply: (field) => (field.type === 'boolean' && field.enum?.length === 2 ? { ...field, enum: undefined } : field),
	},
	{
		topic: 'The anniversary is a plain date',
		source: 'conventions.validations.characterRules.cotermDate',
		apply: (field) => (field.name === 'cotermDate' ? { ...field, type: 'date' } : field),
	},
	{
		topic: 'Segment and country are left out when customer and subscription are named',
		source: 'notes of offerSwitchPath.list',
		apply: (field, id) => (id === 'offerSwitchPath.list' ? optional(field) : field),
	},
	{
		topic: 'A product that is new to the customer has no subscription yet',
		source: 'notes of order.renew',
		apply: (field, id) => (id === 'order.renew' && field.name === 'lineItems[].subscriptionId' ? optional(field) : field),
	},
	{
		topic: 'Asking for a commitment sends no contacts',
		source: 'notes of customer.requestThreeYearCommit',
		apply: (field, id) =>
			COMMITMENTS.includes(id) && field.name === 'companyProfile.contacts' ? { ...field, mayBeEmpty: true } : field,
	},
	{
		topic: 'No propensity is an empty list',
		source: 'notes of recommendation.fetch',
		apply: (field) => (field.name === 'includePropensity' ? { ...field, mayBeEmpty: true } : field),
	},
];

const ANY_SUCCESS = [200, 201, 202];

/** Statuses of success on which the pages do not agree; the topics of the contradictions. */
export const STATUSES: Array<{ topic: string; operations: RegExp; statuses: number[] }> = [
	{ topic: 'Preview success status', operations: /^order\.preview/, statuses: ANY_SUCCESS },
	{ topic: 'transfer.get status', operations: /^transfer\.get$/, statuses: ANY_SUCCESS },
	{ topic: 'deployment.update status', operations: /^deployment\.update$/, statuses: ANY_SUCCESS },
];

/** Where rows stand, where the word of the facts means something else here: a bare list is the whole answer. */
export const ITEMS_AT: Record<string, Operation['itemsAt']> = { 'linkedMembership.search': '$' };
