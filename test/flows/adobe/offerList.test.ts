import type { INodeParameters } from 'n8n-workflow';

import { startAdobeWorld, type AdobeWorld } from './world';

let world: AdobeWorld;
beforeAll(async () => {
	world = await startAdobeWorld();
});
afterAll(async () => await world.stop());

const ORDER = { resource: 'newOrder', operation: 'place', priceRegion: 'NA', currencyCode: 'USD' };
const PATH = 'parameters.lineItems.line[0].offerId';

/** What the list of offers shows on the form of a new order. */
const offers = async (more: INodeParameters = {}, filter?: string, token?: string) =>
	await world.core.search(
		'n8n-nodes-cloud-marketplace.adobeVipNewOrder',
		'offers',
		{ ...ORDER, ...more },
		filter,
		token,
		{ path: PATH },
	);

test('offers are listed with name, price, level and ID', async () => {
	const { results } = await offers();
	expect(results).toContainEqual({
		name: 'Acrobat Pro (239.88 USD, Level 1 1 - 9, 65304520CA01A12)',
		value: '65304520CA01A12',
	});
});

test('a currency in small letters is the same', async () => {
	expect(await offers({ currencyCode: 'usd' })).toEqual(await offers());
});

test('a level is found by its price', async () => {
	const { results } = await offers({}, '227.89');
	expect(results.map(({ value }) => value)).toEqual(['65304520CA02A12']);
});

test('a region that the contract does not have is refused with the next step', async () => {
	await expect(offers({ priceRegion: 'WE' })).rejects.toMatchObject({
		message: expect.stringMatching(/region/i),
	});
});

test('a segment without a price list is refused with the next step', async () => {
	await expect(offers({ additionalFields: { priceSegment: 'GOV' } })).rejects.toMatchObject({
		message: expect.stringMatching(/segment/i),
	});
});
