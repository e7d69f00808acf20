import { line, pageSection } from '../../support/page';

import { FAULTS } from './faults';
import { MEANINGS, type Mark } from './mark';

/** One line of the matrix: an operation, how it was run, and a sign for each fault. */
export interface Row {
	operation: string;
	way: string;
	marks: Mark[];
}

/** How many cells there are, and how many of each sign. */
function counts(rows: Row[]): string {
	const marks = rows.flatMap((row) => row.marks).filter((mark) => mark !== '·');
	const each = (Object.keys(MEANINGS) as Mark[]).flatMap((sign) => {
		const count = marks.filter((mark) => mark === sign).length;
		return count > 0 ? [`${count} ${sign}`] : [];
	});
	return `${marks.length} cells: ${each.join(', ')}.`;
}

/** The matrix as Markdown. @param reasons sentences on what the signs alone do not show */
export function tableOf(rows: Row[], reasons: string[]): string {
	return [
		counts(rows),
		'',
		line(['Operation', 'Run', ...FAULTS.map(({ short }) => short)]),
		line(['---', '---', ...FAULTS.map(() => ':-:')]),
		...rows.map(({ operation, way, marks }) => line([operation, way, ...marks])),
		...(reasons.length > 0 ? ['', ...reasons.map((reason) => `- ${reason}`)] : []),
	].join('\n');
}

/** What the signs and the columns mean. */
export const legend = (): string =>
	[
		...Object.entries(MEANINGS).map(([sign, meaning]) => `- \`${sign}\` ${meaning}`),
		'',
		line(['Column', 'What goes wrong with the request that does it']),
		line(['---', '---']),
		...FAULTS.map(({ short, meaning }) => line([short, meaning])),
	].join('\n');

/** A section of `docs/faults.md`; with FAULTS=write in the environment, it is written first. */
export const section = (name: string, now: string): string =>
	pageSection('faults.md', name, now, process.env.FAULTS === 'write');
