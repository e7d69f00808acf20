import { randomUUID } from 'node:crypto';
import type { Call, Handler } from '../../call';
import { orThrow } from '../../refusal';
import { customerOf } from '../find';
import { PROBLEMS, refusal } from '../problems';
import { created, iso, linkTo, NO_DATE, noContent, ok } from '../replies';
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
		refusal(PROBLEMS.transfer),
	);
}

/** A transfer that is not finished. Throws 900104. */
export function openTransferOf(call: Call): StoredTransfer {
	const transfer = transferOf(call);
	if (!['Pending', 'InProgress'].includes(transfer.status)) throw refusal(PROBLEMS.transferBusy);
	return transfer;
}

type TransferBody = Omit<StoredTransfer, 'id' | 'customerId' | 'status' | 'createdAt' | 'modifiedAt' | 'lines'> & {
	targetPartnerTenantId?: string;
};

export const transferHandlers: Record<string, Handler> = {
	'transfer.create': (call) => {
		const customer = customerOf(call);
		const body = call.body as TransferBody;
		const { transfers } = call.state.commerce;
		const target = body.targetPartnerTenantId ?? call.tenant.tenantId;
		if (target === body.sourcePartnerTenantId)
			throw refusal(PROBLEMS.transferRefused, 'Source and target are the same partner.');
		const isOpen = ({ customerId, status, sourcePartnerTenantId }: StoredTransfer): boolean =>
			customerId === customer.id &&
			sourcePartnerTenantId === body.sourcePartnerTenantId &&
			['Pending', 'InProgress'].includes(status);
		if (transfers.some(isOpen)) throw refusal(PROBLEMS.transferRefused, 'A transfer from this partner is open.');
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
		if (id !== transfer.id) throw refusal(PROBLEMS.invalid, 'The id in the body is not that of the transfer.');
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
};
