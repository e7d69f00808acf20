import type { Picker } from '../../engine/declare';
import { at } from '../../engine/util/path';

import { paging } from '../paging';
import { byId, CUSTOMER, filterOf, named, text } from './rows';

/** Lists of customers and of what belongs to an account. */

const indirectResellers = byId({
	noun: 'indirect resellers',
	route: 'GET /v1/relationships',
	query: () => ({ relationship_type: 'IsIndirectCloudSolutionProviderOf' }),
	label: (row) => named(row.name, row.mpnId),
});

export const accountPickers = {
	customers: {
		noun: 'customers',
		route: 'GET /v1/customers',
		items: 'items',
		paging: paging.token,
		search: (needle) => filterOf('CompanyName', needle),
		value: (row) => text(row.id),
		label: (row) => named(at(row, 'companyProfile.companyName'), at(row, 'companyProfile.domain')),
		// The platform searches by beginning; the row must match wholly.
		finds: { domain: { query: (domain) => filterOf('Domain', domain), match: 'companyProfile.domain', anyCase: true } },
	},
	users: byId({
		noun: 'users',
		route: 'GET /v1/customers/{customerId}/users',
		after: CUSTOMER,
		label: (row) => named(row.displayName, row.userPrincipalName),
		finds: { userPrincipalName: { query: () => ({}), match: 'userPrincipalName', anyCase: true } },
	}),
	directoryRoles: byId({
		noun: 'roles',
		route: 'GET /v1/customers/{customerId}/directoryroles',
		after: CUSTOMER,
		label: (row) => text(row.name),
	}),
	licenses: {
		...byId({
			noun: 'licenses',
			route: 'GET /v1/customers/{customerId}/subscribedskus',
			after: CUSTOMER,
			label: (row) => named(at(row, 'productSku.name'), `${text(row.availableUnits)} free`, at(row, 'productSku.id')),
		}),
		value: (row) => text(at(row, 'productSku.id')),
	},
	agreementTemplates: {
		...byId({
			noun: 'agreement templates',
			route: 'GET /v1/agreements',
			query: () => ({ agreementType: '*' }),
			label: (row) => named(row.agreementType, row.templateId),
		}),
		value: (row) => text(row.templateId),
	},
	indirectResellers,
	resellerMpnIds: { ...indirectResellers, value: (row) => text(row.mpnId) },
	selfServePolicies: byId({
		noun: 'self-serve policies',
		route: 'GET /v1/SelfServePolicy',
		after: CUSTOMER,
		query: (chosen) => ({ entity_id: chosen('customerId') }),
		label: (row) => named(at(row, 'permissions.0.resource'), row.id),
	}),
	serviceRequests: byId({
		noun: 'service requests',
		route: 'GET /v1/customers/{customerId}/servicerequests',
		after: CUSTOMER,
		label: (row) => named(row.title, row.id),
	}),
	webhookEvents: {
		noun: 'events',
		route: 'GET /webhooks/v1/registration/events',
		items: '',
		value: (row) => text(row.value),
		label: (row) => text(row.value),
	},
} satisfies Record<string, Picker>;
