import type { AreaWorld } from './world';
import { startAreas } from './world';

let world: AreaWorld;
let customer: string;

beforeEach(async () => {
	world = await startAreas({ partnerCenter: { batchMs: 9000 } });
	customer = `/customers/${await world.customer()}`;
});
afterEach(() => world.stop());

const device = (serialNumber: string) => ({
	serialNumber,
	oemManufacturerName: 'Example Computers',
	modelName: 'Desk 5',
});
const upload = (batchId: string, devices: unknown[]) =>
	world.call('POST', `${customer}/deviceBatches`, { batchId, devices });
const read = async (path: string, headers?: Record<string, string>): Promise<any> =>
	(await world.call('GET', customer + path, undefined, headers)).body;

/** Uploads devices into a new batch and lets the job end. */
async function uploaded(batchId: string, ...serials: string[]): Promise<any[]> {
	await upload(batchId, serials.map(device));
	world.pass(9000);
	return (await read(`/deviceBatches/${encodeURIComponent(batchId)}/devices`)).items;
}

const policy = (more: Record<string, unknown> = {}) => ({
	name: 'Counters',
	category: 'o_o_b_e',
	description: 'For the counters',
	policySettings: ['skip_eula'],
	...more,
});
const createPolicy = async (): Promise<any> => (await world.call('POST', `${customer}/policies`, policy())).body;

describe('uploads', () => {
	test('are accepted, queued, processed and finished; the devices are there at the end only', async () => {
		const { status, headers } = await upload('First shipment', [device('SN-1')]);
		const location = headers.get('location') ?? '';
		expect(status).toBe(202);
		expect(location).toMatch(new RegExp(`^${customer}/batchJobStatus/[0-9a-f-]{36}$`));
		const job = async () => (await world.call('GET', location)).body;
		expect(await job()).toMatchObject({ status: 'queued', startedTime: '0001-01-01T00:00:00', devicesStatus: [] });
		world.pass(4000);
		expect(await job()).toMatchObject({ status: 'processing', completedTime: '0001-01-01T00:00:00' });
		expect((await read('/deviceBatches/First%20shipment/devices')).items).toEqual([]);
		world.pass(5000);
		expect(await job()).toMatchObject({
			status: 'finished',
			devicesStatus: [{ serialNumber: 'SN-1', errorCode: null }],
		});
		expect((await read('/deviceBatches')).items).toMatchObject([
			{ id: 'First shipment', status: 'finished', devicesCount: 1 },
		]);
		const { items } = await read('/deviceBatches/First%20shipment/devices');
		expect(items).toMatchObject([{ serialNumber: 'SN-1', policies: [{ key: 'o_o_b_e', value: null }] }]);
	});

	test('one device that is registered already fails alone', async () => {
		await uploaded('a', 'SN-1');
		const { headers } = await world.call('POST', `${customer}/deviceBatches/a/devices`, [
			device('SN-1'),
			device('SN-2'),
		]);
		world.pass(9000);
		const { body } = await world.call('GET', headers.get('location') ?? '');
		expect(body.status).toBe('finished_with_errors');
		expect(body.devicesStatus.map(({ errorCode }: any) => errorCode)).toEqual(['808', null]);
		expect((await read('/deviceBatches/a/devices')).items).toHaveLength(2);
	});

	test.each([
		['a serial number alone', { serialNumber: 'SN-1' }],
		['a maker and a model', { oemManufacturerName: 'Example Computers', modelName: 'Desk 5' }],
	])('%s names no device', async (_, one) => {
		expect((await upload('a', [device('SN-0'), one])).status).toBe(400);
		expect((await read('/deviceBatches')).items).toEqual([]);
	});

	test.each([[{ productKey: '00329-00000-00001-AA001' }], [{ hardwareHash: 'T0hWQQ==' }]])(
		'%j names a device',
		async (one) => {
			expect((await upload('a', [one])).status).toBe(202);
		},
	);

	test('a batch keeps its name to itself, and must be there', async () => {
		await uploaded('a', 'SN-1');
		expect((await upload('a', [device('SN-2')])).status).toBe(409);
		expect((await world.call('POST', `${customer}/deviceBatches/b/devices`, [device('SN-2')])).status).toBe(404);
	});

	test('devices come a hundred to a page; some hide a name behind a blank', async () => {
		await uploaded('a', ...Array.from({ length: 101 }, (_, index) => `SN-${index}`));
		const first = await read('/deviceBatches/a/devices');
		expect(first.totalCount).toBe(100);
		expect(first.items[1]).toHaveProperty([' attributes']);
		const rest = await read('/deviceBatches/a/devices?seekOperation=Next', {
			'MS-ContinuationToken': first.continuationToken,
		});
		expect(rest.items.map(({ serialNumber }: any) => serialNumber)).toEqual(['SN-100']);
	});

	test('a device can be deleted once', async () => {
		const [{ id }] = await uploaded('a', 'SN-1');
		expect((await world.call('DELETE', `${customer}/deviceBatches/a/devices/${id}`)).status).toBe(204);
		expect((await world.call('DELETE', `${customer}/deviceBatches/a/devices/${id}`)).status).toBe(404);
	});
});

describe('policies', () => {
	test('answer 200, and a read begins with a byte order mark', async () => {
		const { status, body } = await world.call('POST', `${customer}/policies`, policy());
		expect([status, body.devicesAssigned]).toEqual([200, 0]);
		expect((await world.call('GET', `${customer}/policies/${body.id}`)).text.startsWith('\uFEFF')).toBe(true);
	});

	test('are replaced as a whole: what is left out is empty', async () => {
		const { id } = await createPolicy();
		const { description: _, ...rest } = policy({ id, name: 'Desks', devicesAssigned: 0 });
		expect((await world.call('PUT', `${customer}/policies/${id}`, rest)).body).toMatchObject({
			name: 'Desks',
			description: '',
		});
	});

	test.each([
		['id', { id: '00000000-0000-4000-8000-000000000000' }],
		['category', { category: 'other' }],
		['devicesAssigned', { devicesAssigned: 7 }],
	])('%s cannot be changed', async (_, change) => {
		const { id } = await createPolicy();
		expect(
			(await world.call('PUT', `${customer}/policies/${id}`, policy({ id, devicesAssigned: 0, ...change }))).status,
		).toBe(400);
	});

	test('are assigned by a job; a device that is not there fails alone', async () => {
		const { id: policyId } = await createPolicy();
		const [{ id }] = await uploaded('a', 'SN-1');
		const assign = (device: string) => ({ id: device, policies: [{ key: 'o_o_b_e', value: policyId }] });
		const { status, headers } = await world.call('PATCH', `${customer}/DevicePolicyUpdates`, {
			devices: [assign(id), assign('unknown')],
		});
		expect(status).toBe(202);
		world.pass(9000);
		const { body } = await world.call('GET', headers.get('location') ?? '');
		expect(body.status).toBe('finished_with_errors');
		expect(body.devicesStatus.map(({ deviceId, errorCode }: any) => [deviceId, errorCode])).toEqual([
			[id, null],
			['unknown', '404'],
		]);
		expect((await read(`/policies/${policyId}`)).devicesAssigned).toBe(1);
		expect((await world.call('DELETE', `${customer}/policies/${policyId}`)).status).toBe(204);
		expect((await read('/deviceBatches/a/devices')).items[0].policies).toEqual([{ key: 'o_o_b_e', value: null }]);
	});
});
