import type { Field } from '../../../engine/declare';
import { locator } from '../../../engine/input/commonFields';

import { listOrId } from '../fromList';

/** Ids of the catalog, picked from lists. The search methods are the vendor's pickers. */

export const productId = locator({
	displayName: 'Product',
	name: 'productId',
	description: 'The product from the catalog. The list needs the country.',
	modes: listOrId('products', 'Choose a product…', 'e.g. CFQ7TTC0LH18'),
});

export const skuId = locator({
	displayName: 'SKU',
	name: 'skuId',
	description: 'The SKU of the product',
	modes: listOrId('skus', 'Choose a SKU…', 'e.g. 0001'),
});

export const customerProductId: Field = {
	...productId,
	description: 'The product. The list shows what the customer can buy in the chosen catalog.',
	modes: listOrId('customerProducts', 'Choose a product…', 'e.g. CFQ7TTC0LH18'),
};

export const customerSkuId: Field = {
	...skuId,
	modes: listOrId('customerSkus', 'Choose a SKU…', 'e.g. 0001'),
};

export const availabilityId = locator({
	displayName: 'Availability',
	name: 'availabilityId',
	description: 'The availability of the SKU. It changes over time, so look it up right before you use it.',
	modes: listOrId('availabilities', 'Choose an availability…', 'e.g. CFQ7TTC0K971'),
});

export const promotionId = locator({
	displayName: 'Promotion',
	name: 'promotionId',
	description: 'The promotion in a market',
	modes: listOrId('promotions', 'Choose a promotion…', 'e.g. 39NFJQT1PJPF:0001:39NFJQT1Q5KK'),
});

export const offerId = locator({
	displayName: 'Offer',
	name: 'offerId',
	description: 'The offer from the legacy catalog. The list needs the country.',
	modes: listOrId('offers', 'Choose an offer…', 'e.g. 031C9E47-4802-4248-838E-778FB1D2CC05'),
});
