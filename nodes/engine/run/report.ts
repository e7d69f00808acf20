import type { INodeExecutionData } from 'n8n-workflow';

import type { Problem } from '../declare';
import type { ShownHint } from './executionHints';

/** How one item ended. */
export type ItemOutcome =
	| { kind: 'done'; items: INodeExecutionData[]; id?: unknown; hints: ShownHint[] }
	| { kind: 'failed'; problem: Problem }
	| { kind: 'notSent'; reason: string };

/** [0,1,2,5] -> '0-2, 5' */
export function ranges(numbers: number[]): string {
	const runs: Array<[number, number]> = [];
	for (const number of numbers) {
		const last = runs.at(-1);
		if (last && last[1] === number - 1) last[1] = number;
		else runs.push([number, number]);
	}
	return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

const idOf = (ending: ItemOutcome): unknown =>
	ending.kind === 'done'
		? ending.id
		: ending.kind === 'failed'
			? (ending.problem.details.orderId ?? ending.problem.details.id)
			: undefined;

/** Items with their ids where they have one, the others as ranges. */
function named(endings: ItemOutcome[], items: number[]): string {
	const known = items.filter((item) => idOf(endings[item]) !== undefined);
	const others = items.filter((item) => !known.includes(item));
	return [
		...known.map((item) => `${item} (ID ${String(idOf(endings[item]))})`),
		...(others.length > 0 ? [ranges(others)] : []),
	].join(', ');
}

function wayOf(ending: ItemOutcome): string {
	if (ending.kind === 'done') return 'Done';
	if (ending.kind === 'notSent') return 'Not sent';
	return ending.problem.details.outcome === 'unknown' ? 'Outcome unknown' : 'Failed';
}

/** One line for each way to end, naming every item: who reads it knows what must not be sent again. */
export function report(endings: ItemOutcome[]): string {
	return ['Done', 'Failed', 'Outcome unknown', 'Not sent']
		.flatMap((way) => {
			const items = endings.flatMap((ending, item) => (wayOf(ending) === way ? [item] : []));
			return items.length > 0 ? [`${way}: items ${named(endings, items)}.`] : [];
		})
		.join('\n');
}
