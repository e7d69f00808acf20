import { type Field, InputProblem } from '../../engine/declare';
import { safeUrl } from '../../engine/http/download';
import { id, trimmed } from '../../engine/input/parsers';

import { currency } from '../fields/market';

export const invoiceNumber: Field = {
	displayName: 'Invoice ID',
	name: 'invoiceId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. G016907411',
	description: 'The invoice number, from Partner Center Invoice',
	send: { check: id },
};

export const currencyCode: Field = {
	...currency,
	name: 'currencyCode',
	description: 'Three-letter code of the billing currency (ISO 4217)',
};

export const billingPeriod: Field = {
	displayName: 'Billing Period',
	name: 'billingPeriod',
	type: 'options',
	required: true,
	options: [
		{ name: 'Current', value: 'current', description: 'The open period' },
		{ name: 'Last', value: 'last', description: 'The period before it' },
	],
	default: 'current',
	description: 'The period to export',
};

export const attributeSet: Field = {
	displayName: 'Attribute Set',
	name: 'attributeSet',
	type: 'options',
	options: [
		{ name: 'Basic', value: 'basic', description: 'Fewer columns, smaller files' },
		{ name: 'Full', value: 'full', description: 'Every column' },
	],
	default: 'basic',
	description: 'The columns that the files have. If not set, every column.',
};

export const operationId: Field = {
	displayName: 'Operation ID',
	name: 'operationId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 7a7c50c0-9412-4c4b-8e07-bdc7885d7069',
	description: 'The ID that an export returned',
	send: { check: id },
};

export const manifestId: Field = {
	displayName: 'Manifest ID',
	name: 'manifestId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 012e5e7f-7584-48a6-b97e-b8fdf7c6f774',
	description: 'The ID of the list of files: manifestId of a finished export',
	send: { check: id },
};

export const source: Field = {
	displayName: 'Files From',
	name: 'source',
	type: 'options',
	required: true,
	noDataExpression: true,
	options: [
		{ name: 'Manifest', value: 'manifest', description: 'A list of files, by its ID' },
		{ name: 'Operation', value: 'operation', description: 'A finished export, by its ID' },
	],
	default: 'operation',
	description: 'How to identify the files',
	send: { in: 'nowhere' },
};

const address = (value: unknown) => (trimmed(value) === undefined ? undefined : safeUrl(value));

export const rootDirectory: Field = {
	displayName: 'Folder Address',
	name: 'rootDirectory',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://storage.example.com/exports/7a7c50c0',
	description: 'The location of the files, if the node cannot read it from the manifest',
	send: { in: 'nowhere', check: address },
};

export const sasToken: Field = {
	displayName: 'SAS Token',
	name: 'sasToken',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'The token for reading the files, if the node cannot read it from the manifest',
	send: { in: 'nowhere', secret: true },
};

const propertyName = (value: unknown) => {
	const name = trimmed(value);
	if (typeof name === 'string' && !/^[\w-]+$/.test(name))
		throw new InputProblem('may contain only letters, digits, - and _');
	return name;
};

export const binaryPropertyName: Field = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the output binary field to put each file in',
	send: { in: 'nowhere', check: propertyName },
};
