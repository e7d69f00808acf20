import type { ExistingOrder, OrderKeyStrategy, Session } from '../declare';
import { undefinedUnlessCancelled } from '../http/problem';
import { look, lookAfter, type Waited } from '../http/wait';
import { orderContext } from './context';
import type { Placed, Placing } from './types';

/**
 * Two orders of one sale. Where the platform recognizes no repeats, two workers that sell the same at the same moment
 * can both have placed it, whatever was looked at before. So the platform's list is looked at once more afterwards:
 * the older order is the order, on every worker; what was placed beside it is told, and can be taken back.
 */

const isNumber = (id: string): boolean => /^\d+$/.test(id);

/** Ids that are numbers are compared as such: 999 comes before 1000. */
const compareIds = (a: string, b: string): number =>
	isNumber(a) && isNumber(b) && a.length !== b.length ? a.length - b.length : a < b ? -1 : Number(a > b);

/** The oldest first: by when they were made, then by ID. Where the platform tells no age, as they were listed. */
export function byAge({ twins }: OrderKeyStrategy, orders: ExistingOrder[]): ExistingOrder[] {
	if (!twins) return orders;
	return [...orders].sort((a, b) => {
		const [first, second] = [twins.madeAt(a.body), twins.madeAt(b.body)];
		const apart = first === undefined || second === undefined ? 0 : first - second;
		return apart === 0 ? compareIds(a.id, b.id) : apart;
	});
}

/** The orders that stand under a key, or may, the oldest first. */
export const standing = (book: OrderKeyStrategy, orders: ExistingOrder[], key: string): ExistingOrder[] =>
	byAge(
		book,
		orders.filter((order) => order.key === key && (order.state !== 'failed' || order.unclear === true)),
	);

/** Whether two orders can stand under the key of an item at all. */
const hasTwins = ({ settings }: Session, { book }: Placing): boolean =>
	book.twins !== undefined && !settings.generatedKey;

/**
 * Looks at what the platform lists under the key of an order that was just placed.
 * @returns the orders that stand, the oldest first; undefined when the platform does not list this one, or cannot be asked
 */
async function listedBeside(session: Session, placing: Placing, own: string): Promise<ExistingOrder[] | undefined> {
	const { book, key } = placing;
	const patient = { ...session, budget: { left: session.settings.retryFor } };
	const listed = await book.find({ ...orderContext(patient, placing), own }).catch(undefinedUnlessCancelled);
	return listed?.some(({ id }) => id === own) ? standing(book, listed, key) : undefined;
}

/** The look right after the placing. */
export async function lookBeside(
	session: Session,
	placing: Placing,
	{ id, created }: Pick<Placed, 'id' | 'created'>,
): Promise<ExistingOrder[] | undefined> {
	return created && hasTwins(session, placing) ? await listedBeside(session, placing, id) : undefined;
}

/** How an order ended that counts, and what stands beside it. */
export interface Settled {
	id: string;
	created: boolean;
	end: Waited & { note?: string };
	/** younger orders of the same sale */
	others: ExistingOrder[];
	/** orders of the same sale in a status that nobody knows */
	doubtful: ExistingOrder[];
	/** the one of them that this item placed */
	twin?: ExistingOrder;
	/** the order that this item placed, where another one counts because it failed */
	gone?: string;
	warnings: string[];
}

/** Follows one order to its end, or as far as is wanted. */
type Follow = (order: Pick<Placed, 'id' | 'body' | 'created'>) => Promise<Settled['end']>;

const NOT_LISTED =
	'The platform does not list the order yet, so the node cannot see whether another worker placed it, too. Look for orders with this key later, or run this again to check.';

const refreshed = async (
	session: Session,
	{ wait, wish, book }: Placing,
	order: ExistingOrder,
): Promise<ExistingOrder> => {
	const seen = await look(session, { wait, path: wish.path }, order.id).catch(undefinedUnlessCancelled);
	if (!seen) return order;
	const body = { ...order.body, ...seen.body };
	return { ...order, state: seen.state, unclear: book.read(body).unclear, body };
};

