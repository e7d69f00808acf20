import { randomUUID } from 'node:crypto';
import { type Call, type Handler, removeRow, textOf } from '../../call';
import { page } from '../../lists/collection';
import { filtered, narrowed, ordered } from '../../lists/odata';
import { graphInvalid, orThrow } from '../../refusal';
import { created, DAY_MS, iso, noContent, ok, type Reply, type Row } from '../../reply';
import type { StoredRelationship, UnifiedRole } from '../state';
import { checkVersion, contextOf, graphObject, relationshipOf, requestView, startChange } from './assignments';

const MOST_DAYS = 730;
/** How long each of the two states on the way to the end lasts, in ms. */
const ENDING_MS = 2000;
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

/** The days of an ISO 8601 duration such as P90D, P6M or P2Y; undefined for what is none. */
export function daysOfDuration(text: string): number | undefined {
	const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(text);
	if (!parts || text === 'P') return undefined;
	return [365, 30, 7, 1].reduce((days, length, index) => days + Number(parts[index + 1] ?? 0) * length, 0);
}

const endOf = ({ activatedAt, duration }: StoredRelationship): number | undefined =>
	activatedAt === undefined ? undefined : activatedAt + (daysOfDuration(duration) ?? 0) * DAY_MS;

/** A relationship that has run out is expired, whatever it was before; one that ends does so step by step. */
function statusOf(relationship: StoredRelationship, now: number): string {
	const { status, endingAt = -Infinity } = relationship;
	if (now < endingAt + ENDING_MS) return 'terminationRequested';
	if (now < endingAt + 2 * ENDING_MS) return 'terminating';
	return status === 'active' && now >= (endOf(relationship) ?? Infinity) ? 'expired' : status;
}

const dateOrNull = (time: number | undefined): string | null => (time === undefined ? null : iso(time));

function view({ state, now }: Call, one: StoredRelationship): Row {
	const customer = state.commerce.customers.find(({ id }) => id === one.customerId);
	return {
		...graphObject(one.id, one.version, one.createdAt, one.changedAt),
		displayName: one.displayName,
		status: statusOf(one, now),
		duration: one.duration,
		autoExtendDuration: one.autoExtendDuration,
		activatedDateTime: dateOrNull(one.activatedAt),
		endDateTime: dateOrNull(endOf(one)),
		customer: one.customerId ? { tenantId: one.customerId, displayName: customer?.companyName ?? null } : null,
		accessDetails: { unifiedRoles: one.roles },
	};
}

const single = (call: Call, relationship: StoredRelationship): Row => ({
	...contextOf(call, 'delegatedAdminRelationships'),
	...view(call, relationship),
});

/** Throws 400: a name that is taken or too long, a duration out of bounds, no role, no customer of the partner, or an extension of Global Administrator. */
function check({ state }: Call, relationship: StoredRelationship): void {
	const { id, displayName, duration, roles, customerId, autoExtendDuration } = relationship;
	if (displayName.length === 0 || displayName.length > 50)
		throw graphInvalid('displayName must have 1 to 50 characters.');
	if (state.areas.relationships.some((other) => other.id !== id && other.displayName === displayName))
		throw graphInvalid('Another relationship has this displayName.');
	const days = daysOfDuration(duration);
	if (days === undefined || days < 1 || days > MOST_DAYS) throw graphInvalid('duration must be between P1D and P2Y.');
	if (roles.length === 0) throw graphInvalid('unifiedRoles must name a role.');
	if (customerId && !state.commerce.customers.some((customer) => customer.id === customerId))
		throw graphInvalid('The customer is not known.');
	if (autoExtendDuration === 'P180D' && roles.some((role) => role.roleDefinitionId === GLOBAL_ADMINISTRATOR))
		throw graphInvalid('A relationship with the Global Administrator role cannot be extended automatically.');
}

type RelationshipBody = Partial<Pick<StoredRelationship, 'displayName' | 'duration' | 'autoExtendDuration'>> & {
	accessDetails?: { unifiedRoles: UnifiedRole[] };
	customer?: { tenantId: string };
};

/** A relationship with what a body sets in it. */
const withBody = (old: StoredRelationship, { accessDetails, customer, ...fields }: RelationshipBody) => ({
	...old,
	...fields,
	...(accessDetails && { roles: accessDetails.unifiedRoles }),
	...(customer && { customerId: customer.tenantId }),
});

