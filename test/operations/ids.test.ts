import { operations } from './play/cases';
import { readGolden } from './golden/files';

/** What a flow needs next is always there: whatever was made, ordered or changed has an `id`. */

/** What has no ID of its own: a setting of the customer, an agreement, a profile of the partner's, a change of licenses. */
const WITHOUT = [
	'partnerCenterAzureUsage.updateBudget',
	'partnerCenterCustomer.addVerifiedDomain',
	'partnerCenterCustomer.createQualification',
	'partnerCenterCustomer.updateQualificationLegacy',
	'partnerCenterCustomerAgreement.confirm',
	'partnerCenterLicense.assign',
	'partnerCenterLicense.remove',
	'partnerCenterPartnerProfile.updateBillingProfile',
	'partnerCenterPartnerProfile.updateFraudEventStatusLegacy',
	'partnerCenterPartnerProfile.updateLegalBusinessProfile',
	'partnerCenterPartnerProfile.updateSupportProfile',
	'partnerCenterSubscription.updateSupportContact',
];

/** The outputs of each write that is no deletion, as they were reviewed. */
const writes = operations
	.filter(({ operation: { write } }) => write !== undefined && write !== 'delete')
	.map((one) => ({
		id: one.id,
		rows: Object.values(readGolden(one))
			.flatMap(({ output }) => (output ?? []) as Array<Record<string, unknown>>)
			.filter(({ dryRun }) => dryRun === undefined),
	}))
	.filter(({ rows }) => rows.length > 0);

test.each(writes.filter(({ id }) => !WITHOUT.includes(id)))('$id', ({ rows }) => {
	for (const { id } of rows) expect(String(id ?? '')).not.toBe('');
});

test('what is left out has none indeed, and the others are many', () => {
	for (const id of WITHOUT)
		expect(writes.find((one) => one.id === id)?.rows.every((row) => row.id === undefined)).toBe(true);
	expect(writes.length).toBeGreaterThan(100);
});
