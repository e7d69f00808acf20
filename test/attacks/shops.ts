import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { FaultRule } from '../../simulator/core/http/faults';
import { type Core, createCore } from '../support/core';
import { time } from '../support/virtualClock';

import { newOrder } from '../flows/adobe/orderFields';
import { startAdobeWorld } from '../flows/adobe/world';
import { sale } from '../flows/ingram/parameters';
import { startWorld } from '../flows/ingram/world';
import { twoWorkers } from '../flows/ingram/workers';
import { partnerCredentials, type PartnerWorld, startPartnerWorld } from '../flows/partnerCenter/world';

/** What the attacks need of a platform: to place an order through its node, and to count the orders on its server. */
export interface Shop {
	/** The request that buys, for faults. */
	route: string;
	/** Places an order; gives its item, an error item too. @param worker 1: another process, which shares nothing with the first */
	place(orderKey: string, more?: IDataObject, worker?: 0 | 1, items?: INodeExecutionData[]): Promise<IDataObject>;
	/** Places the order of a second delivery: the same, unless the shop is one that uses another operation then. */
	again: Shop['place'];
	/** Another number of units, as the screen holds it. */
	units(quantity: unknown): IDataObject;
	stored(): number;
	/** The orders themselves, as people at the platform can edit them. */
	orders(): object[];
	/** What the platform shows, by the names of its settings. */
	show(settings: object): void;
	/** Another number of lines, as the screen holds them, with a text of the flow's own where the order key may stand. */
	own(text?: string, lines?: number): IDataObject;
	/** Orders are listed so late from now on, in milliseconds. */
	listLate(ms: number): void;
	/** The request that buys meets this fault. */
	spoil(fault: Omit<FaultRule, 'route'>): void;
	/** No faults any more. */
	mend(): void;
	/** A customer without orders; lists are on time. */
	renew(): Promise<void>;
	stop(): Promise<void>;
}

export const goOn = { onError: 'continueRegularOutput', credentialId: 'a' } as const;
export const picked = (value: string) => ({ __rl: true, mode: 'id', value });

async function ingram(): Promise<Shop> {
	const world = await startWorld();
	const workers = await twoWorkers(world.simulator, time);
	const { faults, ingram: platform } = world.simulator;
	let customer = '';
	let execution = 0;
	const place: Shop['place'] = async (orderKey, more = {}, worker = 0, items) =>
		await workers[worker](sale(customer, orderKey, more as INodeParameters), String((execution += 1)), items);
	return {
		route: 'POST /orders',
		place,
		again: place,
		units: (quantity) => ({ products: { line: [{ mpn: picked('ACME-BACKUP'), quantity }] } }),
		stored: () => world.orders(customer).length,
		orders: () => platform.states.settled()[0].orders.filter(({ customerId }) => customerId === customer),
		show: (settings) => void Object.assign(platform.settings, settings),
		own: (poNumber) => (poNumber === undefined ? {} : { additionalFields: { poNumber } }),
		listLate: (ms) => void Object.assign(platform.settings, { orderListingMs: ms }),
		spoil: (fault) => faults.add({ route: 'POST /orders', ...fault }),
		mend: () => faults.clear(),
		async renew() {
			faults.clear();
			Object.assign(platform.settings, {
				orderListingMs: 0,
				listShowsPoNumber: false,
				singleShowsPoNumber: true,
				singleShowsAttributes: true,
			});
			customer = await world.customer();
		},
		stop: async () => await world.stop(),
	};
}

async function adobe(): Promise<Shop> {
	const world = await startAdobeWorld();
	const other = await world.anotherWorker();
	const route = 'POST /v3/customers/{customer-id}/orders';
	let customer = '';
	const place: Shop['place'] = async (orderKey, more = {}, worker = 0, items) => {
		const parameters = newOrder(customer, { ...more, orderKey });
		const run = worker === 0 ? world.run : other;
		return (await run('NewOrder', 'place', { resource: 'newOrder', ...parameters }, { items, ...goOn }))
			.lastNodeItems[0].json;
	};
	return {
		route,
		place,
		again: place,
		units: (quantity) => ({ lineItems: { line: [{ offerId: '65304520CA01A12', quantity }] } }),
		stored: () => world.state().orders.filter(({ customerId }) => customerId === customer).length,
		orders: () => world.simulator.adobe.states.settled()[0].orders.filter((order) => order.customerId === customer),
		show: () => {},
		own: () => ({}),
		listLate: (ms) => void Object.assign(world.simulator.adobe.settings, { orderListingMs: ms }),
		// The preview has the same route, and no order key.
		spoil: (fault) => world.simulator.faults.add({ route, having: 'externalReferenceId', ...fault }),
		mend: () => world.simulator.faults.clear(),
		async renew() {
			world.simulator.faults.clear();
			world.simulator.adobe.settings.orderListingMs = 0;
			customer = await world.customer();
		},
		stop: async () => await world.stop(),
	};
}

