import { changeOf } from '../../../../simulator/platforms/partnerCenter/commerce/subscriptions/rules';
import {
	AZURE_PLAN,
	BASIC,
	CALLS,
	DAY,
	MAIL_OFFER,
	PREMIUM,
	SAAS,
	startWorld,
	TRIAL,
	type World,
	yearly,
} from './world';

let world: World;
let customer: string;
beforeEach(async () => {
	world = await startWorld();
	customer = await world.customer();
});
afterEach(() => world.stop());

const seats = async (quantity = 10) => (await world.buy(customer, yearly(await world.item(BASIC), quantity)))[0];
const fresh = ({ id }: { id: string }) => world.subscription(customer, id);
/** Lets days pass; the token does not last that long. */
const days = async (count: number) => {
	world.pass(count * DAY);
	await world.signIn();
};
const plan = async (quantity: number, key = PREMIUM) => {
	const [productId, skuId, availabilityId] = (await world.item(key)).split(':');
	return { product: { productId, skuId, availabilityId, billingCycle: 'Annual', termDuration: 'P1Y' }, quantity };
};
/** Reads, sends back with changes, and expects that it was done. */
const change = async (subscription: any, changes: Record<string, unknown>) => {
	const { status, body, text } = await world.patch(customer, await fresh(subscription), changes);
	if (status !== 200) throw new Error(text);
	return body;
};
const refused = async (subscription: any, changes: Record<string, unknown>) => {
	const { status, body } = await world.patch(customer, await fresh(subscription), changes);
	return [status, Number(body.code)];
};

test('a change gives a new etag, and the old one is refused: 400 in the body, 412 in the header', async () => {
	const before = await seats();
	const after = await change(before, { quantity: 12 });
	expect(after.quantity).toBe(12);
	expect(after.attributes.etag).not.toBe(before.attributes.etag);
	const stale = await world.patch(customer, before, { quantity: 13 });
	expect([stale.status, stale.body.code]).toEqual([400, 2055]);
	const header = await world.patch(
		customer,
		after,
		{ status: 'suspended' },
		{ 'If-Match': `"${before.attributes.etag}"` },
	);
	expect([header.status, header.body.code]).toEqual([412, 2055]);
	expect(
		(await world.patch(customer, after, { status: 'suspended' }, { 'If-Match': `"${after.attributes.etag}"` })).status,
	).toBe(200);
	expect(world.simulator.partnerCenter.effects().subscriptionChanges).toBe(2);
});

test('sending back what was read changes nothing, not even the etag', async () => {
	const subscription = await seats();
	expect(await change(subscription, {})).toEqual(subscription);
});

test('a PATCH replaces: what is left out is reset', async () => {
	const subscription = await seats();
	await change(subscription, { friendlyName: 'Front desk', scheduledNextTermInstructions: await plan(8) });
	const replaced = await change(subscription, { friendlyName: undefined, scheduledNextTermInstructions: undefined });
	expect(replaced.friendlyName).toBe('Office Suite Basic');
	expect(replaced).not.toHaveProperty('scheduledNextTermInstructions');
});

test('auto-renew left out is refused by the contract, and would be switched off', async () => {
	const subscription = await seats();
	expect(await refused(subscription, { autoRenewEnabled: undefined })).toEqual([400, 3000]);
	const [stored] = world.simulator.partnerCenter.state().commerce.subscriptions;
	const { autoRenewEnabled, ...body } = subscription;
	expect(changeOf(stored, body)).toEqual({ autoRenewEnabled: false });
	expect(changeOf(stored, { ...body, autoRenewEnabled })).toEqual({});
});

test('a plan for the next term survives a new name, and no change in the middle of the term', async () => {
	const subscription = await seats();
	const scheduledNextTermInstructions = await plan(8);
	expect(await change(subscription, { scheduledNextTermInstructions })).toMatchObject({
		scheduledNextTermInstructions,
	});
	expect(await change(subscription, { friendlyName: 'Front desk' })).toMatchObject({ scheduledNextTermInstructions });
	// Sent back with the seats, and dropped all the same.
	const { scheduledNextTermInstructions: sent } = await fresh(subscription);
	const more = await change(subscription, { quantity: 11, scheduledNextTermInstructions: sent });
	expect(more.quantity).toBe(11);
	expect(more).not.toHaveProperty('scheduledNextTermInstructions');
	await change(subscription, { scheduledNextTermInstructions });
	expect(await change(subscription, { autoRenewEnabled: false })).not.toHaveProperty('scheduledNextTermInstructions');
});

