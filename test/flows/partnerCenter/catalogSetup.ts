import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../support/virtualClock';
import { startPartnerWorld, type PartnerWorld } from './world';

export let world: PartnerWorld;

/** The world of these tests: registered by each of their files. */
export function setUp(): void {
	beforeAll(async () => {
		world = await startPartnerWorld();
	});
	beforeEach(() => {
		world.simulator.reset();
		world.simulator.partnerCenter.settings.maxPageSize = null;
		time.pass(61 * 60_000);
	});
	afterAll(async () => await world.stop());
}

export const picked = (value: string) => ({ __rl: true, mode: 'id', value });

export const NODES: Record<string, string> = {
	Product: 'product',
	Offer: 'offer',
	Entitlement: 'entitlement',
	Invoice: 'invoice',
	AzureUsage: 'azureUsage',
	Analytics: 'analytics',
};

/** What a node gives for one operation, or the sentence that it ends with. */
export async function run(node: string, operation: string, parameters: IDataObject) {
	const { error, lastNodeItems } = await world.run(node, {
		resource: NODES[node],
		operation,
		...parameters,
	} as INodeParameters);
	return { sentence: error?.message, items: lastNodeItems, rows: lastNodeItems.map(({ json }) => json) };
}

/** Buys one line through the API and waits until it is there; gives its subscription. */
export async function bought(customer: string, productId: string, more: IDataObject = {}): Promise<string> {
	const shelf = `/v1/products/${productId}/skus/0001/availabilities`;
	const {
		data: {
			items: [{ catalogItemId }],
		},
	} = await world.api.get<{ items: Array<{ catalogItemId: string }> }>(shelf, { params: { country: 'US' } });
	const line = { id: 0, catalogItemId, quantity: 1, billingCycle: 'monthly', ...more };
	const {
		data: { id },
	} = await world.api.post<{ id: string }>(`/v1/customers/${customer}/carts`, { lineItems: [line] });
	await world.api.post(`/v1/customers/${customer}/carts/${id}/checkout`, {});
	time.pass(60_000);
	const {
		data: { items },
	} = await world.api.get<{ items: Array<{ id: string }> }>(`/v1/customers/${customer}/subscriptions`);
	return items.at(-1)!.id;
}

export const AZURE_PLAN = 'DZH318Z0EX01';
