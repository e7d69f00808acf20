import { randomUUID } from 'node:crypto';
import { type Call, customerOf, type Handler, type Moment, ownRows, phaseOf, removeRow } from '../../call';
import { collection, page } from '../../lists/collection';
import { byId, conflict, invalid, missing } from '../../refusal';
import { accepted, iso, linkTo, NO_DATE, noContent, ok, type Reply, type Row, withByteOrderMark } from '../../reply';
import { likeSample } from '../../samples';
import type { AreasState, Identity, DeviceResult, StoredBatch, StoredDevice, StoredJob, StoredPolicy } from '../state';

type Own = { id: string; customerId: string };

/** What names a device: when one of these is the same, both devices are. */
const NAMES = ['serialNumber', 'productKey', 'hardwareHash'] as const;

/** What became of one device. */
const result = (deviceId: string, device: Identity, errorCode?: string, description?: string): DeviceResult => ({
	deviceId,
	serialNumber: device.serialNumber ?? null,
	productKey: device.productKey ?? null,
	errorCode: errorCode ?? null,
	errorDescription: description ?? null,
});

function upload(areas: AreasState, { customerId, dueAt }: StoredJob, batchId: string, identity: Identity) {
	const id = randomUUID();
	const isSame = (other: Identity) => NAMES.some((name) => other[name] && identity[name] === other[name]);
	if (areas.devices.some(isSame)) return result(id, identity, '808', 'The device is registered already.');
	areas.devices.push({ id, ...identity, customerId, batchId, policyId: null, uploadedAt: dueAt });
	return result(id, identity);
}

function applyPolicy(areas: AreasState, { customerId }: StoredJob, deviceId: string, policyId: string | null) {
	const isOwn = (id: string) => (row: Own) => row.id === id && row.customerId === customerId;
	const device = areas.devices.find(isOwn(deviceId));
	if (!device) return result(deviceId, {}, '404', 'The device is not known.');
	if (policyId !== null && !areas.devicePolicies.some(isOwn(policyId)))
		return result(deviceId, device, '809', 'The policy is not known.');
	device.policyId = policyId;
	return result(deviceId, device);
}

/** Carries out the jobs that are due, in the order in which they came. */
export function settleJobs({ state: { areas }, now }: Moment): void {
	for (const job of areas.jobs.filter(({ done, dueAt }) => !done && dueAt <= now)) {
		job.done = true;
		const { batchId = '', devices = [] } = job.upload ?? {};
		job.results = [
			...devices.map((identity) => upload(areas, job, batchId, identity)),
			...(job.policies ?? []).map(({ deviceId, policyId }) => applyPolicy(areas, job, deviceId, policyId)),
		];
	}
}

const endOf = (one?: DeviceResult): string => (one?.errorCode ? 'finished_with_errors' : 'finished');

/** queued for the first third of its time, then processing; a job with one failed device has finished with errors. */
function jobStatus(job: StoredJob, now: number): string {
	const flawed = job.results.find(({ errorCode }) => errorCode);
	return phaseOf(job, now, ['queued', 'processing', endOf(flawed)]);
}

/** Stores a job, to be carried out later, and answers where to ask for it: an address without a version. */
function startJob(call: Call, work: Pick<StoredJob, 'upload' | 'policies'>): Reply {
	const { id: customerId } = customerOf(call);
	const id = randomUUID();
	const dueAt = call.now + call.settings.batchMs;
	call.state.areas.jobs.push({ id, customerId, createdAt: call.now, dueAt, done: false, ...work, results: [] });
	return accepted(`/customers/${customerId}/batchJobStatus/${id}`);
}

const CATEGORY = 'o_o_b_e';
const PAGE_SIZE = 100;

const batchesOf = (call: Call): StoredBatch[] => ownRows(call, call.state.areas.batches);

const batchOf = (call: Call): StoredBatch => byId(batchesOf(call), call.params.deviceBatchId, missing('device batch'));

const devicesIn = (call: Call, batch: StoredBatch): StoredDevice[] =>
	ownRows(call, call.state.areas.devices).filter(({ batchId }) => batchId === batch.id);

/** A device needs a hash, a product key, or a serial number with its maker and model. */
function checkDevices(devices: Identity[]): void {
	const isNamed = ({ hardwareHash, productKey, serialNumber, oemManufacturerName, modelName }: Identity) =>
		hardwareHash || productKey || (serialNumber && oemManufacturerName && modelName);
	const number = devices.findIndex((device) => !isNamed(device)) + 1;
	const needs = 'a hardwareHash, a productKey, or serialNumber, oemManufacturerName and modelName together';
	if (number > 0) throw invalid(`Device ${number} needs ${needs}.`);
}

function batchView(call: Call, batch: StoredBatch): Row {
	const { id, customerId, createdAt } = batch;
	const jobs = ownRows(call, call.state.areas.jobs);
	const last = jobs.filter(({ upload }) => upload?.batchId === id).at(-1);
	return {
		id,
		createdBy: `service@${call.tenant.domain}`,
		status: last ? jobStatus(last, call.now) : 'unknown',
		creationDate: iso(createdAt),
		devicesCount: devicesIn(call, batch).length,
		// The name is in the link as it is, blanks and all.
		devicesLink: linkTo(`/customers/${customerId}/deviceBatches/${id}/devices`),
		attributes: { objectType: 'DeviceBatch' },
	};
}

const IDENTITY = ['serialNumber', 'productKey', 'hardwareHash', 'modelName', 'oemManufacturerName'];
const NO_DEVICE = Object.fromEntries(IDENTITY.map((name) => [name, null]));

