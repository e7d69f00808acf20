import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { top } from '../../../scripts/package';
import { markdownTable, pageSection } from '../../support/page';
import { time } from '../../support/virtualClock';

import { openKeyShops } from './shops';
import { KEY_PLACES, table } from './table';
import type { Case, End, KeyShop } from './types';

/** The place of an order key is edited, removed or hidden between two deliveries of a deal. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** When a delivery comes after the first, in which process, and the column of the table that it belongs to. */
const DELIVERIES: Array<[ms: number, worker: 0 | 1, column: number]> = [
	[MINUTE, 0, 0],
	[5 * MINUTE, 1, 1],
	[50 * MINUTE, 0, 0],
	[11 * DAY, 1, 2],
	[11 * DAY, 0, 2],
];

const WORST: End[] = ['found', 'refused', 'second order'];
const OPTIONS = { waitForCompletion: false };
/** With the option that refuses the same lines under another key. */
const STRICT = { ...OPTIONS, options: { refuseSameLinesWithin: 30 } };

/** An order whose key has moved. @returns its ID, and when it was placed */
async function begin(
	shop: KeyShop,
	{ own, lines, change }: Case,
	options: IDataObject,
): Promise<{ id: unknown; at: number }> {
	time.pass(2 * 60 * MINUTE);
	await shop.renew();
	const at = time.now();
	const { id, created } = await shop.place('deal-1', { ...options, ...shop.own(own, lines) });
	const orders = shop.orders();
	expect([created, orders.length]).toEqual([true, 1]);
	change(shop, orders[0]);
	return { id, at };
}

async function deliver(
	shop: KeyShop,
	{ next, lines }: Case,
	id: unknown,
	{ worker, options }: { worker: 0 | 1; options: IDataObject },
): Promise<End> {
	const row = await shop.place('deal-1', { ...options, ...shop.own(next, lines) }, worker);
	if (shop.orders().length > 1) return 'second order';
	if (row.error !== undefined) {
		expect(row.error).toMatch(/[Nn]othing was ordered/);
		return 'refused';
	}
	expect(row).toMatchObject(shop.undated ? { id } : { id, created: false });
	return 'found';
}

/** Delivers the deal again and again; from the start once there is a second order. */
async function measure(shop: KeyShop, one: Case, options: IDataObject): Promise<End[]> {
	const columns = [0, 0, 0];
	let order: { id: unknown; at: number } | undefined;
	for (const [ms, worker, column] of DELIVERIES) {
		order ??= await begin(shop, one, options);
		time.pass(order.at + ms - time.now());
		const end = await deliver(shop, one, order.id, { worker, options });
		columns[column] = Math.max(columns[column], WORST.indexOf(end));
		if (end === 'second order') order = undefined;
	}
	return columns.map((worst) => WORST[worst]);
}

test('15.2: docs/security.md has these ends (FAULTS=write writes them)', () => {
	const now = markdownTable(table());
	expect(now).toBe(pageSection('security.md', 'key places', now, process.env.FAULTS === 'write'));
});

test('15.2: docs/security.md has the number of combinations', () => {
	const combinations = KEY_PLACES.flatMap(({ cases }) => cases).length;
	expect(readFileSync(join(top, 'docs/security.md'), 'utf8')).toContain(
		`: ${combinations} combinations of all platforms`,
	);
});

describe.each(openKeyShops)('15.2: %s', (platform, open) => {
	let shop: KeyShop;
	beforeAll(async () => {
		shop = await open();
	});
	afterAll(async () => await shop.stop());

	test.each(KEY_PLACES.filter((row) => row.platform === platform))('$what', async ({ cases, ends }) => {
		const measured: Record<string, End[]> = {};
		for (const one of cases) measured[one.name] = await measure(shop, one, OPTIONS);
		expect(measured).toEqual(Object.fromEntries(cases.map(({ name }) => [name, ends])));
	});
});

const OPEN = KEY_PLACES.filter(({ ends }) => ends.includes('second order'));

describe.each(openKeyShops.filter(([platform]) => OPEN.some((row) => row.platform === platform)))(
	'15.2: %s, with Refuse Same Lines Within',
	(platform, open) => {
		let shop: KeyShop;
		beforeAll(async () => {
			shop = await open();
		});
		afterAll(async () => await shop.stop());

		test.each(OPEN.filter((row) => row.platform === platform))('$what: no second order', async ({ cases }) => {
			const measured: Record<string, End[]> = {};
			for (const one of cases) measured[one.name] = await measure(shop, one, STRICT);
			expect(Object.values(measured)).toHaveLength(cases.length);
			expect(Object.entries(measured).filter(([, ends]) => ends.includes('second order'))).toEqual([]);
		});
	},
);
