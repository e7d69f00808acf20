import { putRecord } from './areas/audit/records';
import { approveRelationship, rejectRelationship } from './areas/graph/state';
import type { AuditRecord } from './areas/state';
import type { PartnerState } from './state/state';

/** What happens beside the API: a customer's administrator behind the link of a relationship, people in the portal. */
export interface PartnerAdmin {
	/** Approves it; `customerId` where none was named. Throws when it does not wait. */
	approveRelationship(relationshipId: string, customerId?: string): void;
	/** Rejects it. Throws when it does not wait. */
	rejectRelationship(relationshipId: string): void;
	/** Writes an audit record of what anybody did, or writes one with the same ID again. */
	putAuditRecord(record: AuditRecord): void;
}

/** @param changed called after every change */
export const createAdmin = (state: () => PartnerState, now: () => number, changed: () => void): PartnerAdmin => ({
	approveRelationship(id, customerId) {
		approveRelationship(state(), id, now(), customerId);
		changed();
	},
	rejectRelationship(id) {
		rejectRelationship(state(), id, now());
		changed();
	},
	putAuditRecord(record) {
		putRecord(state().areas, record);
		changed();
	},
});
