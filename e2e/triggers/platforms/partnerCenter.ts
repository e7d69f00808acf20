import { randomUUID } from 'node:crypto';
import type { TriggerPlatform } from './platform';

export const partnerCenter: TriggerPlatform = {
	platform: 'partnerCenter',
	node: 'partnerCenterTrigger',
	// The simulated partner does something else every day.
	events: ['orderChanged', 'customerRemoved'],
	route: 'GET /v1/auditrecords',
	happen({ partnerCenter: { admin } }, time) {
		const id = randomUUID();
		admin().putAuditRecord({
			...{ id, operationType: 'update_order', operationStatus: 'succeeded', resourceType: 'order' },
			...{ resourceNewValue: JSON.stringify({ Id: id }), operationDate: new Date(time).toISOString() },
		});
		return `audit:${id}:succeeded`;
	},
};