test('a plan needs auto-renew, and a product that the subscription can become', async () => {
	const subscription = await seats();
	expect(
		await refused(subscription, { autoRenewEnabled: false, scheduledNextTermInstructions: await plan(8) }),
	).toEqual([400, 800002]);
	expect(await refused(subscription, { scheduledNextTermInstructions: await plan(8, CALLS) })).toEqual([400, 800002]);
	const stale = await plan(8);
	stale.product.availabilityId = 'CFQ7TTC0XXXX';
	expect(await refused(subscription, { scheduledNextTermInstructions: stale })).toEqual([400, 400019]);
	expect(await refused(subscription, { scheduledNextTermInstructions: await plan(301) })).toEqual([400, 2002]);
});

test('at the renewal the plan is carried out; with an end scheduled the subscription expires', async () => {
	const planned = await seats();
	const ending = await seats();
	await change(planned, { scheduledNextTermInstructions: await plan(8) });
	await change(ending, {
		autoRenewEnabled: false,
		scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }],
	});
	await days(366);
	expect(await fresh(planned)).toMatchObject({
		quantity: 8,
		billingCycle: 'annual',
		offerName: 'Office Suite Premium',
		effectiveStartDate: '2027-03-02T00:00:00.000Z',
		commitmentEndDate: '2028-03-01T23:59:59.000Z',
		cancellationAllowedUntilDate: '2027-03-09T00:00:00.000Z',
	});
	expect(await fresh(ending)).toMatchObject({ status: 'expired' });
	expect(await refused(ending, { status: 'active' })).toEqual([400, 900279]);
});

test('seats go down within the window only, up at any time, and stay within the limits', async () => {
	const subscription = await seats();
	await change(subscription, { quantity: 9 });
	await days(8);
	expect(await refused(subscription, { quantity: 8 })).toEqual([400, 800090]);
	await change(subscription, { quantity: 20 });
	expect(await refused(subscription, { quantity: 301 })).toEqual([400, 2002]);
	expect(await refused(subscription, { quantity: 21, status: 'suspended' })).toEqual([400, 2001]);
});

test('canceling ends with its window', async () => {
	const [early, late] = [await seats(), await seats()];
	expect(early.refundOptions.map(({ type }: any) => type)).toEqual(['Full', 'Partial']);
	await days(2);
	expect((await fresh(early)).refundOptions.map(({ type }: any) => type)).toEqual(['Partial']);
	expect(await change(early, { status: 'deleted' })).toMatchObject({
		status: 'deleted',
		autoRenewEnabled: false,
		refundOptions: [],
	});
	await days(6);
	expect(await refused(late, { status: 'deleted' })).toEqual([400, 900117]);
});

test('a suspended subscription takes nothing but its reactivation', async () => {
	const subscription = await seats();
	expect(await change(subscription, { status: 'suspended' })).toMatchObject({
		suspensionReasons: ['CustomerInitiated'],
	});
	expect(await refused(subscription, { quantity: 12 })).toEqual([400, 800091]);
	expect(await change(subscription, { status: 'active' })).toMatchObject({ status: 'active', suspensionReasons: [] });
});

test('an add-on goes down with its base, and cannot come back before it', async () => {
	const base = {
		...yearly(await world.item(BASIC), 5),
		addonItems: [{ id: 1, ...yearly(await world.item(CALLS), 5) }],
	};
	const [parent, addOn] = await world.buy(customer, base);
	await change(parent, { status: 'suspended' });
	expect((await fresh(addOn)).status).toBe('suspended');
	expect(await refused(addOn, { status: 'active' })).toEqual([409, 27009]);
	await change(parent, { status: 'active' });
	await change(addOn, { status: 'active' });
});

test('while a change is pending the next one is refused: 409 with 900278, worth a retry', async () => {
	world.simulator.partnerCenter.settings.pendingChangeMs = 5000;
	const subscription = await seats();
	await change(subscription, { quantity: 12 });
	const { status, body } = await world.patch(customer, await fresh(subscription), { quantity: 13 });
	expect([status, body.code, body.isRetryable]).toEqual([409, '900278', true]);
	world.pass(5000);
	await change(subscription, { quantity: 13 });
});

test('a slow change is answered with 202 and a relative address, and shows later', async () => {
	world.simulator.partnerCenter.settings.slowChangeMs = 10_000;
	const subscription = await seats();
	const { status, headers, text } = await world.patch(customer, subscription, { quantity: 12 });
	expect([status, text]).toEqual([202, '']);
	expect(headers.get('location')).toBe(`/customers/${customer}/subscriptions/${subscription.id}`);
	expect(await fresh(subscription)).toEqual(subscription);
	expect(await refused(subscription, { quantity: 13 })).toEqual([409, 900278]);
	world.pass(10_000);
	const after = await fresh(subscription);
	expect(after.quantity).toBe(12);
	expect(after.attributes.etag).not.toBe(subscription.attributes.etag);
});

