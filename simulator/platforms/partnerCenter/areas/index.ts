import type { Handler } from '../call';
import { auditHandlers } from './audit/records';
import { agreedHandlers } from './customers/agreed';
import { qualificationHandlers } from './customers/qualifications';
import { deviceHandlers } from './devices/devices';
import { policyHandlers } from './devices/policies';
import { alertHandlers } from './graph/alerts';
import { assignmentHandlers } from './graph/assignments';
import { delegatedCustomerHandlers } from './graph/customers';
import { exportHandlers } from './graph/exports';
import { changeHandlers } from './graph/changes';
import { relationshipHandlers } from './graph/relationships';
import { addressHandlers } from './partner/addresses';
import { profileHandlers } from './partner/profiles';
import { programHandlers } from './partner/programs';
import { supportHandlers } from './partner/support';
import { webhookHandlers } from './partner/webhooks';
import { analyticsHandlers } from './reads/analytics';
import { billingHandlers } from './reads/billing';
import { entitlementHandlers } from './reads/entitlements';
import { offerHandlers } from './reads/offers';
import { securityHandlers } from './reads/security';
import { usageHandlers } from './reads/usage';
import { payoutHandlers } from './sales/payouts';
import { referralHandlers } from './sales/referrals';
import { sheetHandlers } from './sales/sheets';
import type { AreasState } from './state';
import { licenseHandlers } from './users/licenses';
import { roleHandlers } from './users/roles';
import { userHandlers } from './users/users';
export { settleJobs } from './devices/jobs';

/** The areas of a tenant that has done nothing yet. */
export const emptyAreas = (): AreasState => ({
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
	codesUsed: {},
	exports: [],
	relationships: [],
	alertChanges: {},
	fraudChanges: {},
	overages: {},
	referrals: [],
	payouts: [],
	utilizationAsked: {},
});

/** What each operation beside commerce does, by its id. */
export const handlers: Record<string, Handler> = {
	...addressHandlers,
	...alertHandlers,
	...analyticsHandlers,
	...assignmentHandlers,
	...auditHandlers,
	...billingHandlers,
	...delegatedCustomerHandlers,
	...deviceHandlers,
	...entitlementHandlers,
	...exportHandlers,
	...licenseHandlers,
	...offerHandlers,
	...changeHandlers,
	...agreedHandlers,
	...payoutHandlers,
	...policyHandlers,
	...profileHandlers,
	...programHandlers,
	...qualificationHandlers,
	...referralHandlers,
	...relationshipHandlers,
	...roleHandlers,
	...securityHandlers,
	...sheetHandlers,
	...supportHandlers,
	...usageHandlers,
	...userHandlers,
	...webhookHandlers,
};
