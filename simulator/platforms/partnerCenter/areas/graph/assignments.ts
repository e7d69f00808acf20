import { randomUUID } from 'node:crypto';
import { type Call, type Handler } from '../../call';
import { odataPage } from '../../lists/collection';
import { created, iso, noContent, ok } from '../../commerce/replies';
import { byId } from '../../refusal';
import { graphInvalid, graphMissing } from '../refusals';
import type { Row } from '../row';
import { startChange } from './changes';
import type { StoredAssignment, StoredRelationship, UnifiedRole } from './state';
import { checkVersion, contextOf, graphEtag, relationshipOf } from './versions';

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

export const assignmentHandlers: Record<string, Handler> = {
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
