import type { IDataObject } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import { line, newOrder, renewal, returning } from '../orderFields';
import { ACROBAT, ALL_APPS, DAY, inDays, PHOTOSHOP, picked, startAdobeWorld, type AdobeWorld } from '../world';

/** A line for a deployment carries its currency itself, and the order has none then: else Adobe refuses with 2137 or 2140. */

let world: AdobeWorld;
let customer: string;
let deployment: string;

beforeAll(async () => {
	world = await startAdobeWorld();
});
beforeEach(async () => {
	await world.reset();
	customer = await world.customer();
	await world.row('Customer', 'setGlobalSales', {
		customerId: picked(customer),
		globalSalesEnabled: true,
		additionalFields: {},
		options: {},
	});
	const address = {
		country: 'GB',
		region: '00',
		city: 'London',
		addressLine1: '1 High Street',
		postalCode: 'SW1A 1AA',
	};
	deployment = String(
		(await world.row('Deployment', 'create', { customerId: picked(customer), ...address, additionalFields: {} }))
			.deploymentId,
	);
	world.asked();
});
afterAll(async () => await world.stop());

const POST = 'POST /v3/customers/{customer-id}/orders';

/** A line for the deployment. */
const abroad = (offerId: string, quantity: unknown, more: IDataObject = {}): IDataObject =>
	line(offerId, quantity, { more: { deploymentId: picked(deployment), ...more } } as IDataObject);
const EUR = { currencyCode: 'EUR' };

const place = async (lines: IDataObject[], more: IDataObject = {}) =>
	await world.row('NewOrder', 'place', newOrder(customer, { currencyCode: '', ...more }, lines));

/** The currency of each stored order of a type, and deployment and currency of its lines. */
const stored = (type: string) =>
	world
		.state()
		.orders.filter((order) => order.type === type)
		.map(({ currencyCode, lines }) => [currencyCode, ...lines.map((one) => [one.deploymentId, one.currencyCode])]);

const bodyOf = (row: IDataObject): IDataObject => (row.request as { body: IDataObject }).body;

describe('M1: a new order', () => {
	test('has the currency on the line, and none itself', async () => {
		expect(await place([abroad(ACROBAT, 5, EUR)])).toMatchObject({ created: true, outcome: 'completed' });
		expect(stored('NEW')).toEqual([['', [deployment, 'EUR']]]);
	});

	test('gives the currency of the form to the lines that have none', async () => {
		const lines = [line(ACROBAT, 5), abroad(PHOTOSHOP, 2, EUR), abroad(ALL_APPS, 1, { currencyCode: 'GBP' })];
		const shown = bodyOf(await place(lines, { currencyCode: 'USD', dryRun: true }));
		expect(shown).not.toHaveProperty('currencyCode');
		expect(shown.lineItems).toEqual([
			{ extLineItemNumber: 1, offerId: ACROBAT, quantity: 5, currencyCode: 'USD' },
			{ extLineItemNumber: 2, offerId: PHOTOSHOP, quantity: 2, deploymentId: deployment, currencyCode: 'EUR' },
			{ extLineItemNumber: 3, offerId: ALL_APPS, quantity: 1, deploymentId: deployment, currencyCode: 'GBP' },
		]);
		expect(await place(lines, { currencyCode: 'USD' })).toMatchObject({ created: true });
		expect(stored('NEW')).toEqual([['', [undefined, 'USD'], [deployment, 'EUR'], [deployment, 'GBP']]]);
	});

	test('of one country takes the currency of the form for its line; its preview does as well', async () => {
		const parameters = {
			customerId: picked(customer),
			linesFrom: 'fields',
			lineItems: { line: [abroad(ACROBAT, 5)] },
			currencyCode: 'EUR',
			fetchPrice: true,
			simplify: true,
			additionalFields: {},
		};
		expect(await world.row('NewOrder', 'preview', parameters)).toMatchObject({
			lineItems: [{ deploymentId: deployment, currencyCode: 'EUR' }],
			pricingSummary: [{ currencyCode: 'EUR' }],
		});
		await place([abroad(ACROBAT, 5)], { currencyCode: 'EUR' });
		expect(stored('NEW')).toEqual([['', [deployment, 'EUR']]]);
	});

	test('of a list of lines is the same', async () => {
		const lineList = [{ offerId: ACROBAT, quantity: 5, deploymentId: deployment }];
		await world.row('NewOrder', 'place', {
			...newOrder(customer, { currencyCode: 'EUR' }),
			linesFrom: 'list',
			lineList: JSON.stringify(lineList),
		});
		expect(stored('NEW')).toEqual([['', [deployment, 'EUR']]]);
	});

	test('without any currency is refused before anything is sent, and names the line', async () => {
		const { error } = await world.run(
			'NewOrder',
			'place',
			newOrder(customer, { currencyCode: '' }, [
				line(ACROBAT, 5, { more: { currencyCode: 'USD' } }),
				abroad(PHOTOSHOP, 1),
			]),
		);
		expect(error?.message).toBe(
			'Item 0: "Lines": line 2 has no currency, which every line of an order for a deployment needs. Set "Currency" on the line or on the order.',
		);
		expect(world.asked()).toEqual({});
	});

	test('for no deployment has its currency in one place, as before', async () => {
		const { error } = await world.run(
			'NewOrder',
			'place',
			newOrder(customer, {}, [line(ACROBAT, 5, { more: { currencyCode: 'USD' } })]),
		);
		expect(error?.message).toMatch(/"Currency" is set both on the order and on a line/);
		await place([line(ACROBAT, 5)], { currencyCode: 'USD' });
		expect(stored('NEW')).toEqual([['USD', [undefined, 'USD']]]);
	});
});

