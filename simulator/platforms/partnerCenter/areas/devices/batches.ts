import type { Call, Handler } from '../../call';
import { collection } from '../../collection';
import { customerOf } from '../../commerce/find';
import { accepted, iso, linkTo, NO_DATE, ok } from '../../commerce/replies';
import { conflict, invalid, missing } from '../refusals';
import { jobStatus, startJob } from './jobs';
import type { DeviceIdentity, StoredBatch, StoredJob } from './state';
import type { Reply } from '../../reply';

const batchesOf = (call: Call): StoredBatch[] => {
	const { id } = customerOf(call);
	return call.state.areas.batches.filter(({ customerId }) => customerId === id);
};

/** The batch of the path, by its name. Throws 404. */
export function batchOf(call: Call): StoredBatch {
	const found = batchesOf(call).find(({ id }) => id === call.params.deviceBatchId);
	if (!found) throw missing('device batch');
	return found;
}

/** The members of a device that is accepted: a hash, a product key, or a serial number with its maker and model. */
const isNamed = ({ hardwareHash, productKey, serialNumber, oemManufacturerName, modelName }: DeviceIdentity): boolean =>
	Boolean(hardwareHash || productKey || (serialNumber && oemManufacturerName && modelName));

function checkDevices(devices: DeviceIdentity[]): void {
	const index = devices.findIndex((device) => !isNamed(device));
	if (index >= 0) {
		throw invalid(
			`Device ${index + 1} needs a hardwareHash, a productKey, or serialNumber, oemManufacturerName and modelName together.`,
		);
	}
}

/** The address at which a job is asked for, which has no version in front. */
export const jobReply = ({ id, customerId }: StoredJob): Reply =>
	accepted(`/customers/${customerId}/batchJobStatus/${id}`);

const create: Handler = (call) => {
	const { batchId, devices } = call.body as { batchId: string; devices: DeviceIdentity[] };
	const { id: customerId } = customerOf(call);
	checkDevices(devices);
	if (batchesOf(call).some(({ id }) => id === batchId)) throw conflict('A batch of this name exists.');
	call.state.areas.batches.push({ id: batchId, customerId, createdAt: call.now });
	return jobReply(startJob(call, customerId, { upload: { batchId, devices } }));
};

const upload: Handler = (call) => {
	const { id, customerId } = batchOf(call);
	const devices = call.body as DeviceIdentity[];
	checkDevices(devices);
	return jobReply(startJob(call, customerId, { upload: { batchId: id, devices } }));
};

const status: Handler = (call) => {
	const { id: customerId } = customerOf(call);
	const job = call.state.areas.jobs.find(({ id }) => id === call.params.batchTrackingId);
	if (!job || job.customerId !== customerId) throw missing('batch job');
	const state = jobStatus(job, call.now);
	return ok({
		batchTrackingId: job.id,
		status: state,
		startedTime: state === 'queued' ? NO_DATE : iso(job.createdAt),
		completedTime: job.done ? iso(job.dueAt) : NO_DATE,
		devicesStatus: job.results.map(({ errorCode, errorDescription, serialNumber, productKey, deviceId }) => ({
			deviceId,
			serialNumber: serialNumber ?? null,
			productKey: productKey ?? null,
			errorCode: errorCode ?? null,
			errorDescription: errorDescription ?? null,
			status: errorCode === undefined ? 'finished' : 'finished_with_errors',
		})),
		attributes: { objectType: 'BatchUploadDetails' },
	});
};

function view(call: Call, { id, customerId, createdAt }: StoredBatch) {
	const { jobs, devices } = call.state.areas;
	const last = jobs.filter((job) => job.customerId === customerId && job.upload?.batchId === id).at(-1);
	return {
		id,
		createdBy: `service@${call.tenant.domain}`,
		status: last ? jobStatus(last, call.now) : 'unknown',
		creationDate: iso(createdAt),
		devicesCount: devices.filter((device) => device.customerId === customerId && device.batchId === id).length,
		// The name stands in the link as it is, blanks and all.
		devicesLink: linkTo(`/customers/${customerId}/deviceBatches/${id}/devices`),
		attributes: { objectType: 'DeviceBatch' },
	};
}

export const batchHandlers: Record<string, Handler> = {
	'deviceBatch.create': create,
	'deviceBatch.getStatus': status,
	'deviceBatch.getMany': (call) =>
		collection(
			call,
			batchesOf(call).map((batch) => view(call, batch)),
		),
	'device.upload': upload,
};