/** Every other device has a blank in front of the name of its attributes, as in the samples of the platform. */
const deviceView = ({ customerId, batchId, policyId, uploadedAt, ...device }: StoredDevice, index: number) => ({
	...NO_DEVICE,
	...device,
	policies: [{ key: CATEGORY, value: policyId }],
	uploadedDate: iso(uploadedAt),
	allowedOperations: ['update', 'delete'],
	[index % 2 === 0 ? 'attributes' : ' attributes']: { objectType: 'Device' },
});

type PolicyBody = Pick<StoredPolicy, 'name' | 'category' | 'policySettings'> & {
	id?: string;
	description?: string | null;
	devicesAssigned?: number | null;
};

const policiesOf = (call: Call): StoredPolicy[] => ownRows(call, call.state.areas.devicePolicies);

const policyOf = (call: Call): StoredPolicy => byId(policiesOf(call), call.params.policyId, missing('policy'));

const assigned = ({ state }: Call, { id }: StoredPolicy): number =>
	state.areas.devices.filter(({ policyId }) => policyId === id).length;

function policyView(call: Call, policy: StoredPolicy) {
	const { customerId, createdAt, changedAt, ...shown } = policy;
	return {
		...shown,
		devicesAssigned: assigned(call, policy),
		createdDate: iso(createdAt),
		lastModifiedDate: iso(changedAt),
		links: { self: linkTo(`/customers/${customerId}/policies/${policy.id}`) },
		attributes: { objectType: 'ConfigurationPolicy' },
	};
}

export const deviceHandlers: Record<string, Handler> = {
	'deviceBatch.create': (call) => {
		const { batchId, devices } = call.body as { batchId: string; devices: Identity[] };
		const { id: customerId } = customerOf(call);
		checkDevices(devices);
		if (batchesOf(call).some(({ id }) => id === batchId)) throw conflict('A batch of this name exists.');
		call.state.areas.batches.push({ id: batchId, customerId, createdAt: call.now });
		return startJob(call, { upload: { batchId, devices } });
	},
	'deviceBatch.getStatus': (call) => {
		const job = byId(ownRows(call, call.state.areas.jobs), call.params.batchTrackingId, missing('batch job'));
		const status = jobStatus(job, call.now);
		const startedTime = status === 'queued' ? NO_DATE : iso(job.createdAt);
		const completedTime = job.done ? iso(job.dueAt) : NO_DATE;
		const devicesStatus = job.results.map((one) => ({ ...one, status: endOf(one) }));
		const times = { startedTime, completedTime };
		return ok(likeSample(call, { batchTrackingId: job.id, status, ...times, devicesStatus }));
	},
	'deviceBatch.getMany': (call) => collection(call, batchesOf(call), (batch) => batchView(call, batch)),
	'device.upload': (call) => {
		const devices = call.body as Identity[];
		const { id: batchId } = batchOf(call);
		checkDevices(devices);
		return startJob(call, { upload: { batchId, devices } });
	},
	'device.getMany': (call) =>
		page(call, devicesIn(call, batchOf(call)).map(deviceView), { defaultSize: PAGE_SIZE, maxSize: PAGE_SIZE }),
	'device.delete': (call) => {
		const device = byId(devicesIn(call, batchOf(call)), call.params.deviceId, missing('device'));
		removeRow(call.state.areas.devices, device);
		return noContent();
	},
	'device.applyPolicy': (call) => {
		type Body = { devices: Array<{ id: string; policies: Array<{ key: string; value: string | null }> }> };
		customerOf(call);
		const policies = (call.body as Body).devices.flatMap(({ id: deviceId, policies: asked }) =>
			asked.map(({ key, value: policyId }) => {
				if (key !== CATEGORY) throw invalid(`The only key of a policy is ${CATEGORY}.`);
				return { deviceId, policyId };
			}),
		);
		return startJob(call, { policies });
	},
	'configurationPolicy.create': (call) => {
		const { name, category, description, policySettings } = call.body as PolicyBody;
		if (category !== CATEGORY) throw invalid(`The category must be ${CATEGORY}.`);
		const times = { createdAt: call.now, changedAt: call.now };
		const sent = { name, category, description: description ?? '', policySettings };
		const policy = { id: randomUUID(), customerId: customerOf(call).id, ...sent, ...times };
		call.state.areas.devicePolicies.push(policy);
		return ok(policyView(call, policy));
	},
	'configurationPolicy.getMany': (call) => collection(call, policiesOf(call), (policy) => policyView(call, policy)),
	'configurationPolicy.get': (call) => withByteOrderMark(ok(policyView(call, policyOf(call)))),
	/** The whole policy is replaced: a description that is not sent is empty afterwards. */
	'configurationPolicy.update': (call) => {
		const policy = policyOf(call);
		const { id, name, category, description, devicesAssigned, policySettings } = call.body as PolicyBody;
		if (id !== policy.id) throw invalid('The id of a policy cannot be changed.');
		if (category !== policy.category) throw invalid('The category of a policy cannot be changed.');
		if (typeof devicesAssigned === 'number' && devicesAssigned !== assigned(call, policy))
			throw invalid('devicesAssigned cannot be changed.');
		Object.assign(policy, { name, description: description ?? '', policySettings, changedAt: call.now });
		return ok(policyView(call, policy));
	},
	'configurationPolicy.delete': (call) => {
		const policy = policyOf(call);
		const { areas } = call.state;
		removeRow(areas.devicePolicies, policy);
		for (const device of areas.devices) if (device.policyId === policy.id) device.policyId = null;
		return noContent();
	},
};
