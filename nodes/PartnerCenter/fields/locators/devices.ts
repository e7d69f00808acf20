import { locator } from '../../../engine/input/commonFields';
import { segment } from '../../../engine/input/parsers';

import { listOrId } from '../fromList';

/** Ids of devices and their policies, picked from lists. The search methods are the vendor's pickers. */

export const policyId = locator({
	displayName: 'Policy',
	name: 'policyId',
	description: 'The configuration policy',
	modes: listOrId('policies', 'Choose a policy…', 'e.g. 56edf752-ee77-4fd8-b7f5-df1f74a3a9ac'),
});

export const deviceBatchId = locator({
	displayName: 'Device Batch',
	name: 'deviceBatchId',
	description: 'The batch, by name',
	// A batch's name is its ID, so it may hold blanks.
	send: { check: segment },
	modes: listOrId('deviceBatches', 'Choose a batch…', 'e.g. Spring Laptops'),
});

export const deviceId = locator({
	displayName: 'Device',
	name: 'deviceId',
	description: 'A device of the batch',
	modes: listOrId('devices', 'Choose a device…', 'e.g. 9abcdef0-1234-5678-9abc-def012345678'),
});
