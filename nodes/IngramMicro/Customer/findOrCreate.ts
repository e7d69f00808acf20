import type { IDataObject } from 'n8n-workflow';

import {
	type Field,
	type Completion,
	type Operation,
	Problem,
	type Session,
	type Values,
	type Wait,
} from '../../engine/declare';
import { findRows } from '../../engine/http/paging/pickers';
import { atMyMoment, companyOf } from '../../engine/http/policies/executionMoment';
import { exclusively, trackWrite, findRecent } from '../../engine/http/policies/recentWrites';
import { unknownOutcome } from '../../engine/http/problem';
import { buildRequest, getRequest } from '../../engine/http/request';
import { look } from '../../engine/http/wait';
import { email } from '../../engine/input/parsers';
import { dryRunOf } from '../../engine/output/dryRun';
import { waited, writeOnce } from '../../engine/run/perform';
import { digest } from '../../engine/util/hash';

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
	send: { in: 'nowhere', check: email, personal: true },
};

const matchExternalId: Field = {
	...externalId,
	name: 'matchExternalId',
	required: true,
	description: "The customer's ID in your own system, such as the company ID in your CRM. A new customer gets this ID.",
	displayOptions: { show: { matchBy: ['externalId'] } },
	send: { as: 'externalId' },
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

/** The one customer that matches; undefined when there is none. @throws Problem for several */
async function found(
	session: Session,
	wait: Wait,
	scope: string,
	{ mode, value }: Match,
): Promise<IDataObject | undefined> {
	const rows = await findRows(session, session.vendor.pickers.customers, mode, value);
	if (rows.length > 1) {
		const ids = rows.map((row) => String(row.id));
		throw new Problem(
			`${rows.length} customers match: ${ids.join(', ')}. Nothing was created. Choose one of these IDs, or correct the customers so that only one matches.`,
			{ matches: ids },
		);
	}
	if (rows.length === 1) return rows[0];
	const known = findRecent(scope, session.clock.now());
	if (known && 'id' in known) return (await look(session, { wait }, known.id)).body;
	if (known) {
		const sentence =
			'It is not known whether the customer was created a short time ago: no usable response was received, and it is not listed yet. Nothing was sent. Run this again later.';
		throw unknownOutcome(session, getRequest('GET /customers'), sentence);
	}
	return undefined;
}

async function create(session: Session, operation: Operation, values: Values, scope: string): Promise<IDataObject> {
	return await trackWrite(scope, session, async () => {
		const made = await writeOnce(session, operation, values);
		return { ...made, id: String(made.id), created: true };
	});
}

/**
 * Two workers that get one deal at the same moment would create its customer twice, and sell to both: so each looks
 * once more at a moment of its own, the first time that its execution creates one.
 */
async function foundMeanwhile(
	session: Session,
	find: () => Promise<IDataObject | undefined>,
): Promise<IDataObject | undefined> {
	const { buyer, execution, clock } = session;
	const company = companyOf(`${buyer} customers`, execution, clock.now());
	if (company.is === 'none') return undefined;
	let other: IDataObject | undefined;
	await atMyMoment({ ...session, company }, async () => {
		other = await find();
	});
	company.is = other ? 'some' : 'none';
	return other;
}

/** One customer for one external id or e-mail address, also when two items of this process ask at the same time. */
async function run(session: Session, operation: Operation, wait: Wait, values: Values): Promise<Completion> {
	const match = matchOf(values);
	const scope = digest([
		session.account,
		'customer',
		match.mode,
		match.mode === 'email' ? match.value.toLowerCase() : match.value,
	]);
	return await exclusively(scope, async () => {
		const find = async () => await found(session, wait, scope, match);
		const first = await find();
		if (!first && session.settings.dryRun) return dryRunOf(operation, buildRequest(operation, values));
		const known = first ?? (await foundMeanwhile(session, find));
		const customer = known ? { ...known, created: false } : await create(session, operation, values, scope);
		// A status that was asked for is meant for a new customer; one that exists may order or not.
		return waited(session, { wait, sent: known ? {} : values.body }, customer);
	});
}

/** @param wait how a new customer is followed until it is active */
export function findOrCreate(wait: Wait): Operation {
	const operation: Operation = {
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
		run: async ({ session, values }) => await run(session, operation, wait, values),
		sample: 'ingram/customer.json',
		facts: ['customer.create', 'customer.list', 'customer.get'],
	};
	return operation;
}
