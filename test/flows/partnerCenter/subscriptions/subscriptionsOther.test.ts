import type { IDataObject } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import {
	AZURE_PLAN,
	bought,
	boughtLegacy,
	DAY,
	legacyAddOn,
	only,
	operation,
	picked,
	readSubscription,
	requestsSince,
	type Subscription,
} from './subscriptionsSetup';
import { startPartnerWorld, type PartnerWorld } from '../world';
import { UNKNOWN_OUTCOME } from '../../../support/sentences';

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

const run = async (name: string, id: string, more: IDataObject = {}, credentialId = 'a') =>
	await world.run('Subscription', operation(name, customer, id, more), undefined, { credentialId });

const lists = async (name: string, more: IDataObject = {}) => {
	const result = await run(name, 'none', { returnAll: true, ...more });
	expect(result.error?.message).toBeUndefined();
	return result.lastNodeItems.map(({ json }) => json);
};

describe('lists', () => {
	let base: Subscription;
	beforeEach(async () => {
		base = await bought(world, customer);
	});

	test('of a customer, an order, a partner, and of add-ons', async () => {
		const [{ mpnId }] = world.state().commerce.resellers;
		only(await run('updatePartnerOnRecord', base.id, { partnerIdOnRecord: picked(mpnId) }));
		const other = await boughtLegacy(world, customer);
		const addOn = await legacyAddOn(world, customer, other);
		expect((await lists('getAll')).map(({ id }) => id)).toEqual([base.id, other.id, addOn.id]);
		expect(await lists('getAll', { returnAll: false, limit: 1 })).toEqual([
			expect.objectContaining({ id: base.id, canCancel: true }),
		]);
		expect((await lists('getByOrder', { orderId: picked(base.orderId) })).map(({ id }) => id)).toEqual([base.id]);
		expect((await lists('getByPartner', { partnerIdOnRecord: picked(mpnId) })).map(({ id }) => id)).toEqual([base.id]);
		expect((await lists('getAddOns', { subscriptionId: picked(other.id) })).map(({ id }) => id)).toEqual([addOn.id]);
	});

	test('a lost answer to a change: the subscription is read, and holds it', async () => {
		world.simulator.faults.add({
			route: 'PATCH /v1/customers/{customerId}/subscriptions/{subscriptionId}',
			kind: 'html',
			status: 502,
			times: 1,
		});
		const { error } = await run('updateNickname', base.id, { friendlyName: 'Sales team' });
		expect(error?.message).toMatch(UNKNOWN_OUTCOME);
	});
});

describe('registration', () => {
	test('is waited for', async () => {
		const azure = await bought(world, customer, AZURE_PLAN, { quantity: 1 }, null);
		const output = only(await run('register', azure.id, { waitForCompletion: true }));
		expect(output).toMatchObject({
			id: azure.id,
			subscriptionId: azure.id,
			status: 'Registered',
			outcome: 'completed',
		});
		expect(only(await run('getRegistrationStatus', azure.id))).toMatchObject({ status: 'Registered' });
	});

	test('without a wait it ends as soon as it was taken; a dry run sends nothing', async () => {
		const azure = await bought(world, customer, AZURE_PLAN, { quantity: 1 }, null);
		const sent = requestsSince(world);
		expect(
			only(await run('register', azure.id, { waitForCompletion: false, options: { dryRun: true } })),
		).toMatchObject({ dryRun: true, request: { method: 'POST' } });
		expect(sent()).toEqual({});
		expect(only(await run('register', azure.id, { waitForCompletion: false }))).toEqual(
			expect.objectContaining({ id: azure.id }),
		);
	});
});

describe('support contact', () => {
	test('is set to a reseller, and read', async () => {
		const [reseller] = world.state().commerce.resellers;
		const { id } = await bought(world, customer);
		const contact = { supportTenantId: picked(reseller.id), supportMpnId: picked(reseller.mpnId), name: reseller.name };
		only(await run('updateSupportContact', id, contact));
		expect(only(await run('getSupportContact', id))).toMatchObject({
			supportTenantId: reseller.id,
			supportMpnId: reseller.mpnId,
			name: reseller.name,
		});
	});

	test('the sign-in App Only is refused with what to change', async () => {
		const { id } = await bought(world, customer);
		expect((await run('getSupportContact', id, {}, 'app')).error?.message).toContain('App + User');
	});
});

test('a suspended subscription cannot be changed, and the sentence says what to do', async () => {
	const { id } = await bought(world, customer);
	only(await run('suspend', id));
	expect((await run('updateQuantity', id, { quantity: 12 })).error?.message).toContain('Reactivate it first');
	expect(await readSubscription(world, customer, id)).toMatchObject({ status: 'suspended', quantity: 10 });
});

test('a deleted subscription is not reactivated', async () => {
	const { id } = await bought(world, customer);
	only(await run('cancel', id));
	time.pass(DAY);
	expect((await run('reactivate', id, { reapplySchedule: true })).error?.message).toContain('canceled');
});
