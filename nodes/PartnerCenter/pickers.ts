import type { IDataObject } from 'n8n-workflow';

import type { Picker } from '../engine/declare';
import { at } from '../engine/util/path';

import { graphPaging, paging } from './paging';

const text = (value: unknown) => String(value ?? '');

/** 'Contoso (contoso.onmicrosoft.com)': names need not be unique, what is in brackets is. */
const named = (name: unknown, ...more: unknown[]) => {
	const rest = more.map(text).filter(Boolean).join(', ');
	return [text(name), rest && `(${rest})`].filter(Boolean).join(' ');
};

/** A nickname often is the key of a deal, so the product comes before it. */
const titleOf = ({ offerName, friendlyName }: IDataObject): string =>
	[...new Set([text(offerName), text(friendlyName)])].filter(Boolean).join(', ');

const endOf = ({ commitmentEndDate }: IDataObject): string =>
	/^(0001|9999)-/.test(text(commitmentEndDate)) || !commitmentEndDate
		? ''
		: `until ${text(commitmentEndDate).slice(0, 10)}`;

/** The filter that lists take in their query. Source: facts, conventions.filter. */
export const filterOf = (field: string, value: string, operator = 'starts_with'): IDataObject => ({
	filter: JSON.stringify({ Field: field, Value: value, Operator: operator }),
});

const CUSTOMER = { customerId: 'Customer' };
const MARKET = { country: 'Country' };

/** A collection whose rows are picked by their id. */
const byId = (picker: Omit<Picker, 'items' | 'paging' | 'value'>): Picker => ({
	items: 'items',
	paging: paging.links,
	value: (row) => text(row.id),
	...picker,
});

const segmentOf = (chosen: (field: string) => string): IDataObject => ({
	country: chosen('country'),
	...(chosen('targetSegment') ? { targetSegment: chosen('targetSegment') } : {}),
});