/** The two ways to buy at Partner Center: through a cart, and by a single request of the legacy catalog. */
const WAYS = {
	Purchase: {
		route: 'POST /v1/customers/{customerId}/carts/{cartId}/checkout',
		parameters: { resource: 'purchase', operation: 'place', targetView: 'OnlineServices' },
		line: { productId: picked('CFQ7TTC0EX01'), skuId: picked('0001'), termDuration: 'P1Y', billingCycle: 'monthly' },
	},
	Order: {
		route: 'POST /v1/customers/{customerId}/orders',
		parameters: { resource: 'order', operation: 'create', billingCycle: 'monthly' },
		line: { offerId: '1e3f0752-af9a-5894-8580-59200011bd9d' },
	},
};

/** The nodes as this process has loaded them, and as another worker has. */
export async function partnerCores(world: PartnerWorld): Promise<Core[]> {
	const cores = [world.core];
	await jest.isolateModulesAsync(async () => {
		(await import('../../nodes/engine/util/currentClock')).useClock(time);
		const { nodes, credentialTypes } = await import('../../scripts/package');
		cores.push(
			await createCore({
				nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
				credentialTypes,
				credentials: partnerCredentials(world.simulator),
			}),
		);
	});
	return cores;
}

/** @param node the way of the first delivery @param next that of the second */
async function partnerCenter(node: keyof typeof WAYS, next = node): Promise<Shop> {
	const world = await startPartnerWorld();
	const { faults, partnerCenter: platform } = world.simulator;
	const { route } = WAYS[node];
	const cores = await partnerCores(world);
	let customer = '';
	const lines = (quantity: unknown, by = node) =>
		({ lineItems: { line: [{ ...WAYS[by].line, quantity }] } }) as IDataObject;
	const placing =
		(by: keyof typeof WAYS): Shop['place'] =>
		async (orderKey, more = {}, worker = 0, items) => {
			const parameters = {
				...WAYS[by].parameters,
				customerId: picked(customer),
				...lines(3, by),
				dryRun: false,
				waitForCompletion: true,
				simplify: true,
				...more,
				orderKey,
			} as INodeParameters;
			const type = `n8n-nodes-cloud-marketplace.partnerCenter${by}`;
			return (await cores[worker].runNode(type, parameters, items, goOn)).lastNodeItems[0].json;
		};
	return {
		route,
		place: placing(node),
		again: placing(next),
		units: lines,
		stored: () => world.state().commerce.orders.length,
		orders: () => platform.states.settled()[0].commerce.orders,
		show: () => {},
		own: (friendlyName, count = 1) => ({
			lineItems: {
				line: Array.from({ length: count }, (_, index) => ({
					...WAYS[node].line,
					quantity: 3 + index,
					...(friendlyName === undefined ? {} : { friendlyName }),
				})),
			},
		}),
		listLate: (ms) => void Object.assign(platform.settings, { orderListingMs: ms }),
		spoil: (fault) => faults.add({ route, ...fault }),
		mend: () => faults.clear(),
		async renew() {
			world.simulator.reset();
			platform.settings.orderListingMs = 0;
			customer = await world.customer();
		},
		stop: async () => await world.stop(),
	};
}

export const openShops: Array<[string, () => Promise<Shop>]> = [
	['Ingram Micro', ingram],
	['Partner Center', async () => await partnerCenter('Purchase')],
	['Partner Center, Order > Create', async () => await partnerCenter('Order')],
	['Adobe', adobe],
];

/** Those whose second delivery comes through another operation. */
export const openMixedShops: Array<[string, () => Promise<Shop>]> = [
	['Partner Center, then Order > Create under the same key', async () => await partnerCenter('Purchase', 'Order')],
];
