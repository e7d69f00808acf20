import type { IDataObject } from 'n8n-workflow';

import { line, newOrder } from '../orderFields';
import { ACROBAT, PHOTOSHOP, startAdobeWorld, type AdobeWorld } from '../world';

/** What the preview shows is what is ordered: so it must be what was asked for, and so must an order that was found. */

let world: AdobeWorld;
let customer: string;

beforeAll(async () => {
	world = await startAdobeWorld();
});
beforeEach(async () => {
	await world.reset();
	customer = await world.customer();
});
afterEach(() => world.simulator.faults.clear());
afterAll(async () => await world.stop());

const ROUTE = 'POST /v3/customers/{customer-id}/orders';
const orders = () => world.state().orders;

const LINE = { extLineItemNumber: 1, offerId: ACROBAT, quantity: 5, currencyCode: 'USD' };
const previewOf = (lineItems: IDataObject[], more: IDataObject = {}) => ({
	orderType: 'PREVIEW',
	currencyCode: 'USD',
	customerId: customer,
	lineItems,
	...more,
});

/** The next preview, as the platform answers it. */
const answers = (body: IDataObject) => world.simulator.faults.add({ route: ROUTE, kind: 'status', status: 200, body });

test.each([
	['another product', [{ ...LINE, offerId: PHOTOSHOP }], {}, '5 x 65304522CA..A12 (USD)'],
	['more licenses', [{ ...LINE, quantity: 50 }], {}, '50 x 65304520CA..A12 (USD)'],
	['a deployment', [{ ...LINE, deploymentId: 'PR1' }], {}, '5 x 65304520CA..A12 (PR1, USD)'],
	['another currency of the line', [{ ...LINE, currencyCode: 'EUR' }], {}, '5 x 65304520CA..A12 (EUR)'],
	[
		'another currency of the order',
		[{ ...LINE, currencyCode: '' }],
		{ currencyCode: 'EUR' },
		'5 x 65304520CA..A12 (EUR)',
	],
	[
		'prices in another currency',
		[{ ...LINE, currencyCode: '' }],
		{ currencyCode: '', pricingSummary: [{ totalLineItemPartnerPrice: 1, currencyCode: 'EUR' }] },
		'5 x 65304520CA..A12 (EUR)',
	],
	['a line more', [LINE, { ...LINE, extLineItemNumber: 2 }], {}, /5 x .*; 5 x /],
	['another line', [{ ...LINE, extLineItemNumber: 2 }], {}, '5 x 65304520CA..A12'],
	['no line', [], {}, 'the preview shows no lines'],
] as Array<[string, IDataObject[], IDataObject, string | RegExp]>)(
	'a preview that shows %s is not ordered',
	async (_name, lines, more, shown) => {
		answers(previewOf(lines, more));
		const message = await world.complaint('NewOrder', 'place', newOrder(customer));
		expect(message).toMatch(/^Nothing was ordered: the preview shows /);
		expect(message).toContain('item requests 5 x 65304520CA..A12 (USD)');
		expect(message).toMatch(shown);
		expect(orders()).toHaveLength(0);
	},
);

test('a preview whose lines have changed places is not ordered', async () => {
	answers(previewOf([LINE, { ...LINE, extLineItemNumber: 2, offerId: PHOTOSHOP, quantity: 1 }]));
	const asked = newOrder(customer, {}, [line(PHOTOSHOP, 1), line(ACROBAT, 5)]);
	expect(await world.complaint('NewOrder', 'place', asked)).toMatch(/^Nothing was ordered: the preview shows /);
	expect(orders()).toHaveLength(0);
});

test.each([
	['another level', [{ ...LINE, offerId: '65304520CA03A12' }], {}],
	['texts for numbers, and no currency', [{ ...LINE, extLineItemNumber: '1', quantity: '5', currencyCode: null }], {}],
] as Array<[string, IDataObject[], IDataObject]>)('%s is ordered', async (_name, lines, more) => {
	answers(previewOf(lines, { currencyCode: undefined, ...more }));
	await world.run('NewOrder', 'place', newOrder(customer));
	expect(world.sent(ROUTE)).toBe(2);
});

test('an order in another currency is another sale; without a currency it is not compared', async () => {
	expect(await world.row('NewOrder', 'place', newOrder(customer))).toMatchObject({ created: true });
	expect(await world.complaint('NewOrder', 'place', newOrder(customer, { currencyCode: 'EUR' }))).toMatch(
		/with 5 x 65304520CA..A12 \(USD\), .* requests 5 x 65304520CA..A12 \(EUR\)/,
	);
	expect(await world.row('NewOrder', 'place', newOrder(customer, { currencyCode: '' }))).toMatchObject({
		created: false,
	});
	expect(orders()).toHaveLength(1);
});

test('an order for a deployment is another sale', async () => {
	expect(await world.row('NewOrder', 'place', newOrder(customer))).toMatchObject({ created: true });
	const abroad = newOrder(customer, {}, [line(ACROBAT, 5, { more: { deploymentId: 'PR1' } })]);
	expect(await world.complaint('NewOrder', 'place', abroad)).toContain('item requests 5 x 65304520CA..A12 (PR1, USD)');
	expect(orders()).toHaveLength(1);
});

test.each([
	// The platform refuses the order for a deployment that is not there, under its first ID and under its second.
	['leaves the deployment out', {}, 3],
	['says that it is for none', { deploymentId: '' }, 1],
	['shows another one', { deploymentId: 'PR2' }, 1],
] as Array<[string, IDataObject, number]>)(
	'a preview of a line for a deployment that %s (%p): %i requests',
	async (_name, shown, requests) => {
		answers(previewOf([{ ...LINE, ...shown }]));
		const abroad = newOrder(customer, {}, [line(ACROBAT, 5, { more: { deploymentId: 'PR1' } })]);
		await world.run('NewOrder', 'place', abroad);
		expect(world.sent(ROUTE)).toBe(requests);
	},
);
