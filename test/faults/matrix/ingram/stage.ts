import { ingramMicro as PLATFORM } from '../../../operations/platforms/ingram';
import type { INodeParameters } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';
import { allCustomers, byId, change, create, findOrCreate, lines, sale } from '../../../flows/ingram/parameters';
import { startWorld, type NodeName, type World } from '../../../flows/ingram/world';

import type { Stage, Target, Intent } from '../cell';

const DAY = 24 * 60 * 60_000;
const noWait = { waitForCompletion: false };

type Made = (customer: string, name: string) => Promise<INodeParameters>;

/** The ways to order, each for a customer of its own. */
function targetsOf(world: World): Target[] {
	const ordering = (name: string, node: NodeName, type: string, made: Made): Target => ({
		name,
		type: `cloud.ingramMicro${node}`,
		route: 'POST /orders',
		async prepare(intent): Promise<Intent> {
			const customer = await world.customer();
			const parameters = await made(customer, intent);
			return { parameters, stored: () => world.orders(customer).filter((order) => order.type === type).length };
		},
	});
	const creating = (name: string, made: (externalId: string) => INodeParameters, another?: true): Target => ({
		name,
		type: 'cloud.ingramMicroCustomer',
		route: 'POST /customers',
		another,
		prepare: async (intent) => ({ parameters: made(intent), stored: () => world.customers(intent).length }),
	});
	/** An order of an existing subscription. */
	const onSubscription =
		(resource: string): Made =>
		async (customer, name) => {
			const { products: _, productsFrom: __, ...parameters } = sale(customer, name, noWait);
			return { ...parameters, resource, subscriptionId: byId(await world.subscription(customer)) };
		};
	return [
		creating('Customer: Create', (name) => create(name, noWait), true),
		creating('Customer: Find or Create', (name) => findOrCreate(name, noWait)),
		ordering('Sales Order: Place', 'SalesOrder', 'sales', async (customer, name) => sale(customer, name, noWait)),
		ordering('Change Order: Place', 'ChangeOrder', 'change', async (customer, name) =>
			change(customer, await world.subscription(customer), name, noWait),
		),
		ordering('Renewal Order: Place', 'RenewalOrder', 'renewal', onSubscription('renewalOrder')),
		ordering('Cancellation Order: Place', 'CancellationOrder', 'cancellation', async (customer, name) => {
			const { waitForCompletion: _, ...parameters } = await onSubscription('cancellationOrder')(customer, name);
			return parameters;
		}),
		ordering('Migration Order: Place', 'MigrationOrder', 'migration', async (customer, name) => ({
			...sale(customer, name, noWait),
			resource: 'migrationOrder',
			planId: byId('2147147'),
			startDate: '2024-06-06',
			migrationDate: '2025-03-29',
			products: lines(1, 'SQXAMSENS'),
		})),
	];
}

/** Ingram Micro's orders and customers, on the simulator. */
export async function ingramStage(): Promise<Stage> {
	const world = await startWorld();
	const { simulator, core, hidden } = world;
	return {
		platform: PLATFORM,
		simulator,
		core,
		hidden,
		targets: targetsOf(world),
		async reset() {
			simulator.reset();
			// Ids begin again as well, and the nodes remember for a day which key an order has.
			time.pass(2 * DAY);
			await world.run('Customer', allCustomers);
		},
		stop: async () => await world.stop(),
	};
}
