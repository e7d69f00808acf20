import type { Case } from '../../../operations/play/cases';

import type { Way } from '../execute';
import { linesOf } from '../line';

import { openWriteStage, type WriteStage } from './stage';
import { isAlone } from './intents';

const WAYS: Array<[string, Way]> = [
	['once', 'plain'],
	['Retry On Fail', 'retry'],
	['continue on fail', 'continue'],
];

/** The table of writes beside a platform's orders and customers: a test for each line, and one for the file. */
export function otherWrites(title: string, writes: Case[], reasons: string[]): void {
	let stage: WriteStage;
	const lines = linesOf(title, reasons);
	beforeAll(async () => {
		stage = await openWriteStage();
	});
	afterAll(async () => await stage.stop());

	describe.each(writes.map((one) => ({ name: `${one.node.resource.name}: ${one.operation.name}`, one })))(
		'$name',
		({ name, one }) => {
			test.each(WAYS)(
				'%s',
				async (words, way) => {
					const items = isAlone(one) ? '' : ', two items';
					await lines.play(name, `${words}${items}`, async (fault) => await stage.play(one, fault, way));
				},
				120_000,
			);
		},
	);

	lines.testPage();
}
