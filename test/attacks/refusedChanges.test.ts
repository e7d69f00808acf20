import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	BASIC,
	bought,
	boughtLegacy,
	operation,
	PATCH,
	picked,
	type Subscription,
} from '../flows/partnerCenter/subscriptions/subscriptionsSetup';
import { startPartnerWorld, type PartnerWorld } from '../flows/partnerCenter/world';
import { time } from '../support/virtualClock';

/** A refusal that names no fault is no success because part of what was asked for was there before. */

let world: PartnerWorld;
let customer: string;

beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(async () => {
	world.simulator.reset();
	time.pass(20 * 60_000);
	customer = await world.customer();
});
afterAll(async () => await world.stop());

/** Without a fault that the platform is known for. */
const refuse = (route: string, when: 'before' | 'after' = 'before') =>
	world.simulator.faults.add({
		route,
		kind: 'status',
		when,
		status: 400,
		body: { code: '99999', description: 'Not like this' },
	});

/** What a node gives, or how it was refused. */
const run = async (node: string, parameters: IDataObject): Promise<IDataObject> =>
	(
		await world.run(node, { customerId: picked(customer), ...parameters } as INodeParameters, undefined, {
			onError: 'continueRegularOutput',
		})
	).lastNodeItems[0].json;

const REFUSED = { error: expect.any(String), details: { status: 400, code: '99999' } };

test('a quantity that was there before: refused', async () => {
	const { id } = await bought(world, customer, BASIC);
	refuse(PATCH);
	expect(await run('Subscription', operation('updateQuantity', customer, id, { quantity: 10 }))).toMatchObject(REFUSED);
});

test('a quantity whose first sending was done, and both were refused: done', async () => {
	const { id } = await bought(world, customer, BASIC);
	world.simulator.faults.add({ route: PATCH, kind: 'status', status: 412, when: 'after', body: { code: '99999' } });
	refuse(PATCH);
	expect(await run('Subscription', operation('updateQuantity', customer, id, { quantity: 12 }))).toMatchObject({
		id,
		quantity: 12,
	});
});

describe('a license', () => {
	const ASSIGN = 'POST /v1/customers/{customerId}/users/{userId}/licenseupdates';
	let sku: string;
	let plans: string[];
	let user: string;

	const license = async (name: string, more: IDataObject = {}) =>
		await run('License', {
			resource: 'license',
			operation: name,
			userId: picked(user),
			returnAll: true,
			...more,
		});
	const assign = async (...excluded: string[]) =>
		await license('assign', {
			licensesToAssign: { license: [{ skuId: picked(sku), excludedPlans: excluded.join(', ') }] },
		});

	beforeEach(async () => {
		await bought(world, customer, BASIC);
		const [{ domain }] = world.state().commerce.customers;
		const { data } = await world.api.post<{ id: string }>(`/v1/customers/${customer}/users`, {
			userPrincipalName: `jane@${domain}`,
			displayName: 'Jane Doe',
			usageLocation: 'US',
		});
		user = data.id;
		const pool = await license('getAll');
		sku = String((pool.productSku as IDataObject).id);
		plans = (pool.servicePlans as IDataObject[]).map(({ id }) => String(id));
	});

	test('that the user has with fewer plans: refused', async () => {
		await assign(plans[0], plans[1]);
		refuse(ASSIGN);
		expect(await assign()).toMatchObject(REFUSED);
		expect((await license('getForUser')).servicePlans).toMatchObject([{ id: plans[2] }]);
	});

	test('that the user has with a plan that was to be left off: refused', async () => {
		await assign();
		refuse(ASSIGN);
		expect(await assign(plans[0])).toMatchObject(REFUSED);
	});

	test('that was assigned as it was asked for, whatever the answer: done', async () => {
		await assign(plans[0], plans[1]);
		refuse(ASSIGN, 'after');
		expect(await assign(plans[1])).toMatchObject({ licensesToAssign: [{ skuId: sku, excludedPlans: [plans[1]] }] });
		refuse(ASSIGN, 'after');
		expect(await assign()).toMatchObject({ licensesToAssign: [{ skuId: sku }] });
	});

	test('that was removed, whatever the answer: done', async () => {
		await assign();
		refuse(ASSIGN, 'after');
		expect(await license('remove', { licensesToRemove: { license: [{ skuId: picked(sku) }] } })).toMatchObject({
			licensesToRemove: [sku],
		});
	});
});

describe('the billing cycle of an order', () => {
	const ORDER = 'PATCH /v1/customers/{customerId}/orders/{orderId}';
	let subscription: Subscription;

	const change = async (billingCycle: string, updateFields: IDataObject = {}) =>
		await run('Order', {
			resource: 'order',
			operation: 'changeBillingCycle',
			orderId: picked(subscription.orderId),
			billingCycle,
			dryRun: false,
			simplify: true,
			updateFields,
		});

	beforeEach(async () => {
		subscription = await boughtLegacy(world, customer);
	});

	test('that was there before, with lines that were not: refused', async () => {
		const { offerId } = subscription;
		await change('Annual');
		const line = { offerId, quantity: 5, more: { friendlyName: 'Sales team' } };
		refuse(ORDER);
		expect(await change('Annual', { lineItems: { line: [line] } })).toMatchObject(REFUSED);
	});

	test('that was changed, whatever the answer: done', async () => {
		refuse(ORDER, 'after');
		expect(await change('Annual')).toMatchObject({ id: subscription.orderId, billingCycle: 'annual' });
	});
});
