export interface UnifiedRole {
	roleDefinitionId: string;
}

/** Roles that a security group of the partner has in the customer's tenant. */
export interface StoredAssignment {
	id: string;
	groupId: string;
	roles: UnifiedRole[];
	/** In ms. */
	createdAt: number;
	/** An assignment is pending for a moment after it was made. */
	changedAt: number;
	version: number;
	/** It is deleting for a moment, then gone. */
	deletedAt?: number;
}

/** What was asked of a relationship; every time is in ms. */
export interface StoredRequest {
	id: string;
	action: string;
	createdAt: number;
}

/** A change that is carried out later: from `dueAt` on the roles are those. */
export interface StoredOperation {
	id: string;
	/** The assignment whose roles change; none: those of the relationship. */
	assignmentId?: string;
	roles: UnifiedRole[];
	createdAt: number;
	dueAt: number;
	applied: boolean;
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
