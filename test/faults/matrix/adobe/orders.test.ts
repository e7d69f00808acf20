import { adobeStage } from './stage';
import { ordersAndCustomers } from '../suite';

ordersAndCustomers(
	'Adobe VIP, orders and customers',
	[
		'Customer: Create',
		'Customer: Find or Create',
		'New Order: Place',
		'Renewal Order: Place',
		'Return Order: Place',
		'Switch Order: Place',
	],
	adobeStage,
	[
		'Customer: Create has no key: a second execution is another request and creates another customer. Find or Create is the one that looks.',
		'409: the simulator keeps the refusal under its correlation id, as Adobe does, and it says nothing of the order; so the next execution is answered with it again.',
		'stored late, second execution: the order or customer of the first one is known by its ID but cannot be read yet, which is reported as unknown; nothing is sent.',
	],
);
