import type { INodeParameters } from 'n8n-workflow';

import { newOrder } from '../flows/adobe/orderFields';
import { startAdobeWorld } from '../flows/adobe/world';
import { startPartnerWorld } from '../flows/partnerCenter/world';

/** Codes of many meanings, as a node reports them. */

describe('S3: code 20000 of Customer > Create', () => {
	const create = {
		resource: 'customer',
		operation: 'create',
		domain: 'fabrikam.onmicrosoft.com',
		companyName: 'Fabrikam Example',
		email: 'ada.miller@example.com',
		culture: 'en-US',
		language: 'en',
		firstName: 'Ada',
		lastName: 'Miller',
		addressLine1: '1 Main Street',
		city: 'Redmond',
		country: 'US',
		state: 'WA',
		postalCode: '98052',
		additionalFields: {},
		simplify: true,
	} as INodeParameters;

	test.each([
		[400, 'Current country not supported', /accept this country/],
		[400, 'Region is not valid for this partner', /accept this country/],
		[400, 'Something else', /refused the request/],
		[404, 'Not found', /order was not/],
	])('%d, "%s"', async (status, description, words) => {
		const world = await startPartnerWorld();
		const body = { code: 20000, description };
		world.simulator.faults.add({ route: 'POST /v1/customers', kind: 'status', status, body });
		const { error } = await world.run('Customer', create);
		await world.stop();
		expect(error?.message).toMatch(words);
		expect(String(error?.description)).toContain(description);
	});
});

describe('S6: code 3122 of Adobe', () => {
	test.each(['Subscription is not eligible for renewal', 'Offer is not renewable', 'Outside the renewal window'])(
		'"%s": not to be renewed now, and no word of a time that is over',
		async (message) => {
			const world = await startAdobeWorld();
			const customer = await world.customer();
			world.simulator.faults.add({
				route: 'POST /v3/customers/{customer-id}/orders',
				kind: 'status',
				status: 400,
				body: { code: '3122', message },
				times: 3,
			});
			const { error } = await world.run('NewOrder', 'place', newOrder(customer));
			await world.stop();
			expect(error?.message).toContain('be renewed now');
			expect(error?.message).not.toMatch(/\bis over\b|14.day|too late/);
			expect(String(error?.description)).toContain(message);
		},
	);
});
