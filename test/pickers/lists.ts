import type { IDataObject, INodeListSearchResult, INodeParameters } from 'n8n-workflow';
import { credentialTypes, nodes } from '../../scripts/package';
import { routeOf } from '../operations/play/contract';
import { fixtureBody } from '../operations/play/fixtures';
import { hosts, type Platform } from '../operations/platforms';
import { exampleFor } from '../operations/play/reply';
import { createCore, type Core } from '../support/core';
import { isWhole, PAGE, startListServer, type ListServer } from './listServer';
import { everyLocator, locatorsFor, type Locator } from './locators';
import { nameOf, seen, siblingOf, sameNameOf, type Row } from './rows';

/** Rows of each list: more than two pages. */
const ROWS = 5;

/** What is known of a platform's lists, by the names of their search methods. */
export interface Known {
	/** Lists that come whole: the platform gives no pages of them. */
	whole: string[];
	/** Lists in which a name occurs once only: the platform makes the names, or demands that they differ. */
	namedOnce: string[];
	/** Lists in which the platform gives nothing but the id. */
	nameless: string[];
	/** Members of a row that can be there once only on the platform, beside its id. */
	unique: string[];
}

/** The first row of the example that belongs to a list. */
function firstRow({ host, picker }: Locator): Row {
	const example = exampleFor(host, routeOf(picker.route));
	if (example === undefined) throw new Error(`There is no example for ${picker.route}`);
	const body = fixtureBody(example, '');
	const rows = (Array.isArray(body) ? body : (body as IDataObject)[picker.items]) as Row[];
	return rows[0];
}

/** Whether a field is on a screen, in collections and rows too. */
const hasField = (value: unknown, name: string): boolean =>
	typeof value === 'object' &&
	value !== null &&
	(name in value || Object.values(value).some((inner) => hasField(inner, name)));

/** The screen with a field left empty, wherever it is. */
function without(parameters: INodeParameters, name: string): INodeParameters {
	const emptied = (value: INodeParameters[string]): INodeParameters[string] => {
		if (Array.isArray(value)) return (value as INodeParameters[]).map((row) => emptied(row)) as INodeParameters[];
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => {
				if (key !== name) return [key, emptied(inner as INodeParameters[string])];
				return [key, typeof inner === 'object' ? { ...inner, value: '' } : ''];
			}),
		) as INodeParameters;
	};
	return emptied(parameters) as INodeParameters;
}

/** Tests of every list of a platform, in n8n's load-options context before a server that has that list alone. */
export function testLists(platform: Platform, { whole, namedOnce, nameless, unique }: Known): void {
	const locators = locatorsFor(platform);
	/** One locator of each list: the search is the same at every node. */
	const lists = [...new Map(locators.map((locator) => [locator.search, locator])).values()];

	let server: ListServer;
	let core: Core;
	beforeAll(async () => {
		server = await startListServer();
		core = await createCore({
			nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
			credentialTypes,
			credentials: Object.fromEntries(
				hosts.map(({ credential, data }) => [credential, { own: { name: 'Own', data: data(server.url) } }]),
			),
		});
	});
	afterAll(async () => await server.stop());

	const siblings = (locator: Locator): Row[] =>
		Array.from({ length: ROWS }, (_, index) => siblingOf(locator.picker, firstRow(locator), index + 1));

	const serve = ({ host, picker }: Locator, rows: Row[]) => server.serve({ host, picker, rows });

	const search = async ({ node, search: method, parameters, path }: Locator, filter?: string, token?: string) =>
		await core.search(node.type, method, parameters, filter, token, { path });

	const valuesOf = ({ results }: INodeListSearchResult) => results.map(({ value }) => String(value));
	const idsOf = ({ picker }: Locator, rows: Row[]) => rows.map((row) => picker.value(seen(row)));

	test('a list that no page is made of is one of those that are known to come whole', () => {
		const found = lists.filter(({ picker }) => isWhole(picker)).map((list) => list.search);
		expect(found.sort()).toEqual([...whole].sort());
	});

	test.each(locators)('$title: can be given by its id as well', ({ modes, picker }) => {
		expect(picker).toBeDefined();
		expect(modes).toEqual(expect.arrayContaining(['list', 'id']));
	});

	describe.each(lists)('$search', (list) => {
		test('shows every row once, page by page', async () => {
			const rows = siblings(list);
			serve(list, rows);
			const pages = [await search(list)];
			for (let token = pages[0].paginationToken; token !== undefined; token = pages.at(-1)?.paginationToken) {
				pages.push(await search(list, undefined, String(token)));
			}
			expect(pages).toHaveLength(whole.includes(list.search) ? 1 : Math.ceil(ROWS / PAGE));
			expect(pages.flatMap(valuesOf)).toEqual(idsOf(list, rows));
			for (const { name, value } of pages.flatMap(({ results }) => results)) {
				if (!nameless.includes(list.search)) expect(['', String(value)]).not.toContain(name.trim());
			}
		});

		test('finds one by its words', async () => {
			const rows = siblings(list);
			serve(list, rows);
			expect(valuesOf(await search(list, nameOf(list.picker, rows[2]).toLowerCase()))).toEqual(idsOf(list, [rows[2]]));
		});

		test('finds nothing for words that are nowhere', async () => {
			serve(list, siblings(list));
			expect((await search(list, 'no such thing')).results).toEqual([]);
		});
	});

	test.each(lists.filter((list) => !namedOnce.includes(list.search)))(
		'$search: two of one name can be distinguished',
		async (list) => {
			const namesakes = [1, 2].map((number) => sameNameOf(list.picker, firstRow(list), number, unique));
			serve(list, namesakes);
			const { results } = await search(list);
			expect(results.map(({ value }) => String(value))).toEqual(idsOf(list, namesakes));
			expect(new Set(results.map(({ name }) => name)).size).toBe(2);
		},
	);

	test('what a list depends on can be chosen wherever the list is', () => {
		const missing = everyLocator
			.filter((one) => one.platform === platform)
			.flatMap(({ title, picker, parameters }) =>
				Object.keys(picker.after ?? {})
					.filter((field) => !hasField(parameters, field))
					.map((field) => `${title}: ${field} at ${String(parameters.operation)}`),
			);
		expect(missing).toEqual([]);
	});

	const dependent = lists.flatMap((list) =>
		Object.entries(list.picker.after ?? {}).map(([field, title]) => ({ name: list.search, list, field, title })),
	);

	test.each(dependent)('$name: says that $title must be chosen first', async ({ list, field, title }) => {
		serve(list, siblings(list));
		await expect(search({ ...list, parameters: without(list.parameters, field) })).rejects.toThrow(
			`Choose ${title} first`,
		);
		expect(server.asked).toEqual([]);
	});
}
