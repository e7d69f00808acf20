import { randomUUID } from 'node:crypto';
import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { odataPage } from '../../collection';
import { created, iso, noContent, ok } from '../../commerce/replies';
import { filtered, narrowed, ordered } from '../odata';
import { graphInvalid } from '../refusals';
import { daysOfDuration } from './duration';
import { requestView, startChange } from './operations';
import type { StoredRelationship, UnifiedRole } from './state';
import { checkVersion, graphEtag, relationshipOf } from './versions';
import type { Reply } from '../../reply';
import type { Row } from '../row';

const DAY_MS = 86_400_000;
const MOST_DAYS = 730;
/** How long each of the two states on the way to the end lasts, in ms. */
const ENDING_MS = 2000;
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

interface RelationshipBody {
	displayName: string;
	duration: string;
	accessDetails: { unifiedRoles: UnifiedRole[] };
	customer?: { tenantId: string };
	autoExtendDuration?: string;
}

const endOf = ({ activatedAt, duration }: StoredRelationship): number | undefined =>
	activatedAt === undefined ? undefined : activatedAt + (daysOfDuration(duration) ?? 0) * DAY_MS;

/** A relationship that has run out is expired, whatever it was before; one that ends does so step by step. */
function statusOf(relationship: StoredRelationship, now: number): string {
	const { status, endingAt } = relationship;
	if (endingAt !== undefined && now < endingAt + ENDING_MS) return 'terminationRequested';
	if (endingAt !== undefined && now < endingAt + 2 * ENDING_MS) return 'terminating';
	return status === 'active' && now >= (endOf(relationship) ?? Infinity) ? 'expired' : status;
}

function view(call: Call, relationship: StoredRelationship): Row {
	const {
		id,
		displayName,
		duration,
		autoExtendDuration,
		roles,
		customerId,
		createdAt,
		changedAt,
		activatedAt,
		version,
	} = relationship;
	const name = call.state.commerce.customers.find((customer) => customer.id === customerId)?.companyName;
	const end = endOf(relationship);
	return {
		'@odata.etag': graphEtag(id, version),
		id,
		displayName,
		status: statusOf(relationship, call.now),
		duration,
		autoExtendDuration,
		createdDateTime: iso(createdAt),
		lastModifiedDateTime: iso(changedAt),
		activatedDateTime: activatedAt === undefined ? null : iso(activatedAt),
		endDateTime: end === undefined ? null : iso(end),
		customer: customerId ? { tenantId: customerId, displayName: name ?? null } : null,
		accessDetails: { unifiedRoles: roles },
	};
}

const context = ({ origin }: Call, rest: string): Row => ({
	'@odata.context': `${origin}/$metadata#tenantRelationships/${rest}`,
});

const list: Handler = (call) => {
	const rows = call.state.areas.relationships.map((relationship) => view(call, relationship));
	const found = ordered(filtered(rows, textOf(call, '$filter'), graphInvalid), textOf(call, '$orderby'), graphInvalid);
	return odataPage(call, narrowed(found, textOf(call, '$select')));
};

const get: Handler = (call) =>
	ok({ ...context(call, 'delegatedAdminRelationships/$entity'), ...view(call, relationshipOf(call)) });

/** Throws 400: a name that is taken or too long, a duration out of bounds, no role, no customer of the partner, or an extension of Global Administrator. */
function check(
	call: Call,
	{ displayName, duration, roles, customerId, autoExtendDuration }: Omit<StoredRelationship, 'id'>,
	id?: string,
): void {
	const { relationships } = call.state.areas;
	if (displayName.length === 0 || displayName.length > 50)
		throw graphInvalid('displayName must have 1 to 50 characters.');
	if (relationships.some((other) => other.id !== id && other.displayName === displayName))
		throw graphInvalid('Another relationship has this displayName.');
	const days = daysOfDuration(duration);
	if (days === undefined || days < 1 || days > MOST_DAYS) throw graphInvalid('duration must be between P1D and P2Y.');
	if (roles.length === 0) throw graphInvalid('unifiedRoles must name a role.');
	if (customerId && !call.state.commerce.customers.some((customer) => customer.id === customerId))
		throw graphInvalid('The customer is not known.');
	if (
		autoExtendDuration === 'P180D' &&
		roles.some(({ roleDefinitionId }) => roleDefinitionId === GLOBAL_ADMINISTRATOR)
	) {
		throw graphInvalid('A relationship with the Global Administrator role cannot be extended automatically.');
	}
}

