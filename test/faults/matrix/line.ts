import { FAULTS, type Fault } from './faults';
import type { Cell } from './mark';
import { section, tableOf, type Row } from './report';

/** Plays every fault, one after the other, for one line. @returns the line, and what is wrong in its cells: a sentence each */
async function lineOf(
	operation: string,
	way: string,
	cellOf: (fault: Fault) => Promise<Cell>,
): Promise<{ row: Row; wrong: string[] }> {
	const row: Row = { operation, way, marks: [] };
	const wrong: string[] = [];
	for (const fault of FAULTS) {
		const cell = await cellOf(fault);
		row.marks.push(cell.mark);
		wrong.push(...cell.wrong.map((text) => `${fault.short}: ${text}`));
	}
	return { row, wrong };
}

/** The lines of one section of docs/faults.md, for tests. */
export function linesOf(title: string, reasons: string[]) {
	const rows: Row[] = [];
	return {
		/** Plays a line; fails with what is wrong in its cells. */
		async play(operation: string, way: string, cellOf: (fault: Fault) => Promise<Cell>): Promise<void> {
			const { row, wrong } = await lineOf(operation, way, cellOf);
			rows.push(row);
			expect(wrong).toEqual([]);
		},
		/** After the last line: a test that the page shows them as they came out. */
		testPage: () =>
			test('docs/faults.md shows what the run gave', () => {
				const now = tableOf(rows, reasons);
				expect(section(title, now)).toBe(now);
			}),
	};
}
