import type { Call, Handler } from '../../call';
import { collection } from '../../collection';
import { customerOf } from '../../commerce/find';
import { iso, linkTo, ok } from '../../commerce/replies';
import { invalid } from '../refusals';
import type { Invoice } from './book';
import { invoices, openPeriod } from './book';
import type { Row } from '../row';

const UNIT_PRICE = 4;
const TAX_RATE = 0.085;

const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** The only period there is: the last one that is closed. Throws 400 on any other name. */
function lastPeriod(call: Call) {
	if (call.params.billingPeriod.toLowerCase() !== 'mostrecent') throw invalid('The billing period must be mostrecent.');
	return openPeriod(call.now, 'previous');
}

const latestInvoice = ({ now }: Call, kind: Invoice['type']): string =>
	invoices(now).find(({ type, amends }) => type === kind && !amends)?.id ?? '';

/** What the customer was charged for in the period: a line for each subscription that there was. */
function linesOf(call: Call): Row[] {
	const { start, end } = lastPeriod(call);
	const customer = customerOf(call);
	const bought = call.state.commerce.subscriptions.filter(
		(one) => one.customerId === customer.id && one.createdAt <= end,
	);
	return bought.map((one) => {
		const pretaxTotal = cents(one.quantity * UNIT_PRICE);
		const [productId, skuId, availabilityId] = one.offerId.split(':');
		const modern = {
			productId,
			skuId,
			availabilityId,
			productName: one.offerName,
			skuName: one.offerName,
			publisherName: one.publisherName,
			publisherId: '',
			termAndBillingCycle: [one.termDuration, one.billingCycle].filter(Boolean).join(', '),
			discountDetails: '',
		};
		return {
			startDate: iso(start),
			endDate: iso(end),
			subscriptionFriendlyName: one.friendlyName,
			subscriptionId: one.id,
			orderId: one.orderId,
			offerId: one.legacy ? one.offerId : '',
			offerName: one.legacy ? one.offerName : '',
			resellerMPNId: one.partnerId ?? '-1',
			chargeType: one.legacy ? 'CYCLE_FEE' : 'New',
			quantity: one.quantity,
			unitPrice: UNIT_PRICE,
			pretaxTotal,
			tax: cents(pretaxTotal * TAX_RATE),
			afterTaxTotal: cents(pretaxTotal * (1 + TAX_RATE)),
			currencyCode: 'USD',
			currencySymbol: '$',
			customerId: customer.id,
			customerName: customer.companyName,
			invoiceNumber: latestInvoice(call, one.legacy ? 'Recurring' : 'OneTime'),
			invoiceType: one.legacy ? 'Recurring' : 'OneTime',
			...(!one.legacy && modern),
			attributes: { objectType: 'ServiceCostLineItem' },
		};
	});
}

const total = (lines: Row[], name: string): number => cents(lines.reduce((sum, line) => sum + Number(line[name]), 0));

const summary = (call: Call, lines: Row[]) => {
	const { start, end } = lastPeriod(call);
	return {
		billingStartDate: iso(start),
		billingEndDate: iso(end),
		pretaxTotal: total(lines, 'pretaxTotal'),
		tax: total(lines, 'tax'),
		afterTaxTotal: total(lines, 'afterTaxTotal'),
		currencyCode: 'USD',
		currencySymbol: '$',
		customerId: call.params.customerId,
	};
};

const whole: Handler = (call) => {
	const lines = linesOf(call);
	const details = ['Recurring', 'OneTime'].flatMap((invoiceType) => {
		const own = lines.filter((line) => line.invoiceType === invoiceType);
		return own.length > 0 ? [{ invoiceType, summary: summary(call, own) }] : [];
	});
	const path = `/customers/${call.params.customerId}/servicecosts/${call.params.billingPeriod}`;
	return ok({
		...summary(call, lines),
		details,
		links: { self: linkTo(path), serviceCostLineItems: linkTo(`${path}/lineitems`) },
		attributes: { objectType: 'ServiceCostsSummary' },
	});
};

export const serviceCostHandlers: Record<string, Handler> = {
	'serviceCosts.getSummary': whole,
	'serviceCosts.getLineItems': (call) => collection(call, linesOf(call)),
};
