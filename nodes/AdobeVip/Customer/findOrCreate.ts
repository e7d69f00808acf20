import type { IDataObject } from 'n8n-workflow';

import { type Field, type HookContext, type Operation, Problem, type Session, type Values } from '../../engine/declare';
import { remembered } from '../../engine/http/session';
import { findOrCreate as findOnce, type FindOrCreate } from '../../engine/run/findOrCreate';
import { at } from '../../engine/util/path';

import { externalReferenceId } from '../fields/account';
import { accountOf, accountsNamed, accountsOf, madeAccount, withReference } from '../Reseller/accounts';
import { statusWords } from '../statuses';

import { anniversaryRule } from './coterm';
import { CUSTOMER, CUSTOMERS, docs, newExtra, wait } from './customers';
import { newCustomer } from './fields';

const findBy: Field = {
	displayName: 'Find By',
	name: 'findBy',
	type: 'options',
	required: true,
	noDataExpression: true,
	options: [
		{ name: 'Company Name', value: 'companyName' },
		{ name: 'External Reference ID', value: 'externalReferenceId' },
	],
	default: 'companyName',
	description: "How to find the customer among the reseller's customers, whatever their status. At most one may match.",
	send: { in: 'nowhere' },
};

const matchReference: Field = {
	...externalReferenceId,
	name: 'matchReference',
	required: true,
	description:
		"The customer's ID in your own system, such as the company ID in your CRM, up to 35 characters. A new customer gets this ID.",
	displayOptions: { show: { findBy: ['externalReferenceId'] } },
	send: { ...externalReferenceId.send, as: 'externalReferenceId' },
};

const otherReference: Field = { ...externalReferenceId, displayOptions: { show: { '/findBy': ['companyName'] } } };

/** What a customer is looked for by. */
interface Wanted {
	resellerId: string;
	name: string;
	reference?: string;
}

const wantedOf = ({ local, body }: Values): Wanted => ({
	resellerId: String(body.resellerId),
	name: String(at(body, 'companyProfile.companyName')),
	...(local.findBy === 'externalReferenceId' ? { reference: String(body.externalReferenceId) } : {}),
});

/** @param fresh read again what an item before has read already */
async function matching(
	session: Session,
	{ resellerId, name, reference }: Wanted,
	fresh: boolean,
): Promise<IDataObject[]> {
	if (reference === undefined) return await accountsNamed(session, CUSTOMERS, { resellerId }, name);
	// The platform cannot search for references, so one reading of the whole list serves all items of a run.
	const readAll = async () => await accountsOf(session, CUSTOMERS, { resellerId });
	const rows = fresh ? await readAll() : await remembered(session, `${CUSTOMERS.list} ${resellerId}`, readAll);
	return await withReference(session, CUSTOMERS, rows, reference);
}

const summaryOf = ({ customerId, status }: IDataObject): string =>
	`${String(customerId)} (${statusWords('customer', status)})`;

/** The company's name belongs to a customer that is not the one looked for. */
async function inTheWay({ session, values }: HookContext, refusal: Problem): Promise<Problem> {
	const { resellerId, name } = wantedOf(values);
	const rows = await accountsNamed(session, CUSTOMERS, { resellerId }, name);
	const who =
		rows.length > 0
			? `The reseller has ${rows.map(summaryOf).join(', ')} with this company name and a different external reference. Use that ID, or correct the reference.`
			: 'It is not among the customers of this reseller. It may belong to another reseller: Reseller Change can move it. Contact Adobe if you do not know this customer.';
	return new Problem(
		`Nothing was created: Adobe already has a customer with this company name and first contact. ${who}`,
		{ ...refusal.details, matches: rows.map(({ customerId }) => String(customerId)) },
		refusal.description,
	);
}

const customers: FindOrCreate = {
	match: (values) => {
		const { resellerId, name, reference } = wantedOf(values);
		return [resellerId, reference ?? '', reference === undefined ? name : ''];
	},
	find: async ({ session, values }, fresh) => await matching(session, wantedOf(values), fresh),
	id: 'customerId',
	read: async (session, id) => await accountOf(session, CUSTOMERS, id),
	list: CUSTOMERS.list,
	several: 'customers of the reseller match',
	name: summaryOf,
	advice: 'Use one of these IDs instead of Find or Create.',
	isThere: ({ details }) => details.code === '1127',
	inTheWay,
	wait,
};

export const findOrCreate: Operation = {
	value: 'findOrCreate',
	name: 'Find or Create',
	action: 'Find or create a customer',
	description:
		'Get the customer of a reseller with this company name or external reference, or create it if none exists',
	route: 'POST /v3/customers',
	extraRoutes: [CUSTOMERS.list, CUSTOMERS.one],
	fields: [
		findBy,
		matchReference,
		...newCustomer.map((field) => (field === externalReferenceId ? otherReference : field)),
	],
	write: 'create',
	wait,
	findAfterLostResponse: madeAccount(CUSTOMERS),
	rule: anniversaryRule(false),
	extra: newExtra,
	simplify: CUSTOMER,
	run: async (context) => await findOnce(context, customers),
	sample: 'adobe/customer.create.json',
	facts: ['customer.create', 'customer.list', 'customer.get'],
	docs: docs('customer-account/create-customer-account'),
};
