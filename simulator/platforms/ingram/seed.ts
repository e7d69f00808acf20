import type { Period } from '../../core/dates';
import type { Plan, Price, Product } from './offer';

const MONTH: Period = { type: 'month', duration: 1 };
const YEAR: Period = { type: 'year', duration: 1 };
const OFFICE_LICENCE = '91fd106f-4b2c-4938-95ac-f54f74e9a239';
const AMBIGUOUS = 'bd938-058f-4927-bba3-ae36b1d2501c';

const price = (amount: string, type: Price['type'] = 'recurring'): Price => ({
	currency: 'USD',
	amount,
	type,
	model: 'FLAT',
});

const plan = (id: string, name: string, more: Partial<Plan> = {}): Plan => ({
	id,
	name,
	changeable: true,
	billingPeriod: MONTH,
	subscriptionPeriod: YEAR,
	billingModel: 'chargeBeforeBillingPeriod',
	...more,
});

const product = (planId: string, mpn: string, name: string, amount: string, more: Partial<Product> = {}): Product => ({
	mpn,
	vendor: 'microsoft',
	id: `sku-${mpn}`,
	serviceName: 'O365',
	name,
	minimumQuantity: '0.0',
	maximumQuantity: '5000.0',
	prices: [price(amount)],
	costs: [price('0.0')],
	billingPeriod: MONTH,
	subscriptionPeriod: YEAR,
	billingModel: 'chargeBeforeBillingPeriod',
	dependsOn: [],
	coterming: { required: 'ALLOWED', type: 'SUBSCRIPTION' },
	planId,
	...more,
});

const officeAddOn = (mpn: string, name: string, amount: string, maximumQuantity = '5000.0'): Product =>
	product('10001', mpn, name, amount, {
		maximumQuantity,
		dependsOn: [{ mpn: OFFICE_LICENCE, id: `sku-${OFFICE_LICENCE}` }],
	});

const AZURE = { serviceName: 'Azure CSP' };
const ACME = { serviceName: 'Acme Backup', vendor: 'acme' };

/** The same part number sold by two vendors and for several periods: only more parameters tell them apart. */
const variant = (
	planId: string,
	vendor: string,
	subscriptionPeriod: Period,
	billingPeriod: Period,
	amount: string,
): Product =>
	product(planId, AMBIGUOUS, 'Ambiguous Product', amount, {
		id: `sku-ambiguous-${planId}`,
		serviceName: 'Ambiguous',
		vendor,
		subscriptionPeriod,
		billingPeriod,
	});

export const PLANS: Plan[] = [
	plan('10001', 'Office 365', { switchesTo: '10005' }),
	plan('10002', 'Azure CSP', { changeable: false }),
	plan('10003', 'Azure CSP New Experience', { changeable: false }),
	plan('10004', 'Microsoft 365 New Commerce'),
	plan('10005', 'Acme Backup'),
	plan('10011', 'Ambiguous, somevendor, month and month', { subscriptionPeriod: MONTH }),
	plan('10012', 'Ambiguous, somevendor, year and month'),
	plan('10013', 'Ambiguous, somevendor, year and year', { billingPeriod: YEAR }),
	plan('10014', 'Ambiguous, othervendor, year and month'),
	plan('2147147', 'Migrated Licences'),
	plan('extra', 'Extra'),
];

export const PRODUCTS: Product[] = [
	product('10001', OFFICE_LICENCE, 'Office 365 Enterprise E1', '19.8'),
	officeAddOn('53fc25f7-6639-4f78-bb44-3c2dfec3ed40', 'Office 365 Extra File Storage', '1.15'),
	officeAddOn('c94271d8-b431-4a25-a3c5-a57737a1c909', 'Skype for Business PSTN Conferencing', '0.0', '-1.0'),
	officeAddOn('fc233c3f-25bc-4bba-8984-860ce561af86', 'Skype for Business Plus CAL', '2.93'),
	officeAddOn('1c410588-da3b-4f88-b38f-707eb9de46c0', 'Office 365 Advanced eDiscovery', '4.17'),
	officeAddOn('663e36bd-0002-44c8-aa60-edc398c30d4a', 'Customer Lockbox', '1.76'),
	officeAddOn('2eb59242-162a-40ac-bb17-5b658bf8a9c1', 'Microsoft MyAnalytics', '2.23'),
	product('10002', 'MS-AZR-0145P', 'Total Cost of Azure Services', '0.0', { ...AZURE, maximumQuantity: '-1.0' }),
	product('10003', 'MS-AZR-0017G', 'Azure Tenant', '0.0', { ...AZURE, minimumQuantity: '1.0', maximumQuantity: '1.0' }),
	product('10004', 'CFQ7TTC0LH16:0001', 'Microsoft 365 Business Basic', '6.0', {
		id: 'sku-CFQ7TTC0LH16-0001',
		serviceName: 'Microsoft 365 NCE',
		minimumQuantity: '1.0',
		maximumQuantity: '300.0',
	}),
	product('2147147', 'SQXAMSENS', 'Migrated Licence', '3.5', {
		id: 'ABC-1803Y8F',
		vendor: 'AB-023-329',
		serviceName: 'Licences',
		minimumQuantity: '1.0',
		maximumQuantity: '300.0',
	}),
	product('10005', 'ACME-BACKUP', 'Acme Backup', '4.99', {
		...ACME,
		minimumQuantity: '1.0',
		maximumQuantity: '100.0',
		prices: [price('4.99'), price('25.0', 'setup')],
	}),
	product('10005', 'ACME-BACKUP-PLUS', 'Acme Backup Plus', '7.49', { ...ACME, maximumQuantity: '100.0' }),
	variant('10011', 'somevendor', MONTH, MONTH, '12.0'),
	variant('10012', 'somevendor', YEAR, MONTH, '10.0'),
	variant('10013', 'somevendor', YEAR, YEAR, '108.0'),
	variant('10014', 'othervendor', YEAR, MONTH, '9.5'),
];
