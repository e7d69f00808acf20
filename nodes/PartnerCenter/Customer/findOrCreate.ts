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
import { undefinedUnlessCancelled, unknownOutcome } from '../../engine/http/problem';
import { buildRequest, getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { read } from '../../engine/http/send';
import { dryRunOf } from '../../engine/output/dryRun';
import { writeOnce } from '../../engine/run/perform';
import { digest } from '../../engine/util/hash';

import { isSafe, validated } from '../Validation/address';
import { isTaken } from '../Validation/domain';

import { CUSTOMER, domain, newCustomer, PASSWORD } from './fields';
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

/** The one customer of this domain; undefined when there is none. @throws Problem for several */
async function found(session: Session, scope: string, wanted: string): Promise<IDataObject | undefined> {
	const rows = await customersOf(session, wanted);
	if (rows.length > 1) {
		const ids = rows.map((row) => String(row.id));
		throw new Problem(
			`${rows.length} customers have this domain: ${ids.join(', ')}. Nothing was created. Choose one of these IDs.`,
			{ matches: ids },
		);
	}
	const known = findRecent(scope, session.clock.now());
	if (known && !('id' in known) && rows.length === 0) {
		const sentence =
			'It is not known whether the customer was created a short time ago: no usable response was received, and it is not listed yet. Nothing was sent. Run this again later.';
		throw unknownOutcome(session, getRequest('GET /v1/customers'), sentence);
	}
	const id = rows[0]?.id ?? (known && 'id' in known ? known.id : undefined);
	return id === undefined ? undefined : await customerOf(session, String(id));
}

/** Refuses a domain that somebody else has, with the link by which its owner can become a customer. @throws Problem */
async function checkDomain(session: Session, wanted: string): Promise<void> {
	if (!(await isTaken(session, wanted))) return;
	// The sign-in App Only is refused here; the sentence goes without the link then.
	const invitation = await read(session, getRequest(INVITATION)).catch(undefinedUnlessCancelled);
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

/** One customer for one domain, also when two items of this process ask at the same time. */
async function run({ session, values }: HookContext): Promise<Completion> {
	const { domain: wanted } = values.body.companyProfile as { domain: string };
	const scope = digest([session.account, 'customer', wanted.toLowerCase()]);
	return await exclusively(scope, async () => {
		const known = await found(session, scope, wanted);
		if (known) return async () => ({ rows: [{ ...known, created: false }] });
		await checkDomain(session, wanted);
		await checkAddress(session, values);
		if (session.settings.dryRun) return dryRunOf(findOrCreate, buildRequest(findOrCreate, values));
		const customer = await trackWrite(scope, session, async () => {
			const made = await writeOnce(session, findOrCreate, values);
			return { ...made, id: String(made.id), created: true };
		});
		return async () => ({ rows: [customer] });
	});
}

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
	simplify: CUSTOMER,
	run,
	sample: 'partnerCenter/customer.create.json',
	facts: ['customer.create', 'customer.search', 'customer.get', 'domain.checkAvailability', 'address.validate'],
	docs: 'https://learn.microsoft.com/partner-center/developer/create-a-customer',
};
