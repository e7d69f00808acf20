import type { INodeListSearchItems, INodeListSearchResult, INodeParameters } from 'n8n-workflow';
import { fixtureText } from '../../operations/play/fixtures';
import type { Answer } from '../../simulator/ingram/world';
import { ingramMicro } from '../../operations/platforms/ingram/index';
import { locatorsFor, type Locator } from '../locators';
import { coreAt, PAGE, ROWS, startPlatform, type Platform } from '../platform';
import { startRecorder } from '../../support/recorder';

/** What is known of each list: where it is, what its rows are called by, and a text that finds one row. */
const LISTS: Record<
	string,
	{ path: string; id: string; paged: boolean; fixture: string; text: (row: Record<string, string>) => string }
> = {
	customers: { path: '/customers', id: 'id', paged: true, fixture: 'customers', text: () => 'Customer 3' },
	resellers: { path: '/resellers', id: 'id', paged: true, fixture: 'resellers', text: () => 'Reseller 3' },
	products: { path: '/products', id: 'mpn', paged: true, fixture: 'products', text: () => 'Microsoft MyAnalytics' },
	plans: { path: '/plans', id: 'id', paged: true, fixture: 'plans', text: () => 'Azure CSP New Experience' },
	subscriptions: { path: '/subscriptions', id: 'id', paged: true, fixture: 'subscriptions', text: ({ id }) => id },
	orders: { path: '/orders', id: 'id', paged: true, fixture: 'orders', text: ({ orderNumber }) => orderNumber },
	reports: { path: '/reports', id: 'id', paged: false, fixture: 'report', text: () => 'Report 3' },
};

const locators = locatorsFor(ingramMicro);

let platform: Platform;
beforeAll(async () => {
	platform = await startPlatform();
});
afterAll(async () => await platform.stop());

const search = async (
	{ node, search: method }: Locator,
	filter?: string,
	token?: string,
	parameters: INodeParameters = {},
) => await platform.core.search(node.type, method, parameters, filter, token);

/** Every page, one after the other. */
async function allPages(locator: Locator): Promise<INodeListSearchResult[]> {
	const pages = [await search(locator)];
	for (let token = pages[0].paginationToken; token !== undefined; token = pages.at(-1)?.paginationToken) {
		pages.push(await search(locator, undefined, String(token)));
	}
	return pages;
}

/** What the platform itself lists, read without paging. */
async function listed({ search: method }: Locator): Promise<Array<Record<string, string>>> {
	const { settings } = platform.world.simulator.ingram;
	settings.maxPageSize = null;
	const today = new Date().toISOString().slice(0, 10);
	const period = method === 'reports' ? `from=${today}&to=${today}` : 'limit=1000';
	const answer: Answer = await platform.world.call('GET', `${LISTS[method].path}?${period}`);
	settings.maxPageSize = PAGE;
	return (answer.body as { data: Array<Record<string, string>> }).data;
}

const valuesOf = (results: INodeListSearchItems[]) => results.map(({ value }) => String(value));

test('every list is picked from somewhere, and no picker searches a list that is not known here', () => {
	expect([...new Set(locators.map((locator) => locator.search))].sort()).toEqual(Object.keys(LISTS).sort());
});

describe.each(locators)('$title', (locator) => {
	const list = LISTS[locator.search];

	test('can be given by its id as well', () => {
		expect(locator.modes).toEqual(expect.arrayContaining(['list', 'id']));
	});

	test('shows every row once, page by page', async () => {
		const pages = await allPages(locator);
		const ids = [...new Set((await listed(locator)).map((row) => row[list.id]))];
		expect(ids.length).toBeGreaterThanOrEqual(ROWS);
		expect(pages.length > 1).toBe(list.paged);
		if (list.paged) expect(pages[0].paginationToken).toBe(`{"seen":${PAGE}}`);
		const shown = pages.flatMap(({ results }) => valuesOf(results));
		expect([...new Set(shown)].sort()).toEqual(ids.sort());
		for (const { name, value } of pages.flatMap(({ results }) => results)) {
			expect(['', String(value)]).not.toContain(name.trim());
		}
	});

	test('finds one by its words', async () => {
		const rows = await listed(locator);
		const text = list.text(rows[2]);
		const { results } = await search(locator, text.toLowerCase());
		const expected = rows.filter((row) =>
			Object.values(row).some((value) => String(value).toLowerCase() === text.toLowerCase()),
		);
		expect(expected).toHaveLength(1);
		expect(valuesOf(results)).toEqual([expected[0][list.id]]);
	});

	test('finds nothing for words that are nowhere', async () => {
		expect((await search(locator, 'no such thing')).results).toEqual([]);
	});
});

/** Two rows that differ in nothing but what they are picked by: both are shown, with labels that a user can distinguish. */
async function expectDistinguishable(locator: Locator): Promise<void> {
	const list = LISTS[locator.search];
	const text = JSON.parse(fixtureText(`ingram/${list.fixture}.json`)) as { data?: object[] };
	const row = text.data?.[0] ?? text;
	const namesakes = ['1000901', '1000902'].map((id) => ({ ...row, [list.id]: id }));
	const pagination = { offset: 0, limit: 50, total: 2 };
	const { url, stop } = await startRecorder(({ path }) => {
		if (path === '/token') return { body: { token: 'double', expiresInSeconds: 1500 } };
		return path === list.path ? { body: { data: namesakes, pagination } } : undefined;
	});
	const core = await coreAt(url, platform.world.simulator.ingram.accounts[0]);
	const { results } = await core.search(locator.node.type, locator.search, {}).finally(stop);
	expect(valuesOf(results)).toEqual(['1000901', '1000902']);
	expect(new Set(results.map(({ name }) => name)).size).toBe(2);
}

test.each(locators)('$title: two of one name', expectDistinguishable);

const subscriptionPickers = locators.filter(
	({ search: method, node }) =>
		method === 'subscriptions' && locators.some((other) => other.node === node && other.search === 'customers'),
);
/** With this operation chosen, the customer is on the screen itself. */
const withCustomer = subscriptionPickers.filter(({ node }) =>
	node.resource.operations.some(({ value }) => value === 'estimate'),
);

test.each(withCustomer)('$title: only those of the chosen customer', async (locator) => {
	const [first] = platform.world.simulator.ingram.subscriptions();
	const chosen = (mode: string, value: string): INodeParameters => ({
		resource: locator.node.resource.value,
		operation: 'estimate',
		customerId: { __rl: true, mode, value },
	});
	expect(valuesOf((await search(locator, undefined, undefined, chosen('list', first.customerId))).results)).toEqual([
		first.id,
	]);
	expect(valuesOf((await search(locator, undefined, undefined, chosen('id', first.customerId))).results)).toEqual([
		first.id,
	]);
	// An e-mail address is no id: it narrows nothing.
	expect((await search(locator, undefined, undefined, chosen('email', 'jo1@acme.test'))).results).toHaveLength(PAGE);
});
