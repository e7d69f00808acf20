import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** Parameters in the shape that the editor stores. */

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

export const PRODUCT = 'ACME-BACKUP';
export const OFFICE = '91fd106f-4b2c-4938-95ac-f54f74e9a239';

/** A person's data: is in no error and no dry run. */
export const PERSONAL = ['Jocasta', 'Doekampf', 'jocasta@acme.test', '5550100', '101, Any Street', 'Acme Widgets'];

const [firstName, lastName, email, , streetAddress, name] = PERSONAL;
const contact = { type: 'admin', firstName, lastName, email, phoneNumber: '1##5550100#' };
const address = { streetAddress, postalCode: '12345', city: 'Herndon', countryCode: 'US' };

/** The same customer as the API takes it. */
export const newCustomer: IDataObject = { name, language: 'en', address, contactPersons: [contact] };

const customerFields: INodeParameters = { name, language: 'en', ...address, contactPersons: { contact: [contact] } };

export const create = (externalId: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'customer',
	operation: 'create',
	...customerFields,
	waitForCompletion: true,
	simplify: false,
	additionalFields: externalId ? { externalId } : {},
	...more,
});

/** Reads all customers; it only signs in where a test begins again, so that no fault meets the refusal that renews the token. */
export const allCustomers: INodeParameters = {
	resource: 'customer',
	operation: 'getAll',
	returnAll: true,
	simplify: true,
	filters: {},
};

export const findOrCreate = (externalId: string, more: INodeParameters = {}): INodeParameters => ({
	...create(''),
	operation: 'findOrCreate',
	matchBy: 'externalId',
	matchExternalId: externalId,
	...more,
});

export const lines = (quantity: number | string, mpn = PRODUCT) => ({ line: [{ mpn: byId(mpn), quantity }] });

/** Places a sales order of three units. */
export const sale = (customer: string, orderKey: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'salesOrder',
	operation: 'place',
	customerId: byId(customer),
	productsFrom: 'fields',
	products: lines(3),
	orderKey,
	dryRun: false,
	waitForCompletion: true,
	simplify: false,
	additionalFields: {},
	options: {},
	...more,
});

/** Changes a subscription to seven units. */
export const change = (
	customer: string,
	subscription: string,
	orderKey: string,
	more: INodeParameters = {},
): INodeParameters => ({
	...sale(customer, orderKey),
	resource: 'changeOrder',
	subscriptionId: byId(subscription),
	products: lines('7'),
	...more,
});
