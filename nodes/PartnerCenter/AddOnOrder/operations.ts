import type { IDataObject } from 'n8n-workflow';

import type { Field, Operation, Resource, Values } from '../../engine/declare';

import { addOnLines, partnerOnRecordAttestation, segmentOfCustomer, targetView } from '../fields/ordering/cartLines';
import { customerId, orderId, subscriptionId } from '../fields/locators';
import { legacyAddOnLines } from '../fields/ordering/orderLines';
import { CART, cartStrategy, CARTS, CHECK_OUT } from '../ordering/carts';
import { AVAILABILITIES, intoCatalogItems, lineComplaint } from '../ordering/catalogItems';
import { linesOf } from '../ordering/lines';
import { buying } from '../ordering/operations';
import { intoOrderLines, addedLinesStrategy } from '../ordering/orderLines';
import { SUBSCRIPTION } from '../ordering/orders';
import { lineQuantities } from '../ordering/safety';
import { partnerCenter } from '../vendor';

const parentSubscriptionId: Field = {
	...subscriptionId,
	displayName: 'Parent Subscription',
	name: 'parentSubscriptionId',
	description: 'The subscription that the add-ons are for',
	send: { in: 'nowhere' },
};

/** The parent goes into every line that names none of its own. */
function intoAddOns(values: Values): void {
	values.body.lineItems = linesOf(values.body).map((line) => ({
		...line,
		provisioningContext: {
			ParentSubscriptionId: values.local.parentSubscriptionId,
			...(line.provisioningContext as IDataObject | undefined),
		},
	})) as IDataObject[];
}

const operations: Operation[] = [
	{
		...buying,
		quantities: lineQuantities,
		value: 'place',
		name: 'Place',
		action: 'Purchase add-ons for a subscription',
		description:
			'Buy add-ons for an existing new commerce subscription through a cart, and wait for their subscriptions',
		notice: 'This makes a purchase. Dry Run shows the cart that would be ordered.',
		route: CARTS,
		extraRoutes: [...buying.extraRoutes, AVAILABILITIES, CART, CHECK_OUT],
		fields: [
			customerId,
			parentSubscriptionId,
			targetView,
			...addOnLines,
			partnerOnRecordAttestation,
			segmentOfCustomer,
		],
		orderKeys: cartStrategy,
		transformValues: intoAddOns,
		rule: lineComplaint,
		preflight: intoCatalogItems,
		sample: 'partnerCenter/order.get.json',
		facts: ['cart.create', 'cart.checkout'],
	},
	{
		...buying,
		quantities: lineQuantities,
		value: 'placeLegacy',
		name: 'Place (Legacy)',
		action: 'Purchase legacy add-ons for an order',
		description:
			'Buy legacy add-ons by adding lines to the order of the base subscription. For new commerce add-ons, use Place.',
		notice: 'This makes a purchase. Only for offers in the legacy catalog.',
		route: 'PATCH /v1/customers/{customerId}/orders/{orderId}',
		extraRoutes: [...buying.extraRoutes, SUBSCRIPTION],
		fields: [customerId, orderId, legacyAddOnLines, partnerOnRecordAttestation],
		constantBody: { attributes: { objectType: 'Order' } },
		orderKeys: addedLinesStrategy,
		loadDependencies: intoOrderLines,
		sample: 'partnerCenter/order.purchaseAddOn.json',
		facts: ['order.purchaseAddOn'],
		docs: 'https://learn.microsoft.com/partner-center/developer/purchase-an-add-on-to-a-subscription',
	},
];

export const resource: Resource = { value: 'addOnOrder', name: 'Add-On Order', vendor: partnerCenter, operations };
