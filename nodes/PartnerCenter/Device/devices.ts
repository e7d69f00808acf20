import type { Operation } from '../../engine/declare';

import { idFrom } from '../identity';
import { customerId, deviceBatchId, deviceId } from '../fields/locators';
import { paging } from '../paging';
import { USER_ONLY } from '../vendor';

import { counted, everyDeviceIsKnown, wait } from './batchJob';
import * as fields from './fields';

const docs = (page: string) => `https://learn.microsoft.com/partner-center/developer/${page}`;

export const devices: Operation[] = [
	{
		value: 'applyPolicy',
		name: 'Apply Policy',
		action: 'Apply a policy to devices',
		description:
			'Apply a configuration policy to devices, or remove it. If a device is refused, the item fails with the reason.',
		route: 'PATCH /v1/customers/{customerId}/DevicePolicyUpdates',
		fields: [customerId, fields.policyChanges],
		constantBody: { attributes: { objectType: 'DevicePolicyUpdateRequest' } },
		write: 'change',
		idFromLocation: true,
		wait,
		subject: (values) => values.path.customerId,
		sample: 'partnerCenter/device.applyPolicy.json',
		facts: ['device.applyPolicy'],
		docs: docs('update-a-list-of-devices-with-a-policy'),
	},
	{
		value: 'createBatch',
		name: 'Create Batch',
		action: 'Create a device batch',
		description:
			'Upload devices of a customer as a new batch. If a device is refused, the item fails with the reason; the others are uploaded.',
		route: 'POST /v1/customers/{customerId}/deviceBatches',
		fields: [customerId, fields.batchName, fields.devices],
		constantBody: { attributes: { objectType: 'DeviceBatchCreationRequest' } },
		needs: USER_ONLY,
		write: 'create',
		idFromLocation: true,
		wait,
		rule: everyDeviceIsKnown,
		sample: 'partnerCenter/deviceBatch.create.json',
		facts: ['deviceBatch.create'],
		docs: docs('upload-a-list-of-devices-to-create-a-new-batch-for-the-specified-customer'),
	},
	{
		value: 'delete',
		name: 'Delete',
		action: 'Delete a device',
		description: 'Remove a device from a customer',
		route: 'DELETE /v1/customers/{customerId}/deviceBatches/{deviceBatchId}/devices/{deviceId}',
		fields: [customerId, deviceBatchId, deviceId],
		write: 'delete',
		subject: (values) => values.path.deviceId,
		sample: 'partnerCenter/device.delete.json',
		facts: ['device.delete'],
		docs: docs('delete-a-device-for-the-specified-customer'),
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many devices',
		description: 'Get the devices of a batch with their policies',
		route: 'GET /v1/customers/{customerId}/deviceBatches/{deviceBatchId}/devices',
		fields: [customerId, deviceBatchId],
		paging: paging.plainToken,
		items: 'items',
		sample: 'partnerCenter/device.getMany.json',
		facts: ['device.getMany'],
		docs: docs('get-a-list-of-devices-for-the-specified-batch-and-customer'),
	},
	{
		value: 'getBatches',
		name: 'Get Batches',
		action: 'Get the device batches of a customer',
		description: 'Get the batches of devices uploaded for a customer',
		route: 'GET /v1/customers/{customerId}/deviceBatches',
		fields: [customerId],
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/deviceBatch.getMany.json',
		facts: ['deviceBatch.getMany'],
		docs: docs('get-the-list-of-device-batches-for-the-specified-customer'),
	},
	{
		value: 'getUploadStatus',
		name: 'Get Upload Status',
		action: 'Get the status of an upload',
		description: 'Get the status of an upload or a policy change, device by device',
		route: 'GET /v1/customers/{customerId}/batchJobStatus/{batchTrackingId}',
		fields: [customerId, fields.batchTrackingId],
		extra: (row) => ({ ...idFrom('batchTrackingId')(row), ...counted(row) }),
		sample: 'partnerCenter/deviceBatch.getStatus.json',
		facts: ['deviceBatch.getStatus'],
		docs: docs('get-the-status-of-a-device-batch-upload'),
	},
	{
		value: 'upload',
		name: 'Upload to Batch',
		action: 'Upload devices to a batch',
		description:
			'Add devices to a batch. If a device is refused, the item fails with the reason; the others are uploaded.',
		route: 'POST /v1/customers/{customerId}/deviceBatches/{deviceBatchId}/devices',
		fields: [customerId, deviceBatchId, { ...fields.devices, send: { as: '$' } }],
		write: 'create',
		idFromLocation: true,
		wait,
		rule: everyDeviceIsKnown,
		subject: (values) => values.path.deviceBatchId,
		sample: 'partnerCenter/device.upload.json',
		facts: ['device.upload'],
		docs: docs('upload-a-list-of-devices-for-the-specified-customer'),
	},
];
