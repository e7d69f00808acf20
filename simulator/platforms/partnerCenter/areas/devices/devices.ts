import type { Call, Handler } from '../../call';
import { tokenPage } from '../../collection';
import { customerOf } from '../../commerce/find';
import { iso, noContent } from '../../commerce/replies';
import { invalid, missing } from '../refusals';
import { batchOf, jobReply } from './batches';
import { startJob } from './jobs';
import type { StoredDevice } from './state';

const CATEGORY = 'o_o_b_e';
const PAGE_SIZE = 100;

function devicesOf(call: Call): StoredDevice[] {
	const { id, customerId } = batchOf(call);
	return call.state.areas.devices.filter((device) => device.customerId === customerId && device.batchId === id);
}

/** Every other device has a blank in front of the name of its attributes, as in the samples of the platform. */
const view = (
	{ id, serialNumber, productKey, hardwareHash, modelName, oemManufacturerName, policyId, uploadedAt }: StoredDevice,
	index: number,
) => ({
	id,
	serialNumber: serialNumber ?? null,
	productKey: productKey ?? null,
	hardwareHash: hardwareHash ?? null,
	modelName: modelName ?? null,
	oemManufacturerName: oemManufacturerName ?? null,
	policies: [{ key: CATEGORY, value: policyId }],
	uploadedDate: iso(uploadedAt),
	allowedOperations: ['update', 'delete'],
	[index % 2 === 0 ? 'attributes' : ' attributes']: { objectType: 'Device' },
});

const remove: Handler = (call) => {
	const device = devicesOf(call).find(({ id }) => id === call.params.deviceId);
	if (!device) throw missing('device');
	const { areas } = call.state;
	areas.devices = areas.devices.filter((other) => other !== device);
	return noContent();
};

interface PolicyUpdate {
	devices: Array<{ id: string; policies: Array<{ key: string; value: string | null }> }>;
}

const applyPolicy: Handler = (call) => {
	const { id } = customerOf(call);
	const { devices } = call.body as PolicyUpdate;
	if (devices.some(({ policies }) => policies.some(({ key }) => key !== CATEGORY)))
		throw invalid(`The only key of a policy is ${CATEGORY}.`);
	const policies = devices.flatMap((device) =>
		device.policies.map(({ value }) => ({ deviceId: device.id, policyId: value })),
	);
	return jobReply(startJob(call, id, { policies }));
};

export const deviceHandlers: Record<string, Handler> = {
	'device.getMany': (call) =>
		tokenPage(call, devicesOf(call).map(view), { defaultSize: PAGE_SIZE, maxSize: PAGE_SIZE }),
	'device.delete': remove,
	'device.applyPolicy': applyPolicy,
};
