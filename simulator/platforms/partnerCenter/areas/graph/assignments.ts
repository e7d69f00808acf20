import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Call, type Handler, textOf } from '../../call';
import { page } from '../../lists/collection';
import { ordered } from '../../lists/odata';
import { byId, graphInvalid, graphMissing, refuse } from '../../refusal';
import { created, etagOf, iso, noContent, ok, type Reply, type Row } from '../../reply';
import type { StoredAssignment, StoredOperation, StoredRelationship, StoredRequest, UnifiedRole } from '../state';

export const graphEtag = (id: string, version: number): string => `W/"${etagOf(id, version)}"`;

/** What every object of Graph has: its etag, its id, and when it was made and changed (ms). */
export const graphObject = (id: string, version: number, createdAt: number, changedAt: number): Row => {
	const times = { createdDateTime: iso(createdAt), lastModifiedDateTime: iso(changedAt) };
	return { '@odata.etag': graphEtag(id, version), id, ...times };
};

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

/** How long a change, a request and a new assignment are under way, in ms. */
const OPERATION_MS = 10_000;
const PENDING_MS = 2000;

/** Starts a change of roles and answers where it can be followed. */
export function startChange(call: Call, one: StoredRelationship, roles: UnifiedRole[], assignmentId?: string): Reply {
	const id = randomUUID();
	const dueAt = call.now + OPERATION_MS;
	one.operations.push({ id, assignmentId, roles, createdAt: call.now, dueAt, applied: false });
	const location = `${call.origin}/tenantRelationships/delegatedAdminRelationships/${one.id}/operations/${id}`;
	return { status: 202, body: {}, headers: { Location: location, 'Retry-After': String(OPERATION_MS / 1000) } };
}

const operationView = ({ id, assignmentId, roles, createdAt, dueAt, applied }: StoredOperation, now: number): Row => ({
	...graphObject(id, applied ? 2 : 1, createdAt, applied ? dueAt : createdAt),
	operationType: 'delegatedAdminAccessAssignmentUpdate',
	data: JSON.stringify({ id: assignmentId, accessDetails: { unifiedRoles: roles } }),
	status: applied ? 'succeeded' : now < createdAt + OPERATION_MS / 3 ? 'notStarted' : 'running',
});

/** A request as the platform shows it. */
export function requestView({ id, action, createdAt }: StoredRequest, now: number): Row {
	const done = now >= createdAt + PENDING_MS;
	const object = graphObject(id, done ? 2 : 1, createdAt, done ? createdAt + PENDING_MS : createdAt);
	return { ...object, action, status: done ? 'succeeded' : 'created' };
}

function view({ id, groupId, roles, createdAt, changedAt, deletedAt, version }: StoredAssignment, now: number): Row {
	const status = now < changedAt + PENDING_MS ? 'pending' : 'active';
	return {
		...graphObject(id, version, createdAt, changedAt),
		status: deletedAt === undefined ? status : 'deleting',
		accessContainer: { accessContainerId: groupId, accessContainerType: 'securityGroup' },
		accessDetails: { unifiedRoles: roles },
	};
}

const single = (call: Call, assignment: StoredAssignment): Row => ({
	...contextOf(call, `delegatedAdminRelationships('${call.params.relationshipId}')/accessAssignments`),
	...view(assignment, call.now),
});

interface AssignmentBody {
	accessContainer: { accessContainerId: string };
	accessDetails: { unifiedRoles: UnifiedRole[] };
}

const namesOf = (roles: UnifiedRole[]): string[] => roles.map(({ roleDefinitionId }) => roleDefinitionId).sort();

/** The roles of the body. Throws 400 unless the relationship is active and has all of them. */
function rolesOf({ body }: Call, { status, roles }: StoredRelationship): UnifiedRole[] {
	const { unifiedRoles } = (body as AssignmentBody).accessDetails;
	if (status !== 'active') throw graphInvalid('The relationship is not active.');
	const strange = unifiedRoles.find(({ roleDefinitionId }) => !namesOf(roles).includes(roleDefinitionId));
	if (strange) throw graphInvalid(`The relationship does not have the role ${strange.roleDefinitionId}.`);
	return unifiedRoles;
}

/** The assignments that are there by now. */
const present = (call: Call): StoredAssignment[] =>
	relationshipOf(call).assignments.filter(({ deletedAt = Infinity }) => call.now < deletedAt + PENDING_MS);

const assignmentOf = (call: Call): StoredAssignment =>
	byId(present(call), call.params.accessAssignmentId, graphMissing('access assignment'));

export const changeHandlers: Record<string, Handler> = {
	'gdap.getRequests': (call) => page(call, relationshipOf(call).requests, {}, (one) => requestView(one, call.now)),
	'gdap.getRequest': (call) => {
		const found = byId(relationshipOf(call).requests, call.params.requestId, graphMissing('request'));
		return ok({ ...contextOf(call, 'requests'), ...requestView(found, call.now) });
	},
	'gdap.getOperations': (call) => {
		const rows = relationshipOf(call).operations.map((one) => operationView(one, call.now));
		return page(call, ordered(rows, textOf(call, '$orderby'), graphInvalid));
	},
	'gdap.getOperation': (call) => {
		const found = byId(relationshipOf(call).operations, call.params.operationId, graphMissing('operation'));
		return ok({ ...contextOf(call, 'operations'), ...operationView(found, call.now) });
	},
	'gdap.getAccessAssignments': (call) => page(call, present(call), {}, (one) => view(one, call.now)),
	'gdap.getAccessAssignment': (call) => ok(single(call, assignmentOf(call))),
	'gdap.createAccessAssignment': (call) => {
		const relationship = relationshipOf(call);
		const own = { id: randomUUID(), createdAt: call.now, changedAt: call.now, version: 1 };
		const { accessContainerId: groupId } = (call.body as AssignmentBody).accessContainer;
		const assignment: StoredAssignment = { ...own, groupId, roles: rolesOf(call, relationship) };
		relationship.assignments.push(assignment);
		return created(single(call, assignment));
	},
	/** Carried out later, but for a change that changes nothing. */
	'gdap.updateAccessAssignment': (call) => {
		const relationship = relationshipOf(call);
		const assignment = assignmentOf(call);
		checkVersion(call, assignment);
		const roles = rolesOf(call, relationship);
		return isDeepStrictEqual(namesOf(roles), namesOf(assignment.roles))
			? ok(single(call, assignment))
			: startChange(call, relationship, roles, assignment.id);
	},
	'gdap.deleteAccessAssignment': (call) => {
		const assignment = assignmentOf(call);
		checkVersion(call, assignment);
		Object.assign(assignment, { deletedAt: call.now, version: assignment.version + 1 });
		return noContent();
	},
};