const create: Handler = (call) => {
	const body = call.body as RelationshipBody;
	const relationship: StoredRelationship = {
		id: `${randomUUID()}-${randomUUID()}`,
		displayName: body.displayName,
		duration: body.duration,
		autoExtendDuration: body.autoExtendDuration ?? 'PT0S',
		roles: body.accessDetails.unifiedRoles,
		...(body.customer && { customerId: body.customer.tenantId }),
		status: 'created',
		createdAt: call.now,
		changedAt: call.now,
		version: 1,
		assignments: [],
		requests: [],
		operations: [],
	};
	check(call, relationship);
	call.state.areas.relationships.push(relationship);
	return created({ ...context(call, 'delegatedAdminRelationships/$entity'), ...view(call, relationship) });
};

/** Of an active relationship only Global Administrator can be taken out, later; and whether it is extended. */
function updateActive(call: Call, relationship: StoredRelationship, changed: StoredRelationship): Reply {
	const { displayName, duration, customer, accessDetails } = call.body as Partial<RelationshipBody>;
	const kept = relationship.roles.filter(({ roleDefinitionId }) => roleDefinitionId !== GLOBAL_ADMINISTRATOR);
	const isCut =
		JSON.stringify(accessDetails?.unifiedRoles) === JSON.stringify(kept) && kept.length < relationship.roles.length;
	if ((displayName ?? duration ?? customer) !== undefined || (accessDetails && !isCut))
		throw graphInvalid('An active relationship does not take this change.');
	if (isCut) return startChange(call, relationship, kept);
	check(call, changed, relationship.id);
	Object.assign(relationship, changed);
	return ok(view(call, relationship));
}

const update: Handler = (call) => {
	const relationship = relationshipOf(call);
	checkVersion(call, relationship);
	const { displayName, duration, customer, accessDetails, autoExtendDuration } = call.body as Partial<RelationshipBody>;
	const changed: StoredRelationship = {
		...relationship,
		...(displayName !== undefined && { displayName }),
		...(duration !== undefined && { duration }),
		...(autoExtendDuration !== undefined && { autoExtendDuration }),
		...(accessDetails && { roles: accessDetails.unifiedRoles }),
		...(customer && { customerId: customer.tenantId }),
		changedAt: call.now,
		version: relationship.version + 1,
	};
	const status = statusOf(relationship, call.now);
	if (status === 'active') return updateActive(call, relationship, changed);
	if (status !== 'created') throw graphInvalid(`A relationship that is ${status} cannot be changed.`);
	check(call, changed, relationship.id);
	Object.assign(relationship, changed);
	return ok({ ...context(call, 'delegatedAdminRelationships/$entity'), ...view(call, relationship) });
};

const remove: Handler = (call) => {
	const relationship = relationshipOf(call);
	checkVersion(call, relationship);
	if (relationship.status !== 'created') throw graphInvalid('Only a draft can be deleted.');
	const { areas } = call.state;
	areas.relationships = areas.relationships.filter((other) => other !== relationship);
	return noContent();
};

/**
 * Which state each action needs, and which one it leads to. Customers approve in a portal of their own; with this call only
 * an indirect reseller does, of what a provider made for him, and the partners of this simulator are none.
 */
const ACTIONS: Record<string, { from: StoredRelationship['status']; to: StoredRelationship['status'] }> = {
	lockForApproval: { from: 'created', to: 'approvalPending' },
	terminate: { from: 'active', to: 'terminated' },
};

const request: Handler = (call) => {
	const relationship = relationshipOf(call);
	const { action } = call.body as { action: string };
	const step = ACTIONS[action];
	if (!step) throw graphInvalid(`Only the indirect reseller of a relationship that a provider made can ${action} it.`);
	const status = statusOf(relationship, call.now);
	if (status !== step.from) throw graphInvalid(`A relationship that is ${status} does not take ${action}.`);
	const asked = { id: randomUUID(), action, createdAt: call.now };
	relationship.requests.push(asked);
	Object.assign(relationship, { status: step.to, changedAt: call.now, version: relationship.version + 1 });
	if (action === 'terminate') relationship.endingAt = call.now;
	return created({
		...context(call, `delegatedAdminRelationships('${relationship.id}')/requests/$entity`),
		...requestView(call, asked),
	});
};

export const relationshipHandlers: Record<string, Handler> = {
	'gdap.getMany': list,
	'gdap.get': get,
	'gdap.create': create,
	'gdap.update': update,
	'gdap.delete': remove,
	'gdap.createRequest': request,
};
