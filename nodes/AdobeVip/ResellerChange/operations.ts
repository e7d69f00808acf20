import type { IDataObject } from 'n8n-workflow';

import type { Field, Operation, Resource } from '../../engine/declare';
import { email, id } from '../../engine/input/parsers';

import { resellerId, transferId } from '../fields/locators';
import { idAndStatus, stateOf, statusWords } from '../statuses';
import { adobeVip } from '../vendor';

const approvalCode: Field = {
	displayName: 'Approval Code',
	name: 'approvalCode',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 11083141',
	description:
		"The code that the customer's administrator generates in the Adobe Admin Console. It is valid for seven days.",
	send: { check: id },
};

const newReseller: Field = {
	...resellerId,
	displayName: 'New Reseller',
	description: 'The reseller that the customer moves to, by ID or company name',
};

const requestedBy: Field = {
	displayName: 'Requested By',
	name: 'requestedBy',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. name@email.com',
	description: 'Email address of the person who requests the change',
	send: { check: email, personal: true },
};

const fields: Field[] = [approvalCode, newReseller, requestedBy];

const words = idAndStatus('transfer');

/** A change that did not come about, whatever its code; one that is under way is none of these. */
const failed = ({ transferId, status }: IDataObject): string[] =>
	stateOf(status) === 'failed'
		? [
				`The reseller change ${String(transferId)} failed: it is ${statusWords('transfer', status)} (status ${String(status)}). Check the reseller change and the customer before you request another approval code.`,
			]
		: [];

/** The status in words, and the lines under one name: preview and commit call them lineItems, a later read items. */
function extra(row: IDataObject): IDataObject {
	// A preview has the status of something under way, but no ID, for nothing was begun.
	const status = row.transferId === '' ? { statusText: 'preview: nothing was moved' } : words(row);
	return { ...status, ...(row.lineItems === undefined && row.items !== undefined ? { lineItems: row.items } : {}) };
}

const docs = (page: string) => `https://developer.adobe.com/vipmp/docs/reseller-change/${page}`;

const operations: Operation[] = [
	{
		value: 'preview',
		name: 'Preview',
		action: 'Preview a reseller change',
		description:
			'Check an approval code and see which subscriptions would move to the new reseller. Nothing is changed; the transfer has no ID yet.',
		route: 'POST /v3/transfers',
		fields,
		constantBody: { type: 'RESELLER_CHANGE', action: 'PREVIEW' },
		extra,
		sample: 'adobe/resellerChange.preview.json',
		facts: ['resellerChange.preview'],
		docs: docs('preview-transfer'),
	},
	{
		value: 'commit',
		name: 'Commit',
		action: 'Commit a reseller change',
		description: 'Move a customer with its subscriptions to the new reseller',
		notice: 'This moves the customer to the new reseller and cannot be undone. Run Preview first to see what moves.',
		route: 'POST /v3/transfers',
		fields,
		constantBody: { type: 'RESELLER_CHANGE', action: 'COMMIT' },
		write: 'change',
		raisesCost: true,
		subject: ({ body }) => String(body.approvalCode),
		failures: failed,
		extra,
		sample: 'adobe/resellerChange.commit.json',
		facts: ['resellerChange.commit'],
		docs: docs('commit-transfer'),
	},
	{
		value: 'get',
		name: 'Get',
		action: 'Get a reseller change',
		description:
			'Get a completed reseller change. For moves from VIP to VIP Marketplace, use the Adobe VIP Transfer node.',
		route: 'GET /v3/transfers/{transferId}',
		fields: [transferId],
		extra,
		sample: 'adobe/resellerChange.get.json',
		facts: ['resellerChange.get'],
		docs: docs('get-transfer'),
	},
];

export const resource: Resource = { value: 'resellerChange', name: 'Reseller Change', vendor: adobeVip, operations };
