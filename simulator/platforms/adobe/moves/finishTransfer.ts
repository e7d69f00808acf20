import { isoDate } from '../../../core/dates';
import { addCustomer } from '../accounts/make';
import type { Moment } from '../call';
import { recalculate } from '../orders/finish';
import { addSubscription, addSystemOrder, makeLine } from '../orders/make';
import type { StoredCustomer, StoredMembership, StoredTransfer } from '../state/state';

function customerFor(moment: Moment, membership: StoredMembership, { resellerId }: StoredTransfer): StoredCustomer {
	const { companyName, segment, country, id, lines, lga } = membership;
	const isUs = country === 'US';
	const street = { city: 'Anytown', addressLine1: '1 Main Street', postalCode: '12345' };
	return addCustomer(moment, {
		resellerId,
		cotermDate:
			lines
				.map(({ renewalDate }) => renewalDate)
				.sort()
				.at(-1) ?? '',
		status: '1000',
		validAt: moment.now,
		validStatus: '1000',
		createdAt: moment.now,
		visibleFrom: moment.now,
		profile: {
			companyName,
			preferredLanguage: isUs ? 'en-US' : 'de-DE',
			marketSegment: segment,
			address: { country, region: isUs ? 'CA' : 'BY', ...street },
			contacts: [{ firstName: 'Vi', lastName: 'Member', email: `admin@${id.toLowerCase()}.example.com` }],
		},
		benefits: lga ? [{ type: 'LARGE_GOVERNMENT_AGENCY', status: 'ACTIVE' }] : [],
	});
}

/** Ends a move that is due: the customer, its subscriptions (all renew by themselves) and the order behind them. */
export function finishTransfer(moment: Moment, transfer: StoredTransfer): void {
	const { state, distributor, now } = moment;
	const membership = state.memberships.find(({ id }) => id === transfer.membershipId);
	if (!membership) {
		transfer.status = '1004';
		return;
	}
	const customer = customerFor(moment, membership, transfer);
	const [currencyCode] = distributor.currencies;
	const lines = membership.lines.map(({ offerId, quantity, renewalDate }, index) => {
		const status = renewalDate < isoDate(now) ? '1004' : '1000';
		const bought = { offerId, quantity, currencyCode };
		const { id: subscriptionId } = addSubscription(moment, customer, bought, { renewalDate, status });
		const kept = { status: '1000', remainingQuantity: 0, proratedDays: 0 };
		return makeLine({ extLineItemNumber: index + 1, ...bought, subscriptionId, ...kept });
	});
	const { id: orderId } = addSystemOrder(moment, customer, 'TRANSFER', lines);
	recalculate(moment, customer);
	Object.assign(transfer, { status: '1000', customerId: customer.id, orderId });
}
