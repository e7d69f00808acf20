import { type Check, type Field, InputProblem, optional } from '../../engine/declare';
import { email, id, integer, trimmed } from '../../engine/input/parsers';

import { plain } from '../spelling';

import { partnerIdOnRecord, subscriptionId } from './locators';
import { addOns, lines } from './ordering/line';
import { quantity } from './terms';

/** Fields of transfers: subscriptions of a customer that one partner hands over to another. */

const tenant = (field: Pick<Field, 'displayName' | 'name' | 'description'>): Field => ({
	type: 'string',
	default: '',
	placeholder: 'e.g. 55555555-6666-7777-8888-999999999999',
	send: { check: id },
	...field,
});

const text = (field: Pick<Field, 'displayName' | 'name' | 'description' | 'placeholder' | 'send'>): Field => ({
	type: 'string',
	default: '',
	...field,
});

const sourcePartnerTenantId: Field = {
	...tenant({
		displayName: 'Current Partner',
		name: 'sourcePartnerTenantId',
		description: 'Tenant ID of the partner that has the subscriptions now',
	}),
	required: true,
};

const sourcePartnerName: Field = {
	...text({
		displayName: 'Current Partner Name',
		name: 'sourcePartnerName',
		description: 'Name of the partner that has the subscriptions now',
		placeholder: 'e.g. Old Quay Resellers',
	}),
	required: true,
};

const customerEmailId: Field = {
	...text({
		displayName: 'Customer Email',
		name: 'customerEmailId',
		description: "The customer's email address for notifications",
		placeholder: 'e.g. jane@contoso.com',
		send: { check: email, personal: true },
	}),
	required: true,
};

/** A number in the request; an expression may give it as text, or by its name. */
const transferKind: Check = (value) => {
	if (plain(value) === 'newcommerce') return 3;
	const given = integer(value);
	if (given === undefined || given === 3 || given === 5) return given;
	throw new InputProblem('must be 3 (New Commerce) or 5');
};

const transferType: Field = {
	displayName: 'Transfer Type',
	name: 'transferType',
	type: 'options',
	required: true,
	options: [
		{ name: 'New Commerce (3)', value: 3, description: 'Azure plans and new commerce licenses' },
		{
			name: 'Type 5',
			value: 5,
			description: 'Recommended by older notes for new commerce; not confirmed in November 2026',
		},
	],
	default: 3,
	description: 'The type of subscriptions to transfer',
	send: { check: transferKind },
};

const targetProductTypes: Field = {
	displayName: 'Product Types',
	name: 'targetProductTypes',
	type: 'multiOptions',
	options: [
		{ name: 'Azure Reservations', value: 'AzureReservation' },
		{ name: 'Azure Savings Plans', value: 'AzureSavingsPlan' },
		{ name: 'Azure Subscriptions', value: 'AzureSubscription' },
		{ name: 'Online Services', value: 'OnlineServicesNCE' },
		{ name: 'SaaS', value: 'SaaS' },
		{ name: 'Software', value: 'Software' },
	],
	default: [],
	description: 'The product types to transfer. If not set, all.',
};

export const newTransfer: Field[] = [
	sourcePartnerTenantId,
	sourcePartnerName,
	customerEmailId,
	transferType,
	text({
		displayName: 'Customer Name',
		name: 'customerName',
		description: 'Company name of the customer',
		placeholder: 'e.g. Contoso',
	}),
	tenant({
		displayName: 'New Partner',
		name: 'targetPartnerTenantId',
		description: 'Tenant ID of the partner that gets the subscriptions. If not set, your own.',
	}),
	text({
		displayName: 'New Partner Email',
		name: 'targetPartnerEmailId',
		description: 'Email address of the partner that gets the subscriptions',
		placeholder: 'e.g. orders@northlight.com',
		send: { check: email, personal: true },
	}),
	targetProductTypes,
	{
		...optional(partnerIdOnRecord),
		name: 'partnerOnRecord',
		description: 'The indirect reseller that gets the subscriptions, by PLA (MPN) ID. Only for indirect providers.',
		send: { check: trimmed },
	},
];

export const eligibilityTransferType: Field = {
	displayName: 'Transfer Type',
	name: 'transferType',
	type: 'string',
	required: true,
	default: 'directtoindirect',
	placeholder: 'e.g. directtoindirect',
	description:
		'Type of transfer. The documentation only shows directtoindirect (from a direct to an indirect partner).',
};

const handedOver: Field = { ...optional(subscriptionId), description: 'The subscription to transfer' };

const line: Field[] = [
	{ ...handedOver, required: true },
	{
		...optional(partnerIdOnRecord),
		description: 'The indirect reseller that it belongs to, by PLA (MPN) ID',
		send: { check: trimmed },
	},
	// As text: a number would be in every line, whether it was given or not.
	{ ...optional(quantity), type: 'string', default: '', placeholder: 'e.g. 10', description: 'Number of seats' },
	text({
		displayName: 'Nickname',
		name: 'friendlyName',
		description: 'Name of the subscription',
		placeholder: 'e.g. Sales team',
	}),
];

const rareAddOns = addOns(line, 'Add-ons of the subscription. Rarely needed: the service fills them in.');

export const lineItems = lines('Lines', [...line, rareAddOns], 'The subscriptions to transfer');
