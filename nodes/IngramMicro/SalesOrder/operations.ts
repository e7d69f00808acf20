import type { Field, Operation, Resource } from '../../engine/declare';

import { checkLines } from '../catalog';
import { cancelDuplicate } from '../duplicates';
import { eitherWay, salesLines } from '../fields/lines';
import { customerId } from '../fields/locators';
import * as order from '../fields/order';
import { orderSubscriptionPeriod, vendorBillingPeriod } from '../fields/period';
import { ESTIMATE, estimate, estimating, placing, quantities } from '../orderOperations';
import { ingramMicro } from '../vendor';

const priced: Field[] = [
	customerId,
	...eitherWay(salesLines),
	order.orderAttributes,
	order.alignmentType,
	order.alignmentSubscriptionId,
	order.billingModel,
	order.scheduledOn,
	orderSubscriptionPeriod,
	vendorBillingPeriod,
];

const operations: Operation[] = [
	{
		...estimating,
		action: 'Estimate the price of a sales order',
		description: 'Get the price of a sales order without placing it',
		fields: [...priced, order.estimatePoNumber],
		constantBody: { type: 'sales' },
	},
	{
		...placing,
		action: 'Place a sales order',
		description: 'Buy products for a customer. This creates subscriptions.',
		notice:
			"This makes a purchase. By placing a sales order, you confirm that the customer has accepted the vendor's terms and conditions; the platform marks them as accepted. Dry Run shows what would be ordered, and warns about missing licenses.",
		extraRoutes: [...placing.extraRoutes, 'GET /products', ESTIMATE],
		fields: [...priced, order.poNumber],
		constantBody: { type: 'sales' },
		preflight: checkLines,
		cancelDuplicate,
		quantities,
		estimate,
		facts: ['order.createSales', 'order.createSalesNce'],
	},
];

export const resource: Resource = { value: 'salesOrder', name: 'Sales Order', vendor: ingramMicro, operations };
