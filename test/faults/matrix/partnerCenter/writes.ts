import type { Case } from '../../../operations/play/cases';

import { writesOf } from '../writes/intents';

/** Nodes about what is sold; the others are about customers, their users and devices, and the partner. */
const SALES = [
	'addOnOrder',
	'azureUsage',
	'cart',
	'entitlement',
	'license',
	'migration',
	'order',
	'subscription',
	'subscriptionUpgrade',
	'transfer',
];

/** They are in the table of orders and customers. */
const SIMULATED = [
	'partnerCenterCustomer.create',
	'partnerCenterCustomer.findOrCreate',
	'partnerCenterPurchase.place',
	'partnerCenterPurchase.placeSavingsPlan',
	'partnerCenterCart.checkOut',
	'partnerCenterOrder.create',
	'partnerCenterIndirectResellerOrder.place',
	'partnerCenterAddOnOrder.place',
];

const others = writesOf('Partner Center', SIMULATED);
const isSale = ({ node }: Case): boolean => SALES.includes(node.resource.value);

/** Writes on what is sold, and all other ones. */
export const [sales, accounts] = [others.filter(isSale), others.filter((one) => !isSale(one))];
