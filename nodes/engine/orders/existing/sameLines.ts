import { Problem, type Session } from '../../declare';
import { platformNow } from '../../http/platformTime';
import { claimed } from '../claim';
import { orderContext } from '../context';
import type { Placing } from '../types';
import { sameLines } from './matchExistingOrder';

/**
 * The option to refuse a second order with the same lines under another key: a deal that is in the CRM twice has two keys,
 * and so has an order whose key somebody edited on the platform.
 */

const DAY = 24 * 60 * 60_000;

const refusal = ({ key }: Placing, days: number, other: { words: string; id?: string }): Problem =>
	new Problem(
		`Nothing was ordered: ${other.words} has the same lines under another key, and the "Refuse Same Lines Within" option is set to ${days} days. If it is the same sale, use that order. If it is another sale, remove the option and run this again.`,
		{ outcome: 'failed', orderKey: key, ...(other.id === undefined ? {} : { existingOrderId: other.id }) },
	);

/** Looks at the orders of the customer under other keys. @throws Problem where one has the same lines */
export async function refuseSameLines(session: Session, placing: Placing, lines: string[]): Promise<void> {
	const { refuseSameLinesWithin: days } = session.settings;
	if (days === undefined) return;
	const { strategy, key } = placing;
	const context = orderContext(session, placing);
	const since = platformNow(session) - days * DAY;
	const orders = await strategy.find({ ...context, othersSince: since });
	for (const found of orders) {
		if (found.key === undefined || found.key === key || (found.state === 'failed' && !found.unclear)) continue;
		if ((strategy.madeAt?.(found.body) ?? since) < since) continue;
		// All lines count, whatever key each shows.
		const whole = { ...found, key: undefined };
		const order = (await strategy.normalizeFound?.({ ...context, order: whole })) ?? whole;
		if (order.lines && sameLines(order.lines, lines))
			throw refusal(placing, days, { words: `order ${order.id}`, id: order.id });
	}
}

/** Sends an order, unless this process has just sent one with the same lines that the platform need not list yet. */
export async function sendUnlessSameLines<T>(
	session: Session,
	placing: Placing,
	{ scope, lines }: { scope: unknown[]; lines: string[] },
	send: () => Promise<T>,
): Promise<T> {
	const { refuseSameLinesWithin: days } = session.settings;
	if (days === undefined) return await send();
	const claim = {
		what: ['same lines', ...scope, [...lines].sort()],
		order: [placing.key],
		// After that the list shows it, and whether it failed.
		lasts: Math.min(days * DAY, session.vendor.listingDelay),
	};
	return await claimed(session, claim, () => refusal(placing, days, { words: 'an order of this workflow' }), send);
}
