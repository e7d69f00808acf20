import type { Operation } from '../../../nodes/engine/declare';
import { defaults } from '../../../nodes/engine/http/session';
import { agentComplaint } from '../../../nodes/engine/input/agentGuard';

import { operations } from '../play/cases';

/**
 * Every write of every platform, read through one by one: what it can cost when an AI agent calls it. A new write is
 * in none of these lists, so that somebody has to decide.
 */

/** An agent needs a limit of money: the platform has an estimate. */
const TOTAL = [
	'adobeVipNewOrder.place',
	'adobeVipRenewalOrder.place',
	'adobeVipSwitchOrder.place',
	'ingramMicroChangeOrder.place',
	'ingramMicroRenewalOrder.place',
	'ingramMicroSalesOrder.place',
	'partnerCenterPurchase.placeSavingsPlan',
];

/** An agent needs a limit of units: there is no estimate, or the cost comes with the next renewal. */
const QUANTITY = [
	'adobeVipSubscription.create',
	'adobeVipSubscription.resetRenewalCode',
	'adobeVipSubscription.setHighGrowthOffer',
	'adobeVipSubscription.updateAutoRenewal',
	'adobeVipTransfer.create',
	'adobeVipTransfer.migrateLga',
	'ingramMicroMigrationOrder.place',
	'partnerCenterAddOnOrder.place',
	'partnerCenterAddOnOrder.placeLegacy',
	'partnerCenterCart.checkOut',
	'partnerCenterIndirectResellerOrder.place',
	'partnerCenterMigration.createSchedule',
	'partnerCenterMigration.place',
	'partnerCenterOrder.create',
	'partnerCenterPurchase.place',
	'partnerCenterSubscription.scheduleNextTerm',
	'partnerCenterSubscription.updateQuantity',
	'partnerCenterSubscriptionUpgrade.convertTrial',
	'partnerCenterSubscriptionUpgrade.transition',
	'partnerCenterSubscriptionUpgrade.upgrade',
	'partnerCenterTransfer.accept',
];

/** Nothing says by how much it raises the cost, so the model may not choose its values. */
const VALUES_OF_THE_FLOW = [
	'adobeVipCustomer.convertToLga',
	'adobeVipCustomer.createWithThreeYearCommit',
	'adobeVipCustomer.requestRecommitment',
	'adobeVipCustomer.requestThreeYearCommit',
	'adobeVipResellerChange.commit',
	'adobeVipSubscription.removeFlexDiscount',
	// It can turn the credit check off.
	'ingramMicroOrder.update',
	'ingramMicroSubscription.update',
	'ingramMicroSubscription.updateSpecialPricing',
	'partnerCenterAzureUsage.updateOverage',
	'partnerCenterEntitlement.reactivateAzureSubscription',
	'partnerCenterMigration.updateSchedule',
	'partnerCenterOrder.changeBillingCycle',
	// The customer's users can buy by themselves then.
	'partnerCenterSelfServePolicy.create',
	'partnerCenterSelfServePolicy.update',
	'partnerCenterSubscription.activateInSandbox',
	'partnerCenterSubscription.changeTerm',
	'partnerCenterSubscription.reactivate',
	// A smaller quantity that was scheduled is gone then.
	'partnerCenterSubscription.removeSchedule',
	'partnerCenterSubscription.setEndOfTerm',
	'partnerCenterSubscriptionUpgrade.upgradeProduct',
	'partnerCenterTransfer.create',
	'partnerCenterTransfer.updateLines',
];

/** It gives back, or ends what costs. */
const GIVES_BACK = [
	'adobeVipReturnOrder.place',
	'adobeVipRevertSwitchOrder.place',
	'ingramMicroCancellationOrder.place',
	'partnerCenterEntitlement.cancelAzureSubscription',
	'partnerCenterOrder.cancel',
	'partnerCenterSubscription.cancel',
	'partnerCenterSubscription.suspend',
];

