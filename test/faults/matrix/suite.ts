import { play, WAYS, type Stage, type Way } from './cell';
import { FAULTS } from './faults';
import { section, tableOf, type Row } from './report';

/** The table of one platform's orders and customers: a test for each line, and one for the file. */
export function ordersAndCustomers(name: string, targets: string[], start: () => Promise<Stage>, reasons: string[]): void {
	let stage: Stage;
	const rows: Row[] = [];
	beforeAll(async () => {
		stage = await start();
	});
	afterAll(async () => await stage.stop());

	test('every order and every creation of a customer is played', () => {
		expect(stage.targets.map((target) => target.name)).toEqual(targets);
	});

	describe.each(targets)('%s', (operation) => {
		test.each(Object.keys(WAYS) as Way[])('%s', async (way) => {
			await stage.reset();
			const target = stage.targets.find((one) => one.name === operation)!;
			const row: Row = { operation, way: WAYS[way], marks: [] };
			const wrong: string[] = [];
			for (const fault of FAULTS) {
				const cell = await play(stage, target, fault, way);
				row.marks.push(cell.mark);
				wrong.push(...cell.wrong.map((text) => `${fault.short}: ${text}`));
			}
			rows.push(row);
			expect(wrong).toEqual([]);
		}, 120_000);
	});

	test('docs/faults.md shows what the run gave', () => {
		const now = tableOf(rows, reasons);
		expect(section(name, now)).toBe(now);
	});
}
