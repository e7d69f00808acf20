import { cases, filledIn, givesFiles, operations, type Case } from './cases';
import { goldenFile, goldenFiles, goldenOf, readGolden, writeGolden, type Golden } from './golden';
import { openStage, type Stage } from './stage';
import { useClock } from '../../nodes/engine/util/currentClock';
import { virtualClock } from '../support/virtualClock';

let clock = virtualClock(0);

/** Each operation runs at the same moment, so that none depends on those before it. */
const MOMENT = new Date('2026-03-02T10:00:00Z');

/** Each operation as it was reviewed: parameters, requests, output. `npm run golden` writes the files anew; read their changes. */

const UPDATE = process.env.UPDATE_GOLDEN === '1';

let stage: Stage;
beforeAll(async () => {
	jest.spyOn(Date, 'now').mockImplementation(() => clock.now());
	stage = await openStage();
});
beforeEach(() => {
	clock = virtualClock(MOMENT.getTime());
	useClock(clock);
});
afterAll(async () => {
	await stage.stop();
	jest.restoreAllMocks();
});

/** Every operation with its required fields alone, and with all of them. */
const byOperation = operations.flatMap((declared) => {
	const mine = cases.filter(
		({ id, variant, platform }) => id === declared.id && variant === 'standard' && !(id in platform.notPlayed),
	);
	return mine.length > 0 && !givesFiles(declared) ? [{ ...declared, mine }] : [];
});

test.each(byOperation)('$id', async ({ mine, ...declared }) => {
	const golden: Record<string, Golden> = {};
	for (const one of mine as Case[]) golden[one.fill] = goldenOf(one, await stage.play(one, filledIn(one)));
	if (UPDATE) writeGolden(declared, golden);
	expect(golden).toEqual(readGolden(declared));
});

test('every golden file belongs to an operation', () => {
	const known = byOperation.map((one) => goldenFile(one));
	expect(goldenFiles().filter((file) => !known.includes(file))).toEqual([]);
	expect(known.length).toBeGreaterThan(300);
});
