import { runFiles } from './folder';

/** What each mutant of the orders has to pass in n8n-core: orders of one platform, without those that take long. */
runFiles('flows/ingram', [
	'items.test.ts',
	'orders/limits.test.ts',
	'orders/orderKeys.test.ts',
	'orders/orders.test.ts',
	'orders/overtaken.test.ts',
]);
