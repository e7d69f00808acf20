import type { Check, Field } from '../../engine/declare';
import { listOrId } from '../../engine/input/commonFields';
import { id, segment, trimmed } from '../../engine/input/parsers';

/** Ids that are picked from a list. The search methods are the vendor's pickers. */

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An ID in one spelling: the same customer in capitals is the same customer. */
const oneSpelling: Check = (value) => {
	const given = id(value) as string | undefined;
	return given !== undefined && GUID.test(given) ? given.toLowerCase() : given;
};

export const customerId: Field = {
	displayName: 'Customer',
	name: 'customerId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The customer, by Microsoft ID (tenant ID) or domain',
	send: { check: oneSpelling },
	modes: [
		...listOrId('customers', 'Choose a customer…', 'e.g. 11111111-2222-3333-4444-555555555555'),
		{
			displayName: 'By Domain',
			name: 'domain',
			type: 'string',
			placeholder: 'e.g. contoso.onmicrosoft.com',
			hint: "The customer's initial domain. It must match exactly one customer.",
		},
	],
};

export const userId: Field = {
	displayName: 'User',
	name: 'userId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The user of the customer',
	send: { check: oneSpelling },
	modes: [
		...listOrId('users', 'Choose a user…', 'e.g. 33333333-4444-5555-6666-777777777777'),
		{
			displayName: 'By User Name',
			name: 'userPrincipalName',
			type: 'string',
			placeholder: 'e.g. jane@contoso.onmicrosoft.com',
			hint: 'The user principal name. It must match exactly one user.',
		},
	],
};

export const roleId: Field = {
	displayName: 'Directory Role',
	name: 'roleId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: "The role in the customer's directory",
	modes: listOrId('directoryRoles', 'Choose a role…', 'e.g. 729827e3-9c14-49f7-bb1b-9608f156bbb8'),
};

export const licenseSkuId: Field = {
	displayName: 'License',
	name: 'licenseSkuId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The license: a SKU that the customer has subscribed to',
	modes: listOrId('licenses', 'Choose a license…', 'e.g. f245ecc8-75af-4f8e-b61f-27d8114de5f3'),
};

export const subscriptionId: Field = {
	displayName: 'Subscription',
	name: 'subscriptionId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The subscription. For Azure it is the plan, not an Azure subscription.',
	send: { check: oneSpelling },
	modes: listOrId('subscriptions', 'Choose a subscription…', 'e.g. 44444444-5555-6666-7777-888888888888'),
};

export const orderId: Field = {
	displayName: 'Order',
	name: 'orderId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The order. New ones are listed up to 15 minutes late.',
	modes: listOrId('orders', 'Choose an order…', 'e.g. 3eddcac6-63b2-4c40-b0b6-f47e18301492'),
};

export const productId: Field = {
	displayName: 'Product',
	name: 'productId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The product from the catalog. The list needs the country.',
	modes: listOrId('products', 'Choose a product…', 'e.g. CFQ7TTC0LH18'),
};

export const skuId: Field = {
	displayName: 'SKU',
	name: 'skuId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The SKU of the product',
	modes: listOrId('skus', 'Choose a SKU…', 'e.g. 0001'),
};

export const customerProductId: Field = {
	...productId,
	description: 'The product. The list shows what the customer can buy in the chosen catalog.',
	modes: listOrId('customerProducts', 'Choose a product…', 'e.g. CFQ7TTC0LH18'),
};

export const customerSkuId: Field = {
	...skuId,
	modes: listOrId('customerSkus', 'Choose a SKU…', 'e.g. 0001'),
};

export const availabilityId: Field = {
	displayName: 'Availability',
	name: 'availabilityId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The availability of the SKU. It changes over time, so look it up right before you use it.',
	modes: listOrId('availabilities', 'Choose an availability…', 'e.g. CFQ7TTC0K971'),
};

export const promotionId: Field = {
	displayName: 'Promotion',
	name: 'promotionId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The promotion in a market',
	modes: listOrId('promotions', 'Choose a promotion…', 'e.g. 39NFJQT1PJPF:0001:39NFJQT1Q5KK'),
};

export const offerId: Field = {
	displayName: 'Offer',
	name: 'offerId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The offer from the legacy catalog. The list needs the country.',
	modes: listOrId('offers', 'Choose an offer…', 'e.g. 031C9E47-4802-4248-838E-778FB1D2CC05'),
};

