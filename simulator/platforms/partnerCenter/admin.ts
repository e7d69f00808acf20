import { approveRelationship, rejectRelationship } from './areas/graph/customerSide';
import type { PartnerState } from './state/state';

/** What a customer's administrator does behind the link of a delegated admin relationship. */
export interface PartnerAdmin {
	/** Approves it; `customerId` where none was named. Throws when it does not wait. */
	approveRelationship(relationshipId: string, customerId?: string): void;
	/** Rejects it. Throws when it does not wait. */
	rejectRelationship(relationshipId: string): void;
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
});
