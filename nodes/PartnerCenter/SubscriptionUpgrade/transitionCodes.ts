import { plain } from '../spelling';

/** Codes of why a transition is not possible or went wrong. They come as number or name, and the number is the place in this list. */
const CODES: Array<[name: string, meaning?: string]> = [
	['other'],
	[
		'delegated_admin_permissions_disabled',
		"You have no delegated admin rights in the customer's tenant: ask the customer for them.",
	],
	['subscription_status_not_active', 'The subscription is not active: reactivate it first.'],
	[
		'conflicting_service_types',
		'The customer has another subscription with the same services: check them with Subscription > Get Many.',
	],
	['concurrency_conflicts', 'Another change of the subscription is in progress: try again in a few minutes.'],
	['user_context_required', 'This requires App + User sign-in.'],
	['subscription_add_ons_present', 'The subscription has add-ons: cancel or move them first.'],
	['subscription_does_not_have_any_transitioned_paths', 'This subscription cannot be moved to any other SKU.'],
	[
		'subscription_target_offer_not_found',
		'This subscription cannot be moved to the target: choose one from Get Transition Eligibilities.',
	],
	['subscription_not_provisioned', 'The subscription is not provisioned yet: try again in a few minutes.'],
	['offer_does_not_support_billing_cycle', 'The target does not have this billing cycle: choose another Billing.'],
	['conversions_not_found', 'There is no paid product that this trial can be converted to.'],
	['user_license_error', "The licenses of some users were not moved: check them in the customer's tenant."],
	[
		'insufficient_granular_admin_permissions',
		"Your account needs a GDAP role in the customer's tenant, such as Directory Writers.",
	],
];

/** What a code of a transition means, as the next step; undefined where nobody knows it. */
export function transitionMeaning(code: unknown): string | undefined {
	const text = plain(code);
	return CODES.find(([name], number) => text === plain(name) || text === String(number))?.[1];
}
