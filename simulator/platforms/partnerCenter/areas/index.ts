import type { Handler } from '../call';
import { settleCommerce } from '../commerce';
import type { Tenant } from '../tenants';
import { analyticsHandlers } from './analytics/analytics';
import { auditHandlers } from './audit/records';
import { consentHandlers } from './customers/consents';
import { firstCodes, qualificationHandlers } from './customers/qualifications';
import { batchHandlers } from './devices/batches';
import { deviceHandlers } from './devices/devices';
import { settleJobs } from './devices/jobs';
import { policyHandlers } from './devices/policies';
import { assignmentHandlers } from './graph/assignments';
import { exportHandlers } from './graph/exports';
import { relationshipHandlers } from './graph/relationships';
import { delegatedCustomerHandlers } from './graph/customers';
import { operationHandlers } from './graph/operations';
import { invoiceHandlers } from './invoices/invoices';
import { invoiceLineHandlers } from './invoices/lines';
import { serviceCostHandlers } from './invoices/serviceCosts';
import { statementHandlers } from './invoices/statements';
import { entitlementHandlers } from './offers/entitlements';
import { offerHandlers } from './offers/offers';
import { addressHandlers } from './partner/addresses';
import { profileHandlers } from './partner/profiles';
import { programHandlers } from './partner/programs';
import { payoutHandlers } from './sales/payouts';
import { referralHandlers } from './sales/referrals';
import { sheetHandlers } from './sales/sheets';
import { alertHandlers } from './security/alerts';
import { securityHandlers } from './security/security';
import { serviceRequestHandlers } from './support/requests';
import { serviceHandlers } from './support/services';
import { overageHandlers } from './usage/overage';
import { rateCardHandlers } from './usage/rateCards';
import { usageRecordHandlers } from './usage/records';
import { usageSummaryHandlers } from './usage/summaries';
import { utilizationHandlers } from './usage/utilization';
import { licenseHandlers } from './users/licenses';
import { roleHandlers } from './users/roles';
import { userHandlers } from './users/users';
import { webhookHandlers } from './webhooks/webhooks';
import type { AreasState } from './state';

/** The areas of a tenant that has done nothing yet. */
export const emptyAreas = (tenant: Tenant, _now: number): AreasState => ({
	users: [],
	auditRecords: [],
	serviceRequests: [],
	profiles: {},
	devicePolicies: [],
	batches: [],
	devices: [],
	jobs: [],
	registrations: [],
	testEvents: [],
	consents: [],
	qualifications: [],
	validationCodes: firstCodes(tenant),
	exports: [],
	relationships: [],
	alertChanges: {},
	fraudChanges: {},
	overages: {},
	referrals: [],
	payouts: [],
	utilizationAsked: {},
});

const timeless: Record<string, Handler> = {
	...addressHandlers,
	...alertHandlers,
	...analyticsHandlers,
	...assignmentHandlers,
	...auditHandlers,
	...batchHandlers,
	...consentHandlers,
	...delegatedCustomerHandlers,
	...deviceHandlers,
	...entitlementHandlers,
	...exportHandlers,
	...invoiceHandlers,
	...invoiceLineHandlers,
	...licenseHandlers,
	...offerHandlers,
	...operationHandlers,
	...overageHandlers,
	...payoutHandlers,
	...policyHandlers,
	...profileHandlers,
	...programHandlers,
	...qualificationHandlers,
	...rateCardHandlers,
	...referralHandlers,
	...relationshipHandlers,
	...roleHandlers,
	...securityHandlers,
	...serviceCostHandlers,
	...serviceHandlers,
	...serviceRequestHandlers,
	...sheetHandlers,
	...statementHandlers,
	...usageRecordHandlers,
	...usageSummaryHandlers,
	...userHandlers,
	...utilizationHandlers,
	...webhookHandlers,
};

/** What each operation beside commerce does, by its id; each first lets happen what is due. */
export const handlers: Record<string, Handler> = Object.fromEntries(
	Object.entries(timeless).map(([id, handler]): [string, Handler] => [
		id,
		(call) => {
			settleCommerce(call);
			settleJobs(call);
			return handler(call);
		},
	]),
);
