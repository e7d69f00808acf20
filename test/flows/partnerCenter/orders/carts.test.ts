import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { NOTHING_TO_CHANGE } from '../../../support/sentences';
import { line, only, orders, picked, purchase, setUp, world } from './orderingSetup';

setUp();

const cartOf = async (customer: string, more: IDataObject = {}): Promise<IDataObject> => {
	const made = only(
		await world.run('Cart', {
			resource: 'cart',
			operation: 'create',
			customerId: picked(customer),
			targetView: 'OnlineServices',
			lineItems: { line: [line(more)] },
		} as INodeParameters),
	);
	expect(made.id).toBeTruthy();
	return made;
};

const updateCart = async (customer: string, cartId: unknown, updateFields: IDataObject) =>
	await world.run('Cart', {
		resource: 'cart',
		operation: 'update',
		customerId: picked(customer),
		cartId,
		targetView: 'OnlineServices',
		updateFields,
	} as INodeParameters);

test('a cart is checked out once, however often it is asked for', async () => {
	const customer = await world.customer();
	const cart = await cartOf(customer);
	expect(cart).toMatchObject({ status: 'Active' });
	const checkOut = {
		resource: 'cart',
		operation: 'checkOut',
		customerId: picked(customer),
		cartId: cart.id,
		orderKey: 'deal-3',
		dryRun: false,
		waitForCompletion: true,
		simplify: true,
	} as INodeParameters;
	const [first, second] = [
		only(await world.run('Cart', checkOut)),
		only(await world.run('Cart', { ...checkOut, orderKey: 'deal-4' })),
	];
	expect(first).toMatchObject({ outcome: 'completed', cartId: cart.id });
	expect(first.id).toBeTruthy();
	expect(second.id).toBe(first.id);
	expect(orders()).toHaveLength(1);
});

test('new lines take the place of all lines of a cart, and nothing else changes', async () => {
	const customer = await world.customer();
	const made = await cartOf(customer);
	const changed = only(await updateCart(customer, made.id, { lineItems: { line: [line({ quantity: 9 })] } }));
	expect(changed).toMatchObject({ id: made.id, lineItems: [{ quantity: 9 }] });
});

test.each([[{}], [{ targetSegment: 'education' }], [{ lineItems: {} }]])(
	'a cart is not sent again with nothing chosen: %j',
	async (updateFields) => {
		const customer = await world.customer();
		const { id } = await cartOf(customer);
		const before = world.simulator.effects().requestsByRoute['PUT /v1/customers/{customerId}/carts/{cartId}'] ?? 0;
		expect((await updateCart(customer, id, updateFields)).error?.message).toContain(NOTHING_TO_CHANGE);
		expect(world.simulator.effects().requestsByRoute['PUT /v1/customers/{customerId}/carts/{cartId}'] ?? 0).toBe(
			before,
		);
	},
);

test('what a line has stays when its cart is sent back, in the spelling that is sent', async () => {
	const customer = await world.customer();
	const [reseller] = world.state().commerce.resellers;
	const { id } = await cartOf(customer);
	const kept = {
		promotionId: 'CFQ7TTC0EX01:0001:39NFJQT1EX01',
		attestationAccepted: true,
		customTermEndDate: '2099-03-31T00:00:00Z',
		participants: [
			{ Key: 1, Value: reseller.mpnId },
			{ key: 'transaction_reseller', value: reseller.mpnId },
		],
	};
	const {
		links: _links,
		lineItems,
		...cart
	} = (await world.api.get<IDataObject>(`/v1/customers/${customer}/carts/${String(id)}`)).data;
	world.simulator.faults.add({
		route: 'GET /v1/customers/{customerId}/carts/{cartId}',
		kind: 'status',
		status: 200,
		when: 'before',
		times: 1,
		body: { ...cart, lineItems: [{ ...(lineItems as IDataObject[])[0], ...kept, error: { errorCode: 0 } }] },
	});
	only(await updateCart(customer, id, { partnerOnRecordAttestationAccepted: true }));
	expect(world.state().commerce.carts.find((stored) => stored.id === id)!.lines).toMatchObject([
		{
			...kept,
			participants: [
				{ key: 'transaction_reseller', value: reseller.mpnId },
				{ key: 'transaction_reseller', value: reseller.mpnId },
			],
		},
	]);
});

test('a product that asks for an attestation is not bought without it', async () => {
	const customer = await world.customer();
	const product = { productId: picked('CFQ7TTC0EX04') };
	const { error } = await world.run('Purchase', purchase(customer, {}, [line(product)]));
	expect(error?.message).toMatch(/CFQ7TTC0EX04, SKU 0001 requires an attestation .*Turn on Attestation Accepted/);
	expect(world.state().commerce.carts).toHaveLength(0);
	expect(
		only(
			await world.run('Purchase', purchase(customer, {}, [line({ ...product, more: { attestationAccepted: true } })])),
		),
	).toMatchObject({ created: true });
	expect(orders().map(({ lines }) => lines[0].attestationAccepted)).toEqual([true]);
});
