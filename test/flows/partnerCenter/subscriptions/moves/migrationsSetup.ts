import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../../../support/virtualClock';

import { boughtLegacy, picked, type Subscription } from '../subscriptionsSetup';
import { startPartnerWorld, type PartnerWorld } from '../../world';

export let world: PartnerWorld;
export let customer: string;
export let legacy: Subscription;

/** The world of these tests: registered by each of their files. */
export function setUp(): void {
	beforeAll(async () => {
		world = await startPartnerWorld();
	});
	beforeEach(async () => {
		world.simulator.reset();
		time.pass(20 * 60_000);
		customer = await world.customer();
		legacy = await boughtLegacy(world, customer);
	});
	afterAll(async () => await world.stop());
}

export const run = async (operation: string, parameters: IDataObject = {}) =>
	await world.run('Migration', {
		resource: 'migration',
		operation,
		customerId: picked(customer),
		orderKey: 'deal-1',
		dryRun: false,
		waitForCompletion: true,
		returnAll: true,
		simplify: false,
		additionalFields: {},
		filters: {},
		updateFields: {},
		options: {},
		...parameters,
	} as INodeParameters);
