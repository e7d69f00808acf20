import type { IDataObject } from 'n8n-workflow';

import { resource } from '../../../nodes/PartnerCenter/Entitlement/operations';
import { readValues } from '../../../nodes/engine/input/values';
import { AZURE_PLAN, bought, picked, run, setUp, world } from './catalogSetup';

setUp();

describe('a budget', () => {
	const update = async (customer: string, more: IDataObject) =>
		await run('AzureUsage', 'updateBudget', { customerId: picked(customer), ...more });

	test('is set and taken away', async () => {
		const customer = await world.customer();
		expect((await update(customer, { budget: 'amount', amount: '250.50' })).rows).toMatchObject([{ amount: 250.5 }]);
		expect((await update(customer, { budget: 'none' })).rows).toMatchObject([{ amount: null }]);
	});

	test('is not touched by a dry run, nor by a value that makes no sense', async () => {
		const customer = await world.customer();
		await update(customer, { budget: 'amount', amount: '100' });
		expect((await update(customer, { budget: 'amount', amount: '7', options: { dryRun: true } })).rows).toMatchObject([
			{ dryRun: true, request: { body: { amount: 7 } } },
		]);
		expect((await update(customer, { budget: 'amount', amount: '-7' })).sentence).toContain('0 or more');
		expect((await update(customer, { budget: 'amount', amount: '={{ $json.missing }}' })).sentence).toContain(
			'"Amount" is required',
		);
		expect((await run('AzureUsage', 'getBudget', { customerId: picked(customer) })).rows).toMatchObject([
			{ amount: 100 },
		]);
	});

	test('is found after an answer that got lost', async () => {
		const customer = await world.customer();
		// The simulator forgot the token: the fault is for the change itself, not for a sign-in that has run out.
		await update(customer, { budget: 'none' });
		world.simulator.faults.add({
			route: 'PATCH /v1/customers/{customerId}/usagebudget',
			kind: 'status',
			status: 503,
			when: 'after',
		});
		expect((await update(customer, { budget: 'amount', amount: '80' })).rows).toMatchObject([{ amount: 80 }]);
	});
});

describe('an Azure subscription', () => {
	const canceled = async (wait: boolean) => {
		const customer = await world.customer();
		const plan = await bought(customer, AZURE_PLAN);
		const path = { customerId: picked(customer), subscriptionId: picked(plan) };
		const {
			rows: [{ id }],
		} = await run('Entitlement', 'getAzureSubscriptions', { ...path, returnAll: true });
		const { rows, sentence } = await run('Entitlement', 'cancelAzureSubscription', {
			...path,
			entitlementId: picked(String(id)),
			cancellationReason: 'Reported abuse',
			waitForCompletion: wait,
		});
		return { id, rows, sentence };
	};

	test('is canceled and followed until it is not active any more', async () => {
		const { id, rows } = await canceled(true);
		expect(rows).toMatchObject([{ id, status: 'disabled', outcome: 'completed' }]);
	});

	test('is pending when nobody waits', async () => {
		const { id, rows } = await canceled(false);
		expect(rows).toMatchObject([{ id, outcome: 'pending' }]);
	});

	test('is looked for when the answer got lost', async () => {
		world.simulator.faults.add({
			route: 'POST /v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements/{entitlementId}/cancel',
			kind: 'status',
			status: 500,
			when: 'after',
		});
		const { id, rows } = await canceled(true);
		expect(rows).toMatchObject([{ id, outcome: 'completed' }]);
	});
});

describe('a reservation', () => {
	const { operations } = resource;
	const reservation = operations.find(({ value }) => value === 'getReservation')!;
	const values = (link: string) =>
		readValues(
			resource.vendor,
			reservation,
			(name) => (({ customerId: picked('c'), artifactFrom: 'link', artifactLink: link }) as IDataObject)[name],
			{ now: 0, fallbackKey: () => '' },
		);

	test('is named by the link that its entitlement holds', () => {
		const { path } = values('/customers/c/artifacts/reservedinstance/groups/g-1/lineitems/l-2/resource/r-3');
		expect(path).toEqual({
			customerId: 'c',
			artifactType: 'reservedinstance',
			groupId: 'g-1',
			lineItemId: 'l-2',
			resourceId: 'r-3',
		});
	});

	test.each(['', '/customers/c/entitlements', 'https://elsewhere.example.com/x'])('%p is no such link', (link) => {
		expect(() => values(link)).toThrow('"Artifact Link"');
	});

	test('Azure subscriptions are not asked for in China', () => {
		const azure = operations.filter(({ facts }) => facts[0].startsWith('azureEntitlement.'));
		expect(azure.map(({ unavailable }) => unavailable?.({ environment: 'china' }))).toEqual(
			azure.map(() => expect.stringContaining('21Vianet') as string),
		);
		expect(azure.map(({ unavailable }) => unavailable?.({ environment: 'global' }))).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});
});
