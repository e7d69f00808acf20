import { randomUUID } from 'node:crypto';
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

/** Counts the requests of the last seconds or minutes for each key. */
export function createRate(now: () => number) {
	const times = new Map<string, number[]>();

	/**
	 * Counts one request of the key, when there is room for it.
	 *
	 * @param limit requests within the window; 0 is no limit
	 * @returns whole seconds to wait; 0 when the request may pass
	 */
	function secondsToWait(key: string, limit: number, windowMs: number): number {
		if (limit === 0) return 0;
		const recent = (times.get(key) ?? []).filter((time) => time > now() - windowMs);
		times.set(key, recent);
		if (recent.length >= limit) return Math.max(1, Math.ceil((recent[0] + windowMs - now()) / 1000));
		recent.push(now());
		return 0;
	}

	return { secondsToWait, reset: (): void => times.clear() };
}

export type Rate = ReturnType<typeof createRate>;

/** The bearer tokens that a platform has given out, each with its meaning; times are in ms. */
export function createTokens<Meaning extends object>(now: () => number) {
	const tokens = new Map<string, Meaning & { expiresAt: number }>();
	const read = (authorization: unknown): string => /^Bearer (.*)$/.exec(String(authorization))?.[1] ?? '';
	return {
		issue(meaning: Meaning, seconds: number): string {
			const token = `sim.${randomUUID()}`;
			tokens.set(token, { ...meaning, expiresAt: now() + seconds * 1000 });
			return token;
		},
		/** The meaning of the token of a header, also when it has expired; undefined when it is not known. */
		find: (authorization: unknown) => tokens.get(read(authorization)),
		/** Ends the token of a header. */
		revoke: (authorization: unknown): void => void tokens.delete(read(authorization)),
		reset: (): void => tokens.clear(),
	};
}
