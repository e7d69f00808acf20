import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../engine/util/path';

import { activation, type Accounts } from '../Reseller/accounts';
import { paging } from '../paging';
import { idAndStatus } from '../statuses';

/** What the operations on customers share. */

export const CUSTOMERS: Accounts = {
	list: 'GET /v3/resellers/{resellerId}/customers',
	one: 'GET /v3/customers/{customerId}',
	id: 'customerId',
	paging: paging.customers,
};

/** Fields that Simplify keeps of a customer. */
export const CUSTOMER = [
	'id',
	'customerId',
	'resellerId',
	'externalReferenceId',
	'status',
	'companyProfile',
	'cotermDate',
	'discounts',
	'benefits',
	'globalSalesEnabled',
	'linkedMembership',
	'tags',
];

export const wait = activation('customer', 'it cannot order: orders for it fail');

/** The group that a customer belongs to. The platform's text calls the member a list, its samples show an object. */
export function membershipOf({ linkedMembership }: IDataObject): IDataObject | undefined {
	const [one] = [linkedMembership].flat() as unknown[];
	return isObject(one) ? one : undefined;
}

const account = idAndStatus('customer');

export const extra = (row: IDataObject): IDataObject => {
	const linkedMembershipId = membershipOf(row)?.id;
	return { ...account(row), ...(linkedMembershipId === undefined ? {} : { linkedMembershipId }) };
};

const PENDING =
	'Adobe has not reviewed the customer yet. It accepts orders in the meantime, but all of them fail if the customer is not accepted.';

/** For what creates customers: the status in words, and what may happen while it is pending. */
export const newExtra = (row: IDataObject): IDataObject => ({
	...extra(row),
	...(String(row.status) === '1002' ? { warnings: [PENDING] } : {}),
});

/** Said of operations that a distributor must be enabled for. */
export const NEEDS = {
	agencies: 'Your distributor account must be enabled for large government agencies.',
	globalSales: 'Your distributor account must be enabled for global sales.',
};

export const docs = (page: string) => `https://developer.adobe.com/vipmp/docs/${page}`;
