import type { Handler } from '../call';
import { auditHandlers } from './audit/records';
import { agreedHandlers } from './customers/agreed';
import { deviceHandlers } from './devices/devices';
import { policyHandlers } from './devices/policies';
import { alertHandlers } from './graph/alerts';
import { changeHandlers } from './graph/assignments';
import { delegatedCustomerHandlers } from './graph/customers';
import { exportHandlers } from './graph/exports';
import { relationshipHandlers } from './graph/relationships';
import { addressHandlers } from './partner/programs';
import { profileHandlers } from './partner/profiles';
import { supportHandlers } from './partner/support';
import { webhookHandlers } from './partner/webhooks';
import { analyticsHandlers } from './reads/usage';
import { billingHandlers } from './reads/billing';
import { entitlementHandlers } from './reads/offers';
import { securityHandlers } from './reads/security';
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
	...auditHandlers,
	...billingHandlers,
	...delegatedCustomerHandlers,
	...deviceHandlers,
	...entitlementHandlers,
	...exportHandlers,
	...licenseHandlers,
	...changeHandlers,
	...agreedHandlers,
	...payoutHandlers,
	...policyHandlers,
	...profileHandlers,
	...referralHandlers,
	...relationshipHandlers,
	...roleHandlers,
	...securityHandlers,
	...sheetHandlers,
	...supportHandlers,
	...userHandlers,
	...webhookHandlers,
};
