import type { Outcome } from './answer';
import type { ExistingOrder } from './declare';
import { sameLines } from './judge';
import type { Placing } from './placing';
import type { ApiRequest } from './route';
import type { Session } from './session';

/** The orders that stood there before this one, and when they were looked for (milliseconds). */
export interface Found {
	orders: ExistingOrder[];
	at: number;
}

/** An order under the key that did not stand there before. */
export async function newOrder(session: Session, { book, wish, key }: Placing, found: Found): Promise<ExistingOrder | undefined> {
	const before = found.orders.map(({ id }) => id);
	const lines = book.lines(wish.body, wish.local);
	const fits = (order: ExistingOrder) => order.key === key || (book.keyless === true && (order.lines === undefined || sameLines(order.lines, lines)));
	return (await book.find(session, wish, key)).find((order) => !before.includes(order.id) && fits(order));
}

/** Another worker placed the order between the look and the sending. */
export class Overtaken extends Error {
	constructor(readonly order: ExistingOrder) {
		super('It was placed meanwhile.');
	}
}

/** For so long a look for the order counts as fresh, in milliseconds. */
const FRESH = 500;

/** A try that was refused at the door, as the answer says: but gateways have said so of orders that were stored. */
export const wasTurnedAway = (last?: Outcome): boolean => last?.kind === 'answer' && last.status === 401;

/**
 * Where the platform recognises no repeats, only a look keeps two workers apart. Checks, the lane and the platform's
 * rate limit make it old, so right before the order goes out, and before each repeat, an old look is made anew.
 * After a 401 the look is made in any case, before the sign-in and the repeat.
 * @returns nothing where the platform keeps them apart itself; else what throws Overtaken, for the sender to call
 */
export function lookAgain(session: Session, placing: Placing, found: Found): ApiRequest['beforeTry'] {
	const { idempotencyHeader, idsPerCall } = session.vendor;
	if (idempotencyHeader && !idsPerCall) return undefined;
	let { at } = found;
	return async (last, renewed) => {
		// Under one id the platform keeps them apart; under the next one it does not. Nor has another worker the key of this turn.
		const fresh = idempotencyHeader ? renewed !== true : session.settings.keyOfTurn || session.clock.now() - at < FRESH;
		if (fresh && (idempotencyHeader || !wasTurnedAway(last))) return;
		const other = await newOrder(session, placing, found);
		if (other) throw new Overtaken(other);
		at = session.clock.now();
	};
}
