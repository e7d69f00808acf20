import type { Picker } from '../../engine/declare';
import { at } from '../../engine/util/path';

import { graphPaging } from '../paging';
import { named, text } from './rows';

const IN_RELATIONSHIP = { relationshipId: 'Relationship' };

/** A list of Microsoft Graph whose rows are picked by their id. */
const ofGraph = (picker: Omit<Picker, 'items' | 'paging' | 'value'>): Picker => ({
	items: 'value',
	paging: graphPaging.odata,
	value: (row) => text(row.id),
	...picker,
});

const moment = (value: unknown): string => text(value).slice(0, 16).replace('T', ' ');

/** The lists of Microsoft Graph. */
export const graphPickers = {
	gdapRelationships: ofGraph({
		noun: 'delegated admin relationships',
		route: 'GET /tenantRelationships/delegatedAdminRelationships',
		label: (row) => named(row.displayName, at(row, 'customer.displayName'), row.status),
	}),
	gdapAssignments: ofGraph({
		noun: 'access assignments',
		route: 'GET /tenantRelationships/delegatedAdminRelationships/{relationshipId}/accessAssignments',
		after: IN_RELATIONSHIP,
		label: (row) => named(at(row, 'accessContainer.accessContainerId'), row.status, row.id),
	}),
	gdapRequests: ofGraph({
		noun: 'requests',
		route: 'GET /tenantRelationships/delegatedAdminRelationships/{relationshipId}/requests',
		after: IN_RELATIONSHIP,
		label: (row) => named(row.action, moment(row.createdDateTime), row.status, row.id),
	}),
	gdapOperations: ofGraph({
		noun: 'operations',
		route: 'GET /tenantRelationships/delegatedAdminRelationships/{relationshipId}/operations',
		after: IN_RELATIONSHIP,
		label: (row) => named(row.operationType, moment(row.createdDateTime), row.status, row.id),
	}),
	gdapCustomers: ofGraph({
		noun: 'customers',
		route: 'GET /tenantRelationships/delegatedAdminCustomers',
		label: (row) => named(row.displayName, row.tenantId),
	}),
} satisfies Record<string, Picker>;

/** Those of its beta address. */
export const graphBetaPickers = {
	securityAlerts: ofGraph({
		noun: 'security alerts',
		route: 'GET /security/partner/securityAlerts',
		label: (row) => named(row.displayName, row.status, row.severity, moment(row.detectedDateTime), row.id),
	}),
} satisfies Record<string, Picker>;
