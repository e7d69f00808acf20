import type { IDataObject } from 'n8n-workflow';

import {
	type Completion,
	type HookContext,
	Problem,
	type RunContext,
	type Session,
	type Values,
	type Wait,
} from '../declare';
import { unknownOutcome } from '../http/problem';
import { buildRequest } from '../http/request';
import { companyOf } from '../http/writes/company';
import { atMyMoment } from '../http/writes/executionMoment';
import { makeOnce } from '../http/writes/makeOnce';
import type { Recent } from '../http/writes/recentWrites';
import { dryRunOf } from '../output/dryRun';
import { sendAndLook, waited } from './perform';

/** What a platform knows of its customers, for Find or Create. */
export interface FindOrCreate {
	/** what the customer is found by: two items of one customer have the same */
	match: (values: Values) => string[];
	/**
	 * the customers that match, as they are listed
	 * @param fresh not from what an item before has read
	 */
	find: (context: HookContext, fresh: boolean) => Promise<IDataObject[]>;
	/** the member of a row that is its ID; absent: 'id' */
	id?: string;
	/** the customer of an ID */
	read: (session: Session, id: string) => Promise<IDataObject>;
	/** a row is the whole customer and need not be read */
	listedWhole?: true;
	/** where the customers are listed */
	list: string;
	/** several match: "customers of the reseller match" */
	several: string;
	/** one of several, as the error names it; absent: its ID */
	name?: (row: IDataObject) => string;
	/** what to do where several match; absent: to choose one of the IDs */
	advice?: string;
	/** what must be so before a customer is created. @throws Problem */
	check?: (context: HookContext) => Promise<void>;
	/** the platform would create it twice for two workers */
	createsDuplicates?: true;
	/** whether a refusal says that such a customer is there */
	isThere?: (refusal: Problem) => boolean;
	/** the error where such a customer is there, but none that matches */
	inTheWay?: (context: HookContext, refusal: Problem) => Promise<Problem>;
	/** how a customer is followed until it may order */
	wait?: Wait;
}

/** The customer that this process created lately; undefined when it is gone again. @throws Problem while nobody knows whether it is there */
async function createdLately(session: Session, how: FindOrCreate, known: Recent): Promise<IDataObject | undefined> {
	const id = 'id' in known ? known.id : undefined;
	const customer =
		id === undefined
			? undefined
			: await how.read(session, id).catch((error: Error) => {
					// It may be shown later than its ID is given.
					if (!(error instanceof Problem) || error.details.status !== 404) throw error;
				});
	if (customer) return customer;
	// By now it would be shown, so it is gone.
	if ('listedAt' in known && known.listedAt !== undefined && known.listedAt <= session.clock.elapsed())
		return undefined;
	const what =
		id === undefined
			? 'the customer was created a short time ago: that try got no clear response, and it is not listed yet'
			: `customer ${id}, created a short time ago, exists: ${session.vendor.name} does not show it yet`;
	const sentence = `It is not known whether ${what}. Nothing was sent. Run this again later.`;
	throw unknownOutcome(session, { route: how.list }, sentence, id === undefined ? {} : { id });
}

/** The one customer that matches; undefined when there is none. @throws Problem for several, or when it is unknown */
async function found(
	context: HookContext,
	how: FindOrCreate,
	known: Recent | undefined,
	fresh: boolean,
): Promise<IDataObject | undefined> {
	const { session } = context;
	const rows = await how.find(context, fresh);
	const idOf = (row: IDataObject) => String(row[how.id ?? 'id']);
	if (rows.length > 1) {
		const { several, name = idOf, advice = 'Choose one of these IDs.' } = how;
		throw new Problem(`${rows.length} ${several}: ${rows.map(name).join(', ')}. Nothing was created. ${advice}`, {
			matches: rows.map(idOf),
		});
	}
	if (rows.length === 1) return how.listedWhole ? rows[0] : await how.read(session, idOf(rows[0]));
	return known && (await createdLately(session, how, known));
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
	const company = companyOf(`${buyer} customers`, execution, clock.elapsed());
	if (company.is === 'none') return undefined;
	let other: IDataObject | undefined;
	await atMyMoment({ ...session, company }, async () => {
		other = await find();
	});
	company.is = other ? 'some' : 'none';
	return other;
}

/**
 * One customer for what is looked for, also when two items of this process ask at the same time: looks, creates once,
 * and looks again after a lost answer.
 */
export async function findOrCreate(context: RunContext, how: FindOrCreate): Promise<Completion> {
	const { session, operation, values } = context;
	return await makeOnce(session, [session.buyer, 'customer', ...how.match(values)], async (memory) => {
		const find = async (fresh = false) => await found(context, how, memory.known(), fresh);
		const create = async () => {
			const made = await sendAndLook(session, operation, values);
			return { ...made, id: String(made.id), created: true };
		};
		/** The customer that is in the way of a new one. @throws Problem when it is not the one that was looked for */
		const existing = async (refusal: Error): Promise<IDataObject> => {
			if (!(refusal instanceof Problem) || !how.isThere?.(refusal)) throw refusal;
			const customer = await find(true);
			if (customer) return { ...customer, created: false };
			throw (await how.inTheWay?.(context, refusal)) ?? refusal;
		};
		const first = await find();
		if (!first) await how.check?.(context);
		if (!first && session.settings.dryRun) return dryRunOf(operation, buildRequest(operation, values));
		const known = first ?? (how.createsDuplicates && (await foundMeanwhile(session, find)));
		const customer: IDataObject = known ? { ...known, created: false } : await memory.make(create).catch(existing);
		// A status that was asked for is meant for a new customer; one that exists may order or not.
		return waited(session, how.wait && { wait: how.wait, sent: customer.created ? values.body : {} }, customer);
	});
}
