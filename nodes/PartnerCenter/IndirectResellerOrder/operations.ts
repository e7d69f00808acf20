import type { Field, Operation, Resource } from '../../engine/declare';

import { partnerOnRecordAttestation } from '../fields/ordering/cartLines';
import { customerId, indirectResellerId } from '../fields/locators';
import { orderLines } from '../fields/ordering/orderLines';
import { orderBillingCycle, orderCurrency } from '../fields/orders';
import { buying } from '../ordering/operations';
import { intoResellerLines, RESELLERS } from '../ordering/orderLines';
import { lineQuantities } from '../ordering/safety';
import { partnerCenter, USER_ONLY } from '../vendor';

/** The reseller's partner ID goes into the lines, its tenant ID nowhere. */
const reseller: Field = { ...indirectResellerId, send: { in: 'nowhere' } };

const operations: Operation[] = [
	{
		...buying,
		quantities: lineQuantities,
		value: 'place',
		name: 'Place',
		action: 'Place an order for an indirect reseller',
		description:
			"Order for a customer of an indirect reseller. The reseller's partner ID is looked up and added to every line, so that it gets its incentives.",
		needs: USER_ONLY,
		notice: 'This makes a purchase. Dry Run shows what would be ordered, with the partner ID in the lines.',
		route: 'POST /v1/customers/{customerId}/orders',
		extraRoutes: [...buying.extraRoutes, RESELLERS],
		fields: [customerId, reseller, ...orderLines, orderBillingCycle, orderCurrency, partnerOnRecordAttestation],
		constantBody: { attributes: { objectType: 'Order' } },
		loadDependencies: intoResellerLines,
		sample: 'partnerCenter/order.create.json',
		facts: ['order.create'],
		docs: 'https://learn.microsoft.com/partner-center/developer/create-an-order-for-a-customer-of-an-indirect-reseller',
	},
];

export const resource: Resource = {
	value: 'indirectResellerOrder',
	name: 'Indirect Reseller Order',
	vendor: partnerCenter,
	operations,
};
