import type { IDataObject } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import { bought, operation, readSubscription, type Subscription } from './subscriptionsSetup';
import { startPartnerWorld, type PartnerWorld } from '../world';

export let world: PartnerWorld;
export let customer: string;
export let subscription: Subscription;

/** The world of these tests: registered by each of their files. */
export function setUp(): void {
	beforeAll(async () => {
		world = await startPartnerWorld();
	});
	beforeEach(async () => {
		world.simulator.reset();
		Object.assign(world.simulator.partnerCenter.settings, { pendingChangeMs: 0, slowChangeMs: 0, singleAction: false });
		time.pass(20 * 60_000);
		customer = await world.customer();
		subscription = await bought(world, customer);
	});
	afterAll(async () => await world.stop());
}

export const SAAS = 'DZH318Z0EX03:0001';
export const READ = 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}';

export const run = async (name: string, more: IDataObject = {}, id = subscription.id) =>
	await world.run('Subscription', operation(name, customer, id, more));
export const set = async (endOfTerm: string, more: IDataObject = {}, id = subscription.id) =>
	await run('setEndOfTerm', { endOfTerm, ...more }, id);
export const now = async (id = subscription.id) => await readSubscription(world, customer, id);
export const action = (actionType: string) => [{ scheduleType: 'TermEnd', actionType }];
