import { randomUUID } from 'node:crypto';
import type { Call, Handler } from '../../call';
import { odataPage } from '../../collection';
import { created, iso, ok } from '../../commerce/replies';
import { refuse } from '../../refusal';
import { graphInvalid, graphMissing } from '../refusals';
import type { Row } from '../seed';
import { graphEtag, relationshipOf } from './relationships';
import type { StoredAssignment, StoredRelationship, UnifiedRole } from './state';

/** How long a change takes to become active, in ms. */
const PENDING_MS = 2000;

interface AssignmentBody {
	accessContainer: { accessContainerId: string };
	accessDetails: { unifiedRoles: UnifiedRole[] };
}

function view({ id, groupId, roles, createdAt, changedAt, version }: StoredAssignment, now: number): Row {
	return {
		'@odata.etag': graphEtag(id, version),
		id,
		status: now < changedAt + PENDING_MS ? 'pending' : 'active',
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

/** Throws 412 on an etag that is not the assignment's own. */
const update: Handler = (call) => {
	const relationship = relationshipOf(call);
	const assignment = relationship.assignments.find(({ id }) => id === call.params.accessAssignmentId);
	if (!assignment) throw graphMissing('access assignment');
	if (call.headers['if-match'] !== graphEtag(assignment.id, assignment.version)) {
		throw refuse(412, 'preconditionFailed', 'The assignment has changed since it was read.', 'graph');
	}
	const { accessDetails } = call.body as AssignmentBody;
	checkRoles(relationship, accessDetails.unifiedRoles);
	Object.assign(assignment, { roles: accessDetails.unifiedRoles, changedAt: call.now, version: assignment.version + 1 });
	return ok({ ...context(call, relationship), ...view(assignment, call.now) });
};

export const assignmentHandlers: Record<string, Handler> = {
	'gdap.getAccessAssignments': (call) => odataPage(call, relationshipOf(call).assignments.map((one) => view(one, call.now))),
	'gdap.createAccessAssignment': create,
	'gdap.updateAccessAssignment': update,
};
