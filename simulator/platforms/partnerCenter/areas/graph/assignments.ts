import { randomUUID } from 'node:crypto';
import type { Call, Handler } from '../../call';
import { odataPage } from '../../collection';
import { created, iso, noContent, ok } from '../../commerce/replies';
import { graphInvalid, graphMissing } from '../refusals';
import { startChange } from './operations';
import type { StoredAssignment, StoredRelationship, UnifiedRole } from './state';
import { checkVersion, graphEtag, relationshipOf } from './versions';
import type { Row } from '../row';

/** How long a change takes to become active, in ms. */
const PENDING_MS = 2000;

interface AssignmentBody {
	accessContainer: { accessContainerId: string };
	accessDetails: { unifiedRoles: UnifiedRole[] };
}

const statusOf = ({ changedAt, deletedAt }: StoredAssignment, now: number): string => {
	if (deletedAt !== undefined) return 'deleting';
	return now < changedAt + PENDING_MS ? 'pending' : 'active';
};

function view(assignment: StoredAssignment, now: number): Row {
	const { id, groupId, roles, createdAt, changedAt, version } = assignment;
	return {
		'@odata.etag': graphEtag(id, version),
		id,
		status: statusOf(assignment, now),
		createdDateTime: iso(createdAt),
		lastModifiedDateTime: iso(changedAt),
		accessContainer: { accessContainerId: groupId, accessContainerType: 'securityGroup' },
		accessDetails: { unifiedRoles: roles },
	};
}

const context = ({ origin }: Call, { id }: StoredRelationship) => ({
	'@odata.context': `${origin}/$metadata#tenantRelationships/delegatedAdminRelationships('${id}')/accessAssignments/$entity`,
});

/** Throws 400 unless the relationship is active and has all of these roles. */
function checkRoles(relationship: StoredRelationship, roles: UnifiedRole[]): void {
	if (relationship.status !== 'active') throw graphInvalid('The relationship is not active.');
	const granted = relationship.roles.map(({ roleDefinitionId }) => roleDefinitionId);
	const strange = roles.find(({ roleDefinitionId }) => !granted.includes(roleDefinitionId));
	if (strange) throw graphInvalid(`The relationship does not have the role ${strange.roleDefinitionId}.`);
}

const create: Handler = (call) => {
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
	return created({ ...context(call, relationship), ...view(assignment, call.now) });
};

/** The assignments that are there by now. */
const present = ({ assignments }: StoredRelationship, now: number): StoredAssignment[] =>
	assignments.filter(({ deletedAt }) => deletedAt === undefined || now < deletedAt + PENDING_MS);

/** The assignment of the path. Throws 404. */
function assignmentOf(call: Call): StoredAssignment {
	const found = present(relationshipOf(call), call.now).find(({ id }) => id === call.params.accessAssignmentId);
	if (!found) throw graphMissing('access assignment');
	return found;
}

const get: Handler = (call) => ok({ ...context(call, relationshipOf(call)), ...view(assignmentOf(call), call.now) });

const namesOf = (roles: UnifiedRole[]): string =>
	roles
		.map(({ roleDefinitionId }) => roleDefinitionId)
		.sort()
		.join();

/** Carried out later, but for a change that changes nothing. */
const update: Handler = (call) => {
	const relationship = relationshipOf(call);
	const assignment = assignmentOf(call);
	checkVersion(call, assignment);
	const { unifiedRoles } = (call.body as AssignmentBody).accessDetails;
	checkRoles(relationship, unifiedRoles);
	if (namesOf(unifiedRoles) === namesOf(assignment.roles))
		return ok({ ...context(call, relationship), ...view(assignment, call.now) });
	return startChange(call, relationship, unifiedRoles, assignment.id);
};

const remove: Handler = (call) => {
	const assignment = assignmentOf(call);
	checkVersion(call, assignment);
	Object.assign(assignment, { deletedAt: call.now, version: assignment.version + 1 });
	return noContent();
};

export const assignmentHandlers: Record<string, Handler> = {
	'gdap.getAccessAssignments': (call) =>
		odataPage(
			call,
			present(relationshipOf(call), call.now).map((one) => view(one, call.now)),
		),
	'gdap.getAccessAssignment': get,
	'gdap.createAccessAssignment': create,
	'gdap.updateAccessAssignment': update,
	'gdap.deleteAccessAssignment': remove,
};
