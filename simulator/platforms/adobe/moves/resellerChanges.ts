import { isoSeconds } from '../../../core/dates';
import { standingView } from '../accounts/customers';
import type { Call, Handler } from '../call';
import { entitledOfferId, lgaOf } from '../catalog/levels';
import { knownProduct } from '../catalog/products';
import { byId, customerById, found, isActive, resellerById, subscriptionsOf } from '../find';
import { refuse } from '../gateway/refusal';
import { nextOpaque } from '../state/seed';
import type { StoredApproval, StoredResellerChange } from '../state/state';

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
function view(call: Call, change: StoredResellerChange, { code, expiresAt }: StoredApproval, isRead = false) {
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

const draft = (call: Call, { code, customerId }: StoredApproval, id = ''): StoredResellerChange => {
	const { resellerId } = call.body as Body;
	return { id, code, customerId, resellerId, createdAt: call.now };
};

export const resellerChangeHandlers: Record<string, Handler> = {
	'resellerChange.preview': (call) => {
		const approval = approvalOf(call);
		return { body: view(call, draft(call, approval), approval) };
	},

	/** Throws 1139 or 1164 for a customer whose benefits the partner may not serve. */
	'resellerChange.commit': (call) => {
		const approval = approvalOf(call);
		const customer = customerById(call, approval.customerId);
		if (customer.globalSalesEnabled && !call.distributor.globalSales) throw refuse(1139);
		if (lgaOf(customer) && !call.distributor.lga) throw refuse(1164);
		const change = draft(call, approval, nextOpaque(call, 'resellerChange').slice(0, 16));
		call.state.resellerChanges.push(change);
		approval.used = true;
		customer.resellerId = change.resellerId;
		return { body: view(call, change, approval) };
	},
	'resellerChange.get': (call) => {
		// The facts name no code for this; that of a transfer is the nearest.
		const change = byId(call, call.state.resellerChanges, call.params.transferId, '5116');
		const approval = found(call.state.approvals, ({ code }) => code === change.code, 5116);
		return { body: view(call, change, approval, true) };
	},
};
