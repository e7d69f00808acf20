import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { periodOf, periodProblem, piecesOf } from '../../../nodes/PartnerCenter/Audit/windows';
import { failureOf, stateOf } from '../../../nodes/PartnerCenter/Device/batchJob';
import { time } from '../../support/virtualClock';
import { startPartnerWorld, type PartnerWorld } from './world';

let world: PartnerWorld;

beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(() => {
	world.simulator.reset();
	time.pass(20 * 60_000);
});
afterAll(async () => await world.stop());

const DAY = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(time.now() - days * DAY).toISOString().slice(0, 10);
const picked = (value: string) => ({ __rl: true, mode: 'id', value });

/** What a node gives for one operation, or the sentence that it ends with. */
async function run(node: 'Audit' | 'Device', operation: string, parameters: IDataObject = {}) {
	const { error, lastNodeItems } = await world.run(node, {
		resource: node.toLowerCase(),
		operation,
		...parameters,
	} as INodeParameters);
	return { sentence: error?.message, rows: lastNodeItems.map(({ json }) => json) };
}

const sent = (route: string) => world.simulator.effects().requestsByRoute[route] ?? 0;

describe('audit records', () => {
	const LIST = 'GET /v1/auditrecords';
	const all = async (filters: IDataObject, more: IDataObject = {}) =>
		await run('Audit', 'getAll', { filterBy: 'none', returnAll: true, simplify: false, filters, ...more });
	const idsOf = (rows: IDataObject[]) => rows.map(({ id }) => String(id)).sort();

	/** Writes records like the first of the sample, one a day up to yesterday. */
	async function recordDays(days: number): Promise<void> {
		const [record] = (await all({})).rows;
		for (let back = days; back > 0; back -= 1) {
			const own = { id: `record-${back}`, operationDate: `${daysAgo(back)}T08:00:00Z` };
			world.simulator.partnerCenter.admin().putAuditRecord({ ...record, ...own });
		}
	}

	test('a long range comes in pieces, with each record once', async () => {
		await recordDays(89);
		const before = sent(LIST);
		const whole = await all({ startDate: daysAgo(89), daysPerRequest: 90 });
		expect(sent(LIST) - before).toBe(1);
		const pieces = await all({ startDate: daysAgo(89) });
		expect(sent(LIST) - before).toBe(4);
		expect(whole.rows).toHaveLength(92);
		expect(idsOf(pieces.rows)).toEqual(idsOf(whole.rows));
		expect(new Set(idsOf(pieces.rows)).size).toBe(pieces.rows.length);
	});

	test('a limit ends the reading; without days it is left to the platform', async () => {
		await recordDays(60);
		const before = sent(LIST);
		const { rows } = await run('Audit', 'getAll', { filterBy: 'none', limit: 5, filters: { startDate: daysAgo(60) } });
		expect(rows).toHaveLength(5);
		expect(sent(LIST) - before).toBe(1);
	});

	test('what is older than 90 days is refused before anything is sent', async () => {
		const { sentence } = await all({ startDate: daysAgo(91) });
		expect(sentence).toContain(daysAgo(90));
		expect((await all({ startDate: daysAgo(3), endDate: daysAgo(5) })).sentence).toContain(') before it starts');
		expect(sent(LIST)).toBe(0);
		expect((await all({ startDate: daysAgo(90), endDate: daysAgo(90) })).sentence).toBeUndefined();
	});

	test('filters go to the platform', async () => {
		const {
			rows: [first],
		} = await all({});
		const kinds = async (more: IDataObject) => new Set((await all({}, more)).rows.map((row) => row.resourceType));
		expect(await kinds({ filterBy: 'resourceType', resourceType: 'customer_user' })).toEqual(
			new Set(['customer_user']),
		);
		expect((await all({}, { filterBy: 'companyName', companyName: 'no such company' })).rows).toEqual([]);
		expect(
			(await all({}, { filterBy: 'companyName', companyName: String(first.customerName).slice(2, 8) })).rows.length,
		).toBeGreaterThan(0);
		expect(
			(await all({}, { filterBy: 'customerId', customerId: picked(String(first.customerId)) })).rows.length,
		).toBeGreaterThan(0);
		expect((await run('Audit', 'get', { auditRecordId: String(first.id), simplify: false })).rows[0]).toEqual(first);
	});

	test('pieces cover the whole period, each begins where the one before ends', () => {
		const day = fc.integer({ min: 0, max: 90 }).map(daysAgo);
		fc.assert(
			fc.property(day, day, fc.integer({ min: 1, max: 90 }), (one, other, days) => {
				const [from, to] = [one, other].sort();
				const pieces = piecesOf({ from, to }, days);
				expect([pieces[0].from, pieces.at(-1)!.to]).toEqual([from, to]);
				for (const [index, piece] of pieces.entries()) {
					expect((Date.parse(piece.to) - Date.parse(piece.from)) / DAY).toBeLessThanOrEqual(days);
					if (index > 0) expect(piece.from).toBe(pieces[index - 1].to);
				}
			}),
		);
	});

	test('a period without one end', () => {
		const now = Date.parse('2026-06-30T08:00:00Z');
		expect(periodOf({}, now)).toEqual({ from: '2026-05-31', to: '2026-06-30' });
		expect(periodOf({ to: '2026-04-10' }, now)).toEqual({ from: '2026-04-01', to: '2026-04-10' });
		expect(periodOf({ from: '2026-04-01' }, now)).toEqual({ from: '2026-04-01', to: '2026-06-30' });
		expect(periodProblem({ from: '2026-03-31', to: '2026-06-30' }, now)).toContain('2026-04-01');
	});
});

