import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { nodes, type Loaded } from '../../scripts/package';

/** A field that picks from a list, at one node. */
export interface Locator {
	title: string;
	node: Loaded;
	/** The method in the node's `listSearch`. */
	search: string;
	modes: string[];
}

/** Every resource locator on a screen, in collections and rows too. */
function locatorsIn(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		if (property.type === 'resourceLocator') return [property];
		if (property.type === 'collection') return locatorsIn(property.options as INodeProperties[]);
		if (property.type !== 'fixedCollection') return [];
		return (property.options as INodePropertyCollection[]).flatMap(({ values }) => locatorsIn(values));
	});
}

/** Every picker of every node, each once. */
export const locators: Locator[] = nodes.flatMap((node) => {
	const found = locatorsIn(new node.Node().description.properties).map(({ modes = [] }): Locator => {
		const search = modes.find(({ type }) => type === 'list')?.typeOptions?.searchListMethod ?? 'none';
		return { title: `${node.resource.value}: ${search}`, node, search, modes: modes.map(({ name }) => name) };
	});
	return [...new Map(found.map((locator) => [locator.search, locator])).values()];
});
