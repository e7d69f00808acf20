import type { Field } from '../../../engine/declare';
import { dictionary } from '../../../engine/input/parsers';

/** What the lines of carts and the lines of orders have in common. */

export const friendlyName: Field = {
	displayName: 'Nickname',
	name: 'friendlyName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Sales team',
	description: 'Your own name for the subscription. The order key is added in brackets.',
};

export const attestationAccepted: Field = {
	displayName: 'Attestation Accepted',
	name: 'attestationAccepted',
	type: 'boolean',
	default: false,
	description: 'Whether the customer has given the attestation that the offer requires',
};

export const provisioningContext: Field = {
	displayName: 'Provisioning Context',
	name: 'provisioningContext',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Value',
	default: {},
	description:
		'Values that provisioningVariables of the SKU lists, such as subscriptionId, scope and duration of a reservation',
	options: [
		{
			displayName: 'Value',
			name: 'value',
			values: [
				{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. scope', required: true },
				{ displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: 'e.g. shared' },
			],
		},
	],
	send: { check: dictionary },
};

/** The lines of one purchase. @param values the fields of a line */
export const lines = (displayName: string, values: Field[], description: string): Field => ({
	displayName,
	name: 'lineItems',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Line',
	required: true,
	default: {},
	description,
	options: [{ displayName: 'Line', name: 'line', values }],
});

/** Add-ons within a line. */
export const addOns = (values: Field[], description: string): Field => ({
	displayName: 'Add-Ons',
	name: 'addonItems',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Add-On',
	default: {},
	description,
	options: [{ displayName: 'Add-On', name: 'addOn', values }],
});
