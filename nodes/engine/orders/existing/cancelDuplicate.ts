import type { IDataObject } from 'n8n-workflow';

import type { ExistingOrder, Session } from '../../declare';
import { Problem } from '../../declare';
import { undefinedUnlessCanceled } from '../../http/problem';
import { waitUntilDone } from '../../http/wait';
import { orderContext } from '../context';
import type { Settled } from './duplicates';
import { sameLines } from './matchExistingOrder';
import type { Placing } from '../types';

/** Orders are taken for one sale ordered twice when they were made within this time, in milliseconds: a later one somebody placed on purpose. */
const TOGETHER = 15 * 60_000;

/** What came of taking orders back, for the output. */
export interface TakenBack {
	cancellationOrders?: IDataObject[];
	warnings: string[];
}

/** Who placed the older order leaves the younger one to who placed that, and to later runs. */
function wantedOf({ strategy }: Placing, { id, created, end, others, duplicate }: Settled): ExistingOrder[] {
	const madeAt = strategy.madeAt?.(end.body);
	return others.filter((order) => {
		const its = strategy.madeAt?.(order.body);
		const together = madeAt !== undefined && its !== undefined && its - madeAt <= TOGETHER;
		return together && order.id !== id && (duplicate ? order === duplicate : !created);
	});
}

/** The order at the end of its wait, where waiting is wanted; undefined when it cannot be read. */
async function completed(
	session: Session,
	{ wait, intent }: Placing,
	order: ExistingOrder,
): Promise<ExistingOrder | undefined> {
	const { settings } = session;
	if (!settings.wait || order.state !== 'pending') return order;
	const seen = await waitUntilDone(session, { wait, path: intent.path }, order.id, settings.waitAtMost).catch(
		undefinedUnlessCanceled,
	);
	return seen && { ...order, state: seen.state, body: { ...order.body, ...seen.body } };
}

/** Two workers can have sold two different things under one key: then neither order is the other's double. @throws Problem */
export async function refuseTwoSales(
	session: Session,
	placing: Placing,
	{ id, end, duplicate }: Settled,
): Promise<void> {
	const other = duplicate && (await otherSale(session, placing, [{ ...placing.strategy.read(end.body), id }]));
	if (!duplicate || !other?.lines) return;
	const asked = placing.strategy.lines(placing.intent.body, placing.intent.local);
	throw new Problem(
		`Two sales were ordered with the key "${placing.key}" at the same moment: order ${id} of another worker with ${other.lines.join('; ')}, and order ${duplicate.id} of this item with ${asked.join('; ')}. Both are valid. Use a different key for each sale.`,
		{
			outcome: 'duplicate',
			orderKey: placing.key,
			orderId: duplicate.id,
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
	const { strategy, intent } = placing;
	const asked = strategy.lines(intent.body, intent.local);
	const read = await Promise.all(
		orders.map(async (order) => {
			const plain = { ...order, lines: strategy.read(order.body).lines };
			return (await strategy.normalizeFound?.({ ...orderContext(session, placing), order: plain })) ?? plain;
		}),
	);
	return read.find(({ lines }) => !lines || !sameLines(lines, asked));
}

/** Words of a failure, within a sentence on the order that was not canceled. */
const reasonOf = (error: Error): string =>
	error instanceof Problem ? error.message : (undefinedUnlessCanceled(error) ?? error.message);

/**
 * Takes back what was placed beside the order that counts, where the flow says so. Nothing is taken back while it is
 * not certain that the other one is done.
 */
export async function takeBack(session: Session, placing: Placing, settled: Settled): Promise<TakenBack> {
	const { operation, strategy } = placing;
	const { cancelDuplicate } = operation;
	const result: TakenBack = { warnings: [] };
	if (!session.settings.cancelDuplicate || !cancelDuplicate) return result;
	const kept: ExistingOrder = { ...strategy.read(settled.end.body), id: settled.id };
	for (const order of wantedOf(placing, settled)) {
		const seen = await completed(session, placing, order);
		if (seen?.state === 'failed') continue;
		if (settled.end.state !== 'completed' || seen?.state !== 'completed') {
			result.warnings.push(
				`No cancellation of order ${order.id} was requested yet: both orders must be completed first. Run this again later with the same key: this buys nothing more.`,
			);
			continue;
		}
		try {
			const other = await otherSale(session, placing, [kept, seen]);
			if (other)
				throw new Problem(
					`order ${other.id} does not show the lines of this item, so the two are not one sale that was ordered twice. Check both.`,
				);
			const rows = await cancelDuplicate({ ...orderContext(session, placing), order: seen, kept });
			result.cancellationOrders = [...(result.cancellationOrders ?? []), ...rows];
		} catch (error) {
			result.warnings.push(`Order ${order.id} was not canceled: ${reasonOf(error as Error)}`);
		}
	}
	return result;
}
