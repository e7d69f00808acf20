import { setTimeout as sleep } from 'node:timers/promises';

import { IngramMicroCloudMarketplaceApi } from '../../credentials/IngramMicroCloudMarketplaceApi.credentials';
import { IngramMicroCustomer } from '../../nodes/IngramMicro/Customer/IngramMicroCustomer.node';
import { IngramMicroSalesOrder } from '../../nodes/IngramMicro/SalesOrder/IngramMicroSalesOrder.node';
import { startSimulator, type Simulator } from '../../simulator';
import { createCore, type Core } from '../support/core';

import { create, sale } from './parameters';
import { CREDENTIAL, credentialOf } from './world';

/** One sample on the real clock: what the other tests of this folder show on virtual time holds there, too. */

let simulator: Simulator;
let core: Core;
beforeAll(async () => {
	simulator = await startSimulator({ customerActivationMs: 1000, orderProcessingMs: 2000, latencyMs: 20 });
	core = await createCore({
		nodes: { 'cloud.customer': IngramMicroCustomer, 'cloud.salesOrder': IngramMicroSalesOrder },
		credentialTypes: { [CREDENTIAL]: IngramMicroCloudMarketplaceApi },
		credentials: { [CREDENTIAL]: { a: credentialOf(simulator.accounts[0], simulator.ingramUrl) } },
	});
});
afterAll(async () => await simulator.stop());

test('a customer, and an order through 429, a hanging look and a lost answer', async () => {
	const start = Date.now();
	const made = await core.runNode('cloud.customer', create('crm-1', { waitForCompletion: false }));
	const customer = String(made.lastNodeItems[0].json.id);
	await sleep(1000);
	const { add } = simulator.faults;
	add({ route: 'GET /orders', kind: 'hang' });
	add({ route: 'POST /orders', kind: 'status', status: 429, headers: { 'Retry-After': '1' } });
	add({ route: 'POST /orders', kind: 'reset', when: 'after' });
	const { lastNodeItems, error } = await core.runNode('cloud.salesOrder', sale(customer, 'deal', { options: { requestTimeout: 1 } }));
	expect(error).toBeUndefined();
	expect(lastNodeItems[0].json).toMatchObject({ created: true, outcome: 'completed', orderKeyReadable: true });
	expect(simulator.effects()).toMatchObject({ customersStored: 1, ordersStored: 1, tokensIssued: 1 });
	// One second each for the customer, the hanging look and the 429; five until the first poll.
	expect(Date.now() - start).toBeGreaterThanOrEqual(8000);
}, 30_000);
