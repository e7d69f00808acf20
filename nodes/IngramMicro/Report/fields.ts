import type { Field } from '../../engine/declare';
import { date, dateTime } from '../../engine/input/parsers';

export const source: Field = {
	displayName: 'Report From',
	name: 'source',
	type: 'options',
	required: true,
	noDataExpression: true,
	options: [
		{ name: 'Download Link', value: 'link', description: 'Use a link that another operation returned' },
		{ name: 'Report', value: 'report', description: 'Choose a report; the node gets its link' },
	],
	default: 'report',
	description: 'Where the file comes from',
	send: { in: 'nowhere' },
};

export const downloadUrl: Field = {
	displayName: 'Download Link',
	name: 'downloadUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. {{ $json.downloadUrl }}',
	description: 'The link that Get, Get Many or Schedule returned',
	displayOptions: { show: { source: ['link'] } },
};

export const binaryPropertyName: Field = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the output binary field to put the file in',
};

export const from: Field = {
	displayName: 'From',
	name: 'from',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	required: true,
	default: '',
	description: 'First day of the period',
	send: { check: date },
};

export const to: Field = {
	displayName: 'To',
	name: 'to',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	required: true,
	default: '',
	description: 'Last day of the period',
	send: { check: date },
};

export const startDate: Field = {
	displayName: 'From',
	name: 'startDate',
	type: 'dateTime',
	required: true,
	default: '',
	hint: 'In UTC, unless a time zone is given',
	description: 'Start of the period',
	send: { check: dateTime },
};

export const endDate: Field = {
	displayName: 'To',
	name: 'endDate',
	type: 'dateTime',
	default: '',
	description: 'End of the period',
	send: { check: dateTime },
};

export const reportName: Field = {
	displayName: 'Report Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Daily report',
	description: 'Name of a report that is set up for your account in the control panel',
};

export const format: Field = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	options: [
		{ name: 'CSV', value: 'csv' },
		{ name: 'Excel (XLSX)', value: 'xlsx' },
		{ name: 'JSON', value: 'json' },
		{ name: 'XML', value: 'xml' },
	],
	default: 'csv',
	description: 'Format of the file',
};

export const customizationName: Field = {
	displayName: 'Customization Name',
	name: 'customizationName',
	type: 'string',
	default: '',
	description: 'Name of a customization of the report that is set up for your account',
};

export const name: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Daily report',
	description: 'Only reports with this name',
};

export const status: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Completed', value: 'completed' },
		{ name: 'Error', value: 'error' },
		{ name: 'Processing', value: 'processing' },
		{ name: 'Submitted', value: 'submitted' },
	],
	default: 'completed',
	description: 'Only reports with this status',
};

export const type: Field = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Daily', value: 'daily' },
		{ name: 'Monthly', value: 'monthly' },
		{ name: 'On Invoice', value: 'on_invoice' },
		{ name: 'One Time', value: 'onetime' },
		{ name: 'Periodic', value: 'periodic' },
	],
	default: 'onetime',
	description: 'Only reports of this type',
};
