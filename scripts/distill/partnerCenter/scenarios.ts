import type { FactsOperation } from './facts';

const ENTITIES: Record<string, string> = { '&#39;': "'", '&amp;': '&', '&quot;': '"' };

const plain = (text: string): string => text.replace(/&(#39|amp|quot);/g, (entity) => ENTITIES[entity]).trim();

/** The titles of the pages that a list links to, by the name of the page. */
export function titlesIn(list: string): Map<string, string> {
	const links = [...list.matchAll(/<li><p><a href="([^"]+)\.md"[^>]*>([^<]+)<\/a>/g)];
	return new Map(links.map(([, page, title]) => [page, plain(title)]));
}

const pagesOf = ({ scenario }: FactsOperation): string[] => [scenario ?? []].flat().map((page) => page.replace(/\.md$/, ''));

/** The titles of the scenarios that an operation serves. */
export const scenariosOf = (operation: FactsOperation, titles: Map<string, string>): string[] =>
	pagesOf(operation).flatMap((page) => titles.get(page) ?? []);

/** Throws when a scenario of the list is served by no operation. */
export function checkScenarios(operations: FactsOperation[], titles: Map<string, string>): void {
	const served = new Set(operations.flatMap(pagesOf));
	const lost = [...titles.keys()].filter((page) => !served.has(page));
	if (lost.length) throw new Error(`No operation serves ${lost.join(', ')}`);
}
