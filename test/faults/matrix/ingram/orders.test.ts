import { ingramStage } from './stage';
import { ordersAndCustomers } from '../suite';

ordersAndCustomers(
	'Ingram Micro, orders and customers',
	[
		'Customer: Create',
		'Customer: Find or Create',
		'Sales Order: Place',
		'Change Order: Place',
		'Renewal Order: Place',
		'Cancellation Order: Place',
		'Migration Order: Place',
	],
	ingramStage,
	[
		'Customer: Create has no key: a second execution is another request and creates another customer. Find or Create is the one that looks.',
	],
);
