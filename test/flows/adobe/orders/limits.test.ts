import type { IDataObject } from 'n8n-workflow';

import { line, newOrder } from '../orderFields';
import { customer, setUp, world } from '../oneCustomer';
import { ACROBAT } from '../world';

/** The preview is the estimate here. */

setUp();

const POST = 'POST /v3/customers/{customer-id}/orders';

const place = async (limits: IDataObject, more: IDataObject = {}, lines?: IDataObject[]) =>
	await world.row('NewOrder', 'place', newOrder(customer, { limits, ...more }, lines));
const refused = async (limits: IDataObject, more: IDataObject = {}, lines?: IDataObject[]) =>
	await world.complaint('NewOrder', 'place', newOrder(customer, { limits, ...more }, lines));

/** What the five licenses cost, as a dry run shows. */
async function price(): Promise<string> {
	const { checks } = await place({ expectedCurrency: 'USD' }, { dryRun: true });
	return String(((checks as IDataObject).estimate as IDataObject).total);
}

test('the price of the preview is compared to the cent, and costs no request more', async () => {
	const total = await price();
	world.asked();
	expect(await refused({ maximumTotal: (Number(total) - 0.01).toFixed(2), expectedCurrency: 'USD' })).toMatch(
		/more than the "Maximum Total"/,
	);
	expect(world.asked()[POST]).toBe(1);
	expect(world.state().orders).toHaveLength(0);
	expect(await place({ maximumTotal: total, expectedCurrency: 'USD' })).toMatchObject({
		created: true,
		checks: { account: 'active', estimate: { total, currency: 'USD' }, limits: 'kept' },
	});
	expect(world.asked()[POST]).toBe(2);
});

test('without the preview of the order the price is asked for all the same', async () => {
	const total = await price();
	const skipped = { additionalFields: { skipPreview: true } };
	expect(await refused({ maximumTotal: '1.00', expectedCurrency: 'USD' }, skipped)).toMatch(
		/more than the "Maximum Total"/,
	);
	expect(await place({ maximumTotal: total, expectedCurrency: 'USD' }, skipped)).toMatchObject({
		created: true,
		checks: { estimate: { total } },
	});
	expect(world.state().orders).toHaveLength(1);
});

test('another currency, and more licenses than allowed, are refused', async () => {
	expect(await refused({ expectedCurrency: 'EUR' })).toMatch(/estimate is in USD, but "Expected Currency" is EUR/);
	world.asked();
	expect(await refused({ maximumQuantity: 6 }, {}, [line(ACROBAT, 7)])).toMatch(/"Maximum Quantity" is 6, but 7/);
	expect(world.asked()).toEqual({});
	expect(world.state().orders).toHaveLength(0);
});

test('Check Account First can be left out', async () => {
	expect(await place({}, { options: { checkAccount: false } })).not.toHaveProperty('checks');
	expect(world.asked()['GET /v3/customers/{customer-id}']).toBeUndefined();
});
