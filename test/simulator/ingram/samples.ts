import type { World } from './world';
import { AMBIGUOUS, customerBody, E1, officeOrder, STORAGE } from './world';

/** Ids of things that exist in a prepared simulator. */
export interface Ids {
	customer: string;
	reseller: string;
	subscription: string;
	order: string;
	report: string;
}

/** A request that the platform accepts: what is filled into the path, and the least query and body. */
export interface Sample {
	id?: string;
	query?: Record<string, string>;
	body?: Record<string, unknown>;
}

const resellerBody = { ...customerBody, name: 'Sub Reseller', currency: 'USD' };

/** Puts one of everything into a simulator. */
export async function prepare(world: World): Promise<Ids> {
	const customer = await world.activeCustomer({ externalId: 'crm-1' });
	const { body: reseller } = await world.call('POST', '/resellers', resellerBody);
	const order = await world.finishedOrder(officeOrder(customer, { poNumber: 'PO-1' }));
	const { body: subscriptions } = await world.call('GET', '/subscriptions');
	const { body: report } = await world.call('POST', '/reports', {
		name: 'Daily report',
		startDate: '2025-02-01T00:00:00Z',
	});
	world.pass(world.simulator.ingram.settings.reportProcessingMs);
	return { customer, reseller: reseller.id, order, subscription: subscriptions.data[0].id, report: report.id };
}

const unit = { currency: 'USD', amount: '17.5' };

/** The least accepted request of every operation that the API serves, by operation id. */
export const samplesFor = (ids: Ids): Record<string, Sample> => ({
	'customer.list': {},
	'customer.create': { body: customerBody },
	'customer.get': { id: ids.customer },
	'customer.update': { id: ids.customer, body: { name: 'Acme Ltd.' } },
	'order.createSales': { body: officeOrder(ids.customer) },
	'order.createChange': {
		body: {
			type: 'change',
			customerId: ids.customer,
			products: [{ subscriptionId: ids.subscription, mpn: STORAGE, quantity: '5' }],
		},
	},
	'order.createRenewal': {
		body: { type: 'renewal', customerId: ids.customer, products: [{ subscriptionId: ids.subscription }] },
	},
	'order.createCancellation': {
		body: { type: 'cancellation', customerId: ids.customer, products: [{ subscriptionId: ids.subscription }] },
	},
	'order.createMigration': {
		body: {
			type: 'migration',
			customerId: ids.customer,
			planId: '2147147',
			startDate: '2024-06-06',
			migrationDate: '2025-03-29',
			products: [{ mpn: 'SQXAMSENS', quantity: '1' }],
		},
	},
	'order.estimate': { body: officeOrder(ids.customer) },
	'order.list': {},
	'order.get': { id: ids.order },
	'order.update': { id: ids.order, body: { creditCheck: false } },
	'product.list': {},
	'plan.list': {},
	'plan.get': { id: '10001' },
	'report.list': { query: { from: '2025-01-01', to: '2025-12-31' } },
	'report.create': { body: { name: 'Daily report', startDate: '2025-01-01T00:00:00Z' } },
	'report.get': { id: ids.report },
	'reseller.list': {},
	'reseller.create': { body: resellerBody },
	'reseller.get': { id: ids.reseller },
	'reseller.update': { id: ids.reseller, body: { name: 'Other Name' } },
	'reseller.listCustomers': { id: ids.reseller },
	'reseller.createCustomer': { id: ids.reseller, body: customerBody },
	'reseller.listOrders': { id: ids.reseller },
	'subscription.list': {},
	'subscription.get': { id: ids.subscription },
	'subscription.update': { id: ids.subscription, body: { renewalStatus: false } },
	'subscription.updateSpecialPricing': { id: ids.subscription, body: { products: [{ mpn: E1, unitPrice: unit }] } },
	'validation.parameters': {
		body: {
			customerId: ids.customer,
			products: [{ mpn: E1, parameters: [{ name: 'domain', value: 'free.onmicrosoft.com' }] }],
		},
	},
});

/** An order of the product whose part number is not unique. */
export const ambiguousOrder = (customerId: string, narrowing: Record<string, unknown>) => ({
	type: 'sales',
	customerId,
	products: [{ mpn: AMBIGUOUS, quantity: '1', ...narrowing }],
});
