import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../../nodes/engine/declare';
import { nodes } from '../../../../scripts/package';
import { sampleOutput } from '../../../../scripts/schemas';
import { given } from '../../../support/given';

import { newOrder } from '../orderFields';
import { ACROBAT, DETAILS, picked, startAdobeWorld, type AdobeWorld } from '../world';

/** What a next step needs: whatever is made, ordered or found has its id under that name. */

const OWN_ID: Record<string, string> = {
	customer: 'customerId',
	deployment: 'deploymentId',
	newOrder: 'orderId',
	notification: 'customerId',
	order: 'orderId',
	renewalOrder: 'orderId',
	reseller: 'resellerId',
	resellerChange: 'transferId',
	returnOrder: 'orderId',
	revertSwitchOrder: 'orderId',
	subscription: 'subscriptionId',
	switchOrder: 'orderId',
	transfer: 'transferId',
	'customer.getLicensesPendingOrder': 'referenceId',
	'linkedMembership.create': 'linkedMembershipId',
	'linkedMembership.searchGroups': 'id',
	'offer.getFlexDiscounts': 'id',
	'offer.getFlexDiscount': 'id',
	'offer.getCustomerFlexDiscounts': 'id',
};

/** Nothing was made yet, or the rows are no objects of their own; who joins a group is looked at below. */
const WITHOUT = [
	'linkedMembership.enroll',
	'newOrder.preview',
	'offer.getPriceList',
	'offer.getRecommendations',
	'offer.getSubscriptionSwitchPaths',
	'offer.getSwitchPaths',
	'renewalOrder.preview',
	'reseller.checkConnection',
	'resellerChange.preview',
	'revertSwitchOrder.preview',
	'switchOrder.preview',
	'transfer.previewOffers',
];

const operations = nodes
	.filter(({ type }) => type.includes('.adobeVip'))
	.flatMap(({ resource }) =>
		resource.operations.map((operation) => ({ name: `${resource.value}.${operation.value}`, resource, operation })),
	);

describe('an answer of the platform', () => {
	test.each(operations)('to $name has its id, simplified and whole', ({ name, resource, operation }) => {
		const whole: Operation = { ...operation, simplify: undefined };
		for (const shown of [operation, whole]) {
			const row = sampleOutput(resource.vendor, shown) as IDataObject;
			if (WITHOUT.includes(name)) expect(row).not.toHaveProperty('id');
			else expect(row.id).toBe(given(row[given(OWN_ID[name] ?? OWN_ID[resource.value])]));
		}
	});
});

describe('on the platform', () => {
	let world: AdobeWorld;

	beforeAll(async () => {
		world = await startAdobeWorld();
	});
	beforeEach(async () => await world.reset());
	afterAll(async () => await world.stop());

	test.each([true, false])(
		'an order has the same id when it is placed, found, read and listed (simplified: %p); its preview has none',
		async (simplify) => {
			const customer = await world.customer();
			const order = newOrder(customer, { simplify });
			const placed = await world.row('NewOrder', 'place', order);
			const id = given(world.state().orders[0].id);
			const one = { customerId: picked(customer), orderId: picked(id), simplify, additionalFields: {}, options: {} };
			const listed = await world.row('Order', 'getAll', {
				customerId: picked(customer),
				returnAll: true,
				simplify,
				filters: {},
			});
			const rows = [
				placed,
				await world.row('NewOrder', 'place', order),
				await world.row('Order', 'get', one),
				await world.row('Order', 'wait', one),
				listed,
			];
			expect(rows.map((row) => [row.id, row.orderId])).toEqual(rows.map(() => [id, id]));
			const { orderKey: _, ...asked } = order;
			expect(await world.row('NewOrder', 'preview', { ...asked, fetchPrice: false })).not.toHaveProperty('id');
		},
	);

	test.each([true, false])('subscriptions have theirs (simplified: %p)', async (simplify) => {
		const customer = await world.customer();
		await world.buy(customer, ACROBAT, 5);
		const id = given(world.state().subscriptions[0].id);
		const customerId = picked(customer);
		const listed = await world.row('Subscription', 'getAll', { customerId, returnAll: true, simplify, filters: {} });
		const read = await world.row('Subscription', 'get', {
			customerId,
			subscriptionId: picked(id),
			simplify,
			additionalFields: {},
		});
		expect([listed.id, read.id]).toEqual([id, id]);
	});

	test('resellers and customers of a list have theirs', async () => {
		const customer = await world.customer();
		const resellers = await world.rows('Reseller', 'getAll', { returnAll: true, filters: {} });
		expect(resellers.map(({ id }) => id).sort()).toEqual([0, 1].map((index) => given(world.reseller(index))).sort());
		expect(
			await world.row('Customer', 'getAll', {
				resellerId: picked(world.reseller()),
				returnAll: true,
				simplify: false,
				filters: {},
			}),
		).toMatchObject({ id: given(customer) });
	});

	test('a customer that joins a group is reported with the ids of both', async () => {
		const group = given(world.state().groups[0].id);
		const { id } = await world.row('Customer', 'createLga', {
			...DETAILS,
			resellerId: picked(world.reseller()),
			marketSubSegments: ['STATE'],
			additionalFields: {},
		});
		const enroll = {
			customerId: picked(String(given(id))),
			linkedMembershipId: group,
			additionalFields: {},
			options: {},
		};
		expect(await world.row('LinkedMembership', 'enroll', enroll)).toMatchObject({
			id: group,
			linkedMembershipId: group,
			customerId: id,
			message: expect.any(String),
		});
	});
});
