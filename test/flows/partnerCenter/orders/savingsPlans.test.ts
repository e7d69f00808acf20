import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { commitmentFor, readCommitment } from '../../../../nodes/PartnerCenter/ordering/commitments';
import { time } from '../../../support/virtualClock';

import { bought, itemOf, only, picked, requestsSince } from '../subscriptions/subscriptionsSetup';
import { startPartnerWorld, type PartnerWorld } from '../world';

let world: PartnerWorld;
let customer: string;
let plan: string;

beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(async () => {
	world.simulator.reset();
	time.pass(20 * 60_000);
	customer = await world.customer();
	plan = (await bought(world, customer, 'DZH318Z0EX01:0001', { quantity: 1 }, null)).id;
	expect(plan).toBeTruthy();
});
afterAll(async () => await world.stop());

const place = async (more: IDataObject = {}, credentialId = 'a') =>
	await world.run(
		'Purchase',
		{
			resource: 'purchase',
			operation: 'placeSavingsPlan',
			customerId: picked(customer),
			targetView: 'Azure',
			productId: picked('DZH318Z0EX04'),
			skuId: picked('0001'),
			termDuration: 'P1Y',
			billingCycle: 'one_time',
			hourlyCommitment: '0.05',
			commitmentCurrency: 'USD',
			scope: 'shared',
			subscriptionId: picked(plan),
			entitlementId: picked(''),
			orderKey: 'plan-1',
			dryRun: false,
			waitForCompletion: true,
			simplify: true,
			additionalFields: {},
			options: {},
			limits: {},
			...more,
		} as INodeParameters,
		undefined,
		{ credentialId },
	);

/** What an expression without a value gives; an empty field is refused by n8n itself. */
const EMPTY = '={{ "" }}';

const plans = () => world.state().commerce.orders.filter(({ family }) => family === 'AzureSavingsPlan');

test("is bought once under its key, in the form of the vendor's page, and shows what is committed in all", async () => {
	const output = only(await place());
	expect(output).toMatchObject({
		created: true,
		outcome: 'completed',
		orderKey: 'plan-1',
		preview: { hourly: '0.05', currency: 'USD', hours: 8760, committed: '438.00' },
	});
	expect(plans().map(({ lines }) => lines[0].purchaseCommitment)).toEqual([
		{ amount: 0.05, grain: 'hourly', currency: 'usd' },
	]);
	expect(plans()[0].lines[0].provisioningContext).toEqual({ scope: 'shared', subscriptionId: plan });
	time.pass(20 * 60_000);
	expect(output.id).toBeTruthy();
	expect(only(await place())).toMatchObject({ created: false, id: output.id });
	expect((await place({ hourlyCommitment: '0.06' })).error?.message).toMatch(
		/"plan-1" was already used .* 0.05 USD an hour.* requests .* 0.06 USD an hour/,
	);
	expect(plans()).toHaveLength(1);
});

test('a dry run shows the cart and the whole commitment, and buys nothing', async () => {
	const output = only(
		await place({
			dryRun: true,
			skuId: picked('0002'),
			termDuration: 'P3Y',
			hourlyCommitment: '1.5',
			scope: 'single',
			entitlementId: picked('cdd17cc7-14fe-4445-8650-1f52de705851'),
		}),
	);
	expect(output).toMatchObject({
		dryRun: true,
		preview: { hourly: '1.5', hours: 26_280, committed: '39420.00' },
		request: {
			body: {
				lineItems: [
					{
						quantity: 1,
						provisioningContext: { scope: 'single', entitlementId: 'cdd17cc7-14fe-4445-8650-1f52de705851' },
						purchaseCommitment: { amount: 1.5, grain: 'hourly', currency: 'usd' },
					},
				],
			},
		},
	});
	expect(world.state().commerce.carts.filter(({ lines }) => lines[0].purchaseCommitment)).toEqual([]);
});

test('a limit counts the whole commitment', async () => {
	const limits = { expectedCurrency: 'USD', maximumTotal: '437.99' };
	expect((await place({ limits })).error?.message).toMatch(/438\.00 USD.*"Maximum Total" of 437\.99/);
	expect(plans()).toHaveLength(0);
	expect(only(await place({ limits: { ...limits, maximumTotal: '438' } }))).toMatchObject({
		checks: { estimate: { total: '438.00', currency: 'USD' }, limits: 'kept' },
	});
});

