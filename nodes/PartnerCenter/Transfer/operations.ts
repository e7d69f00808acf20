import type { IDataObject } from 'n8n-workflow';

import type { HookContext, Operation, Resource, Values } from '../../engine/declare';
import { getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { contains } from '../../engine/http/verifyWrite';

import { customerId, transferId } from '../fields/locators';
import { eligibilityTransferType, lineItems, newTransfer } from '../fields/transfers';
import { paging } from '../paging';
import { plain } from '../spelling';
import { partnerCenter } from '../vendor';

import { accept, TRANSFER } from './accept';

const TRANSFERS = 'GET /v1/customers/{customerId}/transfers';
const CHANGE = TRANSFER.replace('GET', 'PATCH');
const DOCS = 'https://learn.microsoft.com/partner-center/developer';

const SIMPLE = [
	'id',
	'status',
	'transferType',
	'customerName',
	'customerTenantId',
	'sourcePartnerName',
	'sourcePartnerTenantId',
	'targetPartnerName',
	'targetPartnerTenantId',
	'targetProductTypes',
	'lineItems',
	'createdTime',
	'completedTime',
];

/** The kind of a transfer in words: it is read as a number, its text, or a name. */
function kindOf({ transferType }: IDataObject): IDataObject {
	const given = plain(transferType);
	if (given === '') return {};
	return { transferTypeName: given === '3' || given === 'newcommerce' ? 'New Commerce' : String(transferType) };
}

const one = { fields: [customerId, transferId], simplify: SIMPLE, extra: kindOf } satisfies Partial<Operation>;

const subject = ({ path }: Values) => `transfer ${path.transferId}`;

/** The ID is in the body as well. */
function withId({ path, body }: Values): void {
	body.id = path.transferId;
}

/** After a lost answer: the transfer, when it is as it was meant to become. */
const transferThat =
	(is: (transfer: IDataObject, values: Values) => boolean) =>
	async ({ session, values }: HookContext): Promise<IDataObject | undefined> => {
		const transfer = await readObject(session, getRequest(TRANSFER, values.path));
		return is(transfer, values) ? transfer : undefined;
	};

const lineOf = (lines: IDataObject[], { subscriptionId }: IDataObject): IDataObject | undefined =>
	lines.find((line) => String(line.subscriptionId).toLowerCase() === String(subscriptionId).toLowerCase());

/** Whether a transfer has the lines that were sent and no others. Without any, nothing shows that it was changed. */
function hasLines({ lineItems: lines }: IDataObject, { body }: Values): boolean {
	const asked = (body.lineItems ?? []) as IDataObject[];
	if (!Array.isArray(lines) || lines.length === 0 || lines.length !== asked.length) return false;
	return asked.every(({ subscriptionId, ...line }) => {
		const found = lineOf(lines as IDataObject[], { subscriptionId });
		return found !== undefined && contains(found, line);
	});
}

const reads: Operation[] = [
	{
		...one,
		value: 'get',
		name: 'Get',
		action: 'Get a transfer',
		description: 'Get one transfer. The new partner only sees its lines when it is complete.',
		route: TRANSFER,
		sample: 'partnerCenter/transfer.get.json',
		facts: ['transfer.get'],
		docs: `${DOCS}/get-transfer-by-id`,
	},
	{
		...one,
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many transfers',
		description: 'Get the transfers of a customer',
		route: TRANSFERS,
		fields: [customerId],
		paging: paging.links,
		items: '',
		sample: 'partnerCenter/transfer.getMany.json',
		facts: ['transfer.getMany'],
		docs: `${DOCS}/get-all-of-a-customer-s-transfers`,
	},
	{
		value: 'checkEligibility',
		name: 'Check Eligibility',
		action: 'Check the transfer eligibility of a customer',
		description: 'Get which subscriptions of a customer can be transferred, and why others cannot',
		route: 'GET /v1/customers/{customerId}/transferseligibility',
		fields: [customerId, eligibilityTransferType],
		paging: paging.links,
		items: '',
		sample: 'partnerCenter/transfer.checkEligibility.json',
		facts: ['transfer.checkEligibility'],
		docs: `${DOCS}/get-customer-s-subscriptions-transfer-eligibility`,
	},
];

const writes: Operation[] = [
	{
		...one,
		value: 'create',
		name: 'Create',
		action: 'Create a transfer',
		description:
			'Ask the current partner of a customer to transfer subscriptions to you. The customer needs a reseller relationship with you first.',
		notice: 'Once the transfer is complete, you are billed for these subscriptions.',
		route: 'POST /v1/customers/{customerId}/transfers',
		fields: [customerId, ...newTransfer],
		write: 'create',
		raisesCost: true,
		subject: ({ path }) => `customer ${path.customerId}`,
		sample: 'partnerCenter/transfer.create.json',
		facts: ['transfer.create'],
		docs: `${DOCS}/create-a-transfer`,
	},
	{
		...one,
		value: 'updateLines',
		name: 'Update Lines',
		action: 'Update the lines of a transfer',
		description: 'Set the subscriptions to transfer, as the current partner',
		notice: 'These subscriptions go to the other partner once the transfer is complete.',
		route: CHANGE,
		extraRoutes: [TRANSFER],
		fields: [customerId, transferId, lineItems],
		transformValues: withId,
		write: 'change',
		raisesCost: true,
		subject,
		findAfterLostResponse: transferThat(hasLines),
		sample: 'partnerCenter/transfer.get.json',
		facts: ['transfer.update'],
		docs: `${DOCS}/reject-a-transfer`,
	},
	{
		...one,
		value: 'reject',
		name: 'Reject',
		action: 'Reject a transfer',
		description: 'Reject a transfer that another partner requested',
		route: CHANGE,
		extraRoutes: [TRANSFER],
		constantBody: { status: 'reject' },
		transformValues: withId,
		write: 'change',
		subject,
		findAfterLostResponse: transferThat(({ status }) => /^reject/i.test(String(status))),
		sample: 'partnerCenter/transfer.update.json',
		facts: ['transfer.update'],
		docs: `${DOCS}/reject-a-transfer`,
	},
	{
		value: 'withdraw',
		name: 'Withdraw',
		action: 'Withdraw a transfer',
		description: 'Withdraw a transfer that you created',
		route: TRANSFER.replace('GET', 'DELETE'),
		fields: one.fields,
		write: 'delete',
		subject,
		sample: 'partnerCenter/transfer.withdraw.json',
		facts: ['transfer.withdraw'],
		docs: `${DOCS}/withdraw-a-transfer`,
	},
];

export const resource: Resource = {
	value: 'transfer',
	name: 'Transfer',
	vendor: partnerCenter,
	operations: [...reads, ...writes, accept],
};
