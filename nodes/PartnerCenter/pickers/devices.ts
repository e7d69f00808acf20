import type { Picker } from '../../engine/declare';

import { paging } from '../paging';
import { byId, CUSTOMER, named, text } from './rows';

/** Lists of devices and their policies. */

export const devicePickers = {
	policies: byId({
		noun: 'policies',
		route: 'GET /v1/customers/{customerId}/policies',
		after: CUSTOMER,
		label: (row) => named(row.name, row.id),
	}),
	deviceBatches: byId({
		noun: 'device batches',
		route: 'GET /v1/customers/{customerId}/deviceBatches',
		after: CUSTOMER,
		label: (row) => named(row.id, `${text(row.devicesCount)} devices`),
	}),
	devices: {
		...byId({
			noun: 'devices',
			route: 'GET /v1/customers/{customerId}/deviceBatches/{deviceBatchId}/devices',
			after: { ...CUSTOMER, deviceBatchId: 'Device Batch' },
			label: (row) => named(text(row.serialNumber) || row.productKey, row.modelName, row.id),
		}),
		paging: paging.plainToken,
	},
} satisfies Record<string, Picker>;
