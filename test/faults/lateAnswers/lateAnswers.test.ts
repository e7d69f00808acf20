import { markdownTable, pageSection } from '../../support/page';
import { time } from '../../support/virtualClock';

import { LATE_ANSWERS, type LateAnswer, table, type Window } from './lateAnswers';
import { openMixedShops, openShops, type Shop } from '../../attacks/shops';

/** Orders whose answer is lost or wrong, and which are listed 40 minutes later: when a second delivery buys again. */

const MINUTE = 60_000;
const LISTED = 40 * MINUTE;
/** Minutes after the first delivery in which the second one comes; those at which something begins or ends, and their neighbors. */
const MINUTES = [0, 14, 15, 39, 41];

type Fault = LateAnswer['faults'][number];

/** Delivers a deal, and once more so many minutes later. @returns orders after each of them */
async function deliverTwice(shop: Shop, minute: number, worker: 0 | 1, fault?: Fault): Promise<[number, number]> {
	time.pass(90 * MINUTE);
	await shop.renew();
	shop.listLate(LISTED);
	if (fault) shop.spoil(fault);
	const options = { waitForCompletion: false };
	await shop.place('deal-1', options);
	const first = shop.stored();
	shop.mend();
	time.pass(minute * MINUTE);
	await shop.again('deal-1', options, worker);
	return [first, shop.stored()];
}

async function measure(shop: Shop, worker: 0 | 1, fault?: Fault): Promise<Window> {
	const twice: number[] = [];
	for (const minute of MINUTES) {
		const [first, both] = await deliverTwice(shop, minute, worker, fault);
		expect(first).toBeGreaterThan(0);
		if (first > 1) return 'in the same run';
		if (both > 1) twice.push(minute);
	}
	return twice.length === 0 ? 'no' : `minute ${twice[0]} to ${twice[twice.length - 1]}`;
}

test('B4: docs/security.md has these windows (FAULTS=write writes them)', () => {
	const now = markdownTable(table());
	expect(now).toBe(pageSection('security.md', 'late answers', now, process.env.FAULTS === 'write'));
});

const nameOf = (fault?: Fault): string => String(fault?.status ?? fault?.kind ?? 'answered');

describe.each([...openShops, ...openMixedShops])('B2, B4: %s', (platform, open) => {
	let shop: Shop;
	beforeAll(async () => {
		shop = await open();
	});
	afterAll(async () => await shop.stop());

	const cases = LATE_ANSWERS.filter((row) => row.platform === platform).flatMap(({ faults, ...row }) =>
		(faults.length > 0 ? faults : [undefined]).map((fault): [string, string, Fault | undefined, Window, Window] => [
			row.what,
			nameOf(fault),
			fault,
			row.same,
			row.other,
		]),
	);
	test.each(cases)('%s (%s)', async (_what, _name, fault, same, other) => {
		expect([await measure(shop, 0, fault), await measure(shop, 1, fault)]).toEqual([same, other]);
	});
});
