import { randomUUID } from 'node:crypto';
import { type Call, customerOf, type Moment, phaseOf } from '../../call';
import { accepted, type Reply } from '../../reply';
import type { AreasState } from '../state';
import type { DeviceIdentity, StoredJob } from '../stored';

type Own = { id: string; customerId: string };

/** What names a device: when one of these is the same, both devices are. */
const NAMES = ['serialNumber', 'productKey', 'hardwareHash'] as const;

/** What became of one device. */
const result = (deviceId: string, device: DeviceIdentity, errorCode?: string, errorDescription?: string) => ({
	deviceId,
	serialNumber: device.serialNumber,
	productKey: device.productKey,
	errorCode,
	errorDescription,
});

function upload(areas: AreasState, { customerId, dueAt }: StoredJob, batchId: string, identity: DeviceIdentity) {
	const id = randomUUID();
	const isSame = (other: DeviceIdentity) => NAMES.some((name) => other[name] && identity[name] === other[name]);
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

/** queued for the first third of its time, then processing; a job with one failed device has finished with errors. */
export function jobStatus(job: StoredJob, now: number): string {
	const isFlawed = job.results.some(({ errorCode }) => errorCode);
	return phaseOf(job, now, ['queued', 'processing', isFlawed ? 'finished_with_errors' : 'finished']);
}

/** Stores a job, to be carried out later, and answers where to ask for it: an address without a version. */
export function startJob(call: Call, work: Pick<StoredJob, 'upload' | 'policies'>): Reply {
	const { id: customerId } = customerOf(call);
	const id = randomUUID();
	const dueAt = call.now + call.settings.batchMs;
	call.state.areas.jobs.push({ id, customerId, createdAt: call.now, dueAt, done: false, ...work, results: [] });
	return accepted(`/customers/${customerId}/batchJobStatus/${id}`);
}
