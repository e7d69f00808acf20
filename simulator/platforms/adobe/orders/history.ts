import type { Call, Handler } from '../call';
import { isOn, textOf, textsOf } from '../call';
import { knownProduct, productOf } from '../catalogue/products';
import { customerOf, orderById, ordersOf } from '../find';
import { recommendationsFor } from '../offers/recommendations';
import { page } from '../paging';
import { refuse } from '../refusal';
import type { StoredCustomer, StoredOrder } from '../state';
import { addYears, startOf } from '../time';
import { checkReference } from '../accounts/profile';
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

/** Without a start only the current term is searched; older orders are silently missing. */
const startOfTerm = ({ cotermDate }: StoredCustomer): number =>
	cotermDate === '' ? 0 : startOf(addYears(cotermDate, -1));

/** Whether a repeatable filter lets one of these values pass. */
const passes = (wanted: string[] | undefined, values: string[]): boolean =>
	!wanted || values.some((value) => wanted.includes(value));

function isAsked(call: Call, order: StoredOrder): boolean {
	const offers = textsOf(call, 'offer-id')?.map((offerId) => productOf(offerId)?.number ?? offerId);
	const reseller = textOf(call, 'reseller-id');
	const reference = textOf(call, 'reference-order-id');
	return (
		passes(textsOf(call, 'order-type'), [order.type]) &&
		passes(textsOf(call, 'status'), [order.status]) &&
		passes(
			offers,
			order.lines.map(({ offerId }) => knownProduct(offerId).number),
		) &&
		passes(
			textsOf(call, 'subscription-id'),
			order.lines.map(({ subscriptionId }) => subscriptionId),
		) &&
		(reseller === undefined || order.resellerId === reseller) &&
		(reference === undefined || order.referenceOrderId === reference)
	);
}

/** Prices are there for finished orders only. */
const priced = (call: Call, order: StoredOrder): boolean => isOn(call, 'fetch-price') && order.status === '1000';

/** The pages of one order spell this member in their own way (order-management/get-order and update-order). */
const asRead = ({ referenceOrderId, ...order }: ReturnType<typeof orderView>) => ({
	referencedOrderId: referenceOrderId,
	...order,
});

function list(call: Call) {
	const customer = customerOf(call);
	const from = momentOf(call, 'start-date') ?? startOfTerm(customer);
	const to = momentOf(call, 'end-date') ?? call.now;
	const rows = ordersOf(call, customer)
		.filter((order) => order.createdAt >= from && order.createdAt <= to && isAsked(call, order))
		.sort((left, right) => right.createdAt - left.createdAt || right.id.localeCompare(left.id));
	const views = rows.map((order) => orderView(order, priced(call, order)));
	return page(call, views, {
		itemsAt: 'items',
		defaultLimit: 25,
		maxLimit: 100,
		cutsLimit: true,
		links: true,
		pastTheEnd: '1133',
		more: recommendationsFor(call, customer),
	});
}

function update(call: Call) {
	const order = orderById(call, customerOf(call, '2115'), call.params.orderId);
	const { externalReferenceId } = call.body as { externalReferenceId: string };
	checkReference(externalReferenceId);
	order.externalReferenceId = externalReferenceId;
	return { status: 200, body: asRead(orderView(order)) };
}

export const historyHandlers: Record<string, Handler> = {
	'order.list': list,
	'order.get': (call) => {
		const order = orderById(call, customerOf(call, '2115'), call.params.orderId);
		return { status: 200, body: asRead(orderView(order, priced(call, order))) };
	},
	'order.update': update,
};
