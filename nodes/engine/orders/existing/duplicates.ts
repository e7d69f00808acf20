import type { ExistingOrder, OrderKeyStrategy, Session } from '../../declare';
import { undefinedUnlessCanceled } from '../../http/problem';
import { look, lookAfter, type Waited } from '../../http/wait';
import { orderContext } from '../context';
import type { Placed, Placing } from '../types';

/**
 * Two orders of one sale. Where the platform recognizes no repeats, two workers that sell the same at the same moment
 * can both have placed it, whatever was looked at before. So the platform's list is looked at once more afterwards:
 * the older order is the order, on every worker; what was placed in addition is reported, and can be canceled.
 */

const isNumber = (id: string): boolean => /^\d+$/.test(id);

/** Ids that are numbers are compared as such: 999 comes before 1000. */
const compareIds = (a: string, b: string): number =>
	isNumber(a) && isNumber(b) && a.length !== b.length ? a.length - b.length : a < b ? -1 : Number(a > b);

/** The oldest first: by when they were made, then by ID. Where the platform shows no age, as they were listed. */
export function byAge({ duplicates, madeAt }: OrderKeyStrategy, orders: ExistingOrder[]): ExistingOrder[] {
	if (!duplicates) return orders;
	return [...orders].sort((a, b) => {
		const [first, second] = [madeAt?.(a.body), madeAt?.(b.body)];
		const apart = first === undefined || second === undefined ? 0 : first - second;
		return apart === 0 ? compareIds(a.id, b.id) : apart;
	});
}

/** The orders that are, or may be, active under a key, the oldest first. */
export const activeOrders = (strategy: OrderKeyStrategy, orders: ExistingOrder[], key: string): ExistingOrder[] =>
	byAge(
		strategy,
		orders.filter((order) => order.key === key && (order.state !== 'failed' || order.unclear === true)),
	);

/** Whether two orders can exist under the key of an item at all. */
const canHaveDuplicates = ({ settings }: Session, { strategy }: Placing): boolean =>
	strategy.duplicates !== undefined && !settings.generatedKey;

/**
 * Looks at what the platform lists under the key of an order that was just placed.
 * @returns the orders that are active, the oldest first; undefined when the platform does not list this one, or cannot be asked
 */
async function listedUnderKey(session: Session, placing: Placing, own: string): Promise<ExistingOrder[] | undefined> {
	const { strategy, key } = placing;
	const patient = { ...session, budget: { left: session.settings.retryFor } };
	const listed = await strategy.find({ ...orderContext(patient, placing), own }).catch(undefinedUnlessCanceled);
	return listed?.some(({ id }) => id === own) ? activeOrders(strategy, listed, key) : undefined;
}

/** The look right after the placing. */
export async function findDuplicates(
	session: Session,
	placing: Placing,
	{ id, created }: Pick<Placed, 'id' | 'created'>,
): Promise<ExistingOrder[] | undefined> {
	return created && canHaveDuplicates(session, placing) ? await listedUnderKey(session, placing, id) : undefined;
}

/** How an order ended that counts, and what exists beside it. */
export interface Settled {
	id: string;
	created: boolean;
	end: Waited & { note?: string };
	/** younger orders of the same sale */
	others: ExistingOrder[];
	/** orders of the same sale in a status that is unknown */
	unclear: ExistingOrder[];
	/** the one of them that this item placed */
	duplicate?: ExistingOrder;
	/** the order that this item placed, where another one counts because it failed */
	gone?: string;
	warnings: string[];
}

/** Follows one order to its end, or as far as is wanted. */
type Follow = (order: Pick<Placed, 'id' | 'body' | 'created'>) => Promise<Settled['end']>;

const NOT_LISTED =
	'The platform does not list the order yet, so the node cannot see whether another worker also placed it. Look for orders with this key later, or run this again to check.';

const refreshed = async (
	session: Session,
	{ wait, intent, strategy }: Placing,
	order: ExistingOrder,
): Promise<ExistingOrder> => {
	const seen = await look(session, { wait, path: intent.path }, order.id).catch(undefinedUnlessCanceled);
	if (!seen) return order;
	const body = { ...order.body, ...seen.body };
	return { ...order, state: seen.state, unclear: strategy.read(body).unclear, body };
};

