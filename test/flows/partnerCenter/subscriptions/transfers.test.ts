import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import { bought, only, picked } from './subscriptionsSetup';
import { MAYBE_THIS_SALE } from '../../../support/sentences';
import { customer, legacy, setUp, world } from './moves/migrationsSetup';

setUp();

describe('a transfer', () => {
	const transfer = async (operation: string, parameters: IDataObject = {}) =>
		await world.run('Transfer', {
			resource: 'transfer',
			operation,
			customerId: picked(customer),
			orderKey: 'deal-1',
			dryRun: false,
			waitForCompletion: true,
			returnAll: true,
			simplify: false,
			additionalFields: {},
			options: {},
			...parameters,
		} as INodeParameters);
	const create = async (types: string[] = ['OnlineServicesNCE'], more: IDataObject = {}) =>
		only(
			await transfer('create', {
				sourcePartnerTenantId: 'f69906de-07ff-5742-a952-f9a8e22261c0',
				sourcePartnerName: 'Old Quay Resellers',
				customerEmailId: 'mara@alderridge.example.com',
				transferType: 5,
				additionalFields: { targetProductTypes: types, ...more },
			}),
		);

	test.each([[3], ['3'], ['NewCommerce']])(
		'its kind is reported in words, as it was read: %j',
		async (transferType) => {
			world.simulator.faults.add({
				route: 'GET /v1/customers/{customerId}/transfers/{transferId}',
				kind: 'status',
				status: 200,
				when: 'before',
				times: 1,
				body: { id: 't-1', status: 'Pending', transferType },
			});
			expect(only(await transfer('get', { transferId: picked('7d1f3c52-0f54-4f0e-9c54-1a0f4f6c1b11') }))).toMatchObject(
				{
					id: 't-1',
					transferType,
					transferTypeName: 'New Commerce',
				},
			);
		},
	);

	test('is sent as a number, whatever an expression gives', async () => {
		const made = only(
			await transfer('create', {
				sourcePartnerTenantId: 'f69906de-07ff-5742-a952-f9a8e22261c0',
				sourcePartnerName: 'Old Quay Resellers',
				customerEmailId: 'mara@alderridge.example.com',
				transferType: '={{ "NewCommerce" }}',
			}),
		);
		expect(made).toMatchObject({ status: 'Pending', transferType: 3 });
	});

	test('is created, accepted once, and read', async () => {
		const made = await create();
		const transferId = picked(String(made.id));
		expect(made).toMatchObject({ id: expect.any(String) as string, status: 'Pending', transferType: 5 });
		expect(only(await transfer('accept', { transferId }))).toMatchObject({
			created: true,
			outcome: 'completed',
			status: 'Complete',
			orders: [expect.anything()],
		});
		expect(only(await transfer('accept', { transferId }))).toMatchObject({ created: false, id: made.id });
		time.pass(20 * 60_000);
		expect((await transfer('accept', { transferId })).error?.message).toContain(MAYBE_THIS_SALE);
		expect(only(await transfer('get', { transferId, simplify: true }))).toMatchObject({
			id: made.id,
			status: 'Complete',
		});
		expect((await transfer('getAll')).lastNodeItems).toHaveLength(1);
	});

	test('errors inside the answer are no success, and say what exists', async () => {
		const { id } = await create(['OnlineServicesNCE', 'AzureReservation']);
		const { error } = await transfer('accept', { transferId: picked(String(id)) });
		expect(error?.message).toMatch(
			/part of it was transferred. Orders that were placed: \w+\. Line 1: .* \(code 900400\)\./,
		);
	});

	test('is rejected, or withdrawn, or gets its lines', async () => {
		const first = await create();
		expect(only(await transfer('reject', { transferId: picked(String(first.id)) }))).toMatchObject({
			status: 'Reject',
		});
		const second = await create();
		const own = await bought(world, customer);
		const line = {
			subscriptionId: picked(own.id),
			partnerIdOnRecord: picked(''),
			quantity: '3',
			friendlyName: 'Sales team',
			addonItems: {},
		};
		expect(
			only(await transfer('updateLines', { transferId: picked(String(second.id)), lineItems: { line: [line] } })),
		).toMatchObject({ status: 'InProgress' });
		expect(only(await transfer('withdraw', { transferId: picked(String(second.id)) }))).toMatchObject({
			deleted: true,
		});
	});

	test('its lines with other seats are not those that were there, when they are refused without a named fault', async () => {
		const targetPartnerTenantId = '0a1b2c3d-1111-4222-8333-444455556666';
		const transferId = picked(String((await create(undefined, { targetPartnerTenantId })).id));
		const own = await bought(world, customer);
		const line = { subscriptionId: picked(own.id), partnerIdOnRecord: picked(''), friendlyName: '', addonItems: {} };
		const update = async (quantity: string) =>
			await transfer('updateLines', { transferId, lineItems: { line: [{ ...line, quantity }] } });
		const refuse = (when: 'before' | 'after') =>
			world.simulator.faults.add({
				route: 'PATCH /v1/customers/{customerId}/transfers/{transferId}',
				kind: 'status',
				status: 400,
				when,
				times: 1,
				body: { code: '99999', description: 'Not like this' },
			});
		only(await update('3'));
		refuse('before');
		expect((await update('4')).error?.message).toContain('refused the request');
		refuse('after');
		expect(only(await update('4'))).toMatchObject({ status: 'InProgress' });
	});

	test('eligibility is reported for each subscription', async () => {
		const { lastNodeItems } = await transfer('checkEligibility', { transferType: 'directtoindirect' });
		expect(lastNodeItems.map(({ json }) => json)).toEqual([
			expect.objectContaining({ id: legacy.id, isEligible: false }),
		]);
	});

	test("a person's address is in no dry run", async () => {
		const output = only(
			await transfer('create', {
				sourcePartnerTenantId: 'f69906de-07ff-5742-a952-f9a8e22261c0',
				sourcePartnerName: 'Old Quay Resellers',
				customerEmailId: 'mara@alderridge.example.com',
				transferType: 5,
				options: { dryRun: true },
			}),
		);
		expect(JSON.stringify(output)).not.toContain('mara@');
	});
});
