import type { Call } from '../../call';
import { iso } from '../../commerce/replies';
import { METERS } from '../usage/meters';
import type { Period } from './charges';
import { legacyPurchases } from './charges';
import { daysOf } from './book';
import type { Row } from '../row';

const PRICE = 4;
const CENTS = 100;

const rounded = (amount: number): number => Math.round(amount * CENTS) / CENTS;

/** Lines of licences (provider office). */
export const licenseLines = (call: Call, period: Period): Row[] =>
	legacyPurchases(call, period).map((row) => {
		const amount = rounded(Number(row.quantity) * PRICE);
		return {
			...row,
			durableOfferId: row.offerId,
			syndicationPartnerSubscriptionNumber: row.subscriptionId,
			subscriptionName: row.subscriptionFriendlyName,
			subscriptionDescription: row.offerName,
			chargeStartDate: iso(period.start),
			chargeEndDate: iso(period.end),
			chargeType: 'CYCLE_FEE',
			unitPrice: PRICE,
			amount,
			totalOtherDiscount: 0,
			subtotal: amount,
			tax: 0,
			totalForCustomer: amount,
			billingCycleType: 'Monthly',
			invoiceLineItemType: 'billing_line_items',
			billingProvider: 'office',
			attributes: { objectType: 'LicenseBasedLineItem' },
		};
	});

const meterFields = (row: Row, invoiceNumber: string, index: number): Row => {
	const meter = METERS[index % METERS.length];
	return {
		...row,
		customerCompanyName: row.customerName,
		invoiceNumber,
		subscriptionName: row.subscriptionFriendlyName,
		serviceName: meter.category,
		serviceType: meter.subcategory,
		resourceGuid: meter.id,
		resourceName: meter.name,
		region: 'US West',
		listPrice: meter.price,
		billingProvider: 'azure',
	};
};

/** Lines of Azure use, one for a period (provider azure). */
export const useLines = (call: Call, period: Period, invoiceNumber: string): Row[] =>
	legacyPurchases(call, period).map((row, index) => {
		const consumedQuantity = Number(row.quantity) * 24;
		const pretaxCharges = rounded(consumedQuantity * METERS[index % METERS.length].price);
		return {
			...meterFields(row, invoiceNumber, index),
			chargeStartDate: iso(period.start),
			chargeEndDate: iso(period.end),
			consumedQuantity,
			includedQuantity: 0,
			overageQuantity: consumedQuantity,
			pretaxCharges,
			taxAmount: 0,
			postTaxTotal: pretaxCharges,
			chargeType: 'ASSESS_USAGE_FEE_CURRENT_CYCLE',
			billingCycleType: 'Monthly',
			invoiceLineItemType: 'billing_line_items',
			attributes: { objectType: 'UsageBasedLineItem' },
		};
	});

/** Lines of Azure use, one for a day, of the first purchase (provider azure, use). */
export function dailyUseLines(call: Call, period: Period, invoiceNumber: string): Row[] {
	const [purchase] = legacyPurchases(call, period);
	return daysOf(period).map((day) => ({
		...meterFields(purchase, invoiceNumber, 0),
		usageDate: iso(day),
		quantity: 24,
		unit: 'Hours',
		meteredRegion: 'US West',
		invoiceLineItemType: 'usage_line_items',
		attributes: { objectType: 'DailyUsageLineItem' },
	}));
}
