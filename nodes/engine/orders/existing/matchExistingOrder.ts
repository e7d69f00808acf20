import { type ExistingOrder, Problem } from '../../declare';

export const sameLines = (a: string[], b: string[]) => [...a].sort().join('\n') === [...b].sort().join('\n');

/**
 * What the orders found under a key mean for a new one.
 * @returns the order to return instead of buying; undefined = nothing is in the way
 * @throws Problem when the key is used for something else, failed before, or it cannot be determined
 */
export function matchExistingOrder(
	found: ExistingOrder[],
	key: string,
	lines: string[],
	allow: { placeAgain: boolean; acceptKeyless: boolean },
): ExistingOrder | undefined {
	const mine = found.filter((order) => order.key === key);
	const alive = mine.find((order) => order.state !== 'failed');
	const latest = alive ?? mine.at(-1);
	if (latest && (alive || !allow.placeAgain)) {
		if (latest.lines && !sameLines(latest.lines, lines)) {
			throw new Problem(
				`Nothing was ordered: the key "${key}" was already used for order ${latest.id} with ${latest.lines.join('; ')}, but this item requests ${lines.join('; ')}. ${alive ? 'If it is the same sale, correct the products. Use a new key only for a new sale.' : 'That order failed: turn on "Place Again" to order with these lines.'}`,
				{ orderKey: key, orderId: latest.id, existingLines: latest.lines, lines },
			);
		}
		return latest;
	}
	const keyless = found.find(
		(order) =>
			order.key === undefined &&
			(order.state !== 'failed' || order.unclear === true) &&
			(!order.lines || sameLines(order.lines, lines)),
	);
	if (keyless && !allow.acceptKeyless) {
		throw new Problem(
			`Order ${keyless.id} ${keyless.lines ? 'has the same lines' : 'does not show its lines'} and shows no key, so it is not known whether it is this sale. Nothing was ordered. Check it on the platform. If it is another sale, turn on the "Accept Orders That Show No Key" option.`,
			{ outcome: 'unknown', orderKey: key, orderId: keyless.id },
		);
	}
	return undefined;
}
