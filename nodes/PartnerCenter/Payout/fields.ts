import { amount, date, id, integer, trimmed, type Check } from '../../shared/checks';
import { propertyName } from '../../shared/codes';
import type { Field } from '../../shared/declare';

const local = { in: 'nowhere' as const };

const given = (displayName: string, name: string, example: string, description: string, check: Check = trimmed): Field =>
	({ displayName, name, type: 'string', default: '', placeholder: `e.g. ${example}`, description, send: { ...local, check } });

const day = (displayName: string, name: string, description: string): Field =>
	({ displayName, name, type: 'dateTime', default: '', placeholder: 'e.g. 2026-09-01', description, send: { ...local, check: date } });

export const requestId: Field = {
	displayName: 'Export ID',
	name: 'requestId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 3f0d1c5e-7a3b-4c68-9d21-5b8e4f6a0c37',
	description: 'The requestId that an export returned',
	send: { check: id },
};

const fileFormat: Field = {
	displayName: 'File Format',
	name: 'fileFormat',
	type: 'options',
	options: [
		{ name: 'CSV', value: 'csv', description: 'Values with commas between them' },
		{ name: 'TSV', value: 'tsv', description: 'Values with tabs between them' },
	],
	default: 'csv',
	description: 'The format of the file',
	send: { in: 'query', as: 'fileformat' },
};

const participant = given('Participant ID', 'participantId', '4847001', 'Only this enrolled partner ID (MPN or PLA)', integer);

const filter = (example: string): Field =>
	given('Filter', 'filter', example, 'A further condition in OData; it is joined to the others with "and"');

export const earningsFields: Field[] = [
	fileFormat,
	participant,
	filter('programName eq \'CSP Direct Bill Partner\''),
	day('Earned From', 'from', 'Only earnings for this day or later. Without a period up to three years are exported.'),
	day('Earned Until', 'until', 'Only earnings for this day or earlier'),
	given('Engagement', 'engagementName', 'Azure CSP motion incentives', 'Only earnings of this engagement'),
	given('Minimum Earning', 'earningAmount', '100.00', 'Only earnings of this amount or more', amount),
	given('Minimum Transaction', 'transactionAmount', '2000.00', 'Only transactions of this amount or more', amount),
];

export const paymentFields: Field[] = [
	fileFormat,
	participant,
	filter('paymentStatus eq \'SENT\''),
	day('Changed From', 'from', 'Only payments whose status changed on this day or later. Without a period up to three years are exported.'),
	day('Changed Until', 'until', 'Only payments whose status changed on this day or earlier'),
	given('Minimum Payment', 'paymentAmount', '100.00', 'Only payments of this amount or more', amount),
	given('Payment ID', 'paymentId', '000123456789', 'Only this payment'),
	{
		displayName: 'Payment Type',
		name: 'payoutOrderType',
		type: 'options',
		options: [
			{ name: 'Co-Op', value: 'COOP' },
			{ name: 'Fee', value: 'FEE' },
			{ name: 'Rebate', value: 'REBATE' },
			{ name: 'Sell', value: 'SELL' },
		],
		default: 'REBATE',
		description: 'Only payments of this type',
		send: local,
	},
	given('Program', 'programName', 'CSP Direct Bill Partner', 'Only payments of this program'),
];

export const binaryPropertyName: Field = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the output binary field to put the file in',
	send: { ...local, check: propertyName },
};
