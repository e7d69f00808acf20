import held from '../../../../../samples/partnerCenter/data/held.json';
import { randomUUID } from 'node:crypto';
import { type Call, customerOf, type Handler, needAgreement, ownRows, removeRow, findSubscription } from '../../call';
import { byId, invalid, type Problem, PROBLEMS, refusal } from '../../refusal';
import { created, iso, linkTo, NO_DATE, noContent, ok, type Row } from '../../reply';
import { likeSample } from '../../samples';
import { itemFor, type Term } from '../catalog/products';
import { createOrder, itemLine, orderView } from '../orders/create';
import type { StoredOrder } from '../orders/state';
import { applyChange } from '../subscriptions/terms';
import type { StoredTransfer, TransferLine } from '../state';

/** A transfer as answers show it; the partner that gains sees the lines only when all is done. */
function view({ customerId, lines, ...shown }: StoredTransfer, { tenant }: Call): Row {
	const isGaining = shown.targetPartnerTenantId === tenant.tenantId;
	const isShown = !isGaining || shown.status === 'Complete';
	return {
		...shown,
		customerTenantId: customerId,
		// All in small letters on the wire, unlike its neighbors.
		partnertenantid: shown.sourcePartnerTenantId,
		targetPartnerName: isGaining ? tenant.name : null,
		lineItems: isShown ? lines.map((line, id) => ({ id, ...line, addonItems: [] })) : [],
		links: { self: linkTo(`/customers/${customerId}/transfers/${shown.id}`) },
		attributes: { objectType: 'Transfer' },
	};
}

const isOpen = ({ status }: StoredTransfer): boolean => ['Pending', 'InProgress'].includes(status);

const transfersOf = (call: Call): StoredTransfer[] => ownRows(call, call.state.commerce.transfers);

const transferOf = (call: Call): StoredTransfer => byId(transfersOf(call), call.params.transferId, refusal('transfer'));

/** A transfer that is not finished. Throws 900104. */
function openTransferOf(call: Call): StoredTransfer {
	const transfer = transferOf(call);
	if (!isOpen(transfer)) throw refusal('transferBusy');
	return transfer;
}

/** What the other partner is taken to hold of each product type; what is not here cannot be handed over. */
const HELD = held as Record<
	string,
	{ key: string; term: Term | null; billingCycle: string; quantity: number } | undefined
>;
const TYPES = [...Object.keys(HELD), 'AzureReservation', 'AzureSavingsPlan'];

/** What became of one line, or of one product type: an order, or why not. */
type Outcome = StoredOrder | Problem | undefined;

/** Nobody named lines: the partner gains what the other one holds of the wanted types, an order for each. */
const gain = (call: Call, { targetProductTypes, partnerOnRecord }: StoredTransfer): Outcome[] =>
	(targetProductTypes ?? TYPES).map((type) => {
		const held = HELD[type];
		const item = held && itemFor(held.key, held.term, call.now);
		if (!item) return { ...PROBLEMS.transferRefused, text: `${type} cannot be transferred.` };
		const { quantity, term, billingCycle } = held;
		const termDuration = term ?? undefined;
		const line = itemLine(item, { quantity, termDuration, partnerIdOnRecord: partnerOnRecord });
		return createOrder(call, customerOf(call), { family: item.product.family, billingCycle, lines: [line] });
	});

/** Lines are named: these subscriptions of the partner go. */
const handOver = (call: Call, { customerId, lines }: StoredTransfer): Outcome[] =>
	lines.map(({ subscriptionId }) => {
		const subscription = findSubscription(call, customerId, subscriptionId);
		if (subscription?.status !== 'active') return subscription ? PROBLEMS.noChanges : PROBLEMS.subscription;
		applyChange(call.state.commerce, subscription, { status: 'deleted' }, call.now);
		return undefined;
	});

export const transferHandlers: Record<string, Handler> = {
	'transfer.create': (call) => {
		const customer = customerOf(call);
		const body = call.body as Partial<StoredTransfer> & Pick<StoredTransfer, 'sourcePartnerTenantId'>;
		const { sourcePartnerTenantId: source, targetPartnerTenantId = call.tenant.tenantId } = body;
		if (targetPartnerTenantId === source) throw refusal('transferRefused', 'Source and target are the same partner.');
		if (transfersOf(call).some((other) => isOpen(other) && other.sourcePartnerTenantId === source))
			throw refusal('transferRefused', 'A transfer from this partner is open.');
		const transfer: StoredTransfer = {
			...{ customerName: customer.companyName, targetProductTypes: null, ...body, targetPartnerTenantId },
			...{ id: randomUUID(), customerId: customer.id, status: 'Pending', lines: [] },
			...{ createdTime: iso(call.now), lastModifiedTime: iso(call.now), completedTime: NO_DATE },
		};
		call.state.commerce.transfers.push(transfer);
		return created(view(transfer, call));
	},
	'transfer.getMany': (call) => ok(transfersOf(call).map((transfer) => view(transfer, call))),
	'transfer.get': (call) => ok(view(transferOf(call), call)),
	/** Rejects, or names the lines that are handed over. */
	'transfer.update': (call) => {
		const transfer = openTransferOf(call);
		const { id, status, lineItems } = call.body as { id: string; status?: string; lineItems?: TransferLine[] };
		if (id !== transfer.id) throw invalid('The id in the body is not that of the transfer.');
		if (status === 'reject') transfer.status = 'Reject';
		else if (lineItems) Object.assign(transfer, { lines: lineItems, status: 'InProgress' });
		transfer.lastModifiedTime = iso(call.now);
		return ok(view(transfer, call));
	},
	'transfer.withdraw': (call) => {
		removeRow(call.state.commerce.transfers, openTransferOf(call));
		return noContent();
	},
	'transfer.checkEligibility': (call) => {
		const active = ownRows(call, call.state.commerce.subscriptions).filter(({ status }) => status === 'active');
		const rows = active.map(({ id, legacy, isTrial }) => {
			const isEligible = !legacy && !isTrial;
			const reason = `A ${isTrial ? 'trial' : 'legacy subscription'} cannot be transferred.`;
			return { id, isEligible, reason: isEligible ? null : reason };
		});
		return ok(rows);
	},
	'transfer.accept': (call) => {
		const transfer = openTransferOf(call);
		const isGaining = transfer.lines.length === 0;
		if (isGaining) needAgreement(customerOf(call));
		const outcomes = isGaining ? gain(call, transfer) : handOver(call, transfer);
		Object.assign(transfer, { status: 'Complete', completedTime: iso(call.now), lastModifiedTime: iso(call.now) });
		const orders = outcomes.flatMap((one) => (one && 'lines' in one ? orderView(one) : []));
		const transferErrors = outcomes.flatMap((one, transferLineItemId) =>
			one && 'code' in one ? { transferLineItemId, code: one.code, description: one.text } : [],
		);
		return ok(likeSample(call, { orders, transferErrors }));
	},
};
