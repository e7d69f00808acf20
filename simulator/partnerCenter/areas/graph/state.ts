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
	/** An assignment is pending for a moment after every change. */
	changedAt: number;
	version: number;
}

/** A granular delegated admin relationship (GDAP); every time is in ms. */
export interface StoredRelationship {
	/** Two GUIDs joined by a hyphen. */
	id: string;
	displayName: string;
	/** ISO 8601, P1D to P2Y. */
	duration: string;
	roles: UnifiedRole[];
	customerId?: string;
	status: 'created' | 'approvalPending' | 'active' | 'terminated';
	createdAt: number;
	changedAt: number;
	activatedAt?: number;
	version: number;
	assignments: StoredAssignment[];
}
