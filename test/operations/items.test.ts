import { readGolden } from './golden/files';
import { cases, givesFiles, type Case } from './play/cases';
import { routeOf } from './play/contract';
import { refusalOf } from './play/own';
import { openStage, type Stage } from './play/stage';
import { useClock } from '../../nodes/engine/util/currentClock';
import { virtualClock } from '../support/virtualClock';

/** Two items at once: each has the rows that its golden file shows for one. */

let clock = virtualClock(0);

const MOMENT = new Date('2026-03-02T10:00:00Z');

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

const reads = cases.filter(
	(one) =>
		one.fill === 'required' &&
		one.variant === 'standard' &&
		!one.operation.write &&
		!givesFiles(one) &&
		refusalOf(one) === undefined,
);

const itemOf = ({ pairedItem }: { pairedItem?: unknown }): number => (pairedItem as { item: number }).item;

test.each(reads)('$id', async (one: Case) => {
	const { result, requests, url } = await stage.play(one, one.parameters, 2);
	const [first, second] = [0, 1].map((item) =>
		result.lastNodeItems.filter((row) => itemOf(row) === item).map(({ json }) => json),
	);
	expect(first).not.toEqual([]);
	expect(second).toEqual(first);
	expect(JSON.parse(JSON.stringify(first).replaceAll(url, 'https://platform.example'))).toEqual(
		readGolden(one).required.output,
	);
	const own = requests.filter(({ route }) => route === routeOf(one.operation.route));
	expect(own).toHaveLength(one.platform.once.includes(one.id) ? 1 : own.length);
	if (!one.operation.run && !one.platform.once.includes(one.id)) expect(own).toHaveLength(2);
});