test('billing and term: seats of New Commerce change themselves, legacy ones on their order', async () => {
	const legacy = await world.buyLegacy(customer, MAIL_OFFER, 5);
	expect(await refused(legacy, { billingCycle: 'annual' })).toEqual([400, 2054]);
	const monthly = {
		catalogItemId: await world.item(BASIC, 'P1M'),
		quantity: 5,
		billingCycle: 'monthly',
		termDuration: 'P1M',
	};
	const [subscription] = await world.buy(customer, monthly);
	expect(await change(subscription, { termDuration: 'P1Y', billingCycle: 'annual' })).toMatchObject({
		termDuration: 'P1Y',
		billingCycle: 'annual',
		commitmentEndDate: '2027-03-01T23:59:59.000Z',
	});
	expect(await refused(subscription, { termDuration: 'P1M' })).toEqual([400, 800002]);
});

test('legacy subscriptions are suspended, not canceled; their seats go up and down', async () => {
	const legacy = await world.buyLegacy(customer, MAIL_OFFER, 5);
	await days(30);
	await change(legacy, { quantity: 3 });
	expect(await refused(legacy, { status: 'deleted' })).toEqual([400, 3000]);
	await change(legacy, { status: 'suspended' });
});

test('the provisioning status shows a change under way', async () => {
	world.simulator.partnerCenter.settings.slowChangeMs = 10_000;
	const subscription = await seats();
	const read = async () =>
		(await world.call('GET', `/customers/${customer}/subscriptions/${subscription.id}/provisioningstatus`)).body;
	expect(await read()).toMatchObject({ status: 'success', quantity: 10 });
	await world.patch(customer, subscription, { quantity: 12 });
	expect((await read()).status).toBe('pending');
});

test('only a sandbox activates marketplace subscriptions', async () => {
	const saas = async () => ({
		catalogItemId: await world.item(SAAS, 'P1M'),
		quantity: 1,
		billingCycle: 'monthly',
		termDuration: 'P1M',
	});
	const activate = ({ id }: any) => world.call('POST', `/customers/${customer}/subscriptions/${id}/activate`);
	const [outside] = await world.buy(customer, await saas());
	expect((await activate(outside)).body.code).toBe(3000);
	const link = await world.call('GET', `/customers/${customer}/subscriptions/${outside.id}/activationlinks`);
	expect(link.body.items).toMatchObject([{ subscriptionId: outside.id }]);
	await world.signIn('user', 1);
	customer = await world.customer();
	const [inside] = await world.buy(customer, await saas());
	expect((await activate(inside)).body).toEqual({ subscriptionId: inside.id, status: 'Success' });
});

test('trials and Azure plans do not renew by themselves', async () => {
	const trial = {
		catalogItemId: await world.item(TRIAL, 'P1M'),
		quantity: 5,
		billingCycle: 'none',
		termDuration: 'P1M',
	};
	const [subscription] = await world.buy(customer, trial);
	expect(await refused(subscription, { autoRenewEnabled: true })).toEqual([400, 800093]);
});

test('an Azure plan is suspended only when its Azure subscriptions are canceled', async () => {
	const [azure] = await world.buy(customer, {
		catalogItemId: await world.item(AZURE_PLAN, null),
		quantity: 1,
		billingCycle: 'monthly',
	});
	expect(await refused(azure, { status: 'suspended' })).toEqual([400, 900115]);
	const path = `/customers/${customer}/subscriptions/${azure.id}`;
	const {
		items: [entitlement],
	} = (await world.call('GET', `${path}/azureentitlements`)).body;
	expect(entitlement).toMatchObject({ status: 'active', subscriptionId: azure.id });
	const cancel = () =>
		world.call('POST', `${path}/azureEntitlements/${entitlement.id}/cancel`, { cancellationReason: 'compromise' });
	expect((await cancel()).status).toBe(202);
	expect((await cancel()).body.code).toBe('900279');
	world.pass(3000);
	expect((await world.call('GET', `${path}/azureEntitlements/${entitlement.id}`)).body.status).toBe('disabled');
	await change(azure, { status: 'suspended' });
	expect((await world.call('GET', `/customers/${customer}/subscriptions/overage`)).body.items).toHaveLength(1);
});

test('the support contact is the partner until one of its resellers takes over', async () => {
	const { id } = await seats();
	const path = `/customers/${customer}/subscriptions/${id}/supportcontact`;
	const { text, body } = await world.call('GET', path);
	expect([text[0], body.supportTenantId]).toEqual(['\uFEFF', world.simulator.partnerCenter.accounts[0].tenantId]);
	const {
		items: [reseller],
	} = (await world.call('GET', '/relationships?relationship_type=IsIndirectCloudSolutionProviderOf')).body;
	const put = (supportMpnId: string) =>
		world.call('PUT', path, { supportTenantId: reseller.id, supportMpnId, name: reseller.name });
	expect((await put('1234567')).body.code).toBe(900154);
	expect((await put(reseller.mpnId)).body).toMatchObject({ name: reseller.name });
	expect((await world.call('GET', path)).body.supportMpnId).toBe(reseller.mpnId);
});
