import type { Row } from '../reply';
import type { StoredBatch, StoredDevice, StoredJob, StoredPolicy, StoredRelationship, StoredUser } from './stored';

/** A lead or a co-sell opportunity; every time is in ms. */
export interface StoredReferral {
	id: string;
	/** What was sent, changed since. */
	body: Row;
	createdAt: number;
	changedAt: number;
	version: number;
}

/** An export of earnings or payments; every time is in ms. */
export interface StoredPayout {
	id: string;
	kind: 'transactionhistory' | 'payments';
	filter?: string;
	format: 'csv' | 'tsv';
	createdAt: number;
	dueAt: number;
}

/** What one partner tenant owns beside its commerce. Plain JSON; every time is in ms. */
export interface AreasState {
	users: StoredUser[];
	/** What was recorded while the simulator ran, the newest first; what is older is computed. */
	auditRecords: AuditRecord[];
	/** Support tickets as single reads show them: what was made, and what was changed. */
	serviceRequests: Row[];
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
	/** How often each validation code was used. */
	codesUsed: Record<string, number>;
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

/** What somebody did, as the list of audit records shows it. */
export type AuditRecord = Row & { id: string; operationDate: string };

/** What an application may do in a customer's tenant. */
export interface StoredConsent {
	customerId: string;
	applicationId: string;
	displayName: string;
	applicationGrants: Array<{ enterpriseApplicationId: string; scope: string }>;
}

export interface StoredQualification {
	customerId: string;
	qualification: string;
	/** In ms. */
	createdAt: number;
}

export interface StoredExport {
	id: string;
	/** Charges, or daily use. */
	kind: 'reconciliation' | 'usage';
	asked: ExportBody;
	/** In ms. */
	createdAt: number;
	dueAt: number;
}

export type ProfileKind = 'legalBusinessProfile' | 'organizationProfile' | 'billingProfile' | 'supportProfile';

/** A profile of the partner as it was last written; the etag is made of the number of changes. */
export interface StoredProfile {
	body: Row;
	version: number;
}

/** What the partner said about an alert. */
export interface AlertChange {
	status: string;
	resolvedReason?: string;
	/** In ms. */
	changedAt: number;
}

/** What the partner said of an event. */
export interface FraudChange {
	eventStatus: string;
	resolvedReason: string;
}

/** To which Azure subscription a customer's overage is charged. */
export interface StoredOverage {
	azureEntitlementId: string;
	overageEnabled: boolean;
	partnerId?: string;
	azureResourceGroup?: { location?: string; tags?: Record<string, string> };
}

/** The one registration of a tenant; names are PascalCase on the wire. */
export interface Registration {
	WebhookUrl: string;
	WebhookEvents: string[];
	SignatureTokenToMsSignatureHeader?: boolean | null;
}

export interface StoredTestEvent {
	correlationId: string;
	/** In ms. */
	createdAt: number;
	callbackUrl: string;
}

/** What an export was asked for: one invoice, or an open period in one currency. */
export interface ExportBody {
	invoiceId?: string;
	currencyCode?: string;
	billingPeriod?: 'current' | 'last';
	attributeSet?: 'full' | 'basic';
}

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
