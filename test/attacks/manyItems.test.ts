import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { allCustomers, create } from '../flows/ingram/parameters';
import { startWorld, type World } from '../flows/ingram/world';

/** A token that ends while many items write at once: each look is of its own write. */

let world: World;
beforeEach(async () => {
	world = await startWorld();
	await world.run('Customer', allCustomers);
});
afterEach(async () => await world.stop());

const ITEMS = 8;

test.each([0, 1, 3, 5, 7])(
	'creates without an external ID, the token ends at number %i: each is created once',
	async (skip) => {
		world.simulator.faults.add({ route: 'POST /customers', kind: 'unauthorized', skip });
		const items = Array.from({ length: ITEMS }, (_, index) => ({ json: { name: `Company ${index}` } }));
		const parameters = {
			...create(''),
			name: '={{ $json.name }}',
			waitForCompletion: false,
			options: { maxConcurrentRequests: 20 },
		} as INodeParameters;
		const { lastNodeItems } = await world.run('Customer', parameters, items, { onError: 'continueRegularOutput' });
		const errors = lastNodeItems.map(({ json }) => (json as IDataObject).error).filter((error) => error !== undefined);
		expect(errors).toEqual([]);
		expect(
			world.simulator.ingram
				.customers()
				.map(({ name }) => name)
				.sort(),
		).toEqual(items.map(({ json }) => json.name));
	},
);
