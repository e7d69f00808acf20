import type { INodeExecutionData } from 'n8n-workflow';

import type { Problem } from './problem';

/** How one item ended. */
export type Ending =
	| { kind: 'done'; items: INodeExecutionData[]; id?: unknown }
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

/** One line for each way to end, naming every item: who reads it knows what must not be sent again. */
export function report(endings: Ending[]): string {
	const of = (wanted: (ending: Ending) => boolean) =>
		endings.flatMap((ending, item) => (wanted(ending) ? [item] : []));
	const done = of(({ kind }) => kind === 'done').map((item) => {
		const ending = endings[item];
		return ending.kind === 'done' && ending.id !== undefined ? `${item} (ID ${String(ending.id)})` : `${item}`;
	});
	const unknown = of((ending) => ending.kind === 'failed' && ending.problem.details.outcome === 'unknown');
	const failed = of((ending) => ending.kind === 'failed' && ending.problem.details.outcome !== 'unknown');
	const notSent = of(({ kind }) => kind === 'notSent');
	return [
		done.length > 0 && `Done: items ${done.join(', ')}.`,
		failed.length > 0 && `Failed: items ${ranges(failed)}.`,
		unknown.length > 0 && `Outcome unknown: items ${ranges(unknown)}.`,
		notSent.length > 0 && `Not sent: items ${ranges(notSent)}.`,
	].filter(Boolean).join('\n');
}
