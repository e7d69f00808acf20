import { digest } from '../engine/util/hash';

const DAY = 24 * 60 * 60_000;
const MOST = 100_000;

interface Known {
	/** the key's digest */
	key: string;
	/** when it was read, in milliseconds */
	at: number;
}

/** By buyer and order, the oldest first. */
const known = new Map<string, Known>();

const shortened = (key: string): string => digest(key).slice(0, 16);

/**
 * Whether this process has read the order within a day and it showed another key: then it need not be read again.
 * The list does not show keys, so a look would read every earlier order of the customer each time; and no call of the
 * API changes the key of an order.
 * @param now milliseconds
 */
export function hasAnotherKey(buyer: string, orderId: string, key: string, now: number): boolean {
	const entry = known.get(`${buyer} ${orderId}`);
	return entry !== undefined && entry.at > now - DAY && entry.key !== shortened(key);
}

/** Keeps what an order showed as its key. The oldest are forgotten first. */
export function keepKey(buyer: string, orderId: string, key: string, now: number): void {
	const name = `${buyer} ${orderId}`;
	known.delete(name);
	known.set(name, { key: shortened(key), at: now });
	if (known.size <= MOST) return;
	const [oldest] = known.keys();
	known.delete(oldest);
}
