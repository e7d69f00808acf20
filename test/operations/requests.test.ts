import type { IBinaryData } from 'n8n-workflow';
import { readBinary } from '../support/core';
import { cases, filledIn, LIST, standardOf, type Case } from './cases';
import { complaints, contract, contractOf, requiredNames, routeOf, sentNames, type Recorded } from './contract';
import { addedBy, kept, platformRows } from './expected';
import { FILE } from './recorder';
import { openStage, type Played, type Stage } from './stage';

jest.mock('../../nodes/shared/clock', () =>
	jest.requireActual<typeof import('../support/virtualClock')>('../support/virtualClock').engineClock());

/** Updates have no required field but the id: with nothing chosen they are refused. */
const NOTHING_CHOSEN = ['customer.update', 'order.update', 'reseller.update', 'subscription.update'];

/** What a screen asks for although the contract would do without: where its own rules need it. */
const ALSO_ASKED: Record<string, string[]> = {
	'customer.findOrCreate': ['externalId'],
	'changeOrder.estimate': ['products[].mpn', 'products[].quantity', 'products[].subscriptionId'],
	'salesOrder.estimate': ['products[].mpn', 'products[].quantity'],
	'renewalOrder.estimate': ['products[].subscriptionId'],
	'cancellationOrder.estimate': ['products[].subscriptionId'],
	'product.validateParameters': ['products[].mpn'],
	'subscription.updateSpecialPricing': ['products[].mpn'],
};

/** The engine's own: an order's key, and the page of a list. */
const OWN = ['poNumber', 'offset', 'limit'];

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => await stage.stop());

/** Reads get two items, to see that each answer is paired with its own. */
const itemsOf = ({ operation }: Case): number => (operation.write ? 1 : 2);

const played = new Map<string, Promise<Played>>();

/** Runs a case; each once, however many tests look at it. */
async function play(one: Case): Promise<Played> {
	const running = played.get(one.title) ?? stage.play(one.node.type, filledIn(one), itemsOf(one));
	played.set(one.title, running);
	return await running;
}

/** The requests of the operation itself, without its look-ups. */
const ownRequests = ({ operation }: Case, requests: Recorded[]) =>
	requests.filter(({ route }) => route === routeOf(operation.route));

const refusedCases = cases.filter(({ id, fill }) => fill === 'required' && NOTHING_CHOSEN.includes(id));
const downloads = cases.filter(({ id }) => id === 'report.download');
const sentCases = cases.filter((one) => ![...refusedCases, ...downloads].includes(one));

describe('the request', () => {
	test.each(sentCases)('$title', async (one) => {
		const { result, requests } = await play(one);
		expect(result.error?.message).toBeUndefined();
		const own = ownRequests(one, requests);
		expect(own).toHaveLength(itemsOf(one));
		expect(own.map(contractOf).map((operation) => operation && one.operation.facts.includes(operation.id))).toEqual(own.map(() => true));
		// The look-ups, too.
		expect(requests.flatMap(complaints)).toEqual([]);
		const sideways = requests.map(({ route }) => route).filter((route) => route !== routeOf(one.operation.route));
		expect([...(one.operation.also ?? []), one.operation.wait?.route ?? ''].map(routeOf)).toEqual(expect.arrayContaining(sideways));
	});

	test.each(sentCases.filter(({ fill }) => fill === 'required'))('$title: nothing beyond it', async (one) => {
		const { requests } = await play(one);
		const [own] = ownRequests(one, requests);
		const operation = contractOf(own)!;
		const allowed = [...requiredNames(operation), ...OWN, ...(ALSO_ASKED[one.id] ?? []), ...Object.keys(one.operation.fixed ?? {})];
		expect(sentNames(operation, own).filter((name) => !allowed.includes(name))).toEqual([]);
	});
});

test.each(refusedCases)('$title: refused, for there is nothing to change', async (one) => {
	const { result, requests } = await play(one);
	expect(result.error?.message).toContain('nothing to change');
	expect(requests).toEqual([]);
});

const listCases = cases.filter(({ variant }) => variant === LIST);

test.each(listCases)('$title: sends what the same lines send as fields', async (one) => {
	const [list] = ownRequests(one, (await play(one)).requests);
	const [fields] = ownRequests(one, (await play(standardOf(one))).requests);
	expect(list.body).toEqual(fields.body);
});

describe('the output', () => {
	test.each(sentCases)('$title', async (one) => {
		const { url, result } = await play(one);
		const rows = platformRows(one, url);
		const added = addedBy(one);
		const expected = Array.from({ length: itemsOf(one) }, (_, item) => rows.map((row) => ({ row, item }))).flat();
		expect(result.lastNodeItems.map(({ pairedItem }) => pairedItem)).toEqual(expected.map(({ item }) => ({ item })));
		for (const [index, { row }] of expected.entries()) {
			const { json } = result.lastNodeItems[index];
			if (one.parameters.simplify === true) {
				const simple = kept(one, row);
				expect(Object.keys(json).sort()).toEqual(Object.keys({ ...simple, ...added }).sort());
				// Texts of amounts and quantities stay, numbers stand beside them.
				expect(json).toMatchObject({ ...simple, ...added });
			} else {
				expect(json).toEqual({ ...row, ...added });
			}
		}
	});
});

describe('a download', () => {
	test.each(downloads)('$title', async (one) => {
		const { url, result, requests } = await play(one);
		expect(result.error?.message).toBeUndefined();
		const byId = one.parameters.source === 'report';
		expect(requests.map(({ route }) => route).sort()).toEqual([...(byId ? ['GET /reports/{}', 'GET /reports/{}'] : []), 'GET {}', 'GET {}'].sort());
		// The link is signed by itself, and leads to another host.
		const strangers = requests.filter(({ route }) => route === 'GET {}').flatMap(({ headers }) => Object.keys(headers));
		expect(strangers.filter((name) => /^(authorization|x-subscription-key|x-client-id)$/.test(name))).toEqual([]);

		const { downloadUrl, ...report } = platformRows(one, url)[0];
		expect(downloadUrl).toContain(url);
		const [first, second] = result.lastNodeItems;
		expect(first.json).toEqual({ ...(byId ? report : {}), fileName: expect.stringMatching(/^daily.*\.csv$/) as string });
		expect([first.pairedItem, second.pairedItem]).toEqual([{ item: 0 }, { item: 1 }]);
		expect((await readBinary(first.binary?.file as IBinaryData)).toString()).toBe(FILE);
	});
});

test('every operation of the contract but the sign-in is asked for by these requests', () => {
	const asked = new Set(cases.flatMap(({ operation }) => operation.facts));
	expect(contract.operations.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual(['token.create']);
});