describe('devices', () => {
	const policyOf = async (customerId: IDataObject) => {
		const policySettings = ['skip_eula'];
		const {
			rows: [policy],
		} = await run('Device', 'createPolicy', {
			customerId,
			name: 'Desks',
			policySettings,
			category: 'o_o_b_e',
			additionalFields: { description: 'For desks' },
		});
		return policy;
	};
	const laptop = (serialNumber: string) => ({ serialNumber, oemManufacturerName: 'Contoso', modelName: 'Laptop 13' });
	const batch = (customerId: IDataObject, ...device: IDataObject[]) => ({
		customerId,
		batchId: 'Spring Laptops',
		devices: { device },
	});

	test('a policy is replaced as a whole, but only what is given changes', async () => {
		const customerId = picked(await world.customer());
		const { id } = await policyOf(customerId);
		const one = { customerId, policyId: picked(String(id)) };
		const {
			rows: [changed],
		} = await run('Device', 'updatePolicy', { ...one, updateFields: { policySettings: ['none'] } });
		expect(changed).toMatchObject({ name: 'Desks', description: 'For desks', policySettings: ['none'] });
		expect((await run('Device', 'getPolicy', one)).rows[0]).toMatchObject({ id, policySettings: ['none'] });
		expect((await run('Device', 'getPolicies', { customerId })).rows).toHaveLength(1);
		expect((await run('Device', 'deletePolicy', one)).rows).toEqual([{ deleted: true }]);
	});

	test('devices are uploaded, get a policy, lose it and are deleted', async () => {
		const customerId = picked(await world.customer());
		const { id: policyId } = await policyOf(customerId);
		const {
			rows: [job],
		} = await run('Device', 'createBatch', batch(customerId, laptop('S1'), { hardwareHash: 'T0FF' }));
		expect(job).toMatchObject({
			status: 'finished',
			outcome: 'completed',
			devicesStatus: [{ serialNumber: 'S1' }, {}],
		});
		const deviceBatchId = picked('Spring Laptops');
		const {
			rows: [added],
		} = await run('Device', 'upload', { customerId, deviceBatchId, devices: { device: [laptop('S2')] } });
		expect(added.outcome).toBe('completed');
		const devices = async () => (await run('Device', 'getAll', { customerId, deviceBatchId, returnAll: true })).rows;
		const [{ id }] = await devices();
		const change = async (row: IDataObject) =>
			await run('Device', 'applyPolicy', {
				customerId,
				devices: { device: [{ deviceId: picked(String(id)), ...row }] },
			});
		expect((await change({ change: 'apply', policyId: picked(String(policyId)) })).rows[0].outcome).toBe('completed');
		expect((await devices())[0].policies).toEqual([{ key: 'o_o_b_e', value: policyId }]);
		expect((await change({ change: 'remove' })).rows[0].outcome).toBe('completed');
		expect((await devices())[0].policies).toEqual([{ key: 'o_o_b_e', value: null }]);
		await run('Device', 'delete', { customerId, deviceBatchId, deviceId: picked(String(id)) });
		expect(await devices()).toHaveLength(2);
		expect((await run('Device', 'getBatches', { customerId })).rows[0]).toMatchObject({
			id: 'Spring Laptops',
			devicesCount: 2,
		});
	});

	test('a device that is refused makes the item fail, with the reason of each', async () => {
		const customerId = picked(await world.customer());
		await run('Device', 'createBatch', batch(customerId, laptop('S1')));
		const again = {
			customerId,
			deviceBatchId: picked('Spring Laptops'),
			devices: { device: [laptop('S1'), laptop('S2')] },
		};
		const { sentence } = await run('Device', 'upload', again);
		expect(sentence).toBe(
			'1 of 2 devices were refused: S1 (code 808, The device is registered already.). The others succeeded.',
		);
		const batchTrackingId = world.state().areas.jobs.at(-1)!.id;
		expect((await run('Device', 'getUploadStatus', { customerId, batchTrackingId })).rows[0]).toMatchObject({
			outcome: 'failed',
			devicesRefused: 1,
		});
	});

	test('without a wait the tracking ID comes at once', async () => {
		const customerId = picked(await world.customer());
		const {
			rows: [job],
		} = await run('Device', 'createBatch', { ...batch(customerId, laptop('S1')), waitForCompletion: false });
		expect(job).toEqual({ id: world.state().areas.jobs[0].id, outcome: 'pending' });
	});

	test('a device that cannot be identified, or a policy that an expression did not find, is refused before anything is sent', async () => {
		const customerId = picked(await world.customer());
		const nameless = await run(
			'Device',
			'createBatch',
			batch(customerId, laptop('S1'), { serialNumber: 'S2', modelName: 'Laptop 13' }),
		);
		expect(nameless.sentence).toContain('line 2');
		const found = { deviceId: picked('d1'), change: 'apply', policyId: picked('={{ "" }}') };
		expect((await run('Device', 'applyPolicy', { customerId, devices: { device: [found] } })).sentence).toContain(
			'Policy',
		);
		expect(world.state().areas.jobs).toEqual([]);
	});

	test('a finished job can still hold a device with an error', () => {
		const job = { status: 'finished', devicesStatus: [{ deviceId: 'd1', errorCode: '808' }] };
		expect(stateOf(job)).toBe('failed');
		expect(failureOf(job)).toBe('1 of 1 devices were refused: d1 (code 808).');
		expect(stateOf({ status: 'Finished_With_Errors', devicesStatus: [] })).toBe('failed');
		expect(stateOf({ status: 'finished', devicesStatus: [{ errorCode: null }] })).toBe('completed');
		expect(stateOf({ status: 'queued' })).toBe('pending');
	});
});
