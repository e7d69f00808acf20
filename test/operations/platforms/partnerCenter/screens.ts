import type { IDataObject } from 'n8n-workflow';
import { fixtureText } from '../../play/fixtures';
import type { Platform } from '../platform';

/** The first row of an example: what is picked must be on the platform where a node looks for it. */
const firstIn = (name: string, items: string): IDataObject =>
	(JSON.parse(fixtureText(`partnerCenter/${name}.json`)) as Record<string, IDataObject[]>)[items][0];

const link = (row: IDataObject): string =>
	String(((row.entitledArtifacts as IDataObject[])[0].link as IDataObject).uri);

export const samples: Platform['samples'] = {
	// Places and languages
	country: 'US',
	usageLocation: 'US',
	isoCode: 'US',
	culture: 'en-US',
	language: 'en',
	locale: 'en-US',
	agentLocale: 'en-US',
	currency: 'USD',
	currencyCode: 'USD',
	// Addresses
	customerEmailId: 'jane.doe@example.com',
	companyApproverEmail: 'jane.doe@example.com',
	targetPartnerEmailId: 'jane.doe@example.com',
	webhookUrl: 'https://hooks.example.com/partner-center',
	rootDirectory: 'https://billing-storage.example.com/exports/1',
	// Partners
	mpnId: '4847001',
	partnerId: '4847001',
	partnerIdOnRecord: '4847001',
	partnerOnRecord: '4847001',
	indirectResellerId: String(firstIn('relationship.getMany', 'items').id),
	// Prices
	market: 'US',
	month: '202610',
	otherView: 'azure_consumption',
	productIds: 'CFQ7TTC0LH16',
	titleContains: 'business',
	currencies: 'EUR',
	// Payouts and referrals
	participantId: '4847001',
	from: '2026-01-01T00:00:00',
	until: '2026-01-31T00:00:00',
	earningAmount: '100.00',
	transactionAmount: '2000.00',
	paymentAmount: '100.00',
	customerIds: '[{"type": "Duns", "id": "1"}]',
	// Periods, in the order that they need
	startTime: '2026-01-01T00:00:00',
	endTime: '2026-01-31T00:00:00',
};

/** A status and the substatus that goes with it. */
const STAGE = { status: 'Active', substatus: 'Accepted' };

export const screens: Platform['screens'] = {
	'partnerCenterAzureUsage.getRateCard': [{ region: 'US' }],
	'partnerCenterAzureUsage.getSharedRateCard': [{ region: 'US' }],
	'partnerCenterEntitlement.getReservation': [{ artifactLink: link(firstIn('entitlement.getMany', 'items')) }],
	'partnerCenterPriceSheet.getOfferMatrix': [{ skuId: '1' }],
	'partnerCenterPriceSheet.getPrices': [{ billingPlan: 'monthly', skuId: '1' }],
	'partnerCenterReferral.create': [STAGE],
	'partnerCenterReferral.getAll': [STAGE],
	'partnerCenterReferral.update': [STAGE],
	'partnerCenterSecurityAlert.update': [{}, { status: 'resolved' }],
	// The recorder shows one that renews, and the node reads again what it has set.
	'partnerCenterSubscription.setEndOfTerm': [{ endOfTerm: 'renews' }],
	'partnerCenterOrder.uploadAttachments': [
		{
			purchaseOrderFiles: 'data',
			tenderFiles: 'data',
			customerPrice: '1480.00',
			fxRate: '1',
			priceCurrency: 'USD',
			isPartOfTender: true,
			tenderLink: 'https://tenders.example.com/1',
		},
	],
	'partnerCenterPurchase.placeSavingsPlan': [
		['P1Y', 'one_time'],
		['P3Y', 'monthly'],
		['P1Y', 'annual'],
	].map(([termDuration, billingCycle]) => ({
		skuId: '0001',
		termDuration,
		billingCycle,
		hourlyCommitment: '0.05',
		commitmentCurrency: 'USD',
	})),
	'partnerCenterSubscriptionUpgrade.getTransition': [
		{ operationId: String(firstIn('transition.getMany', 'items').operationId) },
	],
	'partnerCenterSubscriptionUpgrade.upgrade': [
		{
			targetOfferId: String((firstIn('subscription.getUpgrades', 'items').targetOffer as IDataObject).id),
		},
	],
};

/** Lines name a product and its SKU, or a catalog item. */
const PRODUCT = ['lineItems.productId', 'lineItems.skuId', 'termDurationOfAll', 'billingCycleOfAll'];

