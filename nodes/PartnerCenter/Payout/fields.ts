import type { Field } from '../../engine/declare';
import { amount, date, id, integer } from '../../engine/input/parsers';

import { condition } from '../fields/files';

const local = { in: 'nowhere' as const };

const day = (displayName: string, name: string, description: string): Field => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	placeholder: 'e.g. 2026-09-01',
	description,
	send: { ...local, check: date },
});

export const requestId: Field = {
	displayName: 'Export ID',
	name: 'requestId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 3f0d1c5e-7a3b-4c68-9d21-5b8e4f6a0c37',
	description: 'The ID that Export Earnings or Export Payments returned',
	send: { check: id },
};

const fileFormat: Field = {
	displayName: 'File Format',
	name: 'fileFormat',
	type: 'options',
	options: [
		{ name: 'CSV', value: 'csv', description: 'Values separated by commas' },
		{ name: 'TSV', value: 'tsv', description: 'Values separated by tabs' },
	],
	default: 'csv',
	description: 'The format of the file',
	send: { in: 'query', as: 'fileformat' },
};

const participant = condition(
	'Participant ID',
	'participantId',
	'4847001',
	'Only this enrolled partner ID (MPN or PLA)',
	integer,
);

const filter = (example: string): Field =>
	condition('Filter', 'filter', example, 'An additional OData condition, combined with the others by "and"');

export const earningsFields: Field[] = [
	fileFormat,
	participant,
	filter("programName eq 'CSP Direct Bill Partner'"),
	day(
		'Earned From',
		'from',
		'Only earnings on or after this date. Without a period, the export covers up to three years.',
	),
	day('Earned Until', 'until', 'Only earnings on or before this date'),
	condition('Engagement', 'engagementName', 'Azure CSP motion incentives', 'Only earnings of this engagement'),
	condition('Minimum Earning', 'earningAmount', '100.00', 'Only earnings of this amount or more', amount),
	condition('Minimum Transaction', 'transactionAmount', '2000.00', 'Only transactions of this amount or more', amount),
];

export const paymentFields: Field[] = [
	fileFormat,
	participant,
	filter("paymentStatus eq 'SENT'"),
	day(
		'Changed From',
		'from',
		'Only payments whose status changed on or after this date. Without a period, the export covers up to three years.',
	),
	day('Changed Until', 'until', 'Only payments whose status changed on or before this date'),
	condition('Minimum Payment', 'paymentAmount', '100.00', 'Only payments of this amount or more', amount),
	condition('Payment ID', 'paymentId', '000123456789', 'Only this payment'),
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
	condition('Program', 'programName', 'CSP Direct Bill Partner', 'Only payments from this program'),
];
