import type { IDataObject } from 'n8n-workflow';

import type { Field, Operation, Values, Wait } from '../../engine/declare';
import { findRows } from '../../engine/http/paging/lookups';
import { look } from '../../engine/http/wait';
import { email } from '../../engine/input/parsers';
import { findOrCreate as findOnce, type FindOrCreate } from '../../engine/run/findOrCreate';

import { ACCOUNT, madeAccount, newAccount } from '../accounts';
import { externalId } from '../fields/account';

const matchBy: Field = {
	displayName: 'Find By',
	name: 'matchBy',
	type: 'options',
	required: true,
	noDataExpression: true,
	options: [
		{ name: 'Email', value: 'email' },
		{ name: 'External ID', value: 'externalId' },
	],
	default: 'externalId',
	description: 'How to find the customer. At most one may match.',
	send: { in: 'nowhere' },
};

const matchEmail: Field = {
	displayName: 'Email',
	name: 'matchEmail',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. name@email.com',
	description:
		"Email address of one of the customer's contacts. If no customer has it, one is created with the contacts below.",
	displayOptions: { show: { matchBy: ['email'] } },
	send: { in: 'nowhere', check: email, personal: true, names: 'id' },
};

const matchExternalId: Field = {
	...externalId,
	name: 'matchExternalId',
	required: true,
	description: "The customer's ID in your own system, such as the company ID in your CRM. A new customer gets this ID.",
	displayOptions: { show: { matchBy: ['externalId'] } },
	send: { as: 'externalId', names: 'id' },
};

interface Match {
	mode: string;
	value: string;
}

const matchOf = (values: Values): Match =>
	values.local.matchBy === 'email'
		? { mode: 'email', value: String(values.local.matchEmail) }
		: { mode: 'externalId', value: String(values.body.externalId) };

/** A customer without the address that it is looked for by would be created again by every run, and sold to again. */
function emailIsFoundAgain({ local, body }: Values): string | undefined {
	const contacts = (body.contactPersons ?? []) as IDataObject[];
	const wanted = String(local.matchEmail).toLowerCase();
	if (local.matchBy !== 'email' || contacts.some((contact) => String(contact.email).toLowerCase() === wanted))
		return undefined;
	return '"Email" must be the address of one of the contacts below. Otherwise a new customer could not be found by it later.';
}

const customersUntil = (wait: Wait): FindOrCreate => ({
	match: (values) => {
		const { mode, value } = matchOf(values);
		return [mode, mode === 'email' ? value.toLowerCase() : value];
	},
	find: async ({ session, values }) => {
		const { mode, value } = matchOf(values);
		return await findRows(session, session.vendor.pickers.customers, mode, value);
	},
	read: async (session, id) => (await look(session, { wait }, id)).body,
	listedWhole: true,
	list: 'GET /customers',
	several: 'customers match',
	advice: 'Choose one of these IDs, or correct the customers so that only one matches.',
	createsDuplicates: true,
	wait,
});

/** @param wait how a new customer is followed until it is active */
export function findOrCreate(wait: Wait): Operation {
	return {
		value: 'findOrCreate',
		name: 'Find or Create',
		action: 'Find or create a customer',
		description: 'Get the customer with this external ID or email address, or create it if none exists',
		route: 'POST /customers',
		extraRoutes: ['GET /customers', 'GET /customers/{id}'],
		fields: [
			matchBy,
			matchExternalId,
			matchEmail,
			...newAccount.map((field) =>
				field === externalId ? { ...externalId, displayOptions: { show: { '/matchBy': ['email'] } } } : field,
			),
		],
		write: 'create',
		wait,
		findAfterLostResponse: madeAccount('GET /customers'),
		simplify: ACCOUNT,
		rule: emailIsFoundAgain,
		run: async (context) => await findOnce(context, customersUntil(wait)),
		sample: 'ingram/customer.json',
		facts: ['customer.create', 'customer.list', 'customer.get'],
	};
}
