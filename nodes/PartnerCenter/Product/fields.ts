import { type Field, optional } from '../../engine/declare';

import * as locators from '../fields/locators';
import { listedView, targetView } from '../fields/market';

/** The same locator with another list to pick from. */
const pickedFrom = (searchListMethod: string, field: Field, description: string): Field => ({
	...field,
	description,
	modes: field.modes?.map((mode) =>
		mode.type === 'list' ? { ...mode, typeOptions: { ...mode.typeOptions, searchListMethod } } : mode,
	),
});

export const customerProductId = pickedFrom(
	'customerProducts',
	locators.productId,
	'The product, from those that the customer can buy',
);

export const customerSkuId = pickedFrom('customerSkus', locators.skuId, 'The SKU of the product');

export const customerAvailabilityId = pickedFrom(
	'customerAvailabilities',
	locators.availabilityId,
	locators.availabilityId.description ?? '',
);

/** From List shows Azure reservations first here: other products need no check of the inventory. */
export const reservationView: Field = { ...listedView, default: 'AzureReservations' };

/** The view that is sent; `targetView` steers the list of products on the same screen. */
export const availabilityView: Field = optional({
	...targetView,
	displayName: 'Only From Catalog View',
	name: 'availabilityView',
	description: 'Only availabilities in this part of the catalog. Only known to work with Azure reservations.',
	send: { as: 'targetView' },
});

export const includeLifeCycleState: Field = {
	displayName: 'Include Life Cycle State',
	name: 'includeLifeCycleState',
	type: 'boolean',
	default: true,
	description: 'Whether to include the life cycle state of new commerce availabilities',
	send: { as: 'IncludeLifeCycleState' },
};
