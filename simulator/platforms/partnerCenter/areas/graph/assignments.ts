import { randomUUID } from 'node:crypto';
import { type Call, type Handler, textOf } from '../../call';
import { odataPage } from '../../lists/collection';
import { ordered } from '../../lists/odata';
import { byId, graphInvalid, graphMissing } from '../../refusal';
import { created, iso, noContent, ok, type Reply, type Row } from '../../reply';
import type { StoredAssignment, StoredOperation, StoredRelationship, StoredRequest, UnifiedRole } from '../stored';
import { checkVersion, contextOf, graphEtag, relationshipOf } from './find';

/** How long a change takes, in ms. */
const OPERATION_MS = 10_000;
/** How long a request is under way. */
const REQUEST_MS = 2000;

/** Starts a change of roles and answers where it can be followed. */
export function startChange(
	call: Call,
	relationship: StoredRelationship,
	roles: UnifiedRole[],
	assignmentId?: string,
): Reply {
	const id = randomUUID();
	const dueAt = call.now + OPERATION_MS;
	relationship.operations.push({ id, assignmentId, roles, createdAt: call.now, dueAt, applied: false });
	const location = `${call.origin}/tenantRelationships/delegatedAdminRelationships/${relationship.id}/operations/${id}`;
	return { status: 202, body: {}, headers: { Location: location, 'Retry-After': String(OPERATION_MS / 1000) } };
}

const operationView = ({ id, assignmentId, roles, createdAt, dueAt, applied }: StoredOperation, now: number): Row => ({
	'@odata.etag': graphEtag(id, applied ? 2 : 1),
	id,
	operationType: 'delegatedAdminAccessAssignmentUpdate',
	data: JSON.stringify({ id: assignmentId, accessDetails: { unifiedRoles: roles } }),
	status: applied ? 'succeeded' : now < createdAt + OPERATION_MS / 3 ? 'notStarted' : 'running',
	createdDateTime: iso(createdAt),
	lastModifiedDateTime: iso(applied ? dueAt : createdAt),
});

/** A request as the platform shows it. */
export function requestView({ now }: Call, { id, action, createdAt }: StoredRequest): Row {
	const done = now >= createdAt + REQUEST_MS;
	return {
		'@odata.etag': graphEtag(id, done ? 2 : 1),
		id,
		action,
		status: done ? 'succeeded' : 'created',
		createdDateTime: iso(createdAt),
		lastModifiedDateTime: iso(done ? createdAt + REQUEST_MS : createdAt),
	};
}

/** How long a change takes to become active, in ms. */
const PENDING_MS = 2000;

interface AssignmentBody {
	accessContainer: { accessContainerId: string };
	accessDetails: { unifiedRoles: UnifiedRole[] };
}

function view({ id, groupId, roles, createdAt, changedAt, deletedAt, version }: StoredAssignment, now: number): Row {
	const status = now < changedAt + PENDING_MS ? 'pending' : 'active';
	return {
		'@odata.etag': graphEtag(id, version),
		id,
		status: deletedAt === undefined ? status : 'deleting',
		createdDateTime: iso(createdAt),
		lastModifiedDateTime: iso(changedAt),
		accessContainer: { accessContainerId: groupId, accessContainerType: 'securityGroup' },
		accessDetails: { unifiedRoles: roles },
	};
}

const single = (call: Call, { id }: StoredRelationship, assignment: StoredAssignment): Row => ({
	...contextOf(call, `delegatedAdminRelationships('${id}')/accessAssignments`),
	...view(assignment, call.now),
});

/** Throws 400 unless the relationship is active and has all of these roles. */
function checkRoles(relationship: StoredRelationship, roles: UnifiedRole[]): void {
	if (relationship.status !== 'active') throw graphInvalid('The relationship is not active.');
	const granted = relationship.roles.map(({ roleDefinitionId }) => roleDefinitionId);
	const strange = roles.find(({ roleDefinitionId }) => !granted.includes(roleDefinitionId));
	if (strange) throw graphInvalid(`The relationship does not have the role ${strange.roleDefinitionId}.`);
}

/** The assignments that are there by now. */
const present = ({ assignments }: StoredRelationship, now: number): StoredAssignment[] =>
	assignments.filter(({ deletedAt = Infinity }) => now < deletedAt + PENDING_MS);

/** The assignment of the path. Throws 404. */
const assignmentOf = (call: Call): StoredAssignment =>
	byId(present(relationshipOf(call), call.now), call.params.accessAssignmentId, graphMissing('access assignment'));

const namesOf = (roles: UnifiedRole[]): string => String(roles.map(({ roleDefinitionId }) => roleDefinitionId).sort());

export const changeHandlers: Record<string, Handler> = {
	'gdap.getRequests': (call) => {
		const rows = relationshipOf(call).requests.map((one) => requestView(call, one));
		return odataPage(call, rows);
	},
	'gdap.getRequest': (call) => {
		const found = byId(relationshipOf(call).requests, call.params.requestId, graphMissing('request'));
		return ok({ ...contextOf(call, 'requests'), ...requestView(call, found) });
	},
	'gdap.getOperations': (call) => {
		const rows = relationshipOf(call).operations.map((one) => operationView(one, call.now));
		return odataPage(call, ordered(rows, textOf(call, '$orderby'), graphInvalid));
	},
	'gdap.getOperation': (call) => {
		const found = byId(relationshipOf(call).operations, call.params.operationId, graphMissing('operation'));
		return ok({ ...contextOf(call, 'operations'), ...operationView(found, call.now) });
	},
	'gdap.getAccessAssignments': (call) => {
		const rows = present(relationshipOf(call), call.now).map((one) => view(one, call.now));
		return odataPage(call, rows);
	},
	'gdap.getAccessAssignment': (call) => ok(single(call, relationshipOf(call), assignmentOf(call))),
	'gdap.createAccessAssignment': (call) => {
		const relationship = relationshipOf(call);
		const { accessContainer, accessDetails } = call.body as AssignmentBody;
		checkRoles(relationship, accessDetails.unifiedRoles);
		const assignment: StoredAssignment = {
			id: randomUUID(),
			groupId: accessContainer.accessContainerId,
			roles: accessDetails.unifiedRoles,
			createdAt: call.now,
			changedAt: call.now,
			version: 1,
		};
		relationship.assignments.push(assignment);
		return created(single(call, relationship, assignment));
	},
	/** Carried out later, but for a change that changes nothing. */
	'gdap.updateAccessAssignment': (call) => {
		const relationship = relationshipOf(call);
		const assignment = assignmentOf(call);
		checkVersion(call, assignment);
		const { unifiedRoles } = (call.body as AssignmentBody).accessDetails;
		checkRoles(relationship, unifiedRoles);
		return namesOf(unifiedRoles) === namesOf(assignment.roles)
			? ok(single(call, relationship, assignment))
			: startChange(call, relationship, unifiedRoles, assignment.id);
	},
	'gdap.deleteAccessAssignment': (call) => {
		const assignment = assignmentOf(call);
		checkVersion(call, assignment);
		Object.assign(assignment, { deletedAt: call.now, version: assignment.version + 1 });
		return noContent();
	},
};
