import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	BASIC,
	bought,
	operation,
	PATCH,
	readSubscription,
	type Subscription,
} from '../flows/partnerCenter/subscriptions/subscriptionsSetup';
import { startPartnerWorld, type PartnerWorld } from '../flows/partnerCenter/world';
import { time } from '../support/virtualClock';

/** Changes that were made although the answer is a refusal, and what an agent has spent with them. */

let world: PartnerWorld;
let customer: string;
let subscription: Subscription;

beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(async () => {
	world.simulator.reset();
	time.pass(20 * 60_000);
	customer = await world.customer();
	subscription = await bought(world, customer, BASIC);
});
afterAll(async () => await world.stop());

const READ = 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}';
const refusal = (status: number) =>
	({ kind: 'status', when: 'after', status, body: { code: '99999', description: 'Not now' } }) as const;

const change = async (more: IDataObject): Promise<IDataObject> =>
	(
		await world.run('Subscription', operation('updateQuantity', customer, subscription.id, more), undefined, {
			onError: 'continueRegularOutput',
		})
	).lastNodeItems[0].json;

test.each([400, 401, 403, 404, 409, 412, 422])(
	'B2: Update Quantity is answered with %d although it was done: reported as done, and done once more changes nothing',
	async (status) => {
		world.simulator.faults.add({ route: PATCH, ...refusal(status) });
		expect(await change({ quantity: 12 })).toMatchObject({ id: subscription.id, quantity: 12 });
		expect(await change({ quantity: 12 })).toMatchObject({ quantity: 12 });
		expect(await readSubscription(world, customer, subscription.id)).toMatchObject({ quantity: 12 });
	},
);

test.each([400, 403, 409])('B2: %d, and nothing was changed: it stays a refusal', async (status) => {
	world.simulator.faults.add({ route: PATCH, ...refusal(status), when: 'before' });
	const { error, details } = await change({ quantity: 12 });
	expect([error !== undefined, details]).toMatchObject([true, { status, code: '99999' }]);
	expect(await readSubscription(world, customer, subscription.id)).toMatchObject({ quantity: 10 });
});

describe('B5: in one run of the flow an agent', () => {
	const called = async (name: string, id: string, more: IDataObject, executionId: string): Promise<string> =>
		await world.core
			.tool(
				'n8n-nodes-cloud-marketplace.partnerCenterSubscription',
				operation(name, customer, id, { limits: { maximumQuantity: 20 }, ...more } as INodeParameters),
				{ credentialId: 'a', executionId },
			)({})
			.catch((error: Error) => error.message);

	test('spends with a change that was refused without a reason, for it may have been made', async () => {
		const other = await bought(world, customer, BASIC);
		world.simulator.faults.add({ route: PATCH, ...refusal(409) });
		// The look after the refusal cannot show it either.
		world.simulator.faults.add({ route: READ, kind: 'status', status: 503, skip: 2, times: 30 });
		expect(await called('updateQuantity', subscription.id, { quantity: 12 }, 'doubtful')).toContain('99999');
		world.simulator.faults.clear();
		expect(await called('updateQuantity', other.id, { quantity: 12 }, 'doubtful')).toContain('already used 12 units');
		expect(await readSubscription(world, customer, other.id)).toMatchObject({ quantity: 10 });
	});

	test('spends nothing with a change that was refused with a reason', async () => {
		const other = await bought(world, customer, BASIC);
		const body = { code: '800017', description: 'There are not that many' };
		world.simulator.faults.add({ route: PATCH, kind: 'status', status: 400, body });
		expect(await called('updateQuantity', subscription.id, { quantity: 12 }, 'reason')).toContain('800017');
		expect(await called('updateQuantity', other.id, { quantity: 12 }, 'reason')).not.toContain('already used');
		expect(await readSubscription(world, customer, other.id)).toMatchObject({ quantity: 12 });
	});

	test('spends twice with two changes of one subscription to different things, and once with the same', async () => {
		const plan = async (more: IDataObject) =>
			await called('scheduleNextTerm', subscription.id, { quantity: '12', ...more }, 'plans');
		expect(await plan({})).not.toContain('already used');
		expect(await plan({})).not.toContain('already used');
		expect(await plan({ quantity: '15' })).not.toContain('already used');
		expect(await plan({ billingCycle: 'annual' })).toContain('already used 15 units');
	});
});
