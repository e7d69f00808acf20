import { isoDate, isoSeconds } from '../../../core/dates';
import { addCustomer } from '../accounts/accounts';
import { standingView } from '../accounts/customers';
import { type Call, type Handler, isOn, type Moment, nextOpaque, selfLink } from '../call';
import { entitledOfferId, lgaOf } from '../catalog/levels';
import { knownProduct } from '../catalog/products';
import { byId, customerById, found, isActive, isInactive, refuse, resellerById, subscriptionsOf } from '../find';
import { addSubscription, addSystemOrder, makeLine } from '../orders/draft';
import { recalculate } from '../orders/finish';
import type { StoredApproval, StoredCustomer, StoredMembership, StoredChange, StoredTransfer } from '../state/state';

type Body = Record<'approvalCode' | 'resellerId', string>;

/** Dates of a change are written with milliseconds and an offset, but for the plain ones of a finished change. */
const LONG_DATE = 'T00:00:00.000+00:00';

/** The code's approval, when it may be used for this reseller. Throws 1128, 1129, 1131, 1115 or 1134. */
function approvalOf(call: Call): StoredApproval {
	const { approvalCode, resellerId } = call.body as Body;
	const approval = found(call.state.approvals, ({ code }) => code === approvalCode, 1128);
	if (approval.used) throw refuse(1131);
	if (approval.expiresAt <= call.now) throw refuse(1129);
	const reseller = resellerById(call, resellerId);
	const customer = customerById(call, approval.customerId);
	if (customer.resellerId === resellerId || !isActive(reseller)) throw refuse(1134, ['INVALID_RESELLER_ID']);
	if (!reseller.profile.marketSegments.includes(customer.profile.marketSegment))
		throw refuse(1134, ['INVALID_CUSTOMER_MARKET_SEGMENT']);
	return approval;
}

/** A change; one without an id is a preview. A change that is read has its lines in another place. */
function changeView(call: Call, change: StoredChange, { code, expiresAt }: StoredApproval, isRead = false) {
	const { id: transferId, customerId, resellerId, createdAt } = change;
	const customer = customerById(call, customerId);
	const active = subscriptionsOf(call, customer).filter(isActive);
	const lines = active.map(({ id, offerId, currentQuantity, currencyCode, deploymentId, renewalDate }, index) => ({
		lineItemNumber: index + 1,
		offerId: entitledOfferId(customer, knownProduct(offerId)),
		quantity: currentQuantity,
		subscriptionId: id,
		currencyCode,
		deploymentId,
		renewalDate: renewalDate + (isRead ? '' : LONG_DATE),
	}));
	return {
		transferId,
		customerId,
		resellerId,
		approval: { code, expiry: isoSeconds(expiresAt) },
		creationDate: isoSeconds(createdAt),
		status: transferId === '' ? '1002' : '1000',
		totalCount: lines.length,
		[isRead ? 'items' : 'lineItems']: lines,
		...standingView(customer),
	};
}

const draftChange = (call: Call, { code, customerId }: StoredApproval, id = ''): StoredChange => {
	const { resellerId } = call.body as Body;
	return { id, code, customerId, resellerId, createdAt: call.now };
};

/** Reasons that the query can set aside. */
const SET_ASIDE: Record<string, string> = {
	RETURNABLE_PURCHASE: 'ignore-order-return',
	OPEN_PURCHASE_AUTH: 'expire-open-pas',
};

/** The membership of the path. Throws 5115, or another code. */
const membershipOf = (call: Call, code = '5115'): StoredMembership =>
	byId(call, call.state.memberships, call.params.membershipId, code);

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

const benefitsOf = ({ lga }: StoredMembership): StoredCustomer['benefits'] =>
	lga ? [{ type: 'LARGE_GOVERNMENT_AGENCY', status: 'ACTIVE' }] : [];

/** Benefits and levels of a membership, which its customer has at first. */
const standingOf = (membership: StoredMembership) => ({
	benefits: benefitsOf(membership),
	discounts: [{ offerType: 'LICENSE', level: membership.lga ? '06' : '01' }],
});

/** A transfer; ids of subscriptions are there when it is complete. */
function view({ state, distributor }: Call, membership: StoredMembership, transfer: StoredTransfer) {
	const { id: transferId, customerId, resellerId, status, createdAt, orderId } = transfer;
	const customer = state.customers.find(({ id }) => id === customerId);
	const bought = state.orders.find(({ id }) => id === orderId)?.lines;
	const lineItems = membership.lines.map((line, index) => ({
		lineItemNumber: index + 1,
		...line,
		subscriptionId: bought?.[index].subscriptionId ?? '',
		currencyCode: distributor.currencies[0],
		deploymentId: '',
		status,
	}));
	return {
		transferId,
		customerId,
		resellerId,
		membershipId: membership.id,
		status,
		creationDate: isoSeconds(createdAt),
		totalCount: lineItems.length,
		lineItems,
		...standingOf(membership),
		...(customer && { discounts: standingView(customer).discounts }),
		links: selfLink(`/v3/memberships/${membership.id}/transfers/${transferId}`),
	};
}

