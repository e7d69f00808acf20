import type { Field } from '../../simulator/contract';

/**
 * One decision of the facts, applied to every field: `topic` names the entry of `contradictions`
 * (when `from` says so) or the convention that it carries out. A field that is given back as null is left out.
 */
export interface Convention {
	topic: string;
	from: 'contradictions' | 'conventions' | 'notes';
	apply: (field: Field, operationId: string, place: 'query' | 'body') => Field | null;
}

const ORDER_STATUSES = ['submitted', 'processing', 'error', 'completed', 'cancelled'];
const MIGRATION_DATES = ['startDate', 'migrationDate', 'expirationDate'];
const accountUpdates = ['customer.update', 'reseller.update'];
const orderLists = ['order.list', 'reseller.listOrders'];

const lastStep = (name: string): string => name.split('.').pop() ?? name;

export const CONVENTIONS: Convention[] = [
	{
		topic: 'Quantity type',
		from: 'contradictions',
		apply: (field) => (lastStep(field.name) === 'quantity' ? { ...field, type: 'decimal' } : field),
	},
	{
		topic: 'Order status words in the filter',
		from: 'contradictions',
		apply: (field, id, place) =>
			orderLists.includes(id) && place === 'query' && field.name === 'status' ? { ...field, enum: ORDER_STATUSES } : field,
	},
	{
		topic: 'Settable account status',
		from: 'contradictions',
		apply: (field, id) =>
			accountUpdates.includes(id) && field.name === 'status' ? { ...field, enum: ['active', 'creditHold'] } : field,
	},
	{
		topic: 'Token body',
		from: 'contradictions',
		apply: (field, id) => (id === 'token.create' ? { ...field, required: true } : field),
	},
	{
		topic: 'Report paging',
		from: 'contradictions',
		apply: (field, id) => (id === 'report.list' && ['offset', 'limit'].includes(field.name) ? null : field),
	},
	{
		topic: 'Report from and to',
		from: 'contradictions',
		apply: (field, id) =>
			id === 'report.list' && ['from', 'to'].includes(field.name) ? { ...field, type: 'date', required: true } : field,
	},
	{
		topic: 'upgradeStartType',
		from: 'contradictions',
		apply: (field) =>
			field.name === 'upgradeStartType' ? { ...field, enum: ['FROM_DATE_OF_UPGRADE', 'FROM_OLD_START_DATE'] } : field,
	},
	{
		topic: 'name in order products',
		from: 'contradictions',
		apply: (field) => (field.name === 'products[].name' ? null : field),
	},
	{
		topic: 'unknown is read only',
		from: 'conventions',
		apply: (field) =>
			field.enum ? { ...field, enum: field.enum.filter((value) => value.toLowerCase() !== 'unknown') } : field,
	},
	{
		topic: 'migration dates are plain dates',
		from: 'conventions',
		apply: (field, id) =>
			id === 'order.createMigration' && MIGRATION_DATES.includes(field.name) ? { ...field, type: 'date' } : field,
	},
	{
		topic: 'report body dates are date-times',
		from: 'conventions',
		apply: (field, id) =>
			id === 'report.create' && ['startDate', 'endDate'].includes(field.name) ? { ...field, type: 'datetime' } : field,
	},
	{
		topic: 'the id of an update stands in the path, not in the body',
		from: 'notes',
		apply: (field, id) => (accountUpdates.includes(id) && field.name === 'id' ? null : field),
	},
];

/** Objects that the specification marks as read only because answers share them, though requests carry them too. */
export const WRITABLE_IN_REQUESTS = ['products[].deals.agreements[].priceTerm'];

/** Objects whose values are free: text for attributes, anything for structured values. */
export const FREE_MAPS = ['attributes', 'structured_value'];

/** Updates take any part of an account ("all fields optional"), so the specification's nested required lists do not bind. */
export const PARTIAL_UPDATES = accountUpdates;

/** The estimate takes "whatever the order of that type would hold": the fields of these operations, none of them demanded. */
export const ESTIMATE = {
	id: 'order.estimate',
	takesFieldsOf: ['order.createSales', 'order.createChange', 'order.createRenewal', 'order.createCancellation'],
};