test.each([
	['below the minimum', { hourlyCommitment: '0.0009' }, /below the minimum of the SKU, 0\.001 USD/],
	['another currency', { commitmentCurrency: 'EUR' }, /sold in USD, but the commitment is in EUR/],
	['nothing', { hourlyCommitment: EMPTY }, /"Hourly Commitment" is required/],
	['none', { hourlyCommitment: '0' }, /"Hourly Commitment" must be/],
	['no currency', { commitmentCurrency: EMPTY }, /"Currency" is required/],
	['no plan to cover', { subscriptionId: picked('') }, /"Azure Plan" is required for the scope Shared/],
	['no term', { termDuration: EMPTY }, /"Term" must be chosen/],
	['a SKU that is no savings plan', { productId: picked('DZH318Z0EX02') }, /shows no minimum commitment/],
	['a term that the SKU does not have', { termDuration: 'P3Y' }, /cannot be bought by this customer for the term P3Y/],
])('%s is refused, and nothing is ordered', async (_, more, words) => {
	const sent = requestsSince(world);
	expect((await place(more)).error?.message).toMatch(words);
	expect(sent()['POST /v1/customers/{customerId}/carts']).toBeUndefined();
	expect(plans()).toHaveLength(0);
});

test('an update of the cart sends the commitment back as it was read', async () => {
	const purchaseCommitment = { amount: 0.05, grain: 'hourly', currency: 'usd' };
	const line = {
		id: 0,
		catalogItemId: await itemOf(world, 'DZH318Z0EX04:0001'),
		quantity: 1,
		billingCycle: 'one_time',
		termDuration: 'P1Y',
		provisioningContext: { scope: 'shared', subscriptionId: plan },
		purchaseCommitment,
	};
	const { data: cart } = await world.api.post<{ id: string }>(`/v1/customers/${customer}/carts`, { lineItems: [line] });
	expect(cart.id).toBeTruthy();
	const result = await world.run('Cart', {
		resource: 'cart',
		operation: 'update',
		customerId: picked(customer),
		cartId: cart.id,
		targetView: 'OnlineServices',
		updateFields: { partnerOnRecordAttestationAccepted: true },
		options: {},
	} as INodeParameters);
	expect(only(result)).toMatchObject({ id: cart.id, lineItems: [{ purchaseCommitment }] });
});

test('a commitment is read in any form, and a SKU with flat names of its own is answered in these', () => {
	expect(readCommitment({ grain: 'Hourly', currencyCode: { code: 'usd', symbol: '$' }, amount: '0.001' })).toEqual({
		amount: { units: 1n, scale: 3 },
		currency: 'USD',
		grain: 'hourly',
	});
	expect(readCommitment({ Granularity: 'Hourly', Currency: 'EUR', Amount: 2 })).toEqual({
		amount: { units: 2n, scale: 0 },
		currency: 'EUR',
		grain: 'hourly',
	});
	expect(readCommitment(undefined)).toBeUndefined();
	expect(commitmentFor({ amount: 0.001, granularity: 'Hourly', currencyCode: 'EUR' }, '0.5', 'EUR')).toEqual({
		amount: 0.5,
		granularity: 'Hourly',
		currencyCode: 'EUR',
	});
	expect(commitmentFor({ amount: '0.001', grain: 'Hourly', currency: 'EUR' }, '0.50', 'EUR')).toEqual({
		amount: '0.50',
		grain: 'Hourly',
		currency: 'EUR',
	});
});

describe('the minimum as the SKU shows it', () => {
	const shown = (minimumPurchaseCommitment: IDataObject) =>
		world.simulator.faults.add({
			route: 'GET /v1/customers/{customerId}/products/{productId}/skus',
			kind: 'status',
			status: 200,
			when: 'before',
			times: 1,
			body: { items: [{ id: '0001', productId: 'DZH318Z0EX04', minimumPurchaseCommitment }] },
		});

	test('by another span of time than the hour is refused: the amount would mean another sum', async () => {
		shown({ amount: 0.001, grain: 'Monthly', currencyCode: 'USD' });
		expect((await place()).error?.message).toMatch(
			/Nothing was ordered: the commitment of this SKU is monthly, but this node buys hourly/,
		);
		expect(plans()).toHaveLength(0);
	});

	test.each([
		['empty', ''],
		['null', null],
	])(
		'with a currency that is %s gets the one that was given, which the limits were checked with',
		async (_, currencyCode) => {
			shown({ amount: 0.001, grain: 'Hourly', currencyCode });
			const output = only(await place({ dryRun: true }));
			expect(output).toMatchObject({
				request: {
					body: { lineItems: [{ purchaseCommitment: { amount: 0.05, grain: 'Hourly', currencyCode: 'USD' } }] },
				},
			});
		},
	);
});
