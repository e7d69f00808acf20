import type { Call } from '../../call';
import { etagOf } from '../../commerce/replies';
import { refuse } from '../../refusal';
import { graphMissing } from '../refusals';
import type { StoredRelationship } from './state';

export const graphEtag = (id: string, version: number): string => `W/"${etagOf(id, version)}"`;

/** Throws 412 on an etag that is not the object's own. */
export function checkVersion({ headers }: Call, { id, version }: { id: string; version: number }): void {
	if (headers['if-match'] === graphEtag(id, version)) return;
	throw refuse(412, 'preconditionFailed', 'The object has changed since it was read.', 'graph');
}

/** Carries out what is due. */
function settle(relationship: StoredRelationship, now: number): void {
	for (const operation of relationship.operations.filter(({ applied, dueAt }) => !applied && dueAt <= now)) {
		operation.applied = true;
		const target = relationship.assignments.find(({ id }) => id === operation.assignmentId) ?? relationship;
		Object.assign(target, { roles: operation.roles, changedAt: operation.dueAt, version: target.version + 1 });
	}
}

/** The relationship of the path, as it is by now. Throws 404. */
export function relationshipOf({ state, params, now }: Call): StoredRelationship {
	const found = state.areas.relationships.find(({ id }) => id === params.relationshipId);
	if (!found) throw graphMissing('relationship');
	settle(found, now);
	return found;
}