export const agreementTemplateId: Field = {
	displayName: 'Agreement Template',
	name: 'agreementTemplateId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The template of the agreement',
	modes: listOrId('agreementTemplates', 'Choose a template…', 'e.g. 117a77b0-9360-443b-8795-c6dedc750cf9'),
};

export const indirectResellerId: Field = {
	displayName: 'Indirect Reseller',
	name: 'indirectResellerId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The indirect reseller, by tenant ID',
	send: { check: oneSpelling },
	modes: listOrId('indirectResellers', 'Choose a reseller…', 'e.g. 55555555-6666-7777-8888-999999999999'),
};

export const partnerIdOnRecord: Field = {
	displayName: 'Partner on Record',
	name: 'partnerIdOnRecord',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The indirect reseller that made the sale, by PLA (MPN) ID. Never your own ID as a provider.',
	send: { check: trimmed },
	modes: listOrId('resellerMpnIds', 'Choose a reseller…', 'e.g. 4847383'),
};

export const invoiceId: Field = {
	displayName: 'Invoice',
	name: 'invoiceId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The invoice, by number',
	modes: listOrId('invoices', 'Choose an invoice…', 'e.g. G012345678'),
};

export const policyId: Field = {
	displayName: 'Policy',
	name: 'policyId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The configuration policy',
	modes: listOrId('policies', 'Choose a policy…', 'e.g. 56edf752-ee77-4fd8-b7f5-df1f74a3a9ac'),
};

export const deviceBatchId: Field = {
	displayName: 'Device Batch',
	name: 'deviceBatchId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The batch, by name',
	// A batch's name is its ID, so it may hold blanks.
	send: { check: segment },
	modes: listOrId('deviceBatches', 'Choose a batch…', 'e.g. Spring Laptops'),
};

export const deviceId: Field = {
	displayName: 'Device',
	name: 'deviceId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'A device of the batch',
	modes: listOrId('devices', 'Choose a device…', 'e.g. 9abcdef0-1234-5678-9abc-def012345678'),
};

export const serviceRequestId: Field = {
	displayName: 'Service Request',
	name: 'serviceRequestId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The ticket, by number',
	modes: listOrId('serviceRequests', 'Choose a service request…', 'e.g. 615112491169010'),
};

export const transferId: Field = {
	displayName: 'Transfer',
	name: 'transferId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: "A transfer of the customer's subscriptions",
	send: { check: oneSpelling },
	modes: listOrId('transfers', 'Choose a transfer…', 'e.g. 66666666-7777-8888-9999-000000000000'),
};

export const migrationId: Field = {
	displayName: 'Migration',
	name: 'migrationId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The migration to new commerce',
	send: { check: oneSpelling },
	modes: listOrId('migrations', 'Choose a migration…', 'e.g. 77777777-8888-9999-0000-111111111111'),
};

export const scheduleId: Field = {
	displayName: 'Schedule',
	name: 'scheduleId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The scheduled migration',
	send: { check: oneSpelling },
	modes: listOrId('migrationSchedules', 'Choose a schedule…', 'e.g. 88888888-9999-0000-1111-222222222222'),
};

export const policyKey: Field = {
	displayName: 'Self-Serve Policy',
	name: 'policyKey',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'A self-serve policy of the customer',
	modes: listOrId(
		'selfServePolicies',
		'Choose a policy…',
		'e.g. 634f6379-ad54-449b-9821-564f737158ff_0431a72c-7d8d-4393-b25e-ef277b2c1f54',
	),
};

export const entitlementId: Field = {
	displayName: 'Azure Subscription',
	name: 'entitlementId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The Azure subscription (entitlement) of the plan',
	send: { check: oneSpelling },
	modes: listOrId('azureEntitlements', 'Choose an Azure subscription…', 'e.g. 99999999-0000-1111-2222-333333333333'),
};

export const relationshipId: Field = {
	displayName: 'Relationship',
	name: 'relationshipId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The delegated admin relationship',
	modes: listOrId(
		'gdapRelationships',
		'Choose a relationship…',
		'e.g. 5e5594d3-6f82-458b-b567-77db4811f0cd-00000000-0000-0000-0000-000000001234',
	),
};

export const accessAssignmentId: Field = {
	displayName: 'Access Assignment',
	name: 'accessAssignmentId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The access assignment of the relationship',
	modes: listOrId('gdapAssignments', 'Choose an assignment…', 'e.g. da9d6cf4-1ea4-4d1a-9f3f-3b2a1c4d5e6f'),
};