/**
 * Finds the order that counts among those that are active, and follows it: the oldest, but an order that fails does not count.
 * What was placed is looked for once more at the end of a wait, for a list may be late.
 */
export async function settle(session: Session, placing: Placing, placed: Placed, follow: Follow): Promise<Settled> {
	const mine: ExistingOrder = { ...placing.strategy.read(placed.body), id: placed.id, key: placing.key };
	const looks = placed.created && canHaveDuplicates(session, placing);
	const again = async () => await listedUnderKey(session, placing, placed.id);
	const shown = placed.activeOrders ?? (looks ? await lookAfter(session, again) : undefined);
	// An order that failed at once is not among the active ones.
	let result = await first(shown && shown.length > 0 ? shown : [mine]);
	const alone = result.others.length === 0 && result.id === mine.id;
	if (looks && alone && (session.settings.wait || result.end.state === 'failed')) {
		const later = await again();
		if (later?.some(({ id }) => id !== mine.id)) result = await first(later);
	}
	return { ...result, warnings: looks && !shown && result.others.length === 0 ? [NOT_LISTED] : [] };

	async function first(orders: ExistingOrder[]): Promise<Settled> {
		let settled: Settled | undefined;
		const unclear = orders.filter((order, index) => index > 0 && order.unclear === true);
		const clear = orders.filter((order) => !unclear.includes(order));
		for (const [index, { id, body }] of clear.entries()) {
			const created = placed.created && id === placed.id;
			const end = await follow({ id, body: id === placed.id ? placed.body : body, created });
			settled = { id, created, end, others: clear.slice(index + 1), unclear, warnings: [] };
			if (end.state !== 'failed') break;
			const ended = { ...placing.strategy.read(end.body), id, key: placing.key };
			if (ended.unclear) unclear.push(ended);
		}
		const { others, ...counts } = settled as Settled;
		const seen = await Promise.all(others.map(async (order) => await refreshed(session, placing, order)));
		const alive = seen.filter(({ state }) => state !== 'failed');
		const stillUnclear = [...unclear, ...seen.filter(({ state, unclear }) => state === 'failed' && unclear)].filter(
			({ id }) => id !== counts.id,
		);
		// Without a response it is unknown which of them is this item's: then the youngest is taken for it.
		const duplicate = placed.created
			? alive.find(({ id }) => (placed.uncertain ? id === alive.at(-1)?.id : id === placed.id))
			: undefined;
		const gone =
			placed.created && !counts.created && ![...alive, ...stillUnclear].some(({ id }) => id === placed.id)
				? placed.id
				: undefined;
		return { ...counts, others: alive, unclear: stillUnclear, duplicate, gone };
	}
}

/** The note and the warnings about orders that were placed in addition to the one that counts. */
export function duplicateWarnings(
	{ strategy, key }: Placing,
	{ id, others, unclear, duplicate, gone }: Settled,
): { note?: string; warnings: string[] } {
	const advice = (order: ExistingOrder) => strategy.duplicates?.advice(order.body) ?? '';
	const warnings = others
		.filter((order) => order !== duplicate)
		.map(
			(order) =>
				`Order ${order.id} was placed with the key "${key}" in addition to order ${id}. Unless one of them was canceled since, both are valid. ${advice(order)}`,
		);
	warnings.push(
		...unclear.map(
			(order) =>
				`Order ${order.id} also has the key "${key}", and its status is unknown to this node. In addition to order ${id}, the sale may have been bought twice. Check on the platform what happened to it.`,
		),
	);
	if (gone !== undefined)
		warnings.push(
			`Another worker placed order ${id} with the key "${key}" at the same moment; order ${gone} of this item failed, so the sale was bought once.`,
		);
	if (!duplicate) return { warnings };
	return {
		note: `This sale was ordered twice: another worker placed order ${id} with the key "${key}" at the same moment, before order ${duplicate.id} of this item. Both are valid. Continue with ${id}. ${advice(duplicate)}`,
		warnings,
	};
}
