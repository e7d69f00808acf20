import type { IDataObject } from 'n8n-workflow';

import { type Field, type Operation, Problem, type Session, type Values } from '../../engine/declare';
import { undefinedUnlessCanceled } from '../../engine/http/problem';
import { readObject } from '../../engine/http/readObject';
import { getRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';
import { findOrCreate as findOnce, type FindOrCreate } from '../../engine/run/findOrCreate';

import { isSafe, validated } from '../Validation/address';
import { isTaken } from '../Validation/domain';

import { companyOf, CUSTOMER, domain, newCustomer, PASSWORD } from './fields';
import { customersOf, madeCustomer } from './writes';

const ONE = 'GET /v1/customers/{customerId}';
const INVITATION = 'GET /v1/customers/relationshiprequests';

const matchDomain: Field = {
	...domain,
	description:
		"The customer's initial domain. If no customer of yours has exactly this domain and it is available, a customer is created with it.",
};

const validateFirst: Field = {
	displayName: 'Validate Address First',
	name: 'validateAddress',
	type: 'boolean',
	default: true,
	description:
		'Whether to validate the address before creating a customer. On by default. A sandbox customer with a bad address cannot be deleted.',
	send: { in: 'nowhere' },
};

const customerOf = async (session: Session, customerId: string): Promise<IDataObject> =>
	await readObject(session, getRequest(ONE, { customerId }));

/** Refuses a domain that somebody else has, with the link by which its owner can become a customer. @throws Problem */
async function checkDomain(session: Session, wanted: string): Promise<void> {
	if (!(await isTaken(session, wanted))) return;
	// The sign-in App Only is refused here; the sentence goes without the link then.
	const invitation = await read(session, getRequest(INVITATION)).catch(undefinedUnlessCanceled);
	const url = invitation && session.vendor.object(invitation.body).url;
	const how = url
		? `Send it this link: ${String(url)}`
		: 'Send it the link from Customer > Get Relationship Request URL (which requires App + User sign-in).';
	throw new Problem(
		`This domain is taken, but not by one of your customers, so nothing was created. If the customer was created a few minutes ago, run this again later. If the tenant is your customer's, it must accept you as its reseller first. ${how}`,
		{ outcome: 'failed', route: 'HEAD /v1/domains/{domain}', ...(url ? { relationshipRequestUrl: String(url) } : {}) },
	);
}

/** @throws Problem when the platform does not know the address well enough */
async function checkAddress(session: Session, { local, body }: Values): Promise<void> {
	if (local.validateAddress === false) return;
	const { defaultAddress } = body.billingProfile as { defaultAddress: IDataObject };
	const judgement = await validated(session, defaultAddress);
	if (isSafe(judgement)) return;
	throw new Problem(
		`The address could not be verified (status ${String(judgement.status)}), so nothing was created. Validation > Validate Address shows suggestions. Correct it, or turn off Validate Address First.`,
		{ outcome: 'failed', route: 'POST /v1/validations/address' },
	);
}

const domainOf = ({ body }: Values): string => (body.companyProfile as { domain: string }).domain;

const customers: FindOrCreate = {
	match: (values) => [domainOf(values).toLowerCase()],
	find: async ({ session, values }) => await customersOf(session, domainOf(values)),
	read: customerOf,
	list: 'GET /v1/customers',
	several: 'customers have this domain',
	check: async ({ session, values }) => {
		await checkDomain(session, domainOf(values));
		await checkAddress(session, values);
	},
};

export const findOrCreate: Operation = {
	value: 'findOrCreate',
	name: 'Find or Create',
	action: 'Find or create a customer',
	description: 'Get the customer with this domain, or create it if none exists and the domain is available',
	notice:
		"If there is no customer with this domain, this creates a Microsoft tenant, which cannot be undone. The first administrator's password is returned only once. Turn on Show Passwords in the options if you need it.",
	route: 'POST /v1/customers',
	extraRoutes: ['GET /v1/customers', ONE, 'HEAD /v1/domains/{domain}', INVITATION, 'POST /v1/validations/address'],
	fields: [matchDomain, ...newCustomer.filter((field) => field !== domain), validateFirst],
	write: 'create',
	findAfterLostResponse: madeCustomer,
	mask: PASSWORD,
	extra: companyOf,
	simplify: CUSTOMER,
	run: async (context) => await findOnce(context, customers),
	sample: 'partnerCenter/customer.create.json',
	facts: ['customer.create', 'customer.search', 'customer.get', 'domain.checkAvailability', 'address.validate'],
	docs: 'https://learn.microsoft.com/partner-center/developer/create-a-customer',
};
