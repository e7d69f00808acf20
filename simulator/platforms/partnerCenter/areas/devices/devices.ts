import { type Call, customerOf, type Handler, ownRows } from '../../call';
import { collection, page } from '../../lists/collection';
import { byId, conflict, invalid, missing } from '../../refusal';
import { iso, linkTo, NO_DATE, noContent, ok } from '../../reply';
import type { DeviceIdentity, StoredBatch, StoredDevice } from '../stored';
import { jobStatus, startJob } from './jobs';

const CATEGORY = 'o_o_b_e';
const PAGE_SIZE = 100;

const batchesOf = (call: Call): StoredBatch[] => ownRows(call, call.state.areas.batches);

/** The batch of the path, by its name. Throws 404. */
const batchOf = (call: Call): StoredBatch => byId(batchesOf(call), call.params.deviceBatchId, missing('device batch'));

const devicesIn = (call: Call, batch: StoredBatch): StoredDevice[] =>
	ownRows(call, call.state.areas.devices).filter(({ batchId }) => batchId === batch.id);

/** A device needs a hash, a product key, or a serial number with its maker and model. */
function checkDevices(devices: DeviceIdentity[]): void {
	const isNamed = ({ hardwareHash, productKey, serialNumber, oemManufacturerName, modelName }: DeviceIdentity) =>
		hardwareHash || productKey || (serialNumber && oemManufacturerName && modelName);
	const index = devices.findIndex((device) => !isNamed(device));
	if (index >= 0)
		throw invalid(
			`Device ${index + 1} needs a hardwareHash, a productKey, or serialNumber, oemManufacturerName and modelName together.`,
		);
}

const upload: Handler = (call) => {
	const { id, customerId } = batchOf(call);
	const devices = call.body as DeviceIdentity[];
	checkDevices(devices);
	return startJob(call, customerId, { upload: { batchId: id, devices } });
};

const batchView = (call: Call, batch: StoredBatch) => {
	const { id, customerId, createdAt } = batch;
	const last = ownRows(call, call.state.areas.jobs)
		.filter(({ upload: sent }) => sent?.batchId === id)
		.at(-1);
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
};

/** Every other device has a blank in front of the name of its attributes, as in the samples of the platform. */
const deviceView = (device: StoredDevice, index: number) => ({
	id: device.id,
	serialNumber: device.serialNumber ?? null,
	productKey: device.productKey ?? null,
	hardwareHash: device.hardwareHash ?? null,
	modelName: device.modelName ?? null,
	oemManufacturerName: device.oemManufacturerName ?? null,
	policies: [{ key: CATEGORY, value: device.policyId }],
	uploadedDate: iso(device.uploadedAt),
	allowedOperations: ['update', 'delete'],
	[index % 2 === 0 ? 'attributes' : ' attributes']: { objectType: 'Device' },
});

export const deviceHandlers: Record<string, Handler> = {
	'deviceBatch.create': (call) => {
		const { batchId, devices } = call.body as { batchId: string; devices: DeviceIdentity[] };
		const { id: customerId } = customerOf(call);
		checkDevices(devices);
		if (batchesOf(call).some(({ id }) => id === batchId)) throw conflict('A batch of this name exists.');
		call.state.areas.batches.push({ id: batchId, customerId, createdAt: call.now });
		return startJob(call, customerId, { upload: { batchId, devices } });
	},
	'deviceBatch.getStatus': (call) => {
		const job = byId(ownRows(call, call.state.areas.jobs), call.params.batchTrackingId, missing('batch job'));
		const state = jobStatus(job, call.now);
		return ok({
			batchTrackingId: job.id,
			status: state,
			startedTime: state === 'queued' ? NO_DATE : iso(job.createdAt),
			completedTime: job.done ? iso(job.dueAt) : NO_DATE,
			devicesStatus: job.results.map((one) => ({
				deviceId: one.deviceId,
				serialNumber: one.serialNumber ?? null,
				productKey: one.productKey ?? null,
				errorCode: one.errorCode ?? null,
				errorDescription: one.errorDescription ?? null,
				status: one.errorCode === undefined ? 'finished' : 'finished_with_errors',
			})),
			attributes: { objectType: 'BatchUploadDetails' },
		});
	},
	'deviceBatch.getMany': (call) => collection(call, batchesOf(call), (batch) => batchView(call, batch)),
	'device.upload': upload,
	'device.getMany': (call) =>
		page(call, devicesIn(call, batchOf(call)).map(deviceView), { defaultSize: PAGE_SIZE, maxSize: PAGE_SIZE }),
	'device.delete': (call) => {
		const device = byId(devicesIn(call, batchOf(call)), call.params.deviceId, missing('device'));
		const { areas } = call.state;
		areas.devices = areas.devices.filter((other) => other !== device);
		return noContent();
	},
	'device.applyPolicy': (call) => {
		const { id } = customerOf(call);
		type Body = { devices: Array<{ id: string; policies: Array<{ key: string; value: string | null }> }> };
		const { devices } = call.body as Body;
		const policies = devices.flatMap((device) =>
			device.policies.map(({ key, value }) => {
				if (key !== CATEGORY) throw invalid(`The only key of a policy is ${CATEGORY}.`);
				return { deviceId: device.id, policyId: value };
			}),
		);
		return startJob(call, id, { policies });
	},
};