/**
 * Finds the order that counts among those that stand, and follows it: the oldest, but an order that fails does not count.
 * What was placed is looked for once more at the end of a wait, for a list may be late.
 */
export async function settle(session: Session, placing: Placing, placed: Placed, follow: Follow): Promise<Settled> {
	const mine: ExistingOrder = { ...placing.book.read(placed.body), id: placed.id, key: placing.key };
	const looks = placed.created && hasTwins(session, placing);
	const again = async () => await listedBeside(session, placing, placed.id);
	const shown = placed.standing ?? (looks ? await lookAfter(session, again) : undefined);
	let result = await first(shown ?? [mine]);
	const alone = result.others.length === 0 && result.id === mine.id;
	if (looks && alone && (session.settings.wait || result.end.state === 'failed')) {
		const later = await again();
		if (later?.some(({ id }) => id !== mine.id)) result = await first(later);
	}
	return { ...result, warnings: looks && !shown && result.others.length === 0 ? [NOT_LISTED] : [] };

	async function first(orders: ExistingOrder[]): Promise<Settled> {
		let settled: Settled | undefined;
		const doubtful = orders.filter(({ unclear }, index) => index > 0 && unclear === true);
		const clear = orders.filter((order) => !doubtful.includes(order));
		for (const [index, { id, body }] of clear.entries()) {
			const created = placed.created && id === placed.id;
			const end = await follow({ id, body: id === placed.id ? placed.body : body, created });
			settled = { id, created, end, others: clear.slice(index + 1), doubtful, warnings: [] };
			if (end.state !== 'failed') break;
			const ended = { ...placing.book.read(end.body), id, key: placing.key };
			if (ended.unclear) doubtful.push(ended);
		}
		const { others, ...counts } = settled as Settled;
		const seen = await Promise.all(others.map(async (order) => await refreshed(session, placing, order)));
		const alive = seen.filter(({ state }) => state !== 'failed');
		const inDoubt = [...doubtful, ...seen.filter(({ state, unclear }) => state === 'failed' && unclear)].filter(
			({ id }) => id !== counts.id,
		);
		// Without an answer to the placing nobody knows which of them is this item's: then it tells of the youngest.
		const twin = placed.created
			? alive.find(({ id }) => (placed.uncertain ? id === alive.at(-1)?.id : id === placed.id))
			: undefined;
		const gone =
			placed.created && !counts.created && ![...alive, ...inDoubt].some(({ id }) => id === placed.id)
				? placed.id
				: undefined;
		return { ...counts, others: alive, doubtful: inDoubt, twin, gone };
	}
}

/** What is told of orders that were placed beside the one that counts. */
export function twinsTold(
	{ book, key }: Placing,
	{ id, others, doubtful, twin, gone }: Settled,
): { note?: string; warnings: string[] } {
	const advice = (order: ExistingOrder) => book.twins?.advice(order.body) ?? '';
	const told = others
		.filter((order) => order !== twin)
		.map(
			(order) =>
				`Order ${order.id} was placed under the key "${key}" beside order ${id}. Unless one of them was taken back since, both stand. ${advice(order)}`,
		);
	told.push(
		...doubtful.map(
			(order) =>
				`Order ${order.id} is there under the key "${key}", too, in a status that is not known here: beside order ${id} the sale may have been bought twice. Look on the platform what became of it.`,
		),
	);
	if (gone !== undefined)
		told.push(
			`Another worker placed order ${id} under the key "${key}" at the same moment; order ${gone} of this item failed, so the sale was bought once.`,
		);
	if (!twin) return { warnings: told };
	return {
		note: `This sale was ordered twice: another worker placed order ${id} under the key "${key}" at the same moment, before order ${twin.id} of this item. Both stand. Go on with ${id}. ${advice(twin)}`,
		warnings: told,
	};
}
