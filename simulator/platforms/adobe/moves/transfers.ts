import { isoSeconds } from '../../../core/dates';
import { standingView } from '../accounts/customerView';
import { type Call, type Handler, type Moment, isOn } from '../call';
import { isInactive, resellerById } from '../find';
import { nextOpaque } from '../state/ids';
import { refuse } from '../gateway/refusal';
import type { StoredMembership, StoredTransfer } from '../state/state';
import { selfLink } from '../call';

/** Reasons that the query can set aside. */
const SET_ASIDE: Record<string, string> = {
	RETURNABLE_PURCHASE: 'ignore-order-return',
	OPEN_PURCHASE_AUTH: 'expire-open-pas',
};

/** The membership of the path. Throws 5115, or another code. */
function membershipOf(call: Call, code = '5115'): StoredMembership {
	const membership = call.state.memberships.find(({ id }) => id === call.params.membershipId);
	if (!membership) throw refuse(code);
	return membership;
}

/** A membership that may move. Throws 5118, 5121, 5120, 5117 or 1164. */
function movableOf(call: Call): StoredMembership {
	const membership = membershipOf(call);
	const moves = call.state.transfers.filter(({ membershipId }) => membershipId === membership.id);
	if (moves.some(({ status }) => status === '1000')) throw refuse(5118);
	if (moves.some(({ status }) => status === '1002')) throw refuse(5121);
	if (!membership.hasAdmin) throw refuse(5120);
	const reasons = membership.blockedBy.filter((reason) => !isOn(call, SET_ASIDE[reason] ?? ''));
	if (reasons.length) throw refuse(5117, reasons);
	if (membership.lga && !call.distributor.lga) throw refuse(1164);
	return membership;
}

/** Benefits and levels of a membership, which its customer has at first. */
const standingOf = ({ lga }: StoredMembership) => ({
	benefits: lga ? [{ type: 'LARGE_GOVERNMENT_AGENCY', status: 'ACTIVE' }] : [],
	discounts: [{ offerType: 'LICENSE', level: lga ? '06' : '01' }],
});

const preview: Handler = (call) => {
	const membership = movableOf(call);
	const standing = standingOf(membership);
	const [currencyCode] = call.distributor.currencies;
	const items = membership.lines.map((line) => ({ ...line, currencyCode, ...standing }));
	return { body: { totalCount: items.length, items, ...standing } };
};

/** The lines of a transfer: ids of subscriptions are there when it is complete. */
function linesOf({ state, distributor }: Moment, membership: StoredMembership, transfer: StoredTransfer) {
	const order = state.orders.find(({ id }) => id === transfer.orderId);
	return membership.lines.map((line, index) => ({
		lineItemNumber: index + 1,
		...line,
		subscriptionId: order?.lines[index].subscriptionId ?? '',
		currencyCode: distributor.currencies[0],
		deploymentId: '',
		status: transfer.status,
	}));
}

function view(call: Call, membership: StoredMembership, transfer: StoredTransfer) {
	const { id: transferId, customerId, resellerId, status, createdAt } = transfer;
	const customer = call.state.customers.find(({ id }) => id === customerId);
	const standing = standingOf(membership);
	return {
		transferId,
		customerId,
		resellerId,
		membershipId: membership.id,
		status,
		creationDate: isoSeconds(createdAt),
		totalCount: membership.lines.length,
		lineItems: linesOf(call, membership, transfer),
		...standing,
		discounts: customer ? standingView(customer).discounts : standing.discounts,
		links: selfLink(`/v3/memberships/${membership.id}/transfers/${transferId}`),
	};
}

const create: Handler = (call) => {
	const { resellerId } = call.body as { resellerId: string };
	const membership = movableOf(call);
	if (isInactive(resellerById(call, resellerId))) throw refuse(5119);
	const transfer: StoredTransfer = {
		id: nextOpaque(call, 'transfer').slice(0, 16),
		membershipId: membership.id,
		resellerId,
		customerId: '',
		status: '1002',
		createdAt: call.now,
		dueAt: call.now + call.settings.transferMs,
		orderId: '',
	};
	call.state.transfers.push(transfer);
	return { body: view(call, membership, transfer) };
};

const get: Handler = (call) => {
	const membership = membershipOf(call, '5116');
	const transfer = call.state.transfers.find(
		({ id, membershipId }) => id === call.params.transferId && membershipId === membership.id,
	);
	if (!transfer) throw refuse(5116);
	return { status: transfer.status === '1002' ? 202 : 200, body: view(call, membership, transfer) };
};

export const transferHandlers: Record<string, Handler> = {
	'transfer.previewOffers': preview,
	'transfer.create': create,
	'transfer.get': get,
};
