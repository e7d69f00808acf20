import { type Call, type Handler, textOf } from '../../call';
import { collection } from '../../lists/collection';
import { orThrow } from '../../refusal';
import { customerOf, orderOf } from '../find';
import { PROBLEMS, refusal } from '../problems';
import { ok } from '../replies';
import type { OrderLine, StoredOrder } from './state';
import { orderView, statusOf } from './views';

/** How long software can be cancelled, in ms: thirty days. */
const CANCEL_MS = 30 * 86_400_000;

/** Compared as the platform does: without case and underscores (`onetime` is `one_time`). */
const plain = (text: string): string => text.toLowerCase().replace(/_/g, '');

const isPriced = (call: Call): boolean => textOf(call, 'include_price') === 'true';

const isSoftware = ({ family, legacy }: StoredOrder): boolean => family === 'Software' && !legacy;

/** Outside a sandbox software only; inside also reservations and the marketplace. */
function checkCancellable({ tenant, now }: Call, order: StoredOrder): void {
	if (!isSoftware(order)) {
		if (!tenant.sandbox) throw refusal(PROBLEMS.softwareOnly);
		if (!['AzureReservation', 'SaaS'].includes(order.family)) throw refusal(PROBLEMS.notCancellable);
	}
	if (statusOf(order) === 'pending') throw refusal(PROBLEMS.orderRunning);
	if (now > order.createdAt + CANCEL_MS) throw refusal(PROBLEMS.cancelWindow);
}

export const orderHandlers: Record<string, Handler> = {
	'order.get': (call) => ok(orderView(orderOf(call), isPriced(call))),
	'order.getMany': (call) => {
		const { id } = customerOf(call);
		const billingType = textOf(call, 'billingType');
		const rows = call.state.commerce.orders.filter(
			({ customerId, listedAt, billingCycle }) =>
				customerId === id &&
				listedAt <= call.now &&
				(billingType === undefined || plain(billingType) === plain(billingCycle)),
		);
		return collection(call, rows, (order) => orderView(order, isPriced(call)));
	},
	'order.cancel': (call) => {
		const order = orderOf(call);
		const { id, lineItems } = call.body as {
			id: string;
			lineItems?: Array<Pick<OrderLine, 'lineItemNumber' | 'offerId'>>;
		};
		if (id !== order.id) throw refusal(PROBLEMS.invalid, 'The id in the body is not that of the order.');
		checkCancellable(call, order);
		const wanted = lineItems?.map(({ lineItemNumber, offerId }) => {
			return orThrow(
				order.lines.find((candidate) => candidate.lineItemNumber === lineItemNumber && candidate.offerId === offerId),
				refusal(PROBLEMS.invalid, `The order has no line ${lineItemNumber} with this offer.`),
			);
		});
		for (const line of wanted ?? order.lines) {
			line.cancelled = true;
			const subscription = call.state.commerce.subscriptions.find((candidate) => candidate.id === line.subscriptionId);
			if (subscription) Object.assign(subscription, { status: 'deleted', version: subscription.version + 1 });
		}
		order.version += 1;
		return ok(orderView(order));
	},
	'order.getProvisioningStatus': (call) => {
		const rows = orderOf(call).lines.map(({ lineItemNumber, provisioned, quantity }) => {
			const status = provisioned ? 'Fulfilled' : 'Unfulfilled';
			return { lineItemNumber, status, quantityProvisioningInformation: [{ quantity, status }] };
		});
		return collection(call, rows);
	},
};
