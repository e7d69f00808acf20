import type { IDataObject } from 'n8n-workflow';

import type { ExistingOrder, OrderKeyStrategy, Session, State, OrderIntent } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';

import { paging } from '../paging';
import { isUnclear, stateBy } from '../states';

import { linesLike, linesOf } from './lines';
import { keyOn, withReference } from './reference';

/** Lists of migrations and plans are the answer itself; some stand under a name. */
export const ROWS = 'items|value';

/** How migrations, or their plans, are found and told apart. */
interface Kind {
	/** the list over all customers */
	route: string;
	/** its filters, each in the spelling of this list */
	filters: { customer: string; subscription: string; reference: string };
	state: (body: IDataObject) => State;
	/** where to look after an unknown outcome, in words of the screen */
	where: string;
}

/** A failed or cancelled one stands in nobody's way. */
export const migrationState = ({ status }: IDataObject): State =>
	stateBy(status, { completed: ['complete', 'completed'], pending: ['scheduled', 'validating', 'validated'] });

/** A plan is made as soon as it stands. */
export const scheduleState = ({ status }: IDataObject): State =>
	stateBy(status, { completed: ['scheduled', 'active', 'complete', 'completed'] }) === 'failed'
		? 'failed'
		: 'completed';

/** Those with the reference of the wish, whatever they migrate, and all of its subscription. */
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
export function bookOf(kind: Kind): OrderKeyStrategy {
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
		find: async ({ session, values: wish, key }) =>
			(await candidates(session, kind, wish))
				.map((row) => ({ ...readOne(row), key: keyOn(row, key) }))
				.filter((order) => order.key === undefined || order.key === key),
		read: readOne,
		showsKey: (body, key) => keyOn(body, key) === key,
		normalizeFound: async ({ values: { body }, order }) => ({ ...order, lines: linesLike(order.body, body) }),
		advice: ({ path }, key) =>
			`Look for the External Reference ID "${key}" of customer ${path.customerId} with ${kind.where}. Running this again within 15 minutes only looks; after that it looks first, and orders if nothing is there.`,
	};
}
