import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { homepage } from '../../package.json';
import { nodePages } from '../../scripts/docs/nodePages';
import { credentialTypes, nodes, top, triggers } from '../../scripts/package';

/** The page of the documentation site that an address leads to: `adobe-vip`, `nodes/adobe-vip-offer`. */
function pageAt(address: string): string {
	expect(address.startsWith(`${homepage}/`)).toBe(true);
	return address.slice(homepage.length + 1);
}

const pages = nodePages();

const all = [...nodes, ...triggers].map(({ description, source }) => ({ name: description.displayName, source }));

test('every node has a page of its own', () => {
	expect(pages.map(({ title }) => title).sort()).toEqual(all.map(({ name }) => name).sort());
	expect(new Set(pages.map(({ slug }) => slug)).size).toBe(pages.length);
});

test.each(pages)('the page of $title has a picture of its form', ({ slug, content }) => {
	expect(content).toContain(`](../images/nodes/${slug}.jpg)`);
	expect(readFileSync(join(top, 'docs', 'images', 'nodes', `${slug}.jpg`)).length).toBeGreaterThan(5_000);
});

test.each(all)("$name links to its page, and to its platform's for the credential", ({ name, source }) => {
	const { resources } = JSON.parse(readFileSync(join(top, `${source}.json`), 'utf8')) as {
		resources: Record<'primaryDocumentation' | 'credentialDocumentation', Array<{ url: string }>>;
	};
	const { slug } = pages.find(({ title }) => title === name)!;
	expect(resources.primaryDocumentation.map(({ url }) => pageAt(url))).toEqual([`nodes/${slug}`]);
	const [platform] = resources.credentialDocumentation.map(({ url }) => pageAt(url));
	expect(slug.startsWith(platform)).toBe(true);
	expect(existsSync(join(top, 'docs', `${platform}.md`))).toBe(true);
});

test.each(Object.keys(credentialTypes))('the credential %s links to the page with its steps', (name) => {
	const page = pageAt(new credentialTypes[name]().documentationUrl!);
	expect(readFileSync(join(top, 'docs', `${page}.md`), 'utf8')).toMatch(/^## The credential/m);
});
