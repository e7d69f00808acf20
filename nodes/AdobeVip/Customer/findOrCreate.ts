import type { IDataObject } from 'n8n-workflow';

import {
	type Completion,
	type Field,
	type HookContext,
	type Operation,
	Problem,
	type Session,
	type Values,
} from '../../engine/declare';
import { exclusively, trackWrite, findRecent } from '../../engine/http/policies/recentWrites';
import { unknownOutcome } from '../../engine/http/problem';
import { buildRequest, getRequest } from '../../engine/http/request';
import { remembered } from '../../engine/http/session';
import { dryRunOf } from '../../engine/output/dryRun';
import { waited, writeOnce } from '../../engine/run/perform';
import { digest } from '../../engine/util/hash';
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

const idsOf = (rows: IDataObject[]): string[] => rows.map(({ customerId }) => String(customerId));

/** What was just created may be shown later than its ID is given. @throws any other error */
function notShown(error: Error): undefined {
	if (!(error instanceof Problem) || error.details.status !== 404) throw error;
}

/** The one customer that matches; undefined when there is none. @throws Problem for several, or when the outcome cannot be determined */
async function found(session: Session, scope: string, wanted: Wanted, fresh = false): Promise<IDataObject | undefined> {
	const rows = await matching(session, wanted, fresh);
	if (rows.length > 1) {
		throw new Problem(
			`${rows.length} customers of the reseller match: ${rows.map(summaryOf).join(', ')}. Nothing was created. Use one of these IDs instead of Find or Create.`,
			{ matches: idsOf(rows) },
		);
	}
	if (rows.length === 1) return await accountOf(session, CUSTOMERS, String(rows[0].customerId));
	const known = findRecent(scope, session.clock.now());
	if (!known) return undefined;
	const customer = 'id' in known ? await accountOf(session, CUSTOMERS, known.id).catch(notShown) : undefined;
	if (customer) return customer;
	const [what, more] =
		'id' in known
			? [`customer ${known.id}, created a short time ago, exists: Adobe does not show it yet`, { id: known.id }]
			: ['the customer was created a short time ago: no usable response was received, and it is not listed yet', {}];
	throw unknownOutcome(
		session,
		getRequest(CUSTOMERS.list, { resellerId: wanted.resellerId }),
		`It is not known whether ${what}. Nothing was sent. Run this again later.`,
		more,
	);
}

/** The refusal that says that such a customer is there. */
const isThere = (error: Error): error is Problem => error instanceof Problem && error.details.code === '1127';

/** The customer that prevented a new one. @throws Problem when it is not the one that was looked for */
async function existing(session: Session, scope: string, wanted: Wanted, refusal: Problem): Promise<IDataObject> {
	const customer = await found(session, scope, wanted, true);
	if (customer) return customer;
	const rows = await accountsNamed(session, CUSTOMERS, { resellerId: wanted.resellerId }, wanted.name);
	const who =
		rows.length > 0
			? `The reseller has ${rows.map(summaryOf).join(', ')} with this company name and a different external reference. Use that ID, or correct the reference.`
			: 'It is not among the customers of this reseller. It may belong to another reseller: Reseller Change can move it. Contact Adobe if you do not know this customer.';
	throw new Problem(
		`Nothing was created: Adobe already has a customer with this company name and first contact. ${who}`,
		{ ...refusal.details, matches: idsOf(rows) },
		refusal.description,
	);
}

async function create(session: Session, values: Values, scope: string): Promise<IDataObject> {
	return await trackWrite(scope, session, async () => {
		const made = await writeOnce(session, findOrCreate, values);
		return { ...made, id: String(made.id), created: true };
	});
}

/** One customer for one name or reference, also when two items of this process ask at the same time. */
async function run({ session, values }: HookContext): Promise<Completion> {
	const wanted = wantedOf(values);
	const scope = digest([
		session.account,
		'customer',
		wanted.resellerId,
		wanted.reference ?? '',
		wanted.reference === undefined ? wanted.name : '',
	]);
	return await exclusively(scope, async () => {
		const known = await found(session, scope, wanted);
		if (!known && session.settings.dryRun) return dryRunOf(findOrCreate, buildRequest(findOrCreate, values));
		const customer = known
			? { ...known, created: false }
			: await create(session, values, scope).catch(async (error: Error) => {
					if (!isThere(error)) throw error;
					return { ...(await existing(session, scope, wanted, error)), created: false };
				});
		return waited(session, { wait, sent: values.body }, customer);
	});
}

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
	run,
	sample: 'adobe/customer.create.json',
	facts: ['customer.create', 'customer.list', 'customer.get'],
	docs: docs('customer-account/create-customer-account'),
};
