import { isoSeconds } from '../../../core/dates';
import type { Call, Handler, Moment } from '../call';
import { isOn } from '../call';
import { discountsView } from '../accounts/customerView';
import { isInactive, resellerById } from '../find';
import { nextOpaque } from '../ids';
import { refuse } from '../refusal';
import type { StoredMembership, StoredTransfer } from '../state';
import { selfLink } from '../views';

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

const benefitsOf = ({ lga }: StoredMembership) => (lga ? [{ type: 'LARGE_GOVERNMENT_AGENCY', status: 'ACTIVE' }] : []);

const levelsOf = ({ lga }: StoredMembership) => [{ offerType: 'LICENSE', level: lga ? '06' : '01' }];

function preview(call: Call) {
	const membership = movableOf(call);
	const benefits = benefitsOf(membership);
	const discounts = levelsOf(membership);
	const items = membership.lines.map((line) => ({
		...line,
		currencyCode: call.distributor.currencies[0],
		benefits,
		discounts,
	}));
	return { status: 200, body: { totalCount: items.length, items, benefits, discounts } };
}

/** The lines of a transfer: ids of subscriptions are there when it is complete. */
function linesOf({ state, distributor }: Moment, membership: StoredMembership, transfer: StoredTransfer) {
	const order = state.orders.find(({ id }) => id === transfer.orderId);
	return membership.lines.map((line, index) => ({
		lineItemNumber: index + 1,
		offerId: order?.lines[index].offerId ?? line.offerId,
		quantity: line.quantity,
		subscriptionId: order?.lines[index].subscriptionId ?? '',
		currencyCode: distributor.currencies[0],
		deploymentId: '',
		renewalDate: line.renewalDate,
		status: transfer.status,
	}));
}

function view(call: Call, membership: StoredMembership, transfer: StoredTransfer) {
	const customer = call.state.customers.find(({ id }) => id === transfer.customerId);
	return {
		transferId: transfer.id,
		customerId: transfer.customerId,
		resellerId: transfer.resellerId,
		membershipId: membership.id,
		status: transfer.status,
		creationDate: isoSeconds(transfer.createdAt),
		totalCount: membership.lines.length,
		lineItems: linesOf(call, membership, transfer),
		benefits: benefitsOf(membership),
		discounts: customer ? discountsView(customer) : levelsOf(membership),
		links: selfLink(`/v3/memberships/${membership.id}/transfers/${transfer.id}`),
	};
}

function create(call: Call) {
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
	return { status: 202, body: view(call, membership, transfer) };
}

function get(call: Call) {
	const membership = membershipOf(call, '5116');
	const transfer = call.state.transfers.find(
		({ id, membershipId }) => id === call.params.transferId && membershipId === membership.id,
	);
	if (!transfer) throw refuse(5116);
	return { status: transfer.status === '1002' ? 202 : 200, body: view(call, membership, transfer) };
}

export const transferHandlers: Record<string, Handler> = {
	'transfer.previewOffers': preview,
	'transfer.create': create,
	'transfer.get': get,
};
