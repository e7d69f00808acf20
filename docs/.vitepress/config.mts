import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { defineConfig, type DefaultTheme } from 'vitepress';

const docs = join(import.meta.dirname, '..');
const { homepage, version, repository } = JSON.parse(readFileSync(join(docs, '..', 'package.json'), 'utf8'));

/** Where the files outside of docs/ are read: on the code host, or at the homepage while no repository is set. */
const source = String(repository?.url ?? repository ?? homepage).replace(/^git\+|\.git$/g, '');

type Items = DefaultTheme.SidebarItem[];

const item = ([name, text]: string[]) => ({ text, link: `/${name}` });

/** The pages written by hand, in the order in which they are asked for. */
const GROUPS: Record<string, string[][]> = {
	'Use the nodes': [
		['', 'Overview'],
		['ingram-micro', 'Ingram Micro'],
		['partner-center', 'Partner Center'],
		['adobe-vip', 'Adobe VIP'],
		['triggers', 'Triggers'],
		['triggers-partner-center', 'Partner Center Trigger'],
		['triggers-adobe', 'Adobe VIP Trigger'],
		['flows', 'Flows'],
		['order-keys', 'Order keys'],
		['codes', 'Refusals and next steps'],
		['nodes/', 'The nodes'],
		['operations', 'Operations'],
	],
	'Run n8n with them': [
		['administration', 'Administration'],
		['security', 'Security'],
		['faults', 'Faults'],
		['speed', 'Speed'],
		['scale', 'Scale'],
	],
	'Change them': [
		['add-a-platform', 'Add a platform'],
		['simulator', 'Simulator'],
		['testing', 'Tests'],
		['glossary', 'Glossary'],
		['decisions/README', 'Decisions'],
	],
};

/** The pages in a folder, by file name and with their title; the first page of the folder is left out. */
const pagesIn = (folder: string): string[][] =>
	readdirSync(join(docs, folder))
		.filter((file) => file.endsWith('.md') && file !== 'index.md')
		.map((file) => {
			const [, title = file] = /^# (.*)$/m.exec(readFileSync(join(docs, folder, file), 'utf8')) ?? [];
			return [posix.join(folder, file.slice(0, -'.md'.length)), title];
		});

/** Pages that no group names yet, so that none is lost. */
function others(): Items {
	const named = new Set(Object.values(GROUPS).flatMap((group) => group.map(([name]) => name)));
	return pagesIn('')
		.filter(([name]) => name !== 'texts' && !named.has(name))
		.map(item);
}

/** The nodes of each platform. Not to be folded: the theme nests two buttons there. */
const nodeGroups: Items = GROUPS['Use the nodes']
	.map(([platform, text]) => ({
		text,
		items: pagesIn('nodes')
			.filter(([name]) => platform !== '' && name.startsWith(`nodes/${platform}-`))
			.map(item),
	}))
	.filter(({ items }) => items.length > 0);

const rest = others();
const groups: Items = Object.entries(GROUPS).map(([text, group]) => ({ text, items: group.map(item) }));

/** A link from a page: to another page from the top of the site, to any other file on the code host. */
function linkFrom(page: string, link: string): string {
	if (/^(\w+:|#|\/)/.test(link)) return link;
	const path = posix.join('docs', posix.dirname(page), link);
	const isPage = path.startsWith('docs/') && /\.md(#|$)/.test(path) && !path.startsWith('docs/texts.md');
	return isPage ? path.slice('docs'.length) : `${source}/blob/main/${path}`;
}

/** Words as a person reads them: Vue would take the braces of an n8n expression for its own. */
const asText = (html: string): string => html.replaceAll('{{', '&#123;&#123;');

export default defineConfig({
	title: 'Cloud Marketplace nodes',
	description: 'Ingram Micro Cloud Marketplace, Microsoft Partner Center and Adobe VIP Marketplace in n8n',
	lang: 'en-US',
	base: `${new URL(homepage).pathname.replace(/\/+$/, '')}/`,
	cleanUrls: true,
	// A page for reviewers of the texts, as long as all others together.
	srcExclude: ['texts.md'],
	markdown: {
		config(md) {
			const { text, code_inline: code, html_inline: html } = md.renderer.rules;
			Object.assign(md.renderer.rules, {
				text: (...args: Parameters<typeof text>) => asText(text(...args)),
				code_inline: (...args: Parameters<typeof code>) => asText(code(...args)),
				// No page has elements of its own: `<` is a sign in a sentence.
				html_inline: (...args: Parameters<typeof html>) => md.utils.escapeHtml(html(...args)),
			});
			md.core.ruler.push('links', ({ tokens, env }) => {
				for (const token of tokens.flatMap(({ children }) => children ?? [])) {
					const link = token.type === 'link_open' ? token.attrGet('href') : null;
					if (link !== null) token.attrSet('href', linkFrom(env.relativePath, link));
				}
			});
		},
	},
	themeConfig: {
		nav: [{ text: `Version ${version}`, link: `${source}/blob/main/CHANGELOG.md` }],
		sidebar: {
			'/nodes/': [{ text: 'Documentation', link: '/' }, ...nodeGroups],
			'/': [...groups, ...(rest.length > 0 ? [{ text: 'More', items: rest }] : [])],
		},
		outline: { level: 2 },
		search: { provider: 'local' },
		docFooter: { prev: false, next: false },
	},
});
