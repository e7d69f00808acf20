import { time } from '../../../support/virtualClock';

import { line, newOrder } from '../orderFields';
import { ALL_APPS, startAdobeWorld, type AdobeWorld } from '../world';

/**
 * How often the edge of a period buys twice. Adobe has stored a refusal under the first id of each deal, so each delivery
 * orders under its second one, which is made of the period. Two workers that share no memory are given each deal.
 */

const SECOND = 1000;
const PERIOD = 600 * SECOND;
const GAP = 5 * SECOND;

const POST = 'POST /v3/customers/{customer-id}/orders';
/** An add-on, which is refused until its base product is there. */
const STOCK = '65304526CA01A12';

interface Deal {
	key: string;
	/** when the first worker gets it, from the beginning of the period on; the other one gets it a gap later */
	at: number;
}

/** Moments in a period: a few over all of it, and close ones before its end, where it matters. */
const MOMENTS = [
	...Array.from({ length: 20 }, (_, number) => (number + 0.5) * 29 * SECOND),
	...[586.5, 589.5, 592.5, 594.9, 595.5, 598.5].map((second) => second * SECOND),
];

const deals: Deal[] = MOMENTS.map((at, number) => ({ key: `deal-${number}`, at }));

/** The rule: only deliveries on both sides of an edge have two ids. */
const straddling = deals.filter(({ at }) => at + GAP >= PERIOD).map(({ key }) => key);

let world: AdobeWorld;
let customer: string;
let second: AdobeWorld['run'];

beforeAll(async () => {
	world = await startAdobeWorld();
});
beforeEach(async () => {
	await world.reset();
	customer = await world.customer();
	second = await world.anotherWorker();
});
afterAll(async () => await world.stop());

const order = (orderKey: string) =>
	newOrder(
		customer,
		{ orderKey, waitForCompletion: false, additionalFields: { skipPreview: true }, options: { checkAccount: false } },
		[line(STOCK)],
	);

/** Every deal is refused once, which Adobe stores; then what was missing is bought. */
async function refuseAll(): Promise<void> {
	const items = deals.map(({ key }) => ({ json: { key } }));
	const { lastNodeItems } = await world.run('NewOrder', 'place', order('={{ $json.key }}'), {
		items,
		onError: 'continueRegularOutput',
	});
	expect(lastNodeItems.filter(({ json }) => String(json.error).startsWith('An add-on needs'))).toHaveLength(
		deals.length,
	);
	await world.buy(customer, ALL_APPS, 1);
}

/** Delivers each deal to both workers in the order of time. @param late milliseconds until an order of the first worker is shown */
async function deliver(late: number): Promise<void> {
	const start = (Math.floor(time.now() / PERIOD) + 3) * PERIOD;
	const first = async ({ key }: Deal) => {
		// The first request is answered with the stored refusal, the second one orders.
		world.simulator.faults.add({ route: POST, having: `"${key}"`, skip: 1, kind: 'storedLate', ms: late });
		await world.run('NewOrder', 'place', order(key));
	};
	const other = async ({ key }: Deal) => await second('NewOrder', 'place', order(key));
	const deliveries = deals.flatMap((deal) => [
		{ at: deal.at, run: async () => await first(deal) },
		{ at: deal.at + GAP, run: async () => await other(deal) },
	]);
	for (const { at, run } of deliveries.sort((a, b) => a.at - b.at)) {
		// A run that is late would be no measure of the gap.
		expect(time.now()).toBeLessThanOrEqual(start + at);
		time.pass(start + at - time.now());
		await run();
	}
}

/** The keys of the stored orders. */
const keys = (): unknown[] => world.state().orders.map(({ externalReferenceId }) => externalReferenceId);

test.each([
	['before the other worker looks', GAP - 2 * SECOND, 0],
	['a minute late', 60 * SECOND, 2],
])(
	'deals that two workers get five seconds apart, each order shown %s (%i ms): %i are bought twice',
	async (_, late, count) => {
		await refuseAll();
		await deliver(late);
		const stored = keys();
		const times = deals.map(({ key }) => stored.filter((one) => one === key).length);
		expect(new Set(times)).toEqual(new Set(count > 0 ? [1, 2] : [1]));
		const twice = deals.filter((_, number) => times[number] === 2).map(({ key }) => key);
		expect(twice).toHaveLength(count);
		expect(twice).toEqual(count > 0 ? straddling : []);
	},
	300_000,
);
