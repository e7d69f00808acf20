import { type Operation, optional, type Resource } from '../../engine/declare';

import { cartLines, partnerOnRecordAttestation, segmentOfCustomer, targetView } from '../fields/ordering/cartLines';
import { customerId } from '../fields/locators';
import { CART, cartStrategy, CARTS, CHECK_OUT } from '../ordering/carts';
import { AVAILABILITIES, intoCatalogItems, lineComplaint } from '../ordering/catalogItems';
import { buying } from '../ordering/operations';
import { lineQuantities } from '../ordering/safety';
import { partnerCenter } from '../vendor';

import { placeSavingsPlan } from './savingsPlan';

const operations: Operation[] = [
	{
		...buying,
		value: 'place',
		name: 'Place',
		action: 'Purchase products for a customer',
		description: 'Buy products in one step: create a cart with the lines, check it out, and wait for the subscriptions',
		notice:
			'This makes a purchase. The customer must have confirmed the Microsoft Customer Agreement. Most subscriptions can be canceled only within seven days. Dry Run shows the cart that would be ordered.',
		route: CARTS,
		extraRoutes: [...buying.extraRoutes, AVAILABILITIES, CART, CHECK_OUT],
		fields: [customerId, targetView, ...cartLines, partnerOnRecordAttestation, optional(segmentOfCustomer)],
		orderKeys: cartStrategy,
		quantities: lineQuantities,
		rule: lineComplaint,
		preflight: intoCatalogItems,
		sample: 'partnerCenter/order.get.json',
		facts: ['cart.create', 'cart.checkout'],
	},
	placeSavingsPlan,
];

export const resource: Resource = { value: 'purchase', name: 'Purchase', vendor: partnerCenter, operations };
