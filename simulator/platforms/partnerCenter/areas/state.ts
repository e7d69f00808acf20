import consent from '../../../../samples/partnerCenter/applicationConsent.create.json';
import policy from '../../../../samples/partnerCenter/configurationPolicy.get.json';
import relationship from '../../../../samples/partnerCenter/gdap.get.json';
import overage from '../../../../samples/partnerCenter/overage.update.json';
import user from '../../../../samples/partnerCenter/user.get.json';
import type { Row } from '../reply';

// What is stored is what answers show of it, with what the platform keeps to itself. Every time is in ms.

type Owned = { id: string; customerId: string };
export type Due = { id: string; createdAt: number; dueAt: number };
/** The etag is made of the version, which counts the changes. */
type Versioned = { id: string; createdAt: number; changedAt: number; version: number };

/** A license of one user: the pool that it is taken from, and the service plans that stay off. */
export type Assignment = { skuId: string; excludedPlans: string[] };

/** A user in the directory of a customer. Passwords are shown once and not stored. */
export interface StoredUser
	extends
		Owned,
		Pick<typeof user, 'usageLocation' | 'userPrincipalName' | 'displayName'>,
		Partial<Record<'firstName' | 'lastName' | 'immutableId' | 'phoneNumber', string>> {
	/** A deleted user can be brought back for thirty days. */
	deletedAt?: number;
	/** Directory roles by id. */
	roles: string[];
	licenses: Assignment[];
}

export type StoredPolicy = Pick<typeof policy, 'name' | 'category' | 'description' | 'policySettings'> &
	Owned & { createdAt: number; changedAt: number };

/** What a device is known by; which members must be there together is a rule of uploads. */
export type Identity = Partial<
	Record<'serialNumber' | 'productKey' | 'hardwareHash' | 'oemManufacturerName' | 'modelName', string>
>;

export type StoredDevice = Owned & Identity & { batchId: string; policyId: string | null; uploadedAt: number };

/** Its id is the name that the partner chose; it may contain blanks. */
export type StoredBatch = Owned & { createdAt: number };

/** What became of one device of a job; without an error it went well. */
export type DeviceResult = { deviceId: string } & Record<DeviceFact, string | null>;
type DeviceFact = 'serialNumber' | 'productKey' | 'errorCode' | 'errorDescription';

/** An upload, or a change of policies, which is carried out when it is due. */
export interface StoredJob extends Owned, Due {
	done: boolean;
	upload?: { batchId: string; devices: Identity[] };
	policies?: Array<{ deviceId: string; policyId: string | null }>;
	results: DeviceResult[];
}

export type UnifiedRole = (typeof relationship)['accessDetails']['unifiedRoles'][number];

/** Roles that a security group of the partner has in the customer's tenant; pending for a moment after each change. */
export interface StoredAssignment extends Versioned {
	groupId: string;
	roles: UnifiedRole[];
	/** It is deleting for a moment, then gone. */
	deletedAt?: number;
}

/** A change that is carried out later: when it is due the roles are those of the assignment, or of the relationship. */
export type StoredOperation = Due & { assignmentId?: string; roles: UnifiedRole[]; applied: boolean };

/** What was asked of a relationship. */
export type StoredRequest = { id: string; action: string; createdAt: number };

/** A granular delegated admin relationship (GDAP). Its id is two GUIDs joined by a hyphen, its durations are ISO 8601. */
export interface StoredRelationship
	extends Versioned, Pick<typeof relationship, 'displayName' | 'duration' | 'autoExtendDuration'> {
	roles: UnifiedRole[];
	customerId?: string;
	status: 'created' | 'approvalPending' | 'active' | 'terminated';
	activatedAt?: number;
	/** When its end was asked for; until it is terminated it goes through two states more. */
	endingAt?: number;
	assignments: StoredAssignment[];
	requests: StoredRequest[];
	operations: StoredOperation[];
}

/** A lead or a co-sell opportunity: what was sent, changed since. */
export type StoredReferral = Versioned & { body: Row };

/** An export of earnings or payments. */
export type StoredPayout = Due & { kind: 'transactionhistory' | 'payments'; filter?: string; format: 'csv' | 'tsv' };

/** What somebody did, as the list of audit records shows it. */
export type AuditRecord = Row & { id: string; operationDate: string };

/** What an application may do in a customer's tenant. */
export type StoredConsent = Omit<typeof consent, 'attributes'> & { customerId: string };

export type StoredQualification = { customerId: string; qualification: string; createdAt: number };

/** What an export was asked for: one invoice, or an open period in one currency. */
export type ExportBody = { invoiceId?: string; currencyCode?: string; attributeSet?: 'full' | 'basic' };

/** An export of charges, or of daily use. */
export type StoredExport = Due & { kind: 'reconciliation' | 'usage'; asked: ExportBody };

export type ProfileKind = 'legalBusinessProfile' | 'organizationProfile' | 'billingProfile' | 'supportProfile';

/** A profile of the partner as it was last written; the etag is made of the number of changes. */
export type StoredProfile = { body: Row; version: number };

/** What the partner said of an event. */
export type FraudChange = { eventStatus: string; resolvedReason: string };

/** To which Azure subscription a customer's overage is charged. */
export type StoredOverage = Pick<typeof overage, 'azureEntitlementId' | 'overageEnabled'> & { partnerId?: string };

/** The one registration of a tenant; names are PascalCase on the wire. */
export interface Registration {
	WebhookUrl: string;
	WebhookEvents: string[];
	SignatureTokenToMsSignatureHeader?: boolean | null;
}

export type StoredTestEvent = { correlationId: string; createdAt: number; callbackUrl: string };

/** The areas of a tenant that has done nothing yet. */
export const emptyAreas = () => ({
	users: [] as StoredUser[],
	/** What was recorded while the simulator ran, the newest first; what is older is computed. */
	auditRecords: [] as AuditRecord[],
	/** Support tickets as single reads show them: what was made, and what was changed. */
	serviceRequests: [] as Row[],
	profiles: {} as Partial<Record<ProfileKind, StoredProfile>>,
	devicePolicies: [] as StoredPolicy[],
	batches: [] as StoredBatch[],
	devices: [] as StoredDevice[],
	jobs: [] as StoredJob[],
	/** One at most. */
	registrations: [] as Registration[],
	testEvents: [] as StoredTestEvent[],
	consents: [] as StoredConsent[],
	qualifications: [] as StoredQualification[],
	/** How often each validation code was used. */
	codesUsed: {} as Record<string, number>,
	exports: [] as StoredExport[],
	relationships: [] as StoredRelationship[],
	/** The members of each security alert that are others since somebody said something about it. */
	alertChanges: {} as Record<string, Row>,
	fraudChanges: {} as Record<string, FraudChange>,
	/** By customer. */
	overages: {} as Record<string, StoredOverage>,
	referrals: [] as StoredReferral[],
	payouts: [] as StoredPayout[],
	/** When each question for utilization was asked for the first time. */
	utilizationAsked: {} as Record<string, number>,
});

/** What one partner tenant owns beside its commerce. Plain JSON. */
export type AreasState = ReturnType<typeof emptyAreas>;