export const filled: Platform['filled'] = {
	'partnerCenterPurchase.placeSavingsPlan': ['subscriptionId'],
	'partnerCenterAddOnOrder.place': PRODUCT,
	'partnerCenterCart.create': PRODUCT,
	'partnerCenterPurchase.place': PRODUCT,
	'partnerCenterIndirectResellerOrder.place': PRODUCT,
	'partnerCenterMigration.createSchedule': ['targetDate'],
	'partnerCenterMigration.getAll': ['filters.currentSubscriptionId'],
	'partnerCenterMigration.getEvents': ['filters.currentSubscriptionId'],
	'partnerCenterMigration.getSchedules': ['filters.currentSubscriptionId'],
};

const OBJECT_TYPE = ['lineItems[].attributes', 'lineItems[].attributes.objectType'];
const FEDERATION = [
	'issuerUri',
	'logOffUri',
	'passiveLogOnUri',
	'preferredAuthenticationProtocol',
	'promptLoginBehavior',
	'signingCertificate',
].map((name) => `domainFederationSettings.${name}`);

/** Where the contract does without although the platform does not: what holds on conditions only, and constants. */
export const alsoAsked: Platform['alsoAsked'] = {
	'partnerCenterAddOnOrder.place': ['lineItems[].termDuration', 'lineItems[].provisioningContext'],
	'partnerCenterAddOnOrder.placeLegacy': OBJECT_TYPE,
	'partnerCenterAudit.getAll': ['startDate', 'endDate', 'filter'],
	'partnerCenterCart.create': ['lineItems[].termDuration'],
	'partnerCenterCustomer.addVerifiedDomain': ['domainFederationSettings', ...FEDERATION],
	'partnerCenterCustomer.createQualification': ['educationSegment', 'validationCode'],
	'partnerCenterCustomerAgreement.getAll': ['agreementType'],
	'partnerCenterCustomerAgreement.getTemplates': ['agreementType'],
	'partnerCenterDevice.createBatch': ['devices[].hardwareHash'],
	'partnerCenterDevice.upload': ['$[].hardwareHash'],
	'partnerCenterIndirectReseller.getAgreementStatus': ['tenantId', 'mpnId'],
	'partnerCenterIndirectResellerOrder.place': [...OBJECT_TYPE, 'lineItems[].partnerIdOnRecord', 'referenceCustomerId'],
	'partnerCenterLicense.assign': ['licensesToAssign', 'licensesToAssign[].skuId'],
	'partnerCenterLicense.remove': ['licensesToRemove'],
	'partnerCenterMigration.createSchedule': ['targetDate'],
	'partnerCenterMigration.getAll': ['CurrentSubscriptionId'],
	'partnerCenterMigration.getEvents': ['current_subscription_id'],
	'partnerCenterMigration.getSchedules': ['currentSubscriptionId'],
	'partnerCenterOrder.changeBillingCycle': [
		...OBJECT_TYPE,
		'lineItems[].subscriptionId',
		'lineItems[].termDuration',
		'lineItems[].partnerIdOnRecord',
	],
	'partnerCenterOrder.create': [...OBJECT_TYPE, 'referenceCustomerId'],
	'partnerCenterPartnerProfile.updateFraudEventStatusLegacy': ['ResolvedReason'],
	'partnerCenterPartnerProfile.verifyPartnerId': ['mpnId'],
	'partnerCenterPriceSheet.download': ['timeline', 'month'],
	'partnerCenterPriceSheet.getPrices': ['timeline', 'month'],
	'partnerCenterPurchase.place': ['lineItems[].termDuration'],
	'partnerCenterSubscription.setEndOfTerm': ['scheduledActions[].scheduleType', 'scheduledActions[].actionType'],
	'partnerCenterReferral.create': [
		'customerProfile.name',
		'consent.consentToToShareInfoWithOthers',
		'consent.consentToContact',
	],
	'partnerCenterOrder.uploadAttachments': ['POFiles', 'metadata.TenderLink'],
	'partnerCenterProduct.checkPromotionEligibility': ['items[].id'],
	'partnerCenterSubscriptionUpgrade.getTransition': ['operationId'],
	'partnerCenterSubscriptionUpgrade.upgrade': ['isEligible'],
	'partnerCenterTransfer.updateLines': ['lineItems', 'lineItems[].subscriptionId'],
};
