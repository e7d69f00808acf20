import { putRecord } from './areas/audit/records';
import type { AuditRecord } from './areas/state';
import type { StoredRelationship } from './areas/stored';
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
export function createAdmin(state: () => PartnerState, now: () => number, changed: () => void): PartnerAdmin {
	const decide = (id: string, decision: (found: StoredRelationship) => Partial<StoredRelationship>): void => {
		const found = state().areas.relationships.find((relationship) => relationship.id === id);
		if (found?.status !== 'approvalPending') throw new Error(`No relationship ${id} waits for approval`);
		Object.assign(found, { ...decision(found), changedAt: now(), version: found.version + 1 });
		changed();
	};
	return {
		approveRelationship: (id, approver) =>
			decide(id, ({ customerId = approver }) => {
				if (customerId === undefined) throw new Error(`Say which customer approves relationship ${id}`);
				return { customerId, status: 'active', activatedAt: now() };
			}),
		rejectRelationship: (id) => decide(id, () => ({ status: 'terminated' })),
		putAuditRecord(record) {
			putRecord(state().areas, record);
			changed();
		},
	};
}
