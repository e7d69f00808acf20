import type { Handler } from '../call';
import { settleCommerce } from '../commerce';
import type { Tenant } from '../tenants';
import { analyticsHandlers } from './analytics/analytics';
import type { AuditRecord } from './audit/record';
import { auditHandlers } from './audit/records';
import type { StoredConsent } from './customers/consents';
import { consentHandlers } from './customers/consents';
import type { StoredQualification, ValidationCode } from './customers/qualifications';
import { firstCodes, qualificationHandlers } from './customers/qualifications';
import { batchHandlers } from './devices/batches';
import { deviceHandlers } from './devices/devices';
import { settleJobs } from './devices/jobs';
import { policyHandlers } from './devices/policies';
import type { StoredBatch, StoredDevice, StoredJob, StoredPolicy } from './devices/state';
import { assignmentHandlers } from './graph/assignments';
import type { StoredExport } from './graph/exports';
import { exportHandlers } from './graph/exports';
import { relationshipHandlers } from './graph/relationships';
import { delegatedCustomerHandlers } from './graph/customers';
import { operationHandlers } from './graph/operations';
import type { StoredRelationship } from './graph/state';
import { invoiceHandlers } from './invoices/invoices';
import { invoiceLineHandlers } from './invoices/lines';
import { serviceCostHandlers } from './invoices/serviceCosts';
import { statementHandlers } from './invoices/statements';
import { entitlementHandlers } from './offers/entitlements';
import { offerHandlers } from './offers/offers';
import { addressHandlers } from './partner/addresses';
import type { ProfileKind, StoredProfile } from './partner/profiles';
import { profileHandlers } from './partner/profiles';
import { programHandlers } from './partner/programs';
import { payoutHandlers } from './sales/payouts';
import { referralHandlers } from './sales/referrals';
import { sheetHandlers } from './sales/sheets';
import type { StoredPayout, StoredReferral } from './sales/state';
import type { AlertChange } from './security/alerts';
import { alertHandlers } from './security/alerts';
import type { FraudChange } from './security/security';
import { securityHandlers } from './security/security';
import { serviceRequestHandlers } from './support/requests';
import { serviceHandlers } from './support/services';
import type { StoredServiceRequest } from './support/state';
import type { StoredOverage } from './usage/overage';
import { overageHandlers } from './usage/overage';
import { rateCardHandlers } from './usage/rateCards';
import { usageRecordHandlers } from './usage/records';
import { usageSummaryHandlers } from './usage/summaries';
import { utilizationHandlers } from './usage/utilization';
import { licenseHandlers } from './users/licenses';
import { roleHandlers } from './users/roles';
import type { StoredUser } from './users/state';
import { userHandlers } from './users/users';
import type { Registration, StoredTestEvent } from './webhooks/webhooks';
import { webhookHandlers } from './webhooks/webhooks';

/** What one partner tenant owns beside its commerce. Plain JSON; every time is in ms. */
export interface AreasState {
	users: StoredUser[];
	/** What was recorded while the simulator ran, the newest first; what is older is computed. */
	auditRecords: AuditRecord[];
	serviceRequests: StoredServiceRequest[];
	profiles: Partial<Record<ProfileKind, StoredProfile>>;
	devicePolicies: StoredPolicy[];
	batches: StoredBatch[];
	devices: StoredDevice[];
	jobs: StoredJob[];
	/** One at most. */
	registrations: Registration[];
	testEvents: StoredTestEvent[];
	consents: StoredConsent[];
	qualifications: StoredQualification[];
	validationCodes: ValidationCode[];
	exports: StoredExport[];
	relationships: StoredRelationship[];
	/** What was said about each security alert, the oldest first. */
	alertChanges: Record<string, AlertChange[]>;
	fraudChanges: Record<string, FraudChange>;
	/** By customer. */
	overages: Record<string, StoredOverage>;
	referrals: StoredReferral[];
	payouts: StoredPayout[];
	/** When each question for utilization was asked for the first time. */
	utilizationAsked: Record<string, number>;
}

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
