import { randomUUID } from 'node:crypto';
import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { odataPage } from '../../collection';
import { created, etagOf, iso, noContent, ok } from '../../commerce/replies';
import { filtered, ordered } from '../odata';
import { graphInvalid, graphMissing } from '../refusals';
import type { Row } from '../seed';
import { daysOfDuration } from './duration';
import type { StoredRelationship, UnifiedRole } from './state';

const DAY_MS = 86_400_000;
const MOST_DAYS = 730;

interface RelationshipBody {
	displayName: string;
	duration: string;
	accessDetails: { unifiedRoles: UnifiedRole[] };
	customer?: { tenantId: string };
}

export const graphEtag = (id: string, version: number): string => `W/"${etagOf(id, version)}"`;

/** The relationship of the path. Throws 404. */
export function relationshipOf({ state, params }: Call): StoredRelationship {
	const found = state.areas.relationships.find(({ id }) => id === params.relationshipId);
	if (!found) throw graphMissing('relationship');
	return found;
}

const endOf = ({ activatedAt, duration }: StoredRelationship): number | undefined =>
	activatedAt === undefined ? undefined : activatedAt + (daysOfDuration(duration) ?? 0) * DAY_MS;

/** A relationship that has run out is expired, whatever it was before. */
const statusOf = (relationship: StoredRelationship, now: number): string =>
	relationship.status === 'active' && now >= (endOf(relationship) ?? Infinity) ? 'expired' : relationship.status;

function view(call: Call, relationship: StoredRelationship): Row {
	const { id, displayName, duration, roles, customerId, createdAt, changedAt, activatedAt, version } = relationship;
	const name = call.state.commerce.customers.find((customer) => customer.id === customerId)?.companyName;
	const end = endOf(relationship);
	return {
		'@odata.etag': graphEtag(id, version),
		id,
		displayName,
		status: statusOf(relationship, call.now),
		duration,
		autoExtendDuration: 'PT0S',
		createdDateTime: iso(createdAt),
		lastModifiedDateTime: iso(changedAt),
		activatedDateTime: activatedAt === undefined ? null : iso(activatedAt),
		endDateTime: end === undefined ? null : iso(end),
		customer: customerId ? { tenantId: customerId, displayName: name ?? null } : null,
		accessDetails: { unifiedRoles: roles },
	};
}

const context = ({ origin }: Call, rest: string): Row => ({ '@odata.context': `${origin}/$metadata#tenantRelationships/${rest}` });

const list: Handler = (call) => {
	const rows = call.state.areas.relationships.map((relationship) => view(call, relationship));
	const found = ordered(filtered(rows, textOf(call, '$filter'), graphInvalid), textOf(call, '$orderby'), graphInvalid);
	const names = textOf(call, '$select')?.split(',').map((name) => name.trim());
	const shown = names ? found.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name.startsWith('@') || names.includes(name)))) : found;
	return odataPage(call, shown);
};

const get: Handler = (call) => ok({ ...context(call, 'delegatedAdminRelationships/$entity'), ...view(call, relationshipOf(call)) });

/** Throws 400: a name that is taken or too long, a duration out of bounds, no role, or no customer of the partner. */
function check(call: Call, { displayName, duration, accessDetails, customer }: RelationshipBody): void {
	const { relationships } = call.state.areas;
	if (displayName.length === 0 || displayName.length > 50) throw graphInvalid('displayName must have 1 to 50 characters.');
	if (relationships.some((other) => other.displayName === displayName)) throw graphInvalid('Another relationship has this displayName.');
	const days = daysOfDuration(duration);
	if (days === undefined || days < 1 || days > MOST_DAYS) throw graphInvalid('duration must be between P1D and P2Y.');
	if (accessDetails.unifiedRoles.length === 0) throw graphInvalid('unifiedRoles must name a role.');
	if (customer && !call.state.commerce.customers.some(({ id }) => id === customer.tenantId)) throw graphInvalid('The customer is not known.');
}

const create: Handler = (call) => {
	const body = call.body as RelationshipBody;
	check(call, body);
	const relationship: StoredRelationship = {
		id: `${randomUUID()}-${randomUUID()}`,
		displayName: body.displayName,
		duration: body.duration,
		roles: body.accessDetails.unifiedRoles,
		...(body.customer && { customerId: body.customer.tenantId }),
		status: 'created',
		createdAt: call.now,
		changedAt: call.now,
		version: 1,
		assignments: [],
	};
	call.state.areas.relationships.push(relationship);
	return created({ ...context(call, 'delegatedAdminRelationships/$entity'), ...view(call, relationship) });
};

const remove: Handler = (call) => {
	const relationship = relationshipOf(call);
	if (relationship.status !== 'created') throw graphInvalid('Only a draft can be deleted.');
	const { areas } = call.state;
	areas.relationships = areas.relationships.filter((other) => other !== relationship);
	return noContent();
};

/** Which state each action needs, and which one it leads to. Approving and rejecting is what the customer does. */
const ACTIONS: Record<string, { from: StoredRelationship['status']; to: StoredRelationship['status'] }> = {
	lockForApproval: { from: 'created', to: 'approvalPending' },
	approve: { from: 'approvalPending', to: 'active' },
	reject: { from: 'approvalPending', to: 'terminated' },
	terminate: { from: 'active', to: 'terminated' },
};

const request: Handler = (call) => {
	const relationship = relationshipOf(call);
	const { action } = call.body as { action: string };
	const { from, to } = ACTIONS[action];
	if (statusOf(relationship, call.now) !== from) throw graphInvalid(`A relationship that is ${relationship.status} does not take ${action}.`);
	if (action === 'approve' && !relationship.customerId) throw graphInvalid('No customer has been named who could approve.');
	Object.assign(relationship, { status: to, changedAt: call.now, version: relationship.version + 1 });
	if (to === 'active') relationship.activatedAt = call.now;
	return created({
		...context(call, `delegatedAdminRelationships('${relationship.id}')/requests/$entity`),
		id: randomUUID(),
		action,
		status: 'created',
		createdDateTime: iso(call.now),
		lastModifiedDateTime: iso(call.now),
	});
};

/** Customers with a relationship that got beyond the draft. */
const customers: Handler = (call) => {
	const ids = call.state.areas.relationships.filter(({ status }) => status !== 'created').map(({ customerId }) => customerId);
	const rows = call.state.commerce.customers.filter(({ id }) => ids.includes(id));
	return odataPage(call, rows.map(({ id, companyName }) => ({ id, tenantId: id, displayName: companyName })));
};

export const relationshipHandlers: Record<string, Handler> = {
	'gdap.getMany': list,
	'gdap.get': get,
	'gdap.create': create,
	'gdap.delete': remove,
	'gdap.createRequest': request,
	'gdap.getCustomers': customers,
};
