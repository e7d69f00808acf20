import { existsSync } from 'node:fs';
import { operations } from './play/cases';
import { goldenCasesOf } from './golden/cases';
import { goldenFile, goldenFiles, readGolden, writeGolden } from './golden/files';
import { headerFaults } from './golden/headers';
import { goldenOf } from './golden/record';
import type { Runs } from './golden/types';
import { openStage, type Stage } from './play/stage';
import { useClock } from '../../nodes/engine/util/currentClock';
import { virtualClock } from '../support/virtualClock';

/** Each operation as it was reviewed: parameters, requests, output. `npm run golden` writes the files again; read their changes. */

let clock = virtualClock(0);

/** Each run begins at the same moment, so that none depends on those before it. */
const MOMENT = new Date('2026-03-02T10:00:00Z');

const UPDATE = process.env.UPDATE_GOLDEN === '1';

let stage: Stage;
beforeAll(async () => {
	jest.spyOn(Date, 'now').mockImplementation(() => clock.now());
	stage = await openStage();
});
afterAll(async () => {
	await stage.stop();
	jest.restoreAllMocks();
});

test.each(operations)(
	'$id is as its golden file says (npm run golden writes it; read what changed)',
	async (declared) => {
		const runs: Runs = {};
		const faults: string[] = [];
		for (const golden of goldenCasesOf(declared)) {
			clock = virtualClock(MOMENT.getTime());
			useClock(clock);
			const played = await stage.play(golden.one, golden.parameters, 1, golden.listing);
			runs[golden.name] = await goldenOf(golden, played);
			faults.push(...headerFaults(golden.one, played.requests).map((fault) => `${golden.name}: ${fault}`));
		}
		if (UPDATE) writeGolden(declared, runs);
		expect(runs).toEqual(readGolden(declared));
		expect(faults).toEqual([]);
	},
);

test('each operation has a golden file, and each golden file an operation', () => {
	const known = operations.map((one) => goldenFile(one));
	expect(known.filter((file) => !existsSync(file))).toEqual([]);
	expect(goldenFiles().filter((file) => !known.includes(file))).toEqual([]);
});
