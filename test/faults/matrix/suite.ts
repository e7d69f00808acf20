import { watchLogs } from '../../secrets/kept';

import { play, type Stage } from './cell';
import type { Way } from './execute';
import { linesOf } from './line';

/** The four ways in which an order or the creation of a customer meets a fault. */
const WAYS: Record<Way, string> = {
	plain: 'once',
	retry: 'Retry On Fail, two items',
	continue: 'continue on fail, two items',
	again: 'and a second execution',
};

/** The table of one platform's orders and customers: a test for each line, and one for the file. */
export function ordersAndCustomers(
	name: string,
	targets: string[],
	start: () => Promise<Stage>,
	reasons: string[],
): void {
	let stage: Stage;
	let logs: ReturnType<typeof watchLogs>;
	const lines = linesOf(name, reasons);
	beforeAll(async () => {
		stage = await start();
		logs = watchLogs();
	});
	afterAll(async () => {
		await stage.stop();
		jest.restoreAllMocks();
	});

	test('every order and every creation of a customer is played', () => {
		expect(stage.targets.map((target) => target.name)).toEqual(targets);
	});

	describe.each(targets)('%s', (operation) => {
		test.each(Object.keys(WAYS) as Way[])(
			'%s',
			async (way) => {
				await stage.reset();
				const target = stage.targets.find((one) => one.name === operation)!;
				await lines.play(operation, WAYS[way], async (fault) => await play({ stage, target, fault, logs }, way));
			},
			120_000,
		);
	});

	lines.testPage();
}
