import { FAULTS, type Fault } from './faults';
import type { Cell } from './mark';
import type { Row } from './report';

/**
 * Plays every fault, one after the other, for one line of the matrix.
 * @returns the line, and what is wrong in its cells: a sentence each, with the fault before it
 */
export async function lineOf(operation: string, way: string, cellOf: (fault: Fault) => Promise<Cell>): Promise<{ row: Row; wrong: string[] }> {
	const row: Row = { operation, way, marks: [] };
	const wrong: string[] = [];
	for (const fault of FAULTS) {
		const cell = await cellOf(fault);
		row.marks.push(cell.mark);
		wrong.push(...cell.wrong.map((text) => `${fault.short}: ${text}`));
	}
	return { row, wrong };
}
