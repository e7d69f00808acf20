import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { credentialTypes, nodes } from '../../../scripts/package';
import { startSimulator, type Simulator } from '../../../simulator';
import { newOrder } from '../../flows/adobe/orderFields';
import { credentialOf as adobeCredential, DETAILS, picked } from '../../flows/adobe/world';
import { partnerCredentials } from '../../flows/partnerCenter/world';
import { createCore, type Core } from '../../support/core';

import { byId, create, sale } from '../../flows/ingram/parameters';
import { CREDENTIAL, credentialOf } from '../../flows/ingram/world';

/** One sample for each platform on the real clock: what the other tests of this folder show on virtual time holds there, too. */

let simulator: Simulator;
let core: Core;
beforeAll(async () => {
	simulator = await startSimulator({
		latencyMs: 20,
		ingram: { customerActivationMs: 1000, orderProcessingMs: 2000 },
		partnerCenter: { provisioningMs: 2000 },
		adobe: { accountValidationMs: 1000, orderMs: 2000 },
	});
	core = await createCore({
		nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
		credentialTypes,
		credentials: {
			...partnerCredentials(simulator),
			[CREDENTIAL]: { a: credentialOf(simulator.ingram.accounts[0], simulator.ingram.url) },
			adobeVipMarketplaceApi: { a: adobeCredential(simulator) },
		},
	});
});
afterAll(async () => await simulator.stop());

/** The one row of a run that must not fail. @param node without the package's name: 'adobeVipNewOrder' */
async function row(node: string, parameters: IDataObject): Promise<IDataObject> {
	const { error, lastNodeItems } = await core.runNode(
		`n8n-nodes-cloud-marketplace.${node}`,
		parameters as INodeParameters,
	);
	expect(error).toBeUndefined();
	expect(lastNodeItems).toHaveLength(1);
	return lastNodeItems[0].json;
}

/** A look that hangs until the request's time is over, a pause that is asked for, and an answer that is lost. */
function spoil(looks: string, places: string, having?: string): void {
	const { add } = simulator.faults;
	add({ route: looks, kind: 'hang' });
	add({ route: places, having, kind: 'status', status: 429, headers: { 'Retry-After': '1' } });
	add({ route: places, having, kind: 'reset', when: 'after' });
}

const options = { requestTimeout: 1 };
const done = { created: true, outcome: 'completed', orderKeyReadable: true };

/** Real milliseconds of a piece of work. */
async function timed(work: () => Promise<void>): Promise<number> {
	const start = Date.now();
	await work();
	return Date.now() - start;
}

/** One second each for the hanging look and the 429; two until the first look at the order. */
const LEAST = 4000;

test('Ingram Micro: a customer, and an order through 429, a hanging look and a lost answer', async () => {
	const { id } = await row('ingramMicroCustomer', create('crm-1', { waitForCompletion: false }));
	await sleep(1000);
	spoil('GET /orders', 'POST /orders');
	const took = await timed(async () =>
		expect(await row('ingramMicroSalesOrder', sale(String(id), 'deal', { options }))).toMatchObject(done),
	);
	expect(simulator.ingram.effects()).toMatchObject({ customers: 1, orders: 1 });
	expect(simulator.effects().tokensIssued).toBe(1);
	expect(took).toBeGreaterThanOrEqual(LEAST);
}, 60_000);

test('Partner Center: the same with a cart that is checked out', async () => {
	const person = { firstName: 'Ada', lastName: 'Miller', email: 'ada.miller@example.com' };
	const { id } = await row('partnerCenterCustomer', {
		resource: 'customer',
		operation: 'create',
		domain: 'acme.onmicrosoft.com',
		...person,
		addressLine1: '1 Main Street',
		companyName: 'Acme',
		culture: 'en-US',
		language: 'en',
		city: 'Redmond',
		country: 'US',
		state: 'WA',
		postalCode: '98052',
		additionalFields: {},
		simplify: true,
	});
	const customerId = byId(String(id));
	const agreement = { resource: 'customerAgreement', type: 'MicrosoftCustomerAgreement' };
	const { templateId } = await row('partnerCenterCustomerAgreement', {
		...agreement,
		operation: 'getTemplates',
		returnAll: true,
		filters: { agreementType: agreement.type },
	});
	await row('partnerCenterCustomerAgreement', {
		...agreement,
		operation: 'confirm',
		customerId,
		agreementTemplateId: byId(String(templateId)),
		dateAgreed: new Date(Date.now() - 60_000).toISOString(),
		...person,
		additionalFields: {},
	});
	spoil('GET /v1/customers/{customerId}/orders', 'POST /v1/customers/{customerId}/carts/{cartId}/checkout');
	const line = {
		productId: byId('CFQ7TTC0EX01'),
		skuId: byId('0001'),
		quantity: 5,
		termDuration: 'P1Y',
		billingCycle: 'monthly',
	};
	const took = await timed(async () =>
		expect(
			await row('partnerCenterPurchase', {
				resource: 'purchase',
				operation: 'place',
				customerId,
				orderKey: 'deal',
				dryRun: false,
				waitForCompletion: true,
				simplify: true,
				targetView: 'OnlineServices',
				lineItems: { line: [line] },
				options,
			}),
		).toMatchObject(done),
	);
	expect(simulator.partnerCenter.effects()).toMatchObject({ customers: 1, orders: 1 });
	expect(took).toBeGreaterThanOrEqual(LEAST);
}, 60_000);

test('Adobe VIP: the same with an order that is previewed first', async () => {
	const { customerId } = await row('adobeVipCustomer', {
		...DETAILS,
		resource: 'customer',
		operation: 'create',
		resellerId: picked(simulator.adobe.state().resellers[0].id),
		additionalFields: {},
		waitForCompletion: true,
	});
	spoil('GET /v3/customers/{customer-id}/orders', 'POST /v3/customers/{customer-id}/orders', '"orderType":"NEW"');
	const took = await timed(async () =>
		expect(
			await row('adobeVipNewOrder', { ...newOrder(String(customerId), { options }), operation: 'place' }),
		).toMatchObject(done),
	);
	expect(simulator.adobe.effects()).toMatchObject({ customers: 1, 'orders NEW': 1 });
	expect(took).toBeGreaterThanOrEqual(LEAST);
}, 60_000);
