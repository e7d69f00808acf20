import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

/** What a saved flow depends on: names, types and defaults of parameters. */

type Property = INodeProperties | INodePropertyCollection;

const isField = (property: Property): property is INodeProperties => 'type' in property;

/** The operations that show a field; none named where all do. */
const shownBy = ({ displayOptions }: INodeProperties): string => {
	const named = displayOptions?.show?.operation ?? [];
	return named.length > 0 ? ` (${[...named].map(String).sort().join(', ')})` : '';
};

const choicesOf = ({ type, options = [] }: INodeProperties): string =>
	type === 'options' || type === 'multiOptions'
		? ` of ${options.map((option) => ('value' in option ? JSON.stringify(option.value) : '')).join(', ')}`
		: '';

function linesOf(property: Property, path: string): string[] {
	const here = path === '' ? property.name : `${path}.${property.name}`;
	if (!isField(property)) return property.values.flatMap((value) => linesOf(value, here));
	const { type, default: standard, options = [] } = property;
	if (type === 'notice') return [];
	const line = `${here}: ${type} = ${JSON.stringify(standard)}${choicesOf(property)}${shownBy(property)}`;
	const inner = type === 'collection' || type === 'fixedCollection' ? (options as Property[]) : [];
	return [line, ...inner.flatMap((option) => linesOf(option, here))];
}

/** A line for each parameter, sorted: `limits.maximumTotal: string = "" (place)`. */
export const pinned = (properties: INodeProperties[]): string =>
	[...new Set(properties.flatMap((property) => linesOf(property, '')))].sort().join('\n') + '\n';
