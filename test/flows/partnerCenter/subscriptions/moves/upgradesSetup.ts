import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../../../support/virtualClock';

import { picked } from '../subscriptionsSetup';
import { startPartnerWorld, type PartnerWorld } from '../../world';

export let world: PartnerWorld;
export let customer: string;

/** The world of these tests: registered by each of their files. */
export function setUp(): void {
	beforeAll(async () => {
		world = await startPartnerWorld();
	});
	beforeEach(async () => {
		world.simulator.reset();
		// What this process remembers of an order is over by then.
		time.pass(20 * 60_000);
		customer = await world.customer();
	});
	afterAll(async () => await world.stop());
}

export const run = async (operation: string, parameters: IDataObject, credentialId = 'a') =>
	await world.run(
		'SubscriptionUpgrade',
		{
			resource: 'subscriptionUpgrade',
			operation,
			customerId: picked(customer),
			orderKey: 'deal-1',
			dryRun: false,
			waitForCompletion: true,
			returnAll: true,
			additionalFields: {},
			options: {},
			...parameters,
		} as INodeParameters,
		undefined,
		{ credentialId },
	);

export const rows = async (operation: string, parameters: IDataObject) => {
	const result = await run(operation, parameters);
	expect(result.error?.message).toBeUndefined();
	return result.lastNodeItems.map(({ json }) => json);
};