export const transferHandlers: Record<string, Handler> = {
	'transfer.previewOffers': (call) => {
		const membership = movableOf(call);
		const standing = standingOf(membership);
		const [currencyCode] = call.distributor.currencies;
		const items = membership.lines.map((line) => ({ ...line, currencyCode, ...standing }));
		return { body: { totalCount: items.length, items, ...standing } };
	},
	'transfer.create': (call) => {
		const { resellerId } = call.body as { resellerId: string };
		const membership = movableOf(call);
		if (isInactive(resellerById(call, resellerId))) throw refuse(5119);
		const ids = { membershipId: membership.id, resellerId, customerId: '', orderId: '' };
		const times = { createdAt: call.now, dueAt: call.now + call.settings.transferMs };
		const id = nextOpaque(call, 'transfer').slice(0, 16);
		const transfer: StoredTransfer = { id, ...ids, status: '1002', ...times };
		call.state.transfers.push(transfer);
		return { body: view(call, membership, transfer) };
	},
	'transfer.get': (call) => {
		const membership = membershipOf(call, '5116');
		const mine = call.state.transfers.filter(({ membershipId }) => membershipId === membership.id);
		const transfer = byId(call, mine, call.params.transferId, '5116');
		return { status: transfer.status === '1002' ? 202 : 200, body: view(call, membership, transfer) };
	},
	'resellerChange.preview': (call) => {
		const approval = approvalOf(call);
		return { body: changeView(call, draftChange(call, approval), approval) };
	},

	/** Throws 1139 or 1164 for a customer whose benefits the partner may not serve. */
	'resellerChange.commit': (call) => {
		const approval = approvalOf(call);
		const customer = customerById(call, approval.customerId);
		if (customer.globalSalesEnabled && !call.distributor.globalSales) throw refuse(1139);
		if (lgaOf(customer) && !call.distributor.lga) throw refuse(1164);
		const change = draftChange(call, approval, nextOpaque(call, 'resellerChange').slice(0, 16));
		call.state.resellerChanges.push(change);
		approval.used = true;
		customer.resellerId = change.resellerId;
		return { body: changeView(call, change, approval) };
	},
	'resellerChange.get': (call) => {
		// The facts name no code for this; that of a transfer is the nearest.
		const change = byId(call, call.state.resellerChanges, call.params.transferId, '5116');
		const approval = found(call.state.approvals, ({ code }) => code === change.code, 5116);
		return { body: changeView(call, change, approval, true) };
	},
};

function customerFor(moment: Moment, membership: StoredMembership, resellerId: string): StoredCustomer {
	const { companyName, segment: marketSegment, country, id, lines } = membership;
	const isUs = country === 'US';
	const street = { city: 'Anytown', addressLine1: '1 Main Street', postalCode: '12345' };
	const dates = lines.map(({ renewalDate }) => renewalDate).sort();
	const { now } = moment;
	return addCustomer(moment, {
		resellerId,
		cotermDate: dates.at(-1) ?? '',
		...{ status: '1000', validAt: now, validStatus: '1000', createdAt: now, visibleFrom: now },
		profile: {
			companyName,
			preferredLanguage: isUs ? 'en-US' : 'de-DE',
			marketSegment,
			address: { country, region: isUs ? 'CA' : 'BY', ...street },
			contacts: [{ firstName: 'Vi', lastName: 'Member', email: `admin@${id.toLowerCase()}.example.com` }],
		},
		benefits: benefitsOf(membership),
	});
}

/** Ends a move that is due: the customer, its subscriptions (all renew by themselves) and the order behind them. */
export function finishTransfer(moment: Moment, transfer: StoredTransfer): void {
	const membership = byId(moment, moment.state.memberships, transfer.membershipId, '5115');
	const customer = customerFor(moment, membership, transfer.resellerId);
	const [currencyCode] = moment.distributor.currencies;
	const lines = membership.lines.map(({ offerId, quantity, renewalDate }, index) => {
		const status = renewalDate < isoDate(moment.now) ? '1004' : '1000';
		const bought = { offerId, quantity, currencyCode };
		const { id: subscriptionId } = addSubscription(moment, customer, bought, { renewalDate, status });
		const kept = { status: '1000', remainingQuantity: 0, proratedDays: 0 };
		return makeLine({ extLineItemNumber: index + 1, ...bought, subscriptionId, ...kept });
	});
	const orderId = addSystemOrder(moment, customer, 'TRANSFER', lines);
	recalculate(moment, customer);
	Object.assign(transfer, { status: '1000', customerId: customer.id, orderId });
}
