import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { line, newOrder, renewal, returning, switching } from '../../flows/adobe/orderFields';
import { ACROBAT, ALL_APPS, DETAILS, inDays, picked, startAdobeWorld, type AdobeWorld } from '../../flows/adobe/world';

import type { Stage, Target } from './cell';

const ORDERS = 'POST /v3/customers/{customer-id}/orders';
const CONTACT = { firstName: 'Jocasta', lastName: 'Doekampf', email: 'jocasta@acme.test' };
const noWait = { waitForCompletion: false };

/** Days before the anniversary in which a renewal is taken. */
const RENEWABLE = 20;

function targetsOf(world: AdobeWorld): Target[] {
	const typeOf = (node: string) => `n8n-nodes-cloud-marketplace.adobeVip${node}`;
	const orders = (
		name: string,
		node: string,
		type: string,
		made: (customer: string, key: string) => Promise<IDataObject> | IDataObject,
	): Target => ({
		name,
		type: typeOf(node),
		route: ORDERS,
		// The preview goes the same way.
		having: `"orderType":"${type}"`,
		async prepare(key) {
			const customer = await world.customer();
			const parameters = { ...(await made(customer, key)), operation: 'place' } as INodeParameters;
			const stored = () =>
				world.state().orders.filter((order) => order.customerId === customer && order.type === type).length;
			const before = stored();
			return { parameters, stored: () => stored() - before };
		},
	});
	const creating = (name: string, more: (companyName: string) => IDataObject, another?: true): Target => ({
		name,
		type: typeOf('Customer'),
		route: 'POST /v3/customers',
		another,
		async prepare(companyName) {
			const contacts = { contact: [CONTACT] };
			const parameters = {
				...DETAILS,
				contacts,
				companyName,
				resellerId: picked(world.reseller()),
				additionalFields: { externalReferenceId: companyName },
				simplify: false,
				...noWait,
				...more(companyName),
			};
			const stored = () => world.state().customers.filter(({ profile }) => profile.companyName === companyName).length;
			return { parameters: parameters as INodeParameters, stored };
		},
	});
	const subscriptionOf = (customer: string): string =>
		world.state().subscriptions.find(({ customerId }) => customerId === customer)!.id;
	return [
		creating('Customer: Create', () => ({ operation: 'create' }), true),
		creating('Customer: Find or Create', () => ({ operation: 'findOrCreate', findBy: 'companyName' })),
		orders('New Order: Place', 'NewOrder', 'NEW', (customer, orderKey) => newOrder(customer, { orderKey, ...noWait })),
		orders('Renewal Order: Place', 'RenewalOrder', 'RENEWAL', async (customer, orderKey) => {
			await world.buy(customer, ACROBAT, 12);
			world.simulator.adobe.admin().setAnniversary(customer, inDays(RENEWABLE));
			const due = line(ACROBAT, 12, { subscriptionId: picked(subscriptionOf(customer)) });
			return renewal(customer, [due], { orderKey, ...noWait });
		}),
		orders('Return Order: Place', 'ReturnOrder', 'RETURN', async (customer, orderKey) => {
			const { orderId } = await world.buy(customer, ACROBAT, 10);
			return returning(customer, String(orderId), { orderKey, ...noWait });
		}),
		orders('Switch Order: Place', 'SwitchOrder', 'SWITCH', async (customer, orderKey) => {
			await world.buy(customer, ACROBAT, 10);
			return switching(customer, subscriptionOf(customer), ALL_APPS, 4, { orderKey, ...noWait });
		}),
	];
}

/** Adobe's orders and customers, on the simulator. */
export async function adobeStage(): Promise<Stage> {
	const world = await startAdobeWorld();
	const { simulator, core } = world;
	return {
		platform: 'Adobe VIP',
		simulator,
		core,
		hidden: {
			secrets: simulator.adobe.accounts.map(({ clientSecret }) => clientSecret),
			personal: Object.values(CONTACT),
		},
		targets: targetsOf(world),
		reset: async () => await world.reset(),
		stop: async () => await world.stop(),
	};
}
