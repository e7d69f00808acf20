import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is in every file that the recorder gives out. */
export const FILE = 'day,customer,amount\n2026-03-01,1000240,30.0\n';

/** Where the links in the fixtures lead; a running recorder answers there itself. */
const FILES_HOSTS = ['https://files.example.invalid', 'https://billing-storage.example.com'];

export const fixtureText = (name: string): string => readFileSync(join(__dirname, '../../../samples', name), 'utf8');

/** The same text with links that lead to a recorder. */
export const withLinksTo = (url: string, text: string): string =>
	FILES_HOSTS.reduce((linked, host) => linked.replaceAll(host, `${url}/files`), text);

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A page of a list without what leads to the next page: a recorder has one page only. */
function lastPage(body: unknown): unknown {
	if (!isObject(body)) return body;
	const { continuationToken: _, '@odata.nextLink': __, '@nextLink': ___, ...page } = body;
	if (Array.isArray(page.Value)) page.TotalCount = page.Value.length;
	if (!isObject(page.links)) return page;
	const { next, ...links } = page.links;
	return { ...page, links };
}

/** A fixture as the recorder at this address answers with it. */
export const fixtureBody = (name: string, url: string): unknown =>
	lastPage(JSON.parse(withLinksTo(url, fixtureText(name))));
