import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../runCases';
import { projectFolder } from '../paths';
import { activateWorkflow, callWebhook, importWorkflow, testCredential, type WorkflowFile } from '../n8n/rest';
import { platforms } from '../n8n/credentials';
import type { Stage } from '../n8n/stage';

/** One wrong value, and what the message must name for the user to correct it. */
const WRONG: Array<{ field: string; value: (url: string) => string; names: RegExp }> = [
	{ field: 'clientSecret', value: () => 'wrong', names: /Client Secret/ },
	{ field: 'clientId', value: () => 'wrong', names: /Client ID/ },
	{ field: 'apiUrl', value: (url) => `${url}/elsewhere`, names: /API Address/ },
	{ field: 'apiUrl', value: () => 'not an address', names: /API Address/ },
	{ field: 'apiUrl', value: () => 'http://partners.example.com', names: /API Address must start with https/ },
	{ field: 'imsUrl', value: (url) => `${url}/elsewhere`, names: /IMS Address/ },
	{ field: 'imsUrl', value: () => 'http://127.0.0.1:1', names: /IMS Address/ },
];

/** What the flow gives back to the CRM. */
interface AdobeAnswer {
	customerId: string;
	orderId: string;
	orderStatus: string;
	subscriptionId: string;
	created: boolean;
}

const read = <T>(name: string): T => JSON.parse(readFileSync(join(projectFolder, 'workflows', name), 'utf8')) as T;

/** Delivers the recorded deal twice to the flow from deal to subscription, and looks at what the simulator has stored. */
export async function sellAtAdobe({ session, simulator, credentials }: Stage): Promise<void> {
	const id = await importWorkflow(session, read<WorkflowFile>('adobe-deal-to-subscription.json'), credentials);
	await activateWorkflow(session, id);
	const deal = {
		...read<object>('new-adobe-deal.body.json'),
		distributorId: simulator.adobe.accounts[0].distributorId,
	};
	const resellers = simulator.adobe.state().resellers.length;
	const first = await callWebhook<AdobeAnswer>(session.url, 'new-adobe-deal', deal);
	assert.deepEqual([first.orderStatus, first.created], ['completed', true]);
	const [order, ...others] = simulator.adobe.state().orders;
	const [customer] = simulator.adobe.state().customers;
	const [subscription] = simulator.adobe.state().subscriptions;
	assert.ok(
		order && customer && subscription && others.length === 0,
		'the simulator has not stored one order of one customer',
	);
	assert.deepEqual(
		[first.orderId, first.customerId, first.subscriptionId],
		[order.id, customer.id, subscription.id],
		'the flow gave other ids back than those that are stored',
	);
	const second = await callWebhook<AdobeAnswer>(session.url, 'new-adobe-deal', deal);
	assert.deepEqual([second.created, second.orderId, second.subscriptionId], [false, order.id, subscription.id]);
	const { customers } = simulator.adobe.state();
	const stored = [
		simulator.adobe.state().resellers.length - resellers,
		customers.length,
		simulator.adobe.effects()['orders NEW'],
	];
	assert.deepEqual(stored, [1, 1, 1]);
}

/** n8n's own test of Adobe's credential, and a deal that is sold on the VIP Marketplace. */
export function adobeCases(stage: Stage): Case[] {
	const { session, simulator, credentialsOf } = stage;
	const [adobe] = credentialsOf.adobe;
	const right = platforms.adobe.values(simulator);
	return [
		{
			name: `${adobe.type}: right values`,
			async run() {
				const { status, message } = await testCredential(session, adobe, right);
				assert.equal(status, 'OK', message);
			},
		},
		...WRONG.map(({ field, value, names }) => ({
			name: `${adobe.type}: wrong ${field} "${value('')}"`,
			async run() {
				const { status, message } = await testCredential(session, adobe, { ...right, [field]: value(simulator.url) });
				assert.equal(status, 'Error', `n8n said: ${message}`);
				assert.match(message, names);
				console.log(`  n8n says: ${message.replaceAll(simulator.url, '(simulator)')}`);
			},
		})),
		{
			name: 'Adobe VIP: a new deal is sold once, delivered twice, and its subscription comes back',
			run: async () => await sellAtAdobe(stage),
		},
	];
}
