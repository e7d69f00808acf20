import type { Call, Handler } from '../../call';
import { catalogItemId, itemFor } from '../catalog/lookup';
import type { Term } from '../catalog/products';
import { customerOf, needAgreement, subscriptionOfCustomer } from '../find';
import { createOrder, goodsOfItem } from '../orders/create';
import type { StoredOrder } from '../orders/state';
import { orderView } from '../orders/views';
import { type Problem, PROBLEMS } from '../problems';
import { ok } from '../replies';
import { applyChange } from '../subscriptions/apply';
import type { StoredTransfer } from './state';
import { openTransferOf } from './transfers';

/** What the other partner is taken to hold of each product type; null is what cannot be handed over. */
const HELD: Record<string, { key: string; term: Term | null; billingCycle: string; quantity: number } | null> = {
	OnlineServicesNCE: { key: 'CFQ7TTC0EX01:0001', term: 'P1Y', billingCycle: 'monthly', quantity: 5 },
	AzureSubscription: { key: 'DZH318Z0EX01:0001', term: null, billingCycle: 'monthly', quantity: 1 },
	SaaS: { key: 'DZH318Z0EX03:0001', term: 'P1M', billingCycle: 'monthly', quantity: 3 },
	Software: { key: 'DG7GMGF0EX02:0001', term: 'P1Y', billingCycle: 'annual', quantity: 2 },
	AzureReservation: null,
	AzureSavingsPlan: null,
};

interface Outcome {
	orders: StoredOrder[];
	errors: Array<{ transferLineItemId: number; code: number; description: string }>;
}

const errorOf = (transferLineItemId: number, { code, text }: Problem) => ({
	transferLineItemId,
	code,
	description: text,
});

/** Nobody named lines: the partner gains what the other one holds of the wanted types, an order for each. */
function gain(call: Call, transfer: StoredTransfer): Outcome {
	const outcome: Outcome = { orders: [], errors: [] };
	for (const [index, type] of (transfer.targetProductTypes ?? Object.keys(HELD)).entries()) {
		const held = HELD[type];
		const item = held && itemFor(held.key, held.term, call.now);
		if (!held || !item) {
			outcome.errors.push(errorOf(index, { ...PROBLEMS.transferRefused, text: `${type} cannot be transferred.` }));
			continue;
		}
		const line = {
			offerId: catalogItemId(item),
			goods: goodsOfItem(item),
			friendlyName: item.sku.title,
			quantity: held.quantity,
			...(held.term && { termDuration: held.term }),
			...(transfer.partnerOnRecord && { partnerIdOnRecord: transfer.partnerOnRecord }),
		};
		outcome.orders.push(
			createOrder(call, customerOf(call), {
				family: item.product.family,
				billingCycle: held.billingCycle,
				lines: [line],
			}),
		);
	}
	return outcome;
}

/** Lines are named: these subscriptions of the partner go. */
function handOver(call: Call, transfer: StoredTransfer): Outcome {
	const { commerce } = call.state;
	const errors = transfer.lines.flatMap(({ subscriptionId }, index) => {
		const subscription = subscriptionOfCustomer(call, transfer.customerId, subscriptionId);
		if (!subscription) return [errorOf(index, PROBLEMS.subscription)];
		if (subscription.status !== 'active') return [errorOf(index, PROBLEMS.noChanges)];
		applyChange(commerce, subscription, { status: 'deleted' }, call.now);
		return [];
	});
	return { orders: [], errors };
}

export const acceptHandlers: Record<string, Handler> = {
	'transfer.accept': (call) => {
		const transfer = openTransferOf(call);
		if (transfer.lines.length === 0) needAgreement(customerOf(call));
		const { orders, errors } = transfer.lines.length > 0 ? handOver(call, transfer) : gain(call, transfer);
		Object.assign(transfer, {
			status: 'Complete',
			completedAt: call.now,
			modifiedAt: call.now,
			orderIds: orders.map(({ id }) => id),
		});
		return ok({
			orders: orders.map((order) => orderView(order)),
			transferErrors: errors,
			attributes: { objectType: 'TransferSubmitResult' },
		});
	},
};
