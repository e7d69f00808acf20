import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { startPartnerWorld, type PartnerWorld } from '../../../flows/partnerCenter/world';
import { time } from '../../../support/virtualClock';
import { allCustomers, byId } from '../../../flows/ingram/parameters';

import { partnerCenter as PLATFORM } from '../../../operations/platforms/partnerCenter';
import type { Stage, Target } from '../cell';

const MINUTE = 60_000;
/** Sold from the catalog before New Commerce, without a cart. */
const LEGACY_OFFER = '1e3f0752-af9a-5894-8580-59200011bd9d';
const OFFICE = 'CFQ7TTC0EX01';
const ADD_ON = 'CFQ7TTC0EX03';
const CHECKOUT = 'POST /v1/customers/{customerId}/carts/{cartId}/checkout';
const ORDERS = 'POST /v1/customers/{customerId}/orders';

const PERSON = {
	firstName: 'Jocasta',
	lastName: 'Doekampf',
	email: 'jocasta@acme.test',
	addressLine1: '101 Any Street',
};

const customerFields = (operation: string, domain: string) => ({
	resource: 'customer',
	operation,
	domain,
	...PERSON,
	companyName: 'Acme Widgets',
	culture: 'en-US',
	language: 'en',
	city: 'Redmond',
	country: 'US',
	state: 'WA',
	postalCode: '98052',
	additionalFields: {},
	simplify: true,
});

const cartLine = (productId = OFFICE): IDataObject => ({
	productId: byId(productId),
	skuId: byId('0001'),
	quantity: 5,
	termDuration: 'P1Y',
	billingCycle: 'monthly',
});

const ordering = (resource: string, operation: string, customer: string, orderKey: string, more: IDataObject = {}) =>
	({
		resource,
		operation,
		customerId: byId(customer),
		orderKey,
		dryRun: false,
		waitForCompletion: false,
		simplify: true,
		...more,
	}) as INodeParameters;

const newCommerce = (productId = OFFICE): IDataObject => ({
	targetView: 'OnlineServices',
	lineItems: { line: [cartLine(productId)] },
});
const SAVINGS_PLAN: IDataObject = {
	targetView: 'Azure',
	productId: byId('DZH318Z0EX04'),
	skuId: byId('0001'),
	termDuration: 'P1Y',
	billingCycle: 'one_time',
	hourlyCommitment: '0.05',
	commitmentCurrency: 'USD',
	scope: 'shared',
	subscriptionId: byId('5f0c7f1e-2b33-4e0a-9d0b-8f4a6c1d2e3f'),
};
const legacy = { lineItems: { line: [{ offerId: LEGACY_OFFER, quantity: 5 }] } };

function targetsOf(world: PartnerWorld): Target[] {
	const typeOf = (node: string) => `n8n-nodes-cloud-marketplace.partnerCenter${node}`;
	const ordersOf = (customer: string) =>
		world.state().commerce.orders.filter(({ customerId }) => customerId === customer).length;
	const orders = (
		name: string,
		node: string,
		route: string,
		made: (customer: string, key: string) => Promise<INodeParameters> | INodeParameters,
	): Target => ({
		name,
		type: typeOf(node),
		route,
		async prepare(key) {
			const customer = await world.customer();
			const parameters = await made(customer, key);
			const before = ordersOf(customer);
			return { parameters, stored: () => ordersOf(customer) - before };
		},
	});
	const creating = (name: string, operation: string): Target => ({
		name,
		type: typeOf('Customer'),
		route: 'POST /v1/customers',
		async prepare(intent) {
			const domain = `${intent}.onmicrosoft.com`;
			const stored = () => world.state().commerce.customers.filter((customer) => customer.domain === domain).length;
			return { parameters: customerFields(operation, domain), stored };
		},
	});
	/** What is there before: made by a node, on the same clock. */
	const made = async (node: string, parameters: INodeParameters): Promise<IDataObject> => {
		const { error, lastNodeItems } = await world.run(node, parameters);
		if (error) throw error;
		return lastNodeItems[0].json;
	};
	return [
		creating('Customer: Create', 'create'),
		creating('Customer: Find or Create', 'findOrCreate'),
		orders('Purchase: Place', 'Purchase', CHECKOUT, (customer, key) =>
			ordering('purchase', 'place', customer, key, newCommerce()),
		),
		orders('Purchase: Place Azure Savings Plan', 'Purchase', CHECKOUT, (customer, key) =>
			ordering('purchase', 'placeSavingsPlan', customer, key, SAVINGS_PLAN),
		),
		orders('Cart: Check Out', 'Cart', CHECKOUT, async (customer, key) => {
			const { id } = await made('Cart', {
				resource: 'cart',
				operation: 'create',
				customerId: byId(customer),
				...newCommerce(),
			} as INodeParameters);
			return ordering('cart', 'checkOut', customer, key, { cartId: id });
		}),
		orders('Order: Create', 'Order', ORDERS, (customer, key) => ordering('order', 'create', customer, key, legacy)),
		orders('Indirect Reseller Order: Place', 'IndirectResellerOrder', ORDERS, (customer, key) => {
			const [reseller] = world.state().commerce.resellers;
			return ordering('indirectResellerOrder', 'place', customer, key, {
				indirectResellerId: byId(reseller.id),
				...legacy,
			});
		}),
		orders('Add-On Order: Place', 'AddOnOrder', CHECKOUT, async (customer, key) => {
			const base = ordering('purchase', 'place', customer, `${key}-base`, {
				...newCommerce(),
				waitForCompletion: true,
			});
			const [parent] = (await made('Purchase', base)).subscriptionIds as string[];
			return ordering('addOnOrder', 'place', customer, key, {
				...newCommerce(ADD_ON),
				parentSubscriptionId: byId(parent),
			});
		}),
	];
}

/** Partner Center's orders and customers, on the simulator. */
export async function partnerStage(): Promise<Stage> {
	const world = await startPartnerWorld();
	const { simulator, core } = world;
	return {
		platform: PLATFORM,
		simulator,
		core,
		hidden: {
			secrets: simulator.partnerCenter.accounts.flatMap(({ clientSecret, refreshToken }) => [
				clientSecret,
				refreshToken,
			]),
			personal: [...Object.values(PERSON), 'Acme Widgets'],
		},
		targets: targetsOf(world),
		async reset() {
			simulator.reset();
			time.pass(20 * MINUTE);
			await world.run('Customer', allCustomers);
		},
		stop: async () => await world.stop(),
	};
}
