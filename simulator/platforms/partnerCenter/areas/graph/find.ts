import type { Call } from '../../call';
import { byId, graphMissing, refuse } from '../../refusal';
import { etagOf } from '../../reply';
import type { StoredRelationship } from '../stored';

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

/** Of what an object of Graph is; `path` is below the delegated administration. */
export const contextOf = ({ origin }: Call, path: string): { '@odata.context': string } => ({
	'@odata.context': `${origin}/$metadata#tenantRelationships/${path}/$entity`,
});
