import type { Field } from '../../engine/declare';
import { chosen, dictionary } from '../../engine/input/parsers';

const structuredType: Field = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Number', value: 'number' },
		{ name: 'Text', value: 'text' },
		{ name: 'True or False', value: 'boolean' },
	],
	default: 'text',
	description: 'Type of the value',
	send: { in: 'nowhere' },
};

const textValue: Field = {
	displayName: 'Value',
	name: 'value',
	type: 'string',
	default: '',
	displayOptions: { show: { type: ['text'] } },
	description: 'The value as text',
	send: { personal: true },
};

const numberValue: Field = {
	displayName: 'Value',
	name: 'numberValue',
	type: 'number',
	default: 0,
	displayOptions: { show: { type: ['number'] } },
	description: 'The value as a number',
	send: { as: 'value', personal: true },
};

const booleanValue: Field = {
	displayName: 'Value',
	name: 'booleanValue',
	type: 'options',
	options: [
		{ name: 'Choose…', value: '' },
		{ name: 'False', value: 'false' },
		{ name: 'True', value: 'true' },
	],
	// An attestation is nothing to be preselected.
	default: '',
	displayOptions: { show: { type: ['boolean'] } },
	description: 'The value: true or false',
	send: { as: 'value', check: chosen, personal: true },
};

const listValue: Field = {
	displayName: 'Value',
	name: 'jsonValue',
	type: 'json',
	default: '[]',
	displayOptions: { show: { type: ['json'] } },
	description: 'The value as a list or an object',
	send: { as: 'value', personal: true },
};

const structuredValue: Field = {
	displayName: 'Members',
	name: 'structuredValue',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Member',
	default: {},
	displayOptions: { show: { type: ['structured'] } },
	description: 'The members of the value, such as attestation_accepted: true',
	options: [
		{
			displayName: 'Member',
			name: 'member',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. attestation_accepted',
					description: 'Name of the member',
				},
				structuredType,
				textValue,
				numberValue,
				booleanValue,
			],
		},
	],
	send: { as: 'structured_value', check: dictionary, personal: true },
};

/** Activation parameters of a product: free names, values of any kind. */
export const parameters: Field = {
	displayName: 'Parameters',
	name: 'parameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Parameter',
	default: {},
	description:
		'Activation parameters that the vendor requires, such as domain (Office 365), tenant_name (Azure) or the Microsoft agreement for New Commerce',
	options: [
		{
			displayName: 'Parameter',
			name: 'parameter',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. domain',
					description: 'Name of the parameter, as the vendor spells it',
				},
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'List or Object (JSON)', value: 'json' },
						{ name: 'Number', value: 'number' },
						{ name: 'Structured', value: 'structured' },
						{ name: 'Text', value: 'text' },
						{ name: 'True or False', value: 'boolean' },
					],
					default: 'text',
					description:
						'Type of the value. Structured is for parameters with their own data type, such as the partner attestation.',
					send: { in: 'nowhere' },
				},
				textValue,
				numberValue,
				booleanValue,
				listValue,
				structuredValue,
			],
		},
	],
};
