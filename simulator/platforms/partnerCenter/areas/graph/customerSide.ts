import type { PartnerState } from '../../state/state';
import type { StoredRelationship } from './state';

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
