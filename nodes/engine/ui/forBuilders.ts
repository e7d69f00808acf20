import type { Resource } from '../declare';

/** What n8n reads of a node that no person sees on its form. */

const PACKAGE = 'n8n-nodes-cloud-marketplace';

/** The form that n8n 2.16 and newer read; older ones take it and read the related nodes alone. */
interface BuilderHint {
	searchHint: string;
	relatedNodes?: Array<{ nodeType: string; relationHint: string }>;
}

/**
 * Words for n8n's AI workflow builders: which node to take for what.
 * @param related nodes that go with it, by their name in this package, and what each is for
 */
export const builderHint = (searchHint: string, related: Record<string, string> = {}): BuilderHint => {
	const relatedNodes = Object.entries(related).map(([name, relationHint]) => ({
		nodeType: `${PACKAGE}.${name}`,
		relationHint,
	}));
	return relatedNodes.length > 0 ? { searchHint, relatedNodes } : { searchHint };
};

/** Paths in the output that hold passwords, keys and signed links: n8n never shows them in its executions. */
export const sensitiveOutputs = ({ operations }: Resource): string[] =>
	[...new Set(operations.flatMap(({ mask = [], sensitive = [] }) => [...mask, ...sensitive]))]
		.map((path) => path.replaceAll('[]', '[*]'))
		.sort();
