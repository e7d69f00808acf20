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

const IDS = ['id', 'externalId'];

/** The rows after what moved in and out of their list; one that comes in is a copy of the first with ids of its own. */
export function movedRows<Row>(rows: Row[], { inserted, removed }: ListMoves): Row[] {
	const newcomers = Array.from({ length: rows.length > 0 ? inserted : 0 }, (_, index) => {
		const own = IDS.filter((name) => name in (rows[0] as object)).map((name) => [name, `moved-${inserted - index}`]);
		return { ...rows[0], ...(Object.fromEntries(own) as object) };
	});
	return [...newcomers, ...rows.slice(removed)];
}
