import type { Moment } from '../call';
import { addCustomer } from '../accounts/customers';
import { isoDate } from '../../../core/dates';
import { nextNumber } from '../ids';
import { addSubscription } from '../orders/applyLines';
import { recalculate } from '../orders/finish';
import type { StoredCustomer, StoredLine, StoredMembership, StoredOrder, StoredTransfer } from '../state';

function customerFor(moment: Moment, membership: StoredMembership, transfer: StoredTransfer): StoredCustomer {
	const { companyName, segment, country, id } = membership;
	const address = {
		country,
		region: country === 'US' ? 'CA' : 'BY',
		city: 'Anytown',
		addressLine1: '1 Main Street',
		postalCode: '12345',
	};
	return addCustomer(moment, {
		resellerId: transfer.resellerId,
		cotermDate:
			membership.lines
				.map(({ renewalDate }) => renewalDate)
				.sort()
				.at(-1) ?? '',
		status: '1000',
		validAt: transfer.dueAt,
		validStatus: '1000',
		createdAt: transfer.dueAt,
		visibleFrom: transfer.dueAt,
		profile: {
			companyName,
			preferredLanguage: country === 'US' ? 'en-US' : 'de-DE',
			marketSegment: segment,
			address,
			contacts: [{ firstName: 'Vi', lastName: 'Member', email: `admin@${id.toLowerCase()}.example.com` }],
		},
		benefits: membership.lga ? [{ type: 'LARGE_GOVERNMENT_AGENCY', status: 'ACTIVE' }] : [],
	});
}

const lineOf = (
	index: number,
	{ offerId, quantity }: StoredMembership['lines'][number],
	currencyCode: string,
): StoredLine => ({
	extLineItemNumber: index + 1,
	offerId,
	sentOfferId: offerId,
	quantity,
	subscriptionId: '',
	status: '1000',
	currencyCode,
	flexDiscounts: [],
	remainingQuantity: 0,
	proratedDays: 0,
});

/** Ends a move that is due: the customer, its subscriptions (all renew by themselves) and the order behind them. */
export function finishTransfer(moment: Moment, transfer: StoredTransfer): void {
	const { state, distributor } = moment;
	const membership = state.memberships.find(({ id }) => id === transfer.membershipId);
	if (!membership) {
		transfer.status = '1004';
		return;
	}
	const customer = customerFor(moment, membership, transfer);
	const lines = membership.lines.map((line, index) => lineOf(index, line, distributor.currencies[0]));
	for (const [index, line] of lines.entries()) {
		const { renewalDate } = membership.lines[index];
		const isOver = renewalDate < isoDate(transfer.dueAt);
		Object.assign(addSubscription(moment, customer, line, transfer.dueAt), {
			renewalDate,
			status: isOver ? '1004' : '1000',
		});
	}
	const order: StoredOrder = {
		id: nextNumber(moment, 'order'),
		customerId: customer.id,
		resellerId: transfer.resellerId,
		type: 'TRANSFER',
		status: '1000',
		source: 'System',
		referenceOrderId: '',
		externalReferenceId: '',
		currencyCode: distributor.currencies[0],
		createdAt: transfer.dueAt,
		dueAt: transfer.dueAt,
		visibleFrom: transfer.dueAt,
		endsAs: '1000',
		lines,
		cancelling: [],
	};
	state.orders.push(order);
	recalculate(moment, customer);
	Object.assign(transfer, { status: '1000', customerId: customer.id, orderId: order.id });
}
