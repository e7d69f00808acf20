/** A license of one user: the pool that it is taken from, and the service plans that stay off. */
export interface Assignment {
	skuId: string;
	excludedPlans: string[];
}

/** A user in the directory of a customer. Passwords are shown once and not stored. */
export interface StoredUser {
	id: string;
	customerId: string;
	usageLocation: string;
	userPrincipalName: string;
	firstName?: string;
	lastName?: string;
	displayName: string;
	immutableId?: string;
	phoneNumber?: string;
	/** In ms; a deleted user can be brought back for thirty days. */
	deletedAt?: number;
	/** Directory roles by id. */
	roles: string[];
	licenses: Assignment[];
}

/** A policy as answers show it, but for the number of its devices. */
export interface StoredPolicy {
	id: string;
	customerId: string;
	name: string;
	category: string;
	description: string;
	policySettings: string[];
	/** In ms, as every time here. */
	createdAt: number;
	changedAt: number;
}

/** What a device is known by; which members must be there together is a rule of uploads. */
export type DeviceIdentity = Partial<
	Record<'serialNumber' | 'productKey' | 'hardwareHash' | 'oemManufacturerName' | 'modelName', string>
>;

export interface StoredDevice extends DeviceIdentity {
	id: string;
	customerId: string;
	batchId: string;
	policyId: string | null;
	uploadedAt: number;
}

export interface StoredBatch {
	/** The name that the partner chose; it may contain blanks. */
	id: string;
	customerId: string;
	createdAt: number;
}

/** What became of one device of a job; without an error it went well. */
export type DeviceResult = { deviceId: string } & Partial<
	Record<'serialNumber' | 'productKey' | 'errorCode' | 'errorDescription', string>
>;

/** An upload, or a change of policies, which is carried out at `dueAt`. */
export interface StoredJob {
	id: string;
	customerId: string;
	createdAt: number;
	dueAt: number;
	done: boolean;
	upload?: { batchId: string; devices: DeviceIdentity[] };
	policies?: Array<{ deviceId: string; policyId: string | null }>;
	results: DeviceResult[];
}

export interface UnifiedRole {
	roleDefinitionId: string;
}

/** Roles that a security group of the partner has in the customer's tenant; every time is in ms. */
export interface StoredAssignment {
	id: string;
	groupId: string;
	roles: UnifiedRole[];
	createdAt: number;
	/** An assignment is pending for a moment after it was made. */
	changedAt: number;
	version: number;
	/** It is deleting for a moment, then gone. */
	deletedAt?: number;
}

/** A change that is carried out later: from `dueAt` on the roles are those of the assignment, or of the relationship. */
export interface StoredOperation {
	id: string;
	assignmentId?: string;
	roles: UnifiedRole[];
	createdAt: number;
	dueAt: number;
	applied: boolean;
}

/** What was asked of a relationship. */
export interface StoredRequest {
	id: string;
	action: string;
	createdAt: number;
}

/** A granular delegated admin relationship (GDAP); every time is in ms. */
export interface StoredRelationship {
	/** Two GUIDs joined by a hyphen. */
	id: string;
	displayName: string;
	/** ISO 8601, P1D to P2Y. */
	duration: string;
	autoExtendDuration: string;
	roles: UnifiedRole[];
	customerId?: string;
	status: 'created' | 'approvalPending' | 'active' | 'terminated';
	createdAt: number;
	changedAt: number;
	activatedAt?: number;
	/** When its end was asked for; until it is terminated it goes through two states more. */
	endingAt?: number;
	version: number;
	assignments: StoredAssignment[];
	requests: StoredRequest[];
	operations: StoredOperation[];
}
