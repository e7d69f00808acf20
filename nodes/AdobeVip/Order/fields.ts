import { type Field, optional } from '../../engine/declare';
import { list } from '../../engine/input/codes';

import { externalReferenceId } from '../fields/account';
import { orderId, resellerId, subscriptionId } from '../fields/locators';

/** Filters of the order history, and what can be changed of an order. */

const day = (displayName: string, name: string, as: string, description: string): Field => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description,
	send: { as },
});

export const startDate = day(
	'Start Date',
	'startDate',
	'start-date',
	'Only orders from this time on (UTC). If not set, the current term is searched; with Return All or an end date, every term.',
);

export const endDate = day(
	'End Date',
	'endDate',
	'end-date',
	'Only orders up to this time (UTC). A date without a time means its first second, so orders of that day are left out.',
);

export const orderType: Field = {
	displayName: 'Order Type',
	name: 'orderType',
	type: 'multiOptions',
	options: [
		{ name: 'New', value: 'NEW' },
		{ name: 'Renewal', value: 'RENEWAL' },
		{ name: 'Return', value: 'RETURN' },
		{ name: 'Revert Switch', value: 'REVERT_SWITCH' },
		{ name: 'Switch', value: 'SWITCH' },
		{ name: 'Transfer', value: 'TRANSFER' },
	],
	default: [],
	description: 'Only orders of these types. Adobe documents the filter for new, renewal and transfer orders.',
	send: { as: 'order-type' },
};

export const orderStatus: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'multiOptions',
	options: [
		{ name: 'In Progress', value: '1002' },
		{ name: 'Complete', value: '1000' },
		{ name: 'Failed', value: '1004' },
		{ name: 'Failed: Customer ID Not Valid', value: '1026' },
	],
	default: [],
	description: 'Only orders with one of these statuses',
};

export const offerIds: Field = {
	displayName: 'Offer IDs',
	name: 'offerIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. 65304520CA01A12, 65304521CA01A12',
	description: 'Only orders for one of these offers, separated by commas',
	send: { as: 'offer-id', check: list },
};

export const ofReseller: Field = {
	...optional(resellerId),
	displayName: 'Placed Through Reseller',
	name: 'placedThroughReseller',
	description: 'Only orders placed through this reseller',
	send: { as: 'reseller-id' },
};

export const ofOrder: Field = {
	...optional(orderId),
	displayName: 'Reference Order',
	name: 'referenceOrderId',
	description: 'Only orders that refer to this order, such as its returns',
	send: { as: 'reference-order-id' },
};

export const ofSubscriptions: Field = {
	...optional(subscriptionId),
	description: 'Only orders of this subscription. Only an older Adobe document mentions this filter.',
	send: { as: 'subscription-id' },
};

export const newReference: Field = {
	...externalReferenceId,
	required: true,
	description: 'The new reference, up to 35 characters',
};
