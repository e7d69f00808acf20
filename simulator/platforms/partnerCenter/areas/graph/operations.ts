import { randomUUID } from 'node:crypto';
import type { Call, Handler } from '../../call';
import { odataPage } from '../../collection';
import { iso, ok } from '../../commerce/replies';
import { textOf } from '../../call';
import { ordered } from '../odata';
import { graphInvalid, graphMissing } from '../refusals';
import type { StoredOperation, StoredRelationship, StoredRequest, UnifiedRole } from './state';
import { graphEtag, relationshipOf } from './versions';
import type { Reply } from '../../reply';
import type { Row } from '../row';

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
	const operation: StoredOperation = {
		id: randomUUID(),
		assignmentId,
		roles,
		createdAt: call.now,
		dueAt: call.now + OPERATION_MS,
		applied: false,
	};
	relationship.operations.push(operation);
	const base = `${call.origin}/tenantRelationships/delegatedAdminRelationships/${relationship.id}`;
	return {
		status: 202,
		body: {},
		headers: { Location: `${base}/operations/${operation.id}`, 'Retry-After': String(OPERATION_MS / 1000) },
	};
}

const statusOf = ({ applied, createdAt }: StoredOperation, now: number): string => {
	if (applied) return 'succeeded';
	return now < createdAt + OPERATION_MS / 3 ? 'notStarted' : 'running';
};

const operationView = (operation: StoredOperation, now: number): Row => ({
	'@odata.etag': graphEtag(operation.id, operation.applied ? 2 : 1),
	id: operation.id,
	operationType: 'delegatedAdminAccessAssignmentUpdate',
	data: JSON.stringify({ id: operation.assignmentId, accessDetails: { unifiedRoles: operation.roles } }),
	status: statusOf(operation, now),
	createdDateTime: iso(operation.createdAt),
	lastModifiedDateTime: iso(operation.applied ? operation.dueAt : operation.createdAt),
});

/** Who does not ask for unknown members gets none of the newer words. */
const wordOf = ({ headers }: Call, action: string): string =>
	action === 'reject' && !headers.prefer?.includes('include-unknown-enum-members') ? 'unknownFutureValue' : action;

/** A request as the platform shows it; it has come to its end after a moment. */
export const requestView = (call: Call, { id, action, createdAt }: StoredRequest): Row => {
	const done = call.now >= createdAt + REQUEST_MS;
	return {
		'@odata.etag': graphEtag(id, done ? 2 : 1),
		id,
		action: wordOf(call, action),
		status: done ? 'succeeded' : 'created',
		createdDateTime: iso(createdAt),
		lastModifiedDateTime: iso(done ? createdAt + REQUEST_MS : createdAt),
	};
};

const contextOf = (call: Call, rest: string): Row => ({
	'@odata.context': `${call.origin}/$metadata#tenantRelationships/${rest}/$entity`,
});

const getRequest: Handler = (call) => {
	const found = relationshipOf(call).requests.find(({ id }) => id === call.params.requestId);
	if (!found) throw graphMissing('request');
	return ok({ ...contextOf(call, 'requests'), ...requestView(call, found) });
};

const getOperation: Handler = (call) => {
	const found = relationshipOf(call).operations.find(({ id }) => id === call.params.operationId);
	if (!found) throw graphMissing('operation');
	return ok({ ...contextOf(call, 'operations'), ...operationView(found, call.now) });
};

export const operationHandlers: Record<string, Handler> = {
	'gdap.getRequests': (call) =>
		odataPage(
			call,
			relationshipOf(call).requests.map((one) => requestView(call, one)),
		),
	'gdap.getRequest': getRequest,
	'gdap.getOperations': (call) =>
		odataPage(
			call,
			ordered(
				relationshipOf(call).operations.map((one) => operationView(one, call.now)),
				textOf(call, '$orderby'),
				graphInvalid,
			),
		),
	'gdap.getOperation': getOperation,
};
