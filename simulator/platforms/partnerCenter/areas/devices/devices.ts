import { type Call, customerOf, type Handler, ownRows, removeRow } from '../../call';
import { collection, page } from '../../lists/collection';
import { byId, conflict, invalid, missing } from '../../refusal';
import { iso, linkTo, NO_DATE, noContent, ok, type Row } from '../../reply';
import type { DeviceIdentity, StoredBatch, StoredDevice } from '../stored';
import { jobStatus, startJob } from './jobs';

const CATEGORY = 'o_o_b_e';
const PAGE_SIZE = 100;

const batchesOf = (call: Call): StoredBatch[] => ownRows(call, call.state.areas.batches);

const batchOf = (call: Call): StoredBatch => byId(batchesOf(call), call.params.deviceBatchId, missing('device batch'));

const devicesIn = (call: Call, batch: StoredBatch): StoredDevice[] =>
	ownRows(call, call.state.areas.devices).filter(({ batchId }) => batchId === batch.id);

/** A device needs a hash, a product key, or a serial number with its maker and model. */
function checkDevices(devices: DeviceIdentity[]): void {
	const isNamed = ({ hardwareHash, productKey, serialNumber, oemManufacturerName, modelName }: DeviceIdentity) =>
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

const NO_DEVICE = {
	serialNumber: null,
	productKey: null,
	hardwareHash: null,
	modelName: null,
	oemManufacturerName: null,
};

/** Every other device has a blank in front of the name of its attributes, as in the samples of the platform. */
const deviceView = ({ customerId, batchId, policyId, uploadedAt, ...device }: StoredDevice, index: number) => ({
	...NO_DEVICE,
	...device,
	policies: [{ key: CATEGORY, value: policyId }],
	uploadedDate: iso(uploadedAt),
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
		return startJob(call, { upload: { batchId, devices } });
	},
	'deviceBatch.getStatus': (call) => {
		const job = byId(ownRows(call, call.state.areas.jobs), call.params.batchTrackingId, missing('batch job'));
		const status = jobStatus(job, call.now);
		return ok({
			batchTrackingId: job.id,
			status,
			startedTime: status === 'queued' ? NO_DATE : iso(job.createdAt),
			completedTime: job.done ? iso(job.dueAt) : NO_DATE,
			devicesStatus: job.results.map(({ deviceId, serialNumber, productKey, errorCode, errorDescription }) => ({
				deviceId,
				serialNumber: serialNumber ?? null,
				productKey: productKey ?? null,
				errorCode: errorCode ?? null,
				errorDescription: errorDescription ?? null,
				status: errorCode ? 'finished_with_errors' : 'finished',
			})),
			attributes: { objectType: 'BatchUploadDetails' },
		});
	},
	'deviceBatch.getMany': (call) => collection(call, batchesOf(call), (batch) => batchView(call, batch)),
	'device.upload': (call) => {
		const devices = call.body as DeviceIdentity[];
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
};
