import type { Reported } from './reported';

/** One sign of the matrix. */
export type Mark = '✓' | '–' | '?' | 'c' | '2' | '·' | '✗';

/** What the signs say; the last three are not the rule. */
export const MEANINGS: Record<Mark, string> = {
	'✓': 'done once, and reported as done',
	'–': 'not done in this execution, and reported as a failure with what to do',
	'?': 'reported as unknown with what to check, and not sent again; there is one effect at most',
	c: 'reported as canceled; there is one effect at most',
	2: 'done again by another request: see the reasons',
	'·': 'this platform has no such answer',
	'✗': 'wrong: more than one effect, or not reported as it is',
};

/** Effects on the server: in all, and those of the last execution. */
export interface Effects {
	all: number;
	last: number;
}

/** The sign of one item: a success is on the server once, a failure did nothing, anything else is unknown. */
function markOf({ end }: Reported, { all, last }: Effects): Mark {
	if (all > 1 || end === 'missing') return '✗';
	if (end === 'success') return all === 1 ? '✓' : '✗';
	if (end === 'failure' || end === 'notSent') return last === 0 ? '–' : '✗';
	return end === 'canceled' ? 'c' : '?';
}

const WORST: Mark[] = ['✗', '?', 'c', '–', '2', '✓'];

/** One fault in one way: the sign, and what is wrong where something is. */
export interface Cell {
	mark: Mark;
	wrong: string[];
}

/** A fault and a way that do not go together. */
export const NOT_PLAYED: Cell = { mark: '·', wrong: [] };

/** The verdict on one item. @param wrong what is wrong beside what it shows */
export function judged(reported: Reported, effects: Effects, wrong: string[]): Cell {
	const mark = markOf(reported, effects);
	const all = mark === '✗' ? [...wrong, `${effects.all} stored, reported: ${reported.text || reported.end}`] : wrong;
	return { mark: all.length > 0 ? '✗' : mark, wrong: all };
}

/**
 * The verdict on items of which the first met the fault. Another one is done once, or not sent where the node has
 * stopped; only a pause of the whole account holds it up as well.
 * @param stored effects of each
 * @param paused the platform takes nothing more from the account
 */
export function judgedTogether(reported: Reported[], stored: number[], paused: boolean, wrong: string[]): Cell {
	const cells = reported.map((one, item) => judged(one, { all: stored[item], last: stored[item] }, []));
	const touched = reported.slice(1).filter(({ end }) => end === 'unknown' || (end === 'failure' && !paused));
	const all = [...wrong, ...cells.flatMap((cell) => cell.wrong), ...touched.map(({ text }) => `another item: ${text}`)];
	const marks = cells.map(({ mark }) => mark);
	return { mark: all.length > 0 ? '✗' : WORST.find((mark) => marks.includes(mark))!, wrong: all };
}
