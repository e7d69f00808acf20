import type { Call } from '../../call';
import { etagOf } from '../../reply';
import { byId, graphMissing, refuse } from '../../refusal';
import type { PartnerState } from '../../state/state';

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

export const graphEtag = (id: string, version: number): string => `W/"${etagOf(id, version)}"`;

/** Throws 412 on an etag that is not the object's own. */
export function checkVersion({ headers }: Call, { id, version }: { id: string; version: number }): void {
	if (headers['if-match'] !== graphEtag(id, version))
		throw refuse(412, 'preconditionFailed', 'The object has changed since it was read.', 'graph');
}

/** The relationship of the path, with what is due carried out. Throws 404. */
export function relationshipOf({ state, params, now }: Call): StoredRelationship {
	const found = byId(state.areas.relationships, params.relationshipId, graphMissing('relationship'));
	for (const operation of found.operations.filter(({ applied, dueAt }) => !applied && dueAt <= now)) {
		operation.applied = true;
		const target = found.assignments.find(({ id }) => id === operation.assignmentId) ?? found;
		Object.assign(target, { roles: operation.roles, changedAt: operation.dueAt, version: target.version + 1 });
	}
	return found;
}

/** Of what an object of Graph is; `path` stands below the delegated administration. */
export const contextOf = ({ origin }: Call, path: string): { '@odata.context': string } => ({
	'@odata.context': `${origin}/$metadata#tenantRelationships/${path}/$entity`,
});

/** What the customer's administrator does in the portal of his own, behind the link. */

function waiting(state: PartnerState, id: string): StoredRelationship {
	const found = state.areas.relationships.find((relationship) => relationship.id === id);
	if (found?.status !== 'approvalPending') throw new Error(`No relationship ${id} waits for approval`);
	return found;
}

/** Approves; where no customer was named, the one who does so becomes it. Throws when it does not wait. */
export function approveRelationship(state: PartnerState, id: string, now: number, customerId?: string): void {
	const relationship = waiting(state, id);
	const customer = relationship.customerId ?? customerId;
	if (customer === undefined) throw new Error(`Say which customer approves relationship ${id}`);
	Object.assign(relationship, {
		customerId: customer,
		status: 'active',
		activatedAt: now,
		changedAt: now,
		version: relationship.version + 1,
	});
}

/** Rejects. Throws when it does not wait. */
export function rejectRelationship(state: PartnerState, id: string, now: number): void {
	const relationship = waiting(state, id);
	Object.assign(relationship, { status: 'terminated', changedAt: now, version: relationship.version + 1 });
}
