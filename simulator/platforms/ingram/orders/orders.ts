import { isoSeconds } from '../../../core/dates';
import { findCustomer, findReseller } from '../accounts/accounts';
import { detailsOf, type OrderBody, totalOf } from '../catalog/pricing';
import { byId, type Call, type Handler, isAsked, listing, missing, refuse } from '../gateway/call';
import type { Settings } from '../settings';
import { createSubscription } from '../state/settle';
import { nextId, type OrderLine, type OrderType, type StoredOrder } from '../state/state';
import { cancellationLines, changeLines, migrationLines, renewalLines, salesLines } from './subscriptionRules';

function head({ id, orderNumber, type, customerId, createdAt, status, statusCode }: StoredOrder) {
	return { id, orderNumber, type, customerId, creationDate: isoSeconds(createdAt), status, statusCode };
}

function productView({ mpn, vendor, productId: id, name, quantity, subscriptionId }: OrderLine) {
	return { mpn, vendor, id, name, quantity, subscriptionId };
}

/** A row of the order list: no products, and the PO number only when the settings say so. */
const orderRow = (order: StoredOrder, { listShowsPoNumber }: Settings) => ({
	...head(order),
	...(listShowsPoNumber && { poNumber: order.poNumber, attributes: order.attributes ?? {} }),
});

/** The answer to a placed order: little more than its id; a migration shows its products as well. */
const placedView = (order: StoredOrder) => ({
	...head(order),
	...(order.type === 'migration' && {
		details: [],
		attributes: order.attributes ?? {},
		creditCheck: order.creditCheck,
		products: order.lines.map(productView),
	}),
});

/** A single order. */
const orderView = (order: StoredOrder, { singleShowsPoNumber, singleShowsAttributes }: Settings) => ({
	...head(order),
	...(singleShowsPoNumber && order.poNumber !== undefined && { poNumber: order.poNumber }),
	...(order.provisioningDate && order.status === 'completed' && { provisioningDate: order.provisioningDate }),
	...(singleShowsAttributes && { attributes: order.attributes ?? {} }),
	creditCheck: order.creditCheck,
	total: order.total,
	products: order.lines.map((line) => ({
		...productView(line),
		extendedPrice: line.extendedPrice,
		...(line.parameters.length > 0 && { parameters: line.parameters }),
	})),
	details: detailsOf(order.type, order.lines),
});

/** An estimate: the guide's `price` of one unit and the specification's `extendedPrice` side by side. */
const estimateView = ({ type, customerId, poNumber }: OrderBody, lines: OrderLine[]) => ({
	type,
	customerId,
	...(poNumber !== undefined && { poNumber }),
	total: totalOf(lines),
	products: lines.map((line) => ({ ...productView(line), price: line.unitPrice, extendedPrice: line.extendedPrice })),
	details: detailsOf(type, lines),
});

/** What the numbers of an order type begin with, and how its lines are made. */
const TYPES: Record<OrderType, [prefix: string, linesOf: (call: Call, body: OrderBody) => OrderLine[]]> = {
	sales: ['SO', salesLines],
	change: ['CH', changeLines],
	renewal: ['RO', renewalLines],
	cancellation: ['CO', cancellationLines],
	migration: ['MO', migrationLines],
};

/** Checks an order against the rules of its type. Throws a Refusal; stores nothing. */
function readOrder(call: Call): { body: OrderBody; lines: OrderLine[] } {
	// The contract has been checked, so the body has the shape of its type.
	const body = call.body as unknown as OrderBody;
	const customer = findCustomer(call, body.customerId);
	if (customer.status !== 'active')
		throw refuse(`Customer ${customer.id} cannot order: its status is ${customer.status}`);
	return { body, lines: TYPES[body.type][1](call, body) };
}

const place: Handler = (call) => {
	const { body, lines } = readOrder(call);
	const { state, settings, now } = call;
	const { type, customerId, poNumber, attributes } = body;
	// Somebody has to approve a cancellation.
	const waits = type === 'cancellation';
	const id = nextId(state, 'order');
	const order: StoredOrder = {
		id,
		orderNumber: TYPES[type][0] + id,
		type,
		customerId,
		...(poNumber !== undefined && { poNumber }),
		...(attributes && { attributes }),
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
	if (type === 'migration') {
		const { startDate: creationDate, expirationDate, autorenewal: renewalStatus } = body;
		const parts = { lines, creationDate, expirationDate, renewalStatus };
		const subscription = createSubscription(state, order, now, parts);
		for (const line of lines) line.subscriptionId = subscription.id;
		order.provisioningDate = `${body.migrationDate}T00:00:00Z`;
	}
	state.orders.push(order);
	return placedView(order);
};

const find = ({ state, params, now }: Call): StoredOrder => byId(state.orders, params.id, now);

function list(call: Call, customerIds?: Set<string>) {
	const { state, query, settings, now } = call;
	const { subscriptionId, creationTimeFrom, creationTimeTo } = query;
	const from = creationTimeFrom ? Date.parse(creationTimeFrom) : -Infinity;
	const to = creationTimeTo ? Date.parse(creationTimeTo) : Infinity;
	const found = state.orders.filter((order) => {
		// Filters see the time that the platform shows, which has whole seconds.
		const created = order.createdAt - (order.createdAt % 1000);
		return (
			order.visibleFrom + settings.orderListingMs <= now &&
			(customerIds?.has(order.customerId) ?? true) &&
			isAsked(call, order, 'customerId', 'status', 'statusCode', 'orderNumber') &&
			(subscriptionId === undefined || order.lines.some((line) => line.subscriptionId === subscriptionId)) &&
			created >= from &&
			created <= to
		);
	});
	return listing(found, (order) => orderRow(order, settings));
}

export const orderHandlers: Record<string, Handler> = {
	'order.createSales': place,
	'order.createChange': place,
	'order.createRenewal': place,
	'order.createCancellation': place,
	'order.createMigration': place,
	'order.estimate': (call) => {
		const { body, lines } = readOrder(call);
		return estimateView(body, lines);
	},
	'order.list': (call) => list(call),
	'order.get': (call) => orderView(find(call), call.settings),
	'order.update': (call) => {
		const order = find(call);
		Object.assign(order, call.body);
		return orderView(order, call.settings);
	},
	'reseller.listOrders': (call) => {
		const reseller = findReseller(call, call.params.id);
		const customers = call.state.customers.filter(({ resellerId }) => resellerId === reseller.id);
		return list(call, new Set(customers.map(({ id }) => id)));
	},
};

/** A person's approval of a cancellation in the control panel: processing starts. Throws a Refusal. */
export function approveOrder(order: StoredOrder | undefined, now: number, processingMs: number): void {
	if (!order) throw missing();
	if (order.status !== 'submitted')
		throw refuse(`Order ${order.id} does not wait for approval: its status is ${order.status}`);
	Object.assign(order, { status: 'processing', statusCode: 'OP', dueAt: now + processingMs });
}