describe('M1: a return', () => {
	let order: string;
	const giveBack = async (more: IDataObject = {}, lines?: IDataObject[]) =>
		await world.row('ReturnOrder', 'place', returning(customer, order, more, lines));

	beforeEach(async () => {
		order = String((await place([line(ALL_APPS, 3), abroad(ACROBAT, 5, EUR)], { currencyCode: 'USD' })).orderId);
		time.pass(DAY);
		await world.row('Reseller', 'get', { resellerId: picked(world.reseller()) });
	});

	test('of all that remains takes deployment and currency of each line from the order', async () => {
		expect(await giveBack()).toMatchObject({ created: true, outcome: 'completed' });
		expect(stored('RETURN')).toEqual([['', [undefined, 'USD'], [deployment, 'EUR']]]);
		expect(world.state().orders[0].status).toBe('1008');
	});

	test('of some lines does so, too, whatever currency was given', async () => {
		const shown = bodyOf(
			await giveBack({ dryRun: true, additionalFields: { currencyCode: 'GBP' } }, [
				{ extLineItemNumber: 2, offerId: ACROBAT, quantity: 2 },
			]),
		);
		expect(shown).toMatchObject({
			lineItems: [{ extLineItemNumber: 2, quantity: 2, deploymentId: deployment, currencyCode: 'EUR' }],
		});
		expect(shown).not.toHaveProperty('currencyCode');
		await giveBack({}, [{ extLineItemNumber: 2, offerId: ACROBAT, quantity: 2 }]);
		await giveBack({ orderKey: 'return-2' }, [{ extLineItemNumber: 1, offerId: ALL_APPS, quantity: 1 }]);
		expect(stored('RETURN')).toEqual([
			['', [deployment, 'EUR']],
			['', [undefined, 'USD']],
		]);
	});

	test('of an order that spells its deployment in another way', async () => {
		const GET = 'GET /v3/customers/{customer-id}/orders/{order-id}';
		const { data } = await world.api.get<IDataObject>(`/v3/customers/${customer}/orders/${order}`);
		const lineItems = (data.lineItems as IDataObject[]).map(({ deploymentId, ...one }) =>
			deploymentId === undefined ? one : { ...one, deployToId: deploymentId },
		);
		world.simulator.faults.add({ route: GET, kind: 'status', status: 200, body: { ...data, lineItems } });
		await giveBack({ waitForCompletion: false });
		expect(stored('RETURN')).toEqual([['', [undefined, 'USD'], [deployment, 'EUR']]]);
	});

	test('of a line whose currency is unknown is refused with what to give, and not sent', async () => {
		const GET = 'GET /v3/customers/{customer-id}/orders/{order-id}';
		const { data } = await world.api.get<IDataObject>(`/v3/customers/${customer}/orders/${order}`);
		const lineItems = (data.lineItems as IDataObject[]).map(({ currencyCode: _, ...one }) => one);
		world.simulator.faults.add({
			route: GET,
			kind: 'status',
			status: 200,
			body: { ...data, currencyCode: '', lineItems },
			times: 5,
		});
		world.asked();
		expect(await world.complaint('ReturnOrder', 'place', returning(customer, order))).toBe(
			'Nothing was sent: line 1 needs a currency because the order is for a deployment, but the order does not show it. Set "Currency".',
		);
		expect(world.asked()).not.toHaveProperty([POST]);
	});
});

describe('M1: a renewal', () => {
	test('and its preview have the currency on the line', async () => {
		await place([abroad(ACROBAT, 5, EUR)]);
		const [{ id }] = world.state().subscriptions;
		world.simulator.adobe.admin().setAnniversary(customer, inDays(20));
		const due = [{ ...abroad(ACROBAT, 5), subscriptionId: picked(id) } as IDataObject];
		const parameters = {
			customerId: picked(customer),
			lineItems: { line: due },
			currencyCode: 'EUR',
			fetchPrice: true,
			simplify: true,
			additionalFields: {},
		};
		expect(await world.row('RenewalOrder', 'preview', parameters)).toMatchObject({
			lineItems: [{ deploymentId: deployment, currencyCode: 'EUR' }],
		});
		expect(await world.row('RenewalOrder', 'place', renewal(customer, due, { currencyCode: 'EUR' }))).toMatchObject({
			created: true,
			outcome: 'completed',
		});
		expect(stored('RENEWAL')).toEqual([['', [deployment, 'EUR']]]);
	});

	test('without any currency is refused before anything is sent', async () => {
		const { error } = await world.run(
			'RenewalOrder',
			'place',
			renewal(customer, [abroad(ACROBAT, 5)], { currencyCode: '' }),
		);
		expect(error?.message).toContain('"Lines": line 1 has no currency');
		expect(world.asked()).toEqual({});
	});
});

test('a scheduled subscription goes out with deployment and currency', async () => {
	await place([line(ACROBAT, 5)], { currencyCode: 'USD' });
	world.simulator.adobe.admin().setAnniversary(customer, inDays(20));
	const fields = {
		customerId: picked(customer),
		offerId: PHOTOSHOP,
		renewalQuantity: 2,
		orderKey: 'next',
		dryRun: false,
		simplify: true,
		options: {},
	};
	await world.row('Subscription', 'create', {
		...fields,
		additionalFields: { deploymentId: picked(deployment), currencyCode: 'EUR' },
	});
	expect(world.state().subscriptions.at(-1)).toMatchObject({
		status: '1009',
		deploymentId: deployment,
		currencyCode: 'EUR',
	});
});
