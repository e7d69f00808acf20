import type { FaultRule } from './faults';

/** Rows that came into and went out of one list while it was read. */
export type ListMoves = { inserted: number; removed: number };

/** What has moved in each list, by its name. */
export function createMoves() {
	const moves = new Map<string, ListMoves>();
	return {
		/** What has moved so far, with what this request makes move. */
		of(list: string, rule?: FaultRule): ListMoves {
			const soFar = moves.get(list) ?? { inserted: 0, removed: 0 };
			if (rule?.kind === 'movingList') soFar[rule.change === 'remove' ? 'removed' : 'inserted'] += 1;
			moves.set(list, soFar);
			return soFar;
		},
		reset: (): void => moves.clear(),
	};
}

/**
 * The rows after what moved in and out of their list; one that comes in is a copy of the first.
 *
 * @param ids the members that make it another one
 */
export function movedRows<Row>(rows: Row[], { inserted, removed }: ListMoves, ids = ['id']): Row[] {
	const newcomers = Array.from({ length: rows.length > 0 ? inserted : 0 }, (_, index) => ({
		...rows[0],
		...(Object.fromEntries(ids.map((name) => [name, `moved-${inserted - index}`])) as object),
	}));
	return [...newcomers, ...rows.slice(removed)];
}
