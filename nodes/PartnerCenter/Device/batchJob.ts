import type { IDataObject } from 'n8n-workflow';

import type { State, Values, Wait } from '../../engine/declare';

/** A job that works through devices one by one. Source: facts, deviceBatch.getStatus. */

const devicesOf = ({ devicesStatus }: IDataObject): IDataObject[] =>
	Array.isArray(devicesStatus) ? (devicesStatus as IDataObject[]) : [];

const nothing = [undefined, null, '', 0, '0'];

/** A device can carry an error although the job as a whole is finished. */
const isRefused = ({ errorCode, status }: IDataObject): boolean =>
	!nothing.includes(errorCode as string) || /error/i.test(String(status ?? ''));

const plain = (status: unknown) =>
	String(status ?? '')
		.toLowerCase()
		.replaceAll('_', '');

export function stateOf(job: IDataObject): State {
	const status = plain(job.status);
	if (!status.startsWith('finished')) return 'pending';
	return status === 'finished' && !devicesOf(job).some(isRefused) ? 'completed' : 'failed';
}

function describeDevice(device: IDataObject): string {
	const name = device.serialNumber || device.deviceId || device.productKey || 'A device';
	const reason = [device.errorCode && `code ${device.errorCode}`, device.errorDescription].filter(Boolean).join(', ');
	return reason ? `${name} (${reason})` : String(name);
}

/** Which devices were refused, and why, in sentences. */
export function failureOf(job: IDataObject): string {
	const all = devicesOf(job);
	const refused = all.filter(isRefused);
	if (refused.length === 0)
		return `Job ${job.batchTrackingId ?? ''} ended with errors. The platform does not say for which devices. Check the devices of the batch.`;
	const others = all.length > refused.length ? ' The others succeeded.' : '';
	return `${refused.length} of ${all.length} devices were refused: ${refused.map(describeDevice).join('; ')}.${others}`;
}

/** Beside the platform's own members: what one looks for in a job. */
export const counted = (job: IDataObject): IDataObject => ({
	outcome: stateOf(job),
	devicesRefused: devicesOf(job).filter(isRefused).length,
});

export const wait: Wait = {
	route: 'GET /v1/customers/{customerId}/batchJobStatus/{id}',
	state: stateOf,
	failure: failureOf,
	until: 'every device was processed',
	offered: 'choice',
};

const isKnown = ({ hardwareHash, productKey, serialNumber, oemManufacturerName, modelName }: IDataObject): boolean =>
	Boolean(hardwareHash ?? productKey ?? (serialNumber && oemManufacturerName && modelName));

/** What identifies a device must be there. Source: facts, deviceBatch.create. */
export function everyDeviceIsKnown({ body }: Values): string | undefined {
	const devices = (body.devices ?? body.$) as IDataObject[];
	const line = devices.findIndex((device) => !isKnown(device)) + 1;
	return line > 0
		? `Devices, line ${line}: set Hardware Hash, or Product Key, or Serial Number with Manufacturer and Model.`
		: undefined;
}
