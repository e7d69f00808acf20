import type { HookContext, Operation, Session, Values } from '../../engine/declare';
import { findRows } from '../../engine/http/paging/lookups';

import { customerId } from '../fields/locators';
import { withoutLinks } from '../whole';

import { changedProfile, companyOf, CUSTOMER, newCustomer, PASSWORD } from './fields';

const subject = ({ path }: Values) => path.customerId;

/** The customers that have exactly this domain; the platform itself searches by beginning. */
export const customersOf = async (session: Session, domain: string) =>
	await findRows(session, session.vendor.pickers.customers, 'domain', domain);

/** The customer that a lost answer may have made; the password went with the answer. */
export async function madeCustomer({ session, values: { body } }: HookContext) {
	const { domain } = body.companyProfile as { domain: string };
	const [made] = await customersOf(session, domain);
	return (
		made && {
			...made,
			warnings: ["The response with the first administrator's password was lost. Reset the password of this user."],
		}
	);
}

export const writes: Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create a customer',
		description:
			'Create a customer tenant with its first administrator. Validate the address first: a sandbox customer with a bad one cannot be deleted.',
		notice:
			"The first administrator's password is returned only once. Turn on Show Passwords in the options if you need it.",
		route: 'POST /v1/customers',
		fields: newCustomer,
		write: 'create',
		subject: ({ body }) => (body.companyProfile as { domain: string }).domain,
		findAfterLostResponse: madeCustomer,
		mask: PASSWORD,
		extra: companyOf,
		simplify: CUSTOMER,
		sample: 'partnerCenter/customer.create.json',
		facts: ['customer.create'],
		docs: 'https://learn.microsoft.com/partner-center/developer/create-a-customer',
	},
	{
		value: 'updateBillingProfile',
		name: 'Update Billing Profile',
		action: 'Update the billing profile of a customer',
		description:
			"Change the name, address or contact that a customer's invoices go to. Fields you leave out don't change.",
		route: 'PUT /v1/customers/{customerId}/profiles/billing',
		fields: [customerId, ...changedProfile],
		constantBody: { attributes: { objectType: 'CustomerBillingProfile' } },
		write: 'change',
		subject,
		replaces: {
			read: 'GET /v1/customers/{customerId}/profiles/billing',
			whole: ({ object, values }) => withoutLinks(object, values),
			ifMatch: 'attributes.etag',
		},
		sample: 'partnerCenter/customerBillingProfile.update.json',
		facts: ['customerBillingProfile.update'],
		docs: 'https://learn.microsoft.com/partner-center/developer/update-a-customer-s-billing-profile',
	},
	{
		value: 'deleteFromSandbox',
		name: 'Delete From Sandbox',
		action: 'Delete a customer from the sandbox',
		description: 'Delete a customer in an integration sandbox. Cancel its reservations and software orders first.',
		notice: "This deletes the customer's tenant with everything in it. It only works in an integration sandbox.",
		route: 'DELETE /v1/customers/{customerId}',
		fields: [customerId],
		write: 'delete',
		subject,
		sample: 'partnerCenter/customer.deleteFromSandbox.json',
		facts: ['customer.deleteFromSandbox'],
		docs: 'https://learn.microsoft.com/partner-center/developer/delete-a-customer-account-from-the-integration-sandbox',
	},
];
