import type { IDataObject } from 'n8n-workflow';

/** The words of audit records in the order of their numbers. Source: the vendor's SDK of 2023; newer words pass through. */

const words = (text: string): string[] => text.trim().split(/\s+/);

const OPERATION_TYPES = words(`
	undefined update_customer_qualification update_subscription upgrade_subscription convert_trial_subscription add_customer
	update_customer_billing_profile update_customer_partner_contract_company_name update_customer_spending_budget delete_customer
	remove_partner_customer_relationship create_order update_order create_customer_user delete_customer_user update_customer_user
	update_customer_user_licenses reset_customer_user_password update_customer_user_principal_name restore_customer_user
	create_mpn_association update_mpn_association update_sfb_customer_user_licenses update_transfer create_partner_relationship
	register_application unregister_application add_application_credential remove_application_credential create_partner_user
	update_partner_user remove_partner_user create_referral update_referral get_software_key get_software_download_link
	increase_spending_limit ready_invoice create_agreement extend_relationship create_transfer create_self_serve_policy
	update_self_serve_policy delete_self_serve_policy remove_partner_relationship delete_tip_customer create_related_referral
	update_related_referral granular_admin_relationship_approved granular_admin_relationship_activated
	granular_admin_relationship_termination_requested granular_admin_relationship_terminated granular_admin_relationship_expired
	granular_admin_access_assignment_created granular_admin_access_assignment_updated granular_admin_access_assignment_deleted
	dap_admin_relationship_approved dap_admin_relationship_terminated create_credit update_credit cancel_credit add_user_member
	remove_user_member granular_admin_access_assignment_activated software_attestation granular_admin_relationship_cleaned_up
	update_company_info policy_created policy_updated policy_deleted device_updated devices_update_attempted device_deleted
	devices_upload_to_new_batch_attempted devices_upload_to_existing_batch_attempted manage_overage
	dap_admin_relationship_terminated_by_microsoft azure_fraud_event_detected create_new_commerce_migration
`);

const RESOURCE_TYPES = words(`
	undefined customer customer_user order subscription license third_party_add_on mpn_association transfer application
	application_credential partner_user partner_relationship referral software_key software_download_link spending_limit invoice agreement
	partner_customer_relationship self_serve_policy granular_admin_relationship granular_admin_access_assignment partner_customer_dap credit
	customer_directory_role software_page device policy overage new_commerce_migration azure_entitlement
	indirect_provider_indirect_reseller_dap
`);

const STATUSES = words('succeeded failed progress decline');

const bare = (word: string): string => word.toLowerCase().replaceAll('_', '');

/** Gives a value in one spelling, whether it comes as a number, in capitals or without underscores. */
function speller(known: string[]): (value: unknown) => string | undefined {
	const byBare = new Map(known.map((word) => [bare(word), word]));
	return (value) => {
		if (value === undefined || value === null || value === '') return undefined;
		const text = String(value);
		if (/^\d+$/.test(text)) return known[Number(text)] ?? text;
		return byBare.get(bare(text)) ?? text;
	};
}

const operationTypeName = speller(OPERATION_TYPES);
const resourceTypeName = speller(RESOURCE_TYPES);
const operationStatusName = speller(STATUSES);

/** What was done to what, and how it ended, in the words by which a workflow can decide. */
export const spelled = ({ operationType, resourceType, operationStatus }: IDataObject): IDataObject => ({
	operationTypeName: operationTypeName(operationType),
	resourceTypeName: resourceTypeName(resourceType),
	operationStatusName: operationStatusName(operationStatus),
});
