import type { IDataObject } from 'n8n-workflow';

import { type HookContext, type Operation, optional, type Session, type Values } from '../../engine/declare';
import { contains } from '../../engine/http/verifyWrite';

import { partnerOnRecordAttestation } from '../fields/ordering/cartLines';
import { customerId, orderId } from '../fields/locators';
import { canceledLines, changedLines, orderLines } from '../fields/ordering/orderLines';
import { legacyBillingCycle, orderBillingCycle, orderCurrency } from '../fields/orders';
import { linesOf } from '../ordering/lines';
import { buying, ORDER } from '../ordering/operations';
import { lineQuantities } from '../ordering/safety';
import { intoOrderLines, sendable } from '../ordering/orderLines';
import { lookAt, ORDER_ROUTE, subscriptionsOf } from '../ordering/orders';

const DOCS = 'https://learn.microsoft.com/partner-center/developer/';

const PATCH = 'PATCH /v1/customers/{customerId}/orders/{orderId}';

const readOrder = async (session: Session, { path }: Values): Promise<IDataObject> =>
	await lookAt(session, { customerId: path.customerId }, path.orderId);

/** The order is named in the body as well. */
async function intoCancellation({ values }: HookContext): Promise<void> {
	values.body.id = values.path.orderId;
}

/** Canceled lines keep their place with the quantity 0; the order is canceled once all are. */
async function isCancelled({ session, values }: HookContext): Promise<IDataObject | undefined> {
	const order = await readOrder(session, values);
	const numbers = linesOf(values.body).map(({ lineItemNumber }) => Number(lineItemNumber));
	const gone = (number: number) =>
		linesOf(order).some((line) => Number(line.lineItemNumber) === number && Number(line.quantity) === 0);
	const done = String(order.status).toLowerCase() === 'cancelled' || (numbers.length > 0 && numbers.every(gone));
	return done ? order : undefined;
}

/** The platform wants the lines again; those that the order has are sent back as they are. */
async function intoBillingChange(context: HookContext): Promise<void> {
	const { session, values } = context;
	if (linesOf(values.body).length > 0) return await intoOrderLines(context);
	values.body.referenceCustomerId = values.path.customerId;
	values.body.lineItems = sendable(await readOrder(session, values));
}

/** Whether the order has a line as it was sent; what kind of object a line is says nothing of that. */
function hasLine(order: IDataObject, { attributes: _kind, ...line }: IDataObject): boolean {
	const { lineItemNumber } = line;
	return contains(
		linesOf(order).find((one) => Number(one.lineItemNumber) === Number(lineItemNumber)),
		line,
	);
}

async function hasBillingCycle({ session, values }: HookContext): Promise<IDataObject | undefined> {
	const order = await readOrder(session, values);
	const isSo = String(order.billingCycle).toLowerCase() === String(values.body.billingCycle).toLowerCase();
	return isSo && linesOf(values.body).every((line) => hasLine(order, line)) ? order : undefined;
}

const ofOrder = ({ path }: Values): string => `order ${path.orderId}`;

export const writes: Operation[] = [
	{
		...buying,
		quantities: lineQuantities,
		// The seven days are those of new commerce; these orders are for the legacy catalog.
		urgent: undefined,
		value: 'create',
		name: 'Create',
		action: 'Create an order',
		description: 'Place an order without a cart. For new commerce, use Partner Center Purchase instead.',
		notice: 'This makes a purchase. Dry Run shows what would be ordered.',
		route: 'POST /v1/customers/{customerId}/orders',
		fields: [customerId, ...orderLines, orderBillingCycle, orderCurrency, partnerOnRecordAttestation],
		constantBody: { attributes: { objectType: 'Order' } },
		loadDependencies: intoOrderLines,
		sample: 'partnerCenter/order.create.json',
		facts: ['order.create'],
		docs: `${DOCS}create-an-order`,
	},
	{
		value: 'cancel',
		name: 'Cancel',
		action: 'Cancel an order',
		description:
			'Cancel a software order or some of its lines; in a sandbox, also reservations and marketplace products. To cancel a subscription, use Subscription > Cancel.',
		notice: 'This returns what was bought. It cannot be undone.',
		route: PATCH,
		extraRoutes: [ORDER_ROUTE],
		fields: [customerId, orderId, canceledLines],
		constantBody: { status: 'cancelled' },
		write: 'change',
		subject: ofOrder,
		loadDependencies: intoCancellation,
		findAfterLostResponse: isCancelled,
		extra: subscriptionsOf,
		simplify: ORDER,
		sample: 'partnerCenter/order.cancel.json',
		facts: ['order.cancel'],
		docs: `${DOCS}cancel-software-purchases`,
	},
	{
		value: 'changeBillingCycle',
		name: 'Change Billing Cycle (Legacy)',
		action: 'Change the billing cycle of an order',
		description:
			'Switch a legacy subscription between monthly and annual billing. For new commerce, change the subscription or schedule it for the next term.',
		notice: 'This changes what Microsoft bills from now on.',
		route: PATCH,
		extraRoutes: [ORDER_ROUTE],
		fields: [customerId, orderId, legacyBillingCycle, optional(changedLines)],
		raisesCost: true,
		write: 'change',
		subject: ofOrder,
		loadDependencies: intoBillingChange,
		findAfterLostResponse: hasBillingCycle,
		extra: subscriptionsOf,
		simplify: ORDER,
		sample: 'partnerCenter/order.changeBillingCycle.json',
		facts: ['order.changeBillingCycle'],
		docs: `${DOCS}change-the-billing-cycle`,
	},
];
