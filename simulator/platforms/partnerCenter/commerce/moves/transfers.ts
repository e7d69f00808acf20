import { randomUUID } from 'node:crypto';
import { type Call, customerOf, type Handler, needAgreement, subscriptionOfCustomer } from '../../call';
import { invalid, orThrow, type Problem, PROBLEMS, refusal } from '../../refusal';
import { created, iso, linkTo, NO_DATE, noContent, ok } from '../../reply';
import { catalogItemId, itemFor, type Term } from '../catalog/products';
import { createOrder, goodsOfItem } from '../orders/create';
import type { StoredOrder } from '../orders/state';
import { orderView } from '../orders/views';
import { applyChange } from '../subscriptions/renewal';
import type { StoredTransfer, TransferLine } from './state';

/** A transfer as answers show it; the partner that gains sees the lines only when all is done. */
const view = (transfer: StoredTransfer, call: Call) => {
	const { lines, orderIds, createdAt, modifiedAt, completedAt, customerId, ...shown } = transfer;
	const isGaining = transfer.targetPartnerTenantId === call.tenant.tenantId;
	const isShown = !isGaining || transfer.status === 'Complete';
	return {
		...shown,
		customerTenantId: customerId,
		// All in small letters on the wire, unlike its neighbours.
		partnertenantid: transfer.sourcePartnerTenantId,
		targetPartnerName: isGaining ? call.tenant.name : null,
		createdTime: iso(createdAt),
		lastModifiedTime: iso(modifiedAt),
		completedTime: completedAt === undefined ? NO_DATE : iso(completedAt),
		lineItems: isShown ? lines.map((line, id) => ({ id, ...line, addonItems: [] })) : [],
		links: { self: linkTo(`/customers/${customerId}/transfers/${transfer.id}`) },
		attributes: { objectType: 'Transfer' },
	};
};

/** The transfer of the path. Throws 900100. */
function transferOf(call: Call): StoredTransfer {
	const { id } = customerOf(call);
	const { transfers } = call.state.commerce;
	return orThrow(
		transfers.find((candidate) => candidate.customerId === id && candidate.id === call.params.transferId),
		refusal('transfer'),
	);
}

/** A transfer that is not finished. Throws 900104. */
export function openTransferOf(call: Call): StoredTransfer {
	const transfer = transferOf(call);
	if (!['Pending', 'InProgress'].includes(transfer.status)) throw refusal('transferBusy');
	return transfer;
}

type TransferBody = Omit<StoredTransfer, 'id' | 'customerId' | 'status' | 'createdAt' | 'modifiedAt' | 'lines'> & {
	targetPartnerTenantId?: string;
};

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

export const transferHandlers: Record<string, Handler> = {
	'transfer.create': (call) => {
		const customer = customerOf(call);
		const body = call.body as TransferBody;
		const { transfers } = call.state.commerce;
		const target = body.targetPartnerTenantId ?? call.tenant.tenantId;
		if (target === body.sourcePartnerTenantId)
			throw refusal('transferRefused', 'Source and target are the same partner.');
		const isOpen = ({ customerId, status, sourcePartnerTenantId }: StoredTransfer): boolean =>
			customerId === customer.id &&
			sourcePartnerTenantId === body.sourcePartnerTenantId &&
			['Pending', 'InProgress'].includes(status);
		if (transfers.some(isOpen)) throw refusal('transferRefused', 'A transfer from this partner is open.');
		const transfer: StoredTransfer = {
			...body,
			id: randomUUID(),
			customerId: customer.id,
			status: 'Pending',
			customerName: body.customerName ?? customer.companyName,
			targetPartnerTenantId: target,
			targetProductTypes: body.targetProductTypes ?? null,
			createdAt: call.now,
			modifiedAt: call.now,
			lines: [],
			orderIds: [],
		};
		transfers.push(transfer);
		return created(view(transfer, call));
	},
	'transfer.getMany': (call) => {
		const { id } = customerOf(call);
		const own = call.state.commerce.transfers.filter(({ customerId }) => customerId === id);
		return ok(own.map((transfer) => view(transfer, call)));
	},
	'transfer.get': (call) => ok(view(transferOf(call), call)),
	/** Rejects, or names the lines that are handed over. */
	'transfer.update': (call) => {
		const transfer = openTransferOf(call);
		const { id, status, lineItems } = call.body as { id: string; status?: string; lineItems?: TransferLine[] };
		if (id !== transfer.id) throw invalid('The id in the body is not that of the transfer.');
		if (status === 'reject') transfer.status = 'Reject';
		else if (lineItems) Object.assign(transfer, { lines: lineItems, status: 'InProgress' });
		transfer.modifiedAt = call.now;
		return ok(view(transfer, call));
	},
	'transfer.withdraw': (call) => {
		const transfer = openTransferOf(call);
		const { commerce } = call.state;
		commerce.transfers = commerce.transfers.filter(({ id }) => id !== transfer.id);
		return noContent();
	},
	'transfer.checkEligibility': (call) => {
		const { id } = customerOf(call);
		const own = call.state.commerce.subscriptions.filter((one) => one.customerId === id && one.status === 'active');
		const rows = own.map(({ id: subscription, legacy, isTrial }) => {
			const reason = `A ${isTrial ? 'trial' : 'legacy subscription'} cannot be transferred.`;
			const isEligible = !legacy && !isTrial;
			return { id: subscription, isEligible, reason: isEligible ? null : reason };
		});
		return ok(rows);
	},
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
