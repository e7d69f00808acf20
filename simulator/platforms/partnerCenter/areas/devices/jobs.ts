import { randomUUID } from 'node:crypto';
import type { Call } from '../../call';
import type { DeviceIdentity, DeviceResult, StoredJob } from './state';
import type { AreasState } from '../state';

/** Both devices are the same when one thing that names a device is the same. */
const isSame = (one: DeviceIdentity, other: DeviceIdentity): boolean =>
	(['serialNumber', 'productKey', 'hardwareHash'] as const).some(
		(name) => one[name] !== undefined && one[name] === other[name],
	);

const failed = (
	deviceId: string,
	errorCode: string,
	errorDescription: string,
	identity: DeviceIdentity = {},
): DeviceResult => ({
	deviceId,
	serialNumber: identity.serialNumber,
	productKey: identity.productKey,
	errorCode,
	errorDescription,
});

function upload(
	areas: AreasState,
	{ customerId, dueAt }: StoredJob,
	batchId: string,
	identity: DeviceIdentity,
): DeviceResult {
	const id = randomUUID();
	if (areas.devices.some((device) => isSame(device, identity)))
		return failed(id, '808', 'The device is registered already.', identity);
	areas.devices.push({ id, ...identity, customerId, batchId, policyId: null, uploadedAt: dueAt });
	return { deviceId: id, serialNumber: identity.serialNumber, productKey: identity.productKey };
}

function applyPolicy(
	areas: AreasState,
	{ customerId }: StoredJob,
	deviceId: string,
	policyId: string | null,
): DeviceResult {
	const device = areas.devices.find((candidate) => candidate.id === deviceId && candidate.customerId === customerId);
	if (!device) return failed(deviceId, '404', 'The device is not known.');
	const isKnown =
		policyId === null ||
		areas.devicePolicies.some((policy) => policy.id === policyId && policy.customerId === customerId);
	if (!isKnown) return failed(deviceId, '809', 'The policy is not known.', device);
	device.policyId = policyId;
	return { deviceId, serialNumber: device.serialNumber, productKey: device.productKey };
}

/** Carries out the jobs that are due, in the order in which they came. */
export function settleJobs({ state, now }: Pick<Call, 'state' | 'now'>): void {
	const { areas } = state;
	for (const job of areas.jobs.filter(({ done, dueAt }) => !done && dueAt <= now)) {
		job.done = true;
		const { batchId = '', devices = [] } = job.upload ?? {};
		job.results = [
			...devices.map((identity) => upload(areas, job, batchId, identity)),
			...(job.policies ?? []).map(({ deviceId, policyId }) => applyPolicy(areas, job, deviceId, policyId)),
		];
	}
}

/** queued for the first third of its time, then processing; a job with one failed device has finished with errors. */
export function jobStatus(
	{ createdAt, dueAt, done, results }: StoredJob,
	now: number,
): 'queued' | 'processing' | 'finished' | 'finished_with_errors' {
	if (done) return results.some(({ errorCode }) => errorCode !== undefined) ? 'finished_with_errors' : 'finished';
	return now < createdAt + (dueAt - createdAt) / 3 ? 'queued' : 'processing';
}

/** Stores a job; it is carried out when its time has come. */
export function startJob(call: Call, customerId: string, work: Pick<StoredJob, 'upload' | 'policies'>): StoredJob {
	const job: StoredJob = {
		id: randomUUID(),
		customerId,
		createdAt: call.now,
		dueAt: call.now + call.settings.batchMs,
		done: false,
		...work,
		results: [],
	};
	call.state.areas.jobs.push(job);
	return job;
}
