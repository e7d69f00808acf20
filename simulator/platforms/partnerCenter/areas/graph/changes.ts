import { randomUUID } from 'node:crypto';
import { type Call, type Handler, textOf } from '../../call';
import { odataPage } from '../../lists/collection';
import { iso, ok } from '../../commerce/replies';
import { byId } from '../../refusal';
import type { Reply } from '../../reply';
import { ordered } from '../odata';
import { graphInvalid, graphMissing } from '../refusals';
import type { Row } from '../row';
import type { StoredOperation, StoredRelationship, StoredRequest, UnifiedRole } from './state';
import { contextOf, graphEtag, relationshipOf } from './versions';

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

/** A request as the platform shows it; who does not ask for unknown members gets none of the newer words. */
export function requestView({ now, headers }: Call, { id, action, createdAt }: StoredRequest): Row {
	const done = now >= createdAt + REQUEST_MS;
	const isKnown = action !== 'reject' || headers.prefer?.includes('include-unknown-enum-members');
	return {
		'@odata.etag': graphEtag(id, done ? 2 : 1),
		id,
		action: isKnown ? action : 'unknownFutureValue',
		status: done ? 'succeeded' : 'created',
		createdDateTime: iso(createdAt),
		lastModifiedDateTime: iso(done ? createdAt + REQUEST_MS : createdAt),
	};
}

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
};
