import { checkReference } from '../accounts/profile';
import { type Call, type Handler, isOn, type Result, textOf, textsOf } from '../call';
import { knownProduct, productOf } from '../catalog/products';
import { customerOf, orderById, ordersOf } from '../find';
import { page } from '../gateway/paging';
import { refuse } from '../gateway/refusal';
import { recommendationsFor } from '../offers/recommendations';
import type { StoredOrder } from '../state/state';
import { addYears, startOf } from '../time';
import { orderView } from './orderView';

const PLAIN_DATE = /^\d{4}-\d\d-\d\d$/;
const ZULU = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** A plain date (midnight UTC) or a date-time in UTC, in ms. Throws 1132 for anything else. */
export function momentOf(call: Call, name: string): number | undefined {
	const text = textOf(call, name);
	if (text === undefined) return undefined;
	const time = PLAIN_DATE.test(text) ? startOf(text) : ZULU.test(text) ? Date.parse(text) : NaN;
	if (Number.isNaN(time)) throw refuse(1132, [`${name} must be a date or a date-time in UTC`]);
	return time;
}

function isAsked(call: Call, { type, status, lines, resellerId, referenceOrderId }: StoredOrder): boolean {
	const filters: Array<[wanted: string[] | undefined, values: string[]]> = [
		[textsOf(call, 'order-type'), [type]],
		[textsOf(call, 'status'), [status]],
		[
			textsOf(call, 'offer-id')?.map((offerId) => productOf(offerId)?.number ?? offerId),
			lines.map(({ offerId }) => knownProduct(offerId).number),
		],
		[textsOf(call, 'subscription-id'), lines.map(({ subscriptionId }) => subscriptionId)],
		[textsOf(call, 'reseller-id')?.slice(0, 1), [resellerId]],
		[textsOf(call, 'reference-order-id')?.slice(0, 1), [referenceOrderId]],
	];
	return filters.every(([wanted, values]) => !wanted || values.some((value) => wanted.includes(value)));
}

/** Prices are there for finished orders only. */
const priced = (call: Call, order: StoredOrder): boolean => isOn(call, 'fetch-price') && order.status === '1000';

/** The order of the path. */
const orderOf = (call: Call): StoredOrder => orderById(call, customerOf(call, '2115'), call.params.orderId);

/** The pages of one order spell a member in their own way (order-management/get-order and update-order). */
function asRead(order: StoredOrder, isPriced = false): Result {
	const { referenceOrderId: referencedOrderId, ...shown } = orderView(order, isPriced);
	return { body: { referencedOrderId, ...shown } };
}

function update(call: Call): Result {
	const order = orderOf(call);
	const { externalReferenceId } = call.body as { externalReferenceId: string };
	checkReference(externalReferenceId);
	order.externalReferenceId = externalReferenceId;
	return asRead(order);
}

export const historyHandlers: Record<string, Handler> = {
	'order.list': (call) => {
		const customer = customerOf(call);
		// Without a start only the current term is searched; older orders are silently missing.
		const startOfTerm = customer.cotermDate === '' ? 0 : startOf(addYears(customer.cotermDate, -1));
		const from = momentOf(call, 'start-date') ?? startOfTerm;
		const to = momentOf(call, 'end-date') ?? call.now;
		const rows = ordersOf(call, customer)
			.filter((order) => order.createdAt >= from && order.createdAt <= to && isAsked(call, order))
			.sort((left, right) => right.createdAt - left.createdAt || right.id.localeCompare(left.id));
		const views = rows.map((order) => orderView(order, priced(call, order)));
		const limits = { defaultLimit: 25, maxLimit: 100, cutsLimit: true } as const;
		const more = recommendationsFor(call, customer);
		return page(call, views, { ...limits, links: true, pastTheEnd: '1133', more });
	},
	'order.get': (call) => {
		const order = orderOf(call);
		return asRead(order, priced(call, order));
	},
	'order.update': update,
};
