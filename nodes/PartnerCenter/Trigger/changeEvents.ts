import type { TriggerEvent } from '../../engine/poll/trigger';

/** A kind of change, and the operation types of audit records that show it, as Audit/words.ts spells them. */
interface Kind extends TriggerEvent {
	types: string[];
}

const FAILED = 'changeFailed';
const OTHER = 'otherChange';

/** Another list shows it as well, with more. */
const ELSEWHERE = ['ready_invoice'];

/** A record exists for no new subscription: the order that brought it has one. */
const KINDS: Kind[] = [
	{
		value: 'customerCreated',
		name: 'Customer Created',
		description: 'A customer was added, here or in the portal',
		types: ['add_customer'],
	},
	{
		value: 'customerChanged',
		name: 'Customer Changed',
		description: 'Company, billing profile, qualification or spending budget of a customer changed',
		types: [
			'update_customer_billing_profile',
			'update_customer_partner_contract_company_name',
			'update_customer_qualification',
			'update_customer_spending_budget',
			'update_company_info',
		],
	},
	{
		value: 'customerRemoved',
		name: 'Customer Removed',
		description: 'A customer was deleted, or is no longer yours',
		types: ['delete_customer', 'remove_partner_customer_relationship'],
	},
	{
		value: 'orderCreated',
		name: 'Order Created',
		description: 'An order was placed, here or in the portal. It also comes for the subscriptions that it brings.',
		types: ['create_order'],
	},
	{
		value: 'orderChanged',
		name: 'Order Changed',
		description: 'An order was changed',
		types: ['update_order'],
	},
	{
		value: 'subscriptionChanged',
		name: 'Subscription Changed',
		description: 'Seats, status, term, renewal or product of a subscription changed, or a trial became paid',
		types: ['update_subscription', 'upgrade_subscription', 'convert_trial_subscription'],
	},
	{
		value: 'userCreated',
		name: 'User Created',
		description: 'A user of a customer was created or restored',
		types: ['create_customer_user', 'restore_customer_user'],
	},
	{
		value: 'userChanged',
		name: 'User Changed',
		description: 'Profile, user name or password of a user of a customer changed',
		types: ['update_customer_user', 'update_customer_user_principal_name', 'reset_customer_user_password'],
	},
	{
		value: 'userDeleted',
		name: 'User Deleted',
		description: 'A user of a customer was deleted',
		types: ['delete_customer_user'],
	},
	{
		value: 'licensesChanged',
		name: 'User Licenses Changed',
		description: 'Licenses were assigned to a user of a customer, or taken away',
		types: ['update_customer_user_licenses', 'update_sfb_customer_user_licenses'],
	},
	{
		value: 'transferChanged',
		name: 'Transfer Created or Changed',
		description: 'A transfer of subscriptions between partners was requested, or its status changed',
		types: ['create_transfer', 'update_transfer'],
	},
	{
		value: 'migrationCreated',
		name: 'Migration Created',
		description: 'A subscription was sent to New Commerce',
		types: ['create_new_commerce_migration'],
	},
	{
		value: 'gdapApproved',
		name: 'GDAP Relationship Approved',
		description: 'A customer approved a delegated admin relationship',
		types: ['granular_admin_relationship_approved'],
	},
	{
		value: 'gdapActivated',
		name: 'GDAP Relationship Active',
		description: 'A delegated admin relationship is ready for use',
		types: ['granular_admin_relationship_activated'],
	},
	{
		value: 'gdapEnded',
		name: 'GDAP Relationship Ended',
		description: 'A delegated admin relationship was terminated or expired',
		types: ['granular_admin_relationship_terminated', 'granular_admin_relationship_expired'],
	},
	{
		value: 'fraudDetected',
		name: 'Azure Fraud Detected',
		description: 'Microsoft suspects misuse of an Azure subscription',
		types: ['azure_fraud_event_detected'],
	},
];

const NAME_OF = new Map(KINDS.flatMap(({ value, types }) => types.map((type): [string, string] => [type, value])));

/** What can be seen in the audit records. */
export const CHANGE_EVENTS: TriggerEvent[] = [
	...KINDS.map(({ value, name, description }) => ({ value, name, description })),
	{ value: FAILED, name: 'Change Failed', description: 'A change of any kind was refused or ended in error' },
	{ value: OTHER, name: 'Other Change', description: 'A change that none of the other events covers' },
];

/**
 * The event that a change is; undefined while it is in progress, and where another list shows it.
 * @param type what was done, and `status` how it ended, both as Audit/words.ts spells them
 */
export function eventOf(type: string, status: string): string | undefined {
	if (status === 'progress' || ELSEWHERE.includes(type)) return undefined;
	if (status === 'failed' || status === 'decline') return FAILED;
	return NAME_OF.get(type) ?? OTHER;
}
