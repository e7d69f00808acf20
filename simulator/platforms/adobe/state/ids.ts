import { createHash } from 'node:crypto';
import type { Moment } from '../call';

/** Numbers start here, so that the kinds do not meet. */
const RANGES = {
	reseller: 50_000_001,
	customer: 10_000_001,
	order: 51_200_001,
	deployment: 30_000_001,
	group: 70_000_001,
	acquisition: 80_000_001,
};

const count = ({ state }: Moment, kind: string): number => (state.issued[kind] = (state.issued[kind] ?? 0) + 1);

/** The next id that is a number. */
export const nextNumber = (moment: Moment, kind: keyof typeof RANGES): string =>
	`${moment.distributor.idPrefix}${RANGES[kind] + count(moment, kind) - 1}`;

/** The next id that is opaque: the same with every start of the simulator. */
export function nextOpaque(moment: Moment, kind: 'subscription' | 'transfer' | 'resellerChange' | 'approval'): string {
	const text = `${moment.distributor.distributorId} ${kind} ${count(moment, kind)}`;
	return createHash('sha256').update(text).digest('hex').slice(0, 30);
}
