import type { IDataObject } from 'n8n-workflow';

import type { Chosen, ListedRows, PolledList } from '../../engine/poll/trigger';

import { CUSTOMERS } from '../Customer/customers';
import { paging } from '../paging';

/**
 * Adobe lists customers by reseller, and everything else by customer. So a reading begins with the chosen customer,
 * with the chosen reseller, or with all active resellers of the distributor.
 */

export const textIn = (row: IDataObject, name: string): string => String(row[name] ?? '');

/** The lists of one reseller, or of each. */
export function ofResellers({ value }: Chosen, ofReseller: (resellerId: string) => PolledList): PolledList {
	const chosen = value('resellerId');
	if (chosen !== '') return ofReseller(chosen);
	return {
		route: 'GET /v3/resellers',
		paging: paging.resellers,
		items: 'accounts',
		inner: (row) => ofReseller(textIn(row, 'resellerId')),
	};
}

/** The customers of a reseller; the platform gives the active ones unless the query says otherwise. */
export const customersOf = (resellerId: string, more: Partial<ListedRows> = {}): PolledList => ({
	route: CUSTOMERS.list,
	path: { resellerId },
	paging: paging.customers,
	items: 'accounts',
	...more,
});

/** The lists of one customer, or of each that is active. */
export function ofCustomers(chosen: Chosen, ofCustomer: (customerId: string) => PolledList): PolledList {
	if (chosen.customerId !== '') return ofCustomer(chosen.customerId);
	const inner = (row: IDataObject) => ofCustomer(textIn(row, 'customerId'));
	return ofResellers(chosen, (resellerId) => customersOf(resellerId, { inner }));
}

/** One customer, as a list. */
export const oneCustomer = (customerId: string): PolledList => ({
	route: CUSTOMERS.one,
	path: { customerId },
	paging: paging.whole,
	items: '',
});
