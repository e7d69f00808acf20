import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../support/virtualClock';

import { startPartnerWorld, type PartnerWorld } from './world';

jest.mock('../../../nodes/shared/clock', () =>
	jest.requireActual<typeof import('../../support/virtualClock')>('../../support/virtualClock').engineClock());

/** There is no estimate here: the quantity is what can be limited, and the customer's relationship what can be checked. */

let world: PartnerWorld;
let customer: string;

beforeAll(async () => { world = await startPartnerWorld(); });
beforeEach(async () => {
	world.simulator.reset();
	time.pass(20 * 60_000);
	customer = await world.customer();
});
afterAll(async () => await world.stop());

const picked = (value: string) => ({ __rl: true, mode: 'id', value });
const line = (quantity: number): IDataObject => ({ productId: picked('CFQ7TTC0EX01'), skuId: picked('0001'), quantity, termDuration: 'P1Y', billingCycle: 'monthly' });

const purchase = async (more: IDataObject, quantities = [5]) => await world.run('Purchase', {
	resource: 'purchase', operation: 'place', customerId: picked(customer), targetView: 'OnlineServices', lineItems: { line: quantities.map(line) },
	orderKey: 'deal-1', dryRun: false, waitForCompletion: true, simplify: true, ...more,
} as INodeParameters);

const orders = () => world.state().commerce.orders.length;

test('all lines together stay within the maximum quantity', async () => {
	const { error } = await purchase({ limits: { maximumQuantity: 7 } }, [5, 3]);
	expect(error?.message).toMatch(/"Maximum Quantity" is 7, but 8 units are asked for/);
	expect(orders()).toBe(0);
	const { lastNodeItems } = await purchase({ limits: { maximumQuantity: 5 } });
	expect(lastNodeItems[0].json).toMatchObject({ created: true, checks: { account: 'reseller', limits: 'kept' } });
});

test('a customer without the reseller relationship gets no order, and the sentence says what to do', async () => {
	const ended = await world.run('Customer', { resource: 'customer', operation: 'removeRelationship', customerId: picked(customer), dryRun: false } as INodeParameters);
	expect(ended.error).toBeUndefined();
	const { error } = await purchase({});
	expect(error?.message).toMatch(/relationship/);
	expect(orders()).toBe(0);
});

test('a change of seats is limited, too', async () => {
	const { lastNodeItems } = await purchase({});
	const [subscriptionId] = lastNodeItems[0].json.subscriptionIds as string[];
	const change = async (limits: IDataObject) => await world.run('Subscription', {
		resource: 'subscription', operation: 'updateQuantity', customerId: picked(customer), subscriptionId: picked(subscriptionId), quantity: 50, dryRun: false, limits,
	} as INodeParameters);
	expect((await change({ maximumQuantity: 49 })).error?.message).toMatch(/"Maximum Quantity" is 49, but 50/);
	expect(world.state().commerce.subscriptions[0].quantity).toBe(5);
	expect((await change({ maximumQuantity: 50 })).error).toBeUndefined();
	expect(world.state().commerce.subscriptions[0].quantity).toBe(50);
});
