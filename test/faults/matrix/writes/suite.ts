import { FAULTS } from '../faults';
import { section, tableOf, type Row } from '../report';

import { openWriteStage, writesOf, type WriteStage } from './stage';

/**
 * The table of a platform's writes beside its orders and customers: a test for each line, and one for the file.
 * @param simulated ids of the operations that stand in the other table
 * @param known ids of the operations with a cell that is not as it should be; `reasons` tell why
 */
export function otherWrites(platform: string, simulated: string[], reasons: string[], known: string[] = []): void {
	let stage: WriteStage;
	const rows: Row[] = [];
	beforeAll(async () => {
		stage = await openWriteStage();
	});
	afterAll(async () => await stage.stop());

	const writes = writesOf(platform).filter(({ id }) => !simulated.includes(id));

	describe.each(writes.map((one) => ({ name: `${one.node.resource.name}: ${one.operation.name}`, one })))('$name', ({ name, one }) => {
		test.each([['once', false], ['Retry On Fail', true]] as const)('%s', async (way, retry) => {
			const row: Row = { operation: name, way, marks: [] };
			const wrong: string[] = [];
			for (const fault of FAULTS) {
				const cell = await stage.play(one, fault, retry);
				row.marks.push(cell.mark);
				wrong.push(...cell.wrong.map((text) => `${fault.short}: ${text}`));
			}
			rows.push(row);
			// A cell that is mended must leave the list.
			if (known.includes(one.id)) expect(wrong).not.toEqual([]);
			else expect(wrong).toEqual([]);
		}, 120_000);
	});

	test('docs/faults.md shows what the run gave', () => {
		const now = tableOf(rows, reasons);
		expect(section(`${platform}, other writes`, now)).toBe(now);
	});
}
