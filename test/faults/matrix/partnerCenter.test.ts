import { partnerStage } from './partnerCenter';
import { ordersAndCustomers } from './suite';

ordersAndCustomers(
	'Partner Center, orders and customers',
	[
		'Customer: Create',
		'Customer: Find or Create',
		'Purchase: Place',
		'Purchase: Place Azure Savings Plan',
		'Cart: Check Out',
		'Order: Create',
		'Indirect Reseller Order: Place',
		'Add-On Order: Place',
	],
	partnerStage,
	[
		'Customer: Create, second execution: the domain is taken by the customer of the first one, so it is refused and nothing is created.',
	],
);
