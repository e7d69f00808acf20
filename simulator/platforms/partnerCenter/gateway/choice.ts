import type { Operation } from '../../../core/contract/contract';

/** What distinguishes an operation from the others of its route: a name in the query or the body, or one value of it. */
export interface Sign {
	query?: string;
	body?: string;
	/** The value that the name must have; any (but null) when left out. */
	value?: string;
	/** Only a list counts, a single object does not. */
	list?: true;
	/** The only other member that the body may have. */
	alone?: string;
}

/** Of each route with several operations, those that have a sign; the first one without is meant when no sign is seen. */
export const SIGNS: Record<string, Sign> = {
	'customer.search': { query: 'filter' },
	'customer.removeDap': { body: 'allowDelegatedAccess' },
	'qualification.createByCode': { query: 'code' },
	'serviceRequest.searchCustomer': { query: 'status' },
	'serviceRequest.searchPartner': { query: 'status' },
	'user.getDeleted': { query: 'filter' },
	'user.restore': { body: 'state' },
	'user.resetPassword': { body: 'passwordProfile', alone: 'attributes' },
	'order.cancel': { body: 'status' },
	'order.changeBillingCycle': { body: 'billingCycle' },
	'subscription.getByOrder': { query: 'order_id' },
	'subscription.getByPartner': { query: 'mpn_id' },
	'subscription.suspend': { body: 'status', value: 'suspended' },
	'subscription.cancel': { body: 'status', value: 'deleted' },
	'subscription.scheduleNextTerm': { body: 'scheduledNextTermInstructions' },
	'subscription.setEndOfTerm': { body: 'scheduledActions', list: true },
	'invoice.getBilledConsumption': { query: 'currencycode' },
	'invoice.getUnbilledReconciliation': { query: 'invoicelineitemtype', value: 'billinglineitems' },
	'mpnProfile.verify': { query: 'mpnId' },
};

type Members = Record<string, unknown>;

const membersOf = (value: unknown): Members => (typeof value === 'object' && value !== null ? (value as Members) : {});

function isSeen({ query, body, value, list, alone }: Sign, asked: { query: unknown; body: unknown }): boolean {
	const members = membersOf(query ? asked.query : asked.body);
	const name = query ?? body ?? '';
	if (members[name] === undefined || members[name] === null) return false;
	if (value !== undefined && members[name] !== value) return false;
	if (list && typeof members[name] === 'object' && !Array.isArray(members[name])) return false;
	return alone === undefined || Object.keys(members).every((key) => key === name || key === alone);
}

/** The operation that a request means, among those that share its route. */
export function choose(candidates: Operation[], asked: { query: unknown; body: unknown }): Operation {
	const signed = candidates.find(({ id }) => SIGNS[id] && isSeen(SIGNS[id], asked));
	return signed ?? candidates.find(({ id }) => !SIGNS[id]) ?? candidates[0];
}
