const DAY = 24 * 60 * 60_000;

/** When each turn was begun, in milliseconds, the oldest first. */
const begun = new Map<string, number>();

/**
 * Begins one turn of a node: execution, node and run.
 * @returns whether this process began it before: then n8n's Retry On Fail runs the node again
 */
export function beginTurn(turn: string, now: number): boolean {
	for (const [known, at] of begun) {
		if (at > now - DAY) break;
		begun.delete(known);
	}
	const before = begun.has(turn);
	if (!before) begun.set(turn, now);
	return before;
}