/** The lists from which ids are picked on the screen, by the name of their search method. */
export const pickers: Record<string, Picker> = {
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
	subscriptions: byId({
		noun: 'subscriptions',
		route: 'GET /v1/customers/{customerId}/subscriptions',
		after: CUSTOMER,
		label: (row) => named(titleOf(row), `${text(row.quantity)} seats`, row.status, endOf(row), row.id),
	}),
	orders: byId({
		noun: 'orders',
		route: 'GET /v1/customers/{customerId}/orders',
		after: CUSTOMER,
		label: (row) =>
			named(at(row, 'lineItems.0.friendlyName') || 'Order', text(row.creationDate).slice(0, 10), row.status, row.id),
	}),
	orderAttachments: {
		...byId({
			noun: 'attachments',
			route: 'GET /v1/customers/{customerId}/orders/{orderId}/attachments',
			after: { ...CUSTOMER, orderId: 'Order' },
			label: (row) => named(row.fileName, row.attachmentType, row.attachmentId),
		}),
		value: (row) => text(row.attachmentId),
	},
	products: byId({
		noun: 'products',
		route: 'GET /v1/products',
		after: MARKET,
		query: (chosen) => ({ ...segmentOf(chosen), targetView: chosen('targetView') || 'OnlineServices' }),
		label: (row) => named(row.title, row.id),
	}),
	skus: byId({
		noun: 'SKUs',
		route: 'GET /v1/products/{productId}/skus',
		after: { ...MARKET, productId: 'Product' },
		query: segmentOf,
		label: (row) => named(row.title, row.id),
	}),
	availabilities: {
		...byId({
			noun: 'availabilities',
			route: 'GET /v1/products/{productId}/skus/{skuId}/availabilities',
			after: { ...MARKET, productId: 'Product', skuId: 'SKU' },
			query: segmentOf,
			label: (row) => named(text(row.segment) || 'Availability', row.id),
		}),
	},
	customerProducts: byId({
		noun: 'products',
		route: 'GET /v1/customers/{customerId}/products',
		after: CUSTOMER,
		query: (chosen) => ({ targetView: chosen('targetView') || 'OnlineServices' }),
		label: (row) => named(row.title, row.id),
	}),
	customerSkus: byId({
		noun: 'SKUs',
		route: 'GET /v1/customers/{customerId}/products/{productId}/skus',
		after: { ...CUSTOMER, productId: 'Product' },
		label: (row) => named(row.title, row.id),
	}),
	customerAvailabilities: byId({
		noun: 'availabilities',
		route: 'GET /v1/customers/{customerId}/products/{productId}/skus/{skuId}/availabilities',
		after: { ...CUSTOMER, productId: 'Product', skuId: 'SKU' },
		label: (row) => named(text(row.segment) || 'Availability', row.id),
	}),
	promotions: byId({
		noun: 'promotions',
		route: 'GET /v1/productpromotions',
		after: MARKET,
		query: (chosen) => ({ country: chosen('country'), segment: 'commercial' }),
		label: (row) => named(text(row.name) || 'Promotion', row.id),
	}),
	offers: byId({
		noun: 'offers',
		route: 'GET /v1/offers',
		after: MARKET,
		query: (chosen) => ({ country: chosen('country') }),
		headers: { 'X-Locale': 'en-US' },
		label: (row) => named(row.name, row.id),
	}),
	agreementTemplates: {
		...byId({
			noun: 'agreement templates',
			route: 'GET /v1/agreements',
			query: () => ({ agreementType: '*' }),
			label: (row) => named(row.agreementType, row.templateId),
		}),
		value: (row) => text(row.templateId),
	},
	indirectResellers: byId({
		noun: 'indirect resellers',
		route: 'GET /v1/relationships',
		query: () => ({ relationship_type: 'IsIndirectCloudSolutionProviderOf' }),
		label: (row) => named(row.name, row.mpnId),
	}),
	resellerMpnIds: {
		...byId({
			noun: 'indirect resellers',
			route: 'GET /v1/relationships',
			query: () => ({ relationship_type: 'IsIndirectCloudSolutionProviderOf' }),
			label: (row) => named(row.name, row.mpnId),
		}),
		value: (row) => text(row.mpnId),
	},
	invoices: {
		...byId({
			noun: 'invoices',
			route: 'GET /v1/invoices',
			label: (row) => named(row.id, text(row.invoiceDate).slice(0, 10), row.totalCharges, row.currencyCode),
		}),
		paging: paging.sizeOffset,
	},
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
	serviceRequests: byId({
		noun: 'service requests',
		route: 'GET /v1/customers/{customerId}/servicerequests',
		after: CUSTOMER,
		label: (row) => named(row.title, row.id),
	}),
	transfers: {
		...byId({
			noun: 'transfers',
			route: 'GET /v1/customers/{customerId}/transfers',
			after: CUSTOMER,
			label: (row) => named(row.sourcePartnerName, row.status, row.id),
		}),
		items: '',
	},
	migrations: byId({
		noun: 'migrations',
		route: 'GET /v1/migrations/newcommerce',
		after: CUSTOMER,
		query: (chosen) => ({ CustomerTenantId: chosen('customerId') }),
		label: (row) => named(row.currentSubscriptionId, row.status, row.id),
	}),
	migrationSchedules: byId({
		noun: 'migration schedules',
		route: 'GET /v1/migrations/newcommerce/schedules',
		after: CUSTOMER,
		query: (chosen) => ({ CustomerTenantId: chosen('customerId') }),
		label: (row) => named(row.currentSubscriptionId, row.status, row.id),
	}),
	selfServePolicies: byId({
		noun: 'self-serve policies',
		route: 'GET /v1/SelfServePolicy',
		after: CUSTOMER,
		query: (chosen) => ({ entity_id: chosen('customerId') }),
		label: (row) => named(at(row, 'permissions.0.resource'), row.id),
	}),
	azureEntitlements: byId({
		noun: 'Azure subscriptions',
		route: 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/azureentitlements',
		after: { ...CUSTOMER, subscriptionId: 'Azure Plan' },
		label: (row) => named(row.friendlyName, row.status, row.id),
	}),
	webhookEvents: {
		noun: 'events',
		route: 'GET /webhooks/v1/registration/events',
		items: '',
		value: (row) => text(row.value),
		label: (row) => text(row.value),
	},
};

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
export const graphPickers: Record<string, Picker> = {
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
};

/** Those of its beta address. */
export const graphBetaPickers: Record<string, Picker> = {
	securityAlerts: ofGraph({
		noun: 'security alerts',
		route: 'GET /security/partner/securityAlerts',
		label: (row) => named(row.displayName, row.status, row.severity, moment(row.detectedDateTime), row.id),
	}),
};

/** The lists of api.partner.microsoft.com. */
export const salesPickers: Record<string, Picker> = {
	referrals: {
		noun: 'referrals',
		route: 'GET /v1.0/engagements/referrals',
		items: 'value',
		paging: graphPaging.odata,
		query: () => ({ $orderby: 'createdDateTime desc' }),
		value: (row) => text(row.id),
		label: (row) => named(text(row.name) || 'Referral', at(row, 'customerProfile.name'), row.status, row.id),
	},
};
