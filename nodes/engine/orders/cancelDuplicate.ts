import type { IDataObject } from 'n8n-workflow';

import type { ExistingOrder, Session } from '../declare';
import { Problem } from '../declare';
import { undefinedUnlessCancelled } from '../http/problem';
import { waitUntilDone } from '../http/wait';
import { orderContext } from './context';
import type { Settled } from './duplicates';
import { sameLines } from './matchExistingOrder';
import type { Placing } from './types';

/** Orders are taken for one sale ordered twice when they were made within this time, in milliseconds: a later one somebody placed on purpose. */
const TOGETHER = 15 * 60_000;

/** What came of taking orders back, for the output. */
export interface TakenBack {
	cancellationOrders?: IDataObject[];
	warnings: string[];
}

/** Who placed the older order leaves the younger one to who placed that, and to later runs. */
function wantedOf({ book }: Placing, { id, created, end, others, twin }: Settled): ExistingOrder[] {
	const madeAt = book.twins?.madeAt(end.body);
	return others.filter((order) => {
		const its = book.twins?.madeAt(order.body);
		const together = madeAt !== undefined && its !== undefined && its - madeAt <= TOGETHER;
		return together && order.id !== id && (twin ? order === twin : !created);
	});
}

/** The order at the end of its wait, where waiting is wanted; undefined when it cannot be read. */
async function completed(
	session: Session,
	{ wait, wish }: Placing,
	order: ExistingOrder,
): Promise<ExistingOrder | undefined> {
	const { settings } = session;
	if (!settings.wait || order.state !== 'pending') return order;
	const seen = await waitUntilDone(session, { wait, path: wish.path }, order.id, settings.waitAtMost).catch(
		undefinedUnlessCancelled,
	);
	return seen && { ...order, state: seen.state, body: { ...order.body, ...seen.body } };
}

/** Two workers can have sold two different things under one key: then neither order is the other's double. @throws Problem */
export async function refuseTwoSales(session: Session, placing: Placing, { id, end, twin }: Settled): Promise<void> {
	const other = twin && (await otherSale(session, placing, [{ ...placing.book.read(end.body), id }]));
	if (!twin || !other?.lines) return;
	const asked = placing.book.lines(placing.wish.body, placing.wish.local);
	throw new Problem(
		`Two sales were ordered under the key "${placing.key}" at the same moment: order ${id} of another worker with ${other.lines.join('; ')}, and order ${twin.id} of this item with ${asked.join('; ')}. Both stand. Give each sale a key of its own.`,
		{
			outcome: 'duplicate',
			orderKey: placing.key,
			orderId: twin.id,
			existingOrderId: id,
			existingLines: other.lines,
			lines: asked,
		},
	);
}

/** The order of the two that is not the sale of this item: its lines are others, or not shown. */
async function otherSale(
	session: Session,
	placing: Placing,
	orders: ExistingOrder[],
): Promise<ExistingOrder | undefined> {
	const { book, wish } = placing;
	const asked = book.lines(wish.body, wish.local);
	const read = await Promise.all(
		orders.map(async (order) => {
			const plain = { ...order, lines: book.read(order.body).lines };
			return (await book.normalizeFound?.({ ...orderContext(session, placing), order: plain })) ?? plain;
		}),
	);
	return read.find(({ lines }) => !lines || !sameLines(lines, asked));
}

/** Words of a failure, within a sentence on the order that was not cancelled. */
const reasonOf = (error: Error): string =>
	error instanceof Problem ? error.message : (undefinedUnlessCancelled(error) ?? error.message);

/**
 * Takes back what was placed beside the order that counts, where the flow says so. Nothing is taken back while it is
 * not certain that the other one is done.
 */
export async function takeBack(session: Session, placing: Placing, settled: Settled): Promise<TakenBack> {
	const { operation, book } = placing;
	const { cancelDuplicate } = operation;
	const result: TakenBack = { warnings: [] };
	if (!session.settings.cancelDuplicate || !cancelDuplicate) return result;
	const kept: ExistingOrder = { ...book.read(settled.end.body), id: settled.id };
	for (const order of wantedOf(placing, settled)) {
		const seen = await completed(session, placing, order);
		if (seen?.state === 'failed') continue;
		if (settled.end.state !== 'completed' || seen?.state !== 'completed') {
			result.warnings.push(
				`No cancellation of order ${order.id} was asked for yet: both orders must be completed first. Run this again later with the same key; nothing more is bought then.`,
			);
			continue;
		}
		try {
			const other = await otherSale(session, placing, [kept, seen]);
			if (other)
				throw new Problem(
					`order ${other.id} does not show the lines of this item, so the two are not one sale that was ordered twice. Look at both.`,
				);
			const rows = await cancelDuplicate({ ...orderContext(session, placing), order: seen, kept });
			result.cancellationOrders = [...(result.cancellationOrders ?? []), ...rows];
		} catch (error) {
			result.warnings.push(`Order ${order.id} was not cancelled: ${reasonOf(error as Error)}`);
		}
	}
	return result;
}