/** Accounts, people, papers, devices, messages, carts that are not ordered: nothing is paid for them. */
const FREE = [
	'adobeVipCustomer.changeMarketSegment',
	'adobeVipCustomer.create',
	'adobeVipCustomer.createLga',
	'adobeVipCustomer.findOrCreate',
	'adobeVipCustomer.setGlobalSales',
	'adobeVipCustomer.update',
	'adobeVipDeployment.create',
	'adobeVipDeployment.update',
	'adobeVipLinkedMembership.create',
	'adobeVipLinkedMembership.enroll',
	'adobeVipOrder.update',
	'adobeVipReseller.create',
	'adobeVipReseller.update',
	'ingramMicroCustomer.create',
	'ingramMicroCustomer.findOrCreate',
	'ingramMicroCustomer.update',
	'ingramMicroReport.schedule',
	'ingramMicroReseller.create',
	'ingramMicroReseller.createCustomer',
	'ingramMicroReseller.update',
	// It only warns.
	'partnerCenterAzureUsage.updateBudget',
	'partnerCenterCart.create',
	'partnerCenterCart.update',
	'partnerCenterCustomer.addVerifiedDomain',
	'partnerCenterCustomer.create',
	'partnerCenterCustomer.createQualification',
	'partnerCenterCustomer.deleteFromSandbox',
	'partnerCenterCustomer.findOrCreate',
	'partnerCenterCustomer.removeDap',
	'partnerCenterCustomer.removeRelationship',
	'partnerCenterCustomer.updateBillingProfile',
	'partnerCenterCustomer.updateQualificationLegacy',
	'partnerCenterCustomerAgreement.confirm',
	'partnerCenterCustomerUser.addRoleMember',
	'partnerCenterCustomerUser.create',
	'partnerCenterCustomerUser.delete',
	'partnerCenterCustomerUser.removeRoleMember',
	'partnerCenterCustomerUser.resetPassword',
	'partnerCenterCustomerUser.restore',
	'partnerCenterCustomerUser.update',
	'partnerCenterDevice.applyPolicy',
	'partnerCenterDevice.createBatch',
	'partnerCenterDevice.createPolicy',
	'partnerCenterDevice.delete',
	'partnerCenterDevice.deletePolicy',
	'partnerCenterDevice.updatePolicy',
	'partnerCenterDevice.upload',
	'partnerCenterGdapRelationship.create',
	'partnerCenterGdapRelationship.createAccessAssignment',
	'partnerCenterGdapRelationship.createRequest',
	'partnerCenterGdapRelationship.delete',
	'partnerCenterGdapRelationship.deleteAccessAssignment',
	'partnerCenterGdapRelationship.update',
	'partnerCenterGdapRelationship.updateAccessAssignment',
	// Licenses that were bought.
	'partnerCenterLicense.assign',
	'partnerCenterLicense.remove',
	'partnerCenterMigration.cancelSchedule',
	'partnerCenterOrder.uploadAttachments',
	'partnerCenterPartnerProfile.createConsent',
	'partnerCenterPartnerProfile.deleteConsent',
	'partnerCenterPartnerProfile.updateBillingProfile',
	'partnerCenterPartnerProfile.updateFraudEventStatusLegacy',
	'partnerCenterPartnerProfile.updateLegalBusinessProfile',
	'partnerCenterPartnerProfile.updateOrganizationProfile',
	'partnerCenterPartnerProfile.updateSupportProfile',
	'partnerCenterPayout.deleteEarningsExport',
	'partnerCenterPayout.deletePaymentsExport',
	'partnerCenterReferral.create',
	'partnerCenterReferral.update',
	'partnerCenterSecurityAlert.update',
	'partnerCenterSelfServePolicy.delete',
	'partnerCenterServiceRequest.createLegacy',
	'partnerCenterServiceRequest.update',
	'partnerCenterSubscription.register',
	'partnerCenterSubscription.updateNickname',
	'partnerCenterSubscription.updatePartnerOnRecord',
	'partnerCenterSubscription.updateSupportContact',
	'partnerCenterTransfer.reject',
	'partnerCenterTransfer.withdraw',
	'partnerCenterWebhook.create',
	'partnerCenterWebhook.createTestEvent',
	'partnerCenterWebhook.update',
];

const writes = operations.filter(({ operation }) => operation.write !== undefined);

const operationOf = (id: string): Operation => writes.find((one) => one.id === id)!.operation;

const FROM_MODEL = { orderKey: 'deal-1', any: '={{ $fromAI("any") }}' };

test('every write is in one of the lists, and in one only', () => {
	const listed = [...TOTAL, ...QUANTITY, ...VALUES_OF_THE_FLOW, ...GIVES_BACK, ...FREE];
	expect(listed.sort()).toEqual(writes.map(({ id }) => id).sort());
});

test.each(TOTAL)('%s needs Maximum Total', (id) => {
	expect(agentComplaint(operationOf(id), FROM_MODEL, defaults)).toContain('needs "Limits > Maximum Total"');
});

test.each(QUANTITY)('%s needs Maximum Quantity', (id) => {
	expect(agentComplaint(operationOf(id), FROM_MODEL, defaults)).toContain('needs "Limits > Maximum Quantity"');
});

test.each(VALUES_OF_THE_FLOW)('%s takes no value from the model', (id) => {
	expect(agentComplaint(operationOf(id), FROM_MODEL, defaults)).toContain('not choose its');
	expect(agentComplaint(operationOf(id), { orderKey: 'deal-1', any: 'set' }, defaults)).toBeUndefined();
});

test.each([...GIVES_BACK, ...FREE])('%s is free to use', (id) => {
	expect(agentComplaint(operationOf(id), FROM_MODEL, defaults)).toBeUndefined();
});
