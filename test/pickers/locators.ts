import type { INodeParameters, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import type { Picker } from '../../nodes/engine/declare';
import { cases, operations, type Declared } from '../operations/play/cases';
import type { Platform } from '../operations/platforms';

/** A field that picks from a list, at one node. */
export interface Locator extends Pick<Declared, 'node' | 'host' | 'platform'> {
	title: string;
	/** The method in the node's `listSearch`. */
	search: string;
	picker: Picker;
	modes: string[];
	/** It only narrows the list of another field. */
	narrows: boolean;
	/** The screen of an operation on which it is, with everything filled. */
	parameters: INodeParameters;
	/** Where it is there, as n8n passes it to a search. */
	path: string;
}

interface Found {
	field: INodeProperties;
	/** Where it is in the parameters: `lines.line[0].skuId`. */
	path: string;
}

/** Every resource locator on a screen, in collections and (first) rows too. */
function locatorsIn(properties: INodeProperties[], parent = ''): Found[] {
	return properties.flatMap((field) => {
		const path = `${parent}${field.name}`;
		if (field.type === 'resourceLocator') return [{ field, path }];
		if (field.type === 'collection') return locatorsIn(field.options as INodeProperties[], `${path}.`);
		if (field.type !== 'fixedCollection') return [];
		const row = field.typeOptions?.multipleValues ? '[0]' : '';
		return (field.options as INodePropertyCollection[]).flatMap(({ name, values }) =>
			locatorsIn(values, `${path}.${name}${row}.`),
		);
	});
}

/** The locators of one operation. */
function locatorsOf(declared: Declared): Locator[] {
	const { node, host, id, operation, platform } = declared;
	const mine = node.description.properties.filter(({ displayOptions }) =>
		displayOptions?.show?.operation?.includes(operation.value),
	);
	const { parameters } = cases.find((one) => one.id === id && one.fill === 'all')!;
	return locatorsIn(mine).map(({ field: { modes = [] }, path }) => {
		const search = modes.find(({ type }) => type === 'list')?.typeOptions?.searchListMethod ?? 'none';
		const picker = node.resource.vendor.pickers[search];
		const title = `${node.description.name}: ${search}`;
		const narrows = operation.fields.some(
			(field) => field.name === path.split('.').at(-1) && field.send?.in === 'picker',
		);
		return {
			node,
			host,
			platform,
			title,
			search,
			picker,
			modes: modes.map(({ name }) => name),
			narrows,
			parameters,
			path: `parameters.${path}`,
		};
	});
}

/** Every picker on every screen. */
export const everyLocator: Locator[] = operations.flatMap(locatorsOf);

/** Every picker of every node, each once. */
const locators: Locator[] = [...new Map(everyLocator.map((locator) => [locator.title, locator])).values()];

export const locatorsFor = (platform: Platform): Locator[] =>
	locators.filter((locator) => locator.platform === platform);
