import { type Field, optional } from '../../engine/declare';

import type { PickerName } from '../fields/fromList';
import * as locators from '../fields/locators';
import { listedView, targetView } from '../fields/market';

/** The same locator with another list to pick from. */
const pickedFrom = (searchListMethod: PickerName, field: Field, description: string): Field => ({
	...field,
	description,
	modes: field.modes?.map((mode) =>
		mode.type === 'list' ? { ...mode, typeOptions: { ...mode.typeOptions, searchListMethod } } : mode,
	),
});

export const customerProductId = pickedFrom(
	'customerProducts',
	locators.productId,
	'The product, out of those that the customer may buy',
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
	displayName: 'Only of Catalog View',
	name: 'availabilityView',
	description: 'Only availabilities of this part of the catalog. Seen with Azure reservations alone.',
	send: { as: 'targetView' },
});

export const includeLifeCycleState: Field = {
	displayName: 'Include Life Cycle State',
	name: 'includeLifeCycleState',
	type: 'boolean',
	default: true,
	description: 'Whether new commerce availabilities tell how far they are in their life cycle',
	send: { as: 'IncludeLifeCycleState' },
};
