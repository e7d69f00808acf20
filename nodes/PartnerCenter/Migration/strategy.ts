import type { IDataObject } from 'n8n-workflow';

import type { ExistingOrder, OrderKeyStrategy, Session, State, OrderIntent } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';

import { paging } from '../paging';
import { isUnclear, stateBy } from '../states';

import { linesLike, linesOf } from './lines';
import { keyOn, withReference } from './reference';

/** Lists of migrations and plans are the answer itself; some are under a name. */
export const ROWS = 'items|value';

/** How migrations, or their plans, are found and distinguished. */
interface Kind {
	/** the list over all customers */
	route: string;
	/** its filters, each in the spelling of this list */
	filters: { customer: string; subscription: string; reference: string };
	state: (body: IDataObject) => State;
	/** where to look after an unknown outcome, in words of the screen */
	where: string;
}

/** A failed or canceled one blocks nothing. */
export const migrationState = ({ status }: IDataObject): State =>
	stateBy(status, { completed: ['complete', 'completed'], pending: ['scheduled', 'validating', 'validated'] });

/** A schedule is complete as soon as it exists. */
export const scheduleState = ({ status }: IDataObject): State =>
	stateBy(status, { completed: ['scheduled', 'active', 'complete', 'completed'] }) === 'failed'
		? 'failed'
		: 'completed';

/** Those with the reference of the order intent, whatever they migrate, and all of its subscription. */
async function candidates(
	session: Session,
	{ route, filters }: Kind,
	{ path, body }: OrderIntent,
): Promise<IDataObject[]> {
	const list = async (query: IDataObject) =>
		await readRows(
			session,
			getRequest(route, {}, { [filters.customer]: path.customerId, ...query }),
			paging.headerToken,
			ROWS,
			Infinity,
		);
	const lists = await Promise.all([
		list({ [filters.reference]: body.externalReferenceId }),
		list({ [filters.subscription]: body.currentSubscriptionId }),
	]);
	return [...new Map(lists.flat().map((row) => [String(row.id), row])).values()];
}

/** Where the key of migrations is kept, and how they are found by it. */
export function strategyOf(kind: Kind): OrderKeyStrategy {
	const readOne = (body: IDataObject): ExistingOrder => ({
		id: String(body.id),
		lines: linesLike(body, body),
		state: kind.state(body),
		unclear: isUnclear(kind.state(body), body.status),
		body,
	});
	return {
		scope: ({ path }) => [path.customerId],
		withKey: withReference,
		lines: linesOf,
		find: async ({ session, values: intent, key }) =>
			(await candidates(session, kind, intent))
				.map((row) => ({ ...readOne(row), key: keyOn(row, key) }))
				.filter((order) => order.key === undefined || order.key === key),
		read: readOne,
		showsKey: (body, key) => keyOn(body, key) === key,
		normalizeFound: async ({ values: { body }, order }) => ({ ...order, lines: linesLike(order.body, body) }),
		advice: ({ path }, key) =>
			`Look for the External Reference ID "${key}" of customer ${path.customerId} with ${kind.where}. If you run this again within 15 minutes, it only looks for the order. After that, it looks first, and orders if nothing is found.`,
	};
}
