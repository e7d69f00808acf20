import type { Field } from '../../engine/declare';
import { id, segment } from '../../engine/input/parsers';

import { deviceBatchId, deviceId, policyId } from '../fields/locators';

/** The only kind of policy that the platform shows: settings of the first start (Autopilot). */
export const CATEGORY = 'o_o_b_e';

export const batchName: Field = {
	displayName: 'Batch Name',
	name: 'batchId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Spring Laptops',
	description: 'Name of the new batch, which also becomes its ID',
	send: { check: segment },
};

export const batchTrackingId: Field = {
	displayName: 'Tracking ID',
	name: 'batchTrackingId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 4b5a2d8c-1f0e-4c3b-9a7d-6e5f4d3c2b1a',
	description: 'The ID that an upload or a policy change returned',
	send: { check: id },
};

/** The hash comes first: alone it is enough. The other names are the columns of the CSV file that Autopilot tools write. */
const identity: Field[] = [
	{
		displayName: 'Hardware Hash',
		name: 'hardwareHash',
		type: 'string',
		default: '',
		placeholder: 'e.g. T0FFAwEAHAAAAAoAHgQ…',
		description: 'Hardware hash of the device. Sufficient on its own.',
		send: { knownColumns: ['hardware hash'] },
	},
	{
		displayName: 'Product Key',
		name: 'productKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. 00329-00000-00003-AA606',
		description: 'Windows product key ID. Sufficient on its own.',
		send: { knownColumns: ['windows product id'] },
	},
	{
		displayName: 'Serial Number',
		name: 'serialNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1R9-ZNP67',
		description: 'Serial number. Without hash and product key, it also needs manufacturer and model.',
		send: { knownColumns: ['device serial number'] },
	},
	{
		displayName: 'Manufacturer',
		name: 'oemManufacturerName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Contoso Computers',
		description: 'Name of the manufacturer, as the device reports it',
		send: { knownColumns: ['manufacturer name'] },
	},
	{
		displayName: 'Model',
		name: 'modelName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Laptop 13',
		description: 'Name of the model, as the device reports it',
		send: { knownColumns: ['device model'] },
	},
];

export const devices: Field = {
	displayName: 'Devices',
	name: 'devices',
	type: 'fixedCollection',
	required: true,
	typeOptions: { multipleValues: true },
	placeholder: 'Add Device',
	default: {},
	description:
		'The devices. Identify each by its hash, its product key, or its serial number with manufacturer and model. An expression may give a list of them, also with the columns of an Autopilot CSV file.',
	options: [{ displayName: 'Device', name: 'device', values: identity }],
};

/** The policies of a device as the platform writes them; null takes the policy away. */
const policies = (value: string | null) => [{ key: CATEGORY, value }];

const change: Field = {
	displayName: 'Change',
	name: 'change',
	type: 'options',
	options: [
		{ name: 'Apply Policy', value: 'apply' },
		{ name: 'Remove Policy', value: 'remove' },
	],
	default: 'apply',
	description: 'The policy to apply to the device, or no policy',
	send: { as: 'policies', check: (value) => (value === 'remove' ? policies(null) : undefined) },
};

const policy: Field = {
	...policyId,
	description: 'The policy to apply to the device',
	displayOptions: { show: { change: ['apply'] } },
	send: {
		as: 'policies',
		check: (value) => {
			const given = id(value);
			return given === undefined ? undefined : policies(String(given));
		},
	},
};

/** The batch serves the list of devices on the screen; it is not sent. */
const listedBatch: Field = {
	...deviceBatchId,
	required: false,
	description: 'The batch whose devices the list below shows. It is not sent.',
	send: { ...deviceBatchId.send, in: 'nowhere' },
};

export const policyChanges: Field = {
	displayName: 'Devices',
	name: 'devices',
	type: 'fixedCollection',
	required: true,
	typeOptions: { multipleValues: true },
	placeholder: 'Add Device',
	default: {},
	description: 'The devices, with the policy to apply or remove',
	options: [
		{
			displayName: 'Device',
			name: 'device',
			values: [listedBatch, { ...deviceId, send: { as: 'id' } }, change, policy],
		},
	],
};
