import type { ApiRequest, ExistingOrder, Session } from '../../declare';
import { lookBeforeSignIn, wasUnauthorized } from '../../http/writes/atTheDoor';
import { atMyMoment } from '../../http/writes/executionMoment';
import { orderContext } from '../context';
import { byAge } from './duplicates';
import { sameLines } from './matchExistingOrder';
import type { Found, Placing } from '../types';

/** An order under the key that was not there before; the oldest of them. */
export async function newOrder(session: Session, placing: Placing, found: Found): Promise<ExistingOrder | undefined> {
	const { strategy, intent, key } = placing;
	const before = found.orders.map(({ id }) => id);
	const lines = strategy.lines(intent.body, intent.local);
	const fits = (order: ExistingOrder) =>
		order.key === key || (strategy.keyless === true && (order.lines === undefined || sameLines(order.lines, lines)));
	return byAge(strategy, await strategy.find(orderContext(session, placing))).find(
		(order) => !before.includes(order.id) && fits(order),
	);
}

/** Another worker placed the order between the look and the sending. */
export class ConcurrentOrder extends Error {
	constructor(readonly order: ExistingOrder) {
		super('It was placed in the meantime.');
	}
}

/** For so long a look for the order counts as fresh, in milliseconds. */
const FRESH = 500;

/**
 * Where the platform recognizes no repeats, only a look keeps two workers apart, so each looks at a moment of its own
 * and orders at once. A run whose first order met nobody else's needs no moments any more; but checks, the lane and the
 * platform's rate limit make a look old, so right before an order goes out, and before each repeat, an old look is made
 * again. After a 401 the look is made in any case, before the sign-in and the repeat.
 * @returns nothing where the platform keeps them apart itself; else functions for the sender to call, which throw ConcurrentOrder
 */
export function recheckBeforeSend(
	session: Session,
	placing: Placing,
	found: Found,
): Pick<ApiRequest, 'beforeTurn' | 'beforeTry'> {
	const {
		settings,
		clock,
		company,
		vendor: { idempotencyHeader, idsPerCall },
	} = session;
	if (idempotencyHeader && !idsPerCall) return {};
	let { at } = found;
	const lookNow = async (asking = session) => {
		const other = await newOrder(asking, placing, found);
		if (other) throw new ConcurrentOrder(other);
		at = clock.elapsed();
	};
	// Under one id the platform keeps them apart; under the next one it does not.
	if (idempotencyHeader) {
		return {
			beforeTry: async ({ renewed }) => {
				if (renewed) await lookNow();
			},
		};
	}
	// No other worker has the key of this turn.
	const ownKey = settings.generatedKey;
	const hasMoment = () => !ownKey && company.is !== 'none';
	const lookIfOld = async () => {
		if (!ownKey && clock.elapsed() - at >= FRESH) await lookNow();
	};
	return {
		beforeTurn: async () => {
			if (!hasMoment()) await lookIfOld();
		},
		beforeTry: async (last) => {
			const atMoment = async (asking = session) => await atMyMoment(asking, async () => await lookNow(asking));
			if (wasUnauthorized(last)) await lookBeforeSignIn(session, last, hasMoment() ? atMoment : lookNow);
			else if (hasMoment()) await atMoment();
			else await lookIfOld();
		},
	};
}