/** Of an active relationship only Global Administrator can be taken out, later; and whether it is extended. */
function updateActive(call: Call, relationship: StoredRelationship, changed: StoredRelationship): Reply {
	const { displayName, duration, customer, accessDetails } = call.body as RelationshipBody;
	const kept = relationship.roles.filter(({ roleDefinitionId }) => roleDefinitionId !== GLOBAL_ADMINISTRATOR);
	const isCut =
		JSON.stringify(accessDetails?.unifiedRoles) === JSON.stringify(kept) && kept.length < relationship.roles.length;
	if ((displayName ?? duration ?? customer) !== undefined || (accessDetails && !isCut))
		throw graphInvalid('An active relationship does not take this change.');
	if (isCut) return startChange(call, relationship, kept);
	check(call, changed);
	return ok(view(call, Object.assign(relationship, changed)));
}

/**
 * Which state each action needs, and which one it leads to. Customers approve in a portal of their own; with this call only
 * an indirect reseller does, of what a provider made for it, and the partners of this simulator are none.
 */
const ACTIONS: Record<string, { from: string; to: StoredRelationship['status'] } | undefined> = {
	lockForApproval: { from: 'created', to: 'approvalPending' },
	terminate: { from: 'active', to: 'terminated' },
};

export const relationshipHandlers: Record<string, Handler> = {
	'gdap.getMany': (call) => {
		const rows = call.state.areas.relationships.map((relationship) => view(call, relationship));
		const found = filtered(rows, textOf(call, '$filter'), graphInvalid);
		const sorted = ordered(found, textOf(call, '$orderby'), graphInvalid);
		return page(call, narrowed(sorted, textOf(call, '$select')));
	},
	'gdap.get': (call) => ok(single(call, relationshipOf(call))),
	'gdap.create': (call) => {
		const own = { id: `${randomUUID()}-${randomUUID()}`, createdAt: call.now, changedAt: call.now, version: 1 };
		const asked = { displayName: '', duration: '', autoExtendDuration: 'PT0S', roles: [] };
		const none = { assignments: [], requests: [], operations: [] };
		const empty: StoredRelationship = { ...own, ...asked, status: 'created', ...none };
		const relationship = withBody(empty, call.body as RelationshipBody);
		check(call, relationship);
		call.state.areas.relationships.push(relationship);
		return created(single(call, relationship));
	},
	'gdap.update': (call) => {
		const relationship = relationshipOf(call);
		checkVersion(call, relationship);
		const stamp = { changedAt: call.now, version: relationship.version + 1 };
		const changed = { ...withBody(relationship, call.body as RelationshipBody), ...stamp };
		const status = statusOf(relationship, call.now);
		if (status === 'active') return updateActive(call, relationship, changed);
		if (status !== 'created') throw graphInvalid(`A relationship that is ${status} cannot be changed.`);
		check(call, changed);
		return ok(single(call, Object.assign(relationship, changed)));
	},
	'gdap.delete': (call) => {
		const relationship = relationshipOf(call);
		checkVersion(call, relationship);
		if (relationship.status !== 'created') throw graphInvalid('Only a draft can be deleted.');
		removeRow(call.state.areas.relationships, relationship);
		return noContent();
	},
	'gdap.createRequest': (call) => {
		const relationship = relationshipOf(call);
		const { action } = call.body as { action: string };
		const refusal = `Only the indirect reseller of a relationship that a provider made can ${action} it.`;
		const { from, to } = orThrow(ACTIONS[action], graphInvalid(refusal));
		const status = statusOf(relationship, call.now);
		if (status !== from) throw graphInvalid(`A relationship that is ${status} does not take ${action}.`);
		const asked = { id: randomUUID(), action, createdAt: call.now };
		relationship.requests.push(asked);
		Object.assign(relationship, { status: to, changedAt: call.now, version: relationship.version + 1 });
		if (action === 'terminate') relationship.endingAt = call.now;
		return created({
			...contextOf(call, `delegatedAdminRelationships('${relationship.id}')/requests`),
			...requestView(asked, call.now),
		});
	},
};
