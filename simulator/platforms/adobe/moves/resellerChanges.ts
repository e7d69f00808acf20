import { isoSeconds } from '../../../core/dates';
import type { Call, Handler } from '../call';
import { benefitsView, discountsView } from '../accounts/customerView';
import { entitledOfferId } from '../catalogue/levels';
import { knownProduct } from '../catalogue/products';
import { customerById, isActive, resellerById, subscriptionsOf } from '../find';
import { nextOpaque } from '../ids';
import { refuse } from '../refusal';
import type { StoredApproval, StoredCustomer } from '../state';

interface Body {
	approvalCode: string;
	resellerId: string;
}

/** Dates of a change are written with milliseconds and an offset, but for the plain ones of a finished change. */
const LONG_DATE = 'T00:00:00.000+00:00';

/** The code's approval, when it may be used for this reseller. Throws 1128, 1129, 1131, 1115 or 1134. */
function approvalOf(call: Call): StoredApproval {
	const { approvalCode, resellerId } = call.body as Body;
	const approval = call.state.approvals.find(({ code }) => code === approvalCode);
	if (!approval) throw refuse(1128);
	if (approval.used) throw refuse(1131);
	if (approval.expiresAt <= call.now) throw refuse(1129);
	const reseller = resellerById(call, resellerId);
	const customer = customerById(call, approval.customerId);
	const fits = customer.resellerId !== resellerId && isActive(reseller);
	if (!fits) throw refuse(1134, ['INVALID_RESELLER_ID']);
	if (!reseller.profile.marketSegments.includes(customer.profile.marketSegment))
		throw refuse(1134, ['INVALID_CUSTOMER_MARKET_SEGMENT']);
	return approval;
}

const linesOf = (call: Call, customer: StoredCustomer, isLong: boolean) =>
	subscriptionsOf(call, customer)
		.filter(isActive)
		.map((subscription, index) => ({
			lineItemNumber: index + 1,
			offerId: entitledOfferId(customer, knownProduct(subscription.offerId)),
			quantity: subscription.currentQuantity,
			subscriptionId: subscription.id,
			currencyCode: subscription.currencyCode,
			deploymentId: subscription.deploymentId,
			renewalDate: `${subscription.renewalDate}${isLong ? LONG_DATE : ''}`,
		}));

interface Shown {
	transferId: string;
	resellerId: string;
	status: string;
	createdAt: number;
	itemsAt: 'lineItems' | 'items';
	approval: StoredApproval;
}

function view(
	call: Call,
	customer: StoredCustomer,
	{ transferId, resellerId, status, createdAt, itemsAt, approval }: Shown,
) {
	const lines = linesOf(call, customer, itemsAt === 'lineItems');
	return {
		transferId,
		customerId: customer.id,
		resellerId,
		approval: { code: approval.code, expiry: isoSeconds(approval.expiresAt) },
		creationDate: isoSeconds(createdAt),
		status,
		totalCount: lines.length,
		[itemsAt]: lines,
		benefits: benefitsView(customer),
		discounts: discountsView(customer),
	};
}

function preview(call: Call) {
	const approval = approvalOf(call);
	const { resellerId } = call.body as Body;
	const shown: Shown = {
		transferId: '',
		resellerId,
		status: '1002',
		createdAt: call.now,
		itemsAt: 'lineItems',
		approval,
	};
	return { status: 201, body: view(call, customerById(call, approval.customerId), shown) };
}

/** Throws 1139 or 1164 for a customer whose benefits the partner may not serve. */
function checkPartner({ distributor }: Call, { globalSalesEnabled, benefits }: StoredCustomer): void {
	if (globalSalesEnabled && !distributor.globalSales) throw refuse(1139);
	if (benefits.some(({ type }) => type === 'LARGE_GOVERNMENT_AGENCY') && !distributor.lga) throw refuse(1164);
}

function commit(call: Call) {
	const approval = approvalOf(call);
	const { resellerId } = call.body as Body;
	const customer = customerById(call, approval.customerId);
	checkPartner(call, customer);
	const change = {
		id: nextOpaque(call, 'resellerChange').slice(0, 16),
		code: approval.code,
		customerId: customer.id,
		resellerId,
		createdAt: call.now,
	};
	call.state.resellerChanges.push(change);
	approval.used = true;
	customer.resellerId = resellerId;
	const shown: Shown = {
		transferId: change.id,
		resellerId,
		status: '1000',
		createdAt: call.now,
		itemsAt: 'lineItems',
		approval,
	};
	return { status: 201, body: view(call, customer, shown) };
}

function get(call: Call) {
	const change = call.state.resellerChanges.find(({ id }) => id === call.params.transferId);
	const approval = call.state.approvals.find(({ code }) => code === change?.code);
	// The facts name no code for this; that of a transfer is the nearest.
	if (!change || !approval) throw refuse(5116);
	const { id: transferId, resellerId, createdAt } = change;
	const shown: Shown = { transferId, resellerId, status: '1000', createdAt, itemsAt: 'items', approval };
	return { status: 200, body: view(call, customerById(call, change.customerId), shown) };
}

export const resellerChangeHandlers: Record<string, Handler> = {
	'resellerChange.preview': preview,
	'resellerChange.commit': commit,
	'resellerChange.get': get,
};
