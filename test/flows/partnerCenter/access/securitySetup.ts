import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';
import { startPartnerWorld, type PartnerWorld } from '../world';

export let world: PartnerWorld;

/** The world of these tests: registered by each of their files. */
export function setUp(): void {
	beforeAll(async () => {
		world = await startPartnerWorld();
	});
	beforeEach(() => {
		world.simulator.reset();
		time.pass(20 * 60_000);
	});
	afterAll(async () => await world.stop());
}

/** What a node gives for one operation, or the sentence that it ends with. */
export async function run(node: string, operation: string, parameters: IDataObject = {}) {
	const resource = `${node[0].toLowerCase()}${node.slice(1)}`;
	const { error, lastNodeItems } = await world.run(node, { resource, operation, ...parameters } as INodeParameters);
	return { sentence: error?.message, rows: lastNodeItems.map(({ json }) => json), row: lastNodeItems[0]?.json };
}

export const sent = (route: string) => world.simulator.effects().requestsByRoute[route] ?? 0;
