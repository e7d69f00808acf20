import { listing } from './paging';
import { missing, refuse } from './refusal';
import type { OrderLine, OrderType, StoredOrder } from './state';
import { nextId } from './emptyState';
import { findCustomer, findReseller } from './accounts';
import type { Call, Handler } from './call';
import { migrationLines, salesLines } from './newSubscriptionRules';
import type { OrderBody } from './orderBody';
import { estimateView, orderRow, orderView, placedView } from './orderViews';
import { detailsOf, totalOf } from './pricing';
import { createSubscription } from './settle';
import { cancellationLines, changeLines, renewalLines } from './subscriptionRules';

const RULES: Record<OrderType, (call: Call, body: OrderBody) => OrderLine[]> = {
	sales: salesLines,
	change: changeLines,
	renewal: renewalLines,
	cancellation: cancellationLines,
	migration: migrationLines,
};

const NUMBER_PREFIX: Record<OrderType, string> = {
	sales: 'SO',
	change: 'CH',
	renewal: 'RO',
	cancellation: 'CO',
	migration: 'MO',
};

/** Checks an order against the rules of its type. Throws a Refusal; stores nothing. */
function readOrder(call: Call): { body: OrderBody; lines: OrderLine[] } {
	// The contract has been checked, so the body has the shape of its type.
	const body = call.body as unknown as OrderBody;
	const customer = findCustomer(call, body.customerId);
	if (customer.status !== 'active')
		throw refuse(`Customer ${customer.id} cannot order: its status is ${customer.status}`);
	return { body, lines: RULES[body.type](call, body) };
}

const place: Handler = (call) => {
	const { body, lines } = readOrder(call);
	const { state, settings, now } = call;
	const waits = body.type === 'cancellation';
	const id = nextId(state, 'order');
	const order: StoredOrder = {
		id,
		orderNumber: `${NUMBER_PREFIX[body.type]}${id}`,
		type: body.type,
		customerId: body.customerId,
		...(body.poNumber !== undefined && { poNumber: body.poNumber }),
		...(body.attributes && { attributes: body.attributes }),
		creditCheck: true,
		status: waits ? 'submitted' : 'processing',
		statusCode: waits ? 'CP' : 'OP',
		createdAt: now,
		dueAt: waits ? null : now + settings.orderProcessingMs,
		visibleFrom: now,
		mustFail: state.ordersToFail > 0,
		lines,
		total: totalOf(lines),
	};
	if (order.mustFail) state.ordersToFail -= 1;
	if (body.type === 'migration') {
		const subscription = createSubscription(state, order, lines, now, {
			creationDate: body.startDate,
			expirationDate: body.expirationDate,
			renewalStatus: body.autorenewal,
		});
		for (const line of lines) line.subscriptionId = subscription.id;
		order.provisioningDate = `${body.migrationDate}T00:00:00Z`;
	}
	state.orders.push(order);
	return placedView(order);
};

const estimate: Handler = (call) => {
	const { body, lines } = readOrder(call);
	return estimateView(body, lines, totalOf(lines), detailsOf(body.type, lines));
};

function find({ state, params, now }: Call): StoredOrder {
	const order = state.orders.find(({ id, visibleFrom }) => id === params.id && visibleFrom <= now);
	if (!order) throw missing();
	return order;
}

function list({ state, query, settings, now }: Call, customerIds?: Set<string>) {
	const { customerId, subscriptionId, status, statusCode, orderNumber, creationTimeFrom, creationTimeTo } = query;
	const from = creationTimeFrom ? Date.parse(creationTimeFrom) : -Infinity;
	const to = creationTimeTo ? Date.parse(creationTimeTo) : Infinity;
	const found = state.orders.filter((order) => {
		// Filters see the time that the platform shows, which has whole seconds.
		const created = order.createdAt - (order.createdAt % 1000);
		return (
			order.visibleFrom + settings.orderListingMs <= now &&
			(customerIds?.has(order.customerId) ?? true) &&
			(customerId ?? order.customerId) === order.customerId &&
			(subscriptionId === undefined || order.lines.some((line) => line.subscriptionId === subscriptionId)) &&
			(status ?? order.status) === order.status &&
			(statusCode ?? order.statusCode) === order.statusCode &&
			(orderNumber ?? order.orderNumber) === order.orderNumber &&
			created >= from &&
			created <= to
		);
	});
	return listing(found, (order) => orderRow(order, settings));
}

const listOfReseller: Handler = (call) => {
	const reseller = findReseller(call, call.params.id);
	const customers = call.state.customers.filter(({ resellerId }) => resellerId === reseller.id);
	return list(call, new Set(customers.map(({ id }) => id)));
};

const update: Handler = (call) => {
	const order = find(call);
	Object.assign(order, call.body);
	return orderView(order, call.settings);
};

export const orderHandlers: Record<string, Handler> = {
	'order.createSales': place,
	'order.createChange': place,
	'order.createRenewal': place,
	'order.createCancellation': place,
	'order.createMigration': place,
	'order.estimate': estimate,
	'order.list': (call) => list(call),
	'order.get': (call) => orderView(find(call), call.settings),
	'order.update': update,
	'reseller.listOrders': listOfReseller,
};

/** A person's approval of a cancellation in the control panel: processing starts. Throws a Refusal. */
export function approveOrder(order: StoredOrder | undefined, now: number, processingMs: number): void {
	if (!order) throw missing();
	if (order.status !== 'submitted')
		throw refuse(`Order ${order.id} does not wait for approval: its status is ${order.status}`);
	Object.assign(order, { status: 'processing', statusCode: 'OP', dueAt: now + processingMs });
}
