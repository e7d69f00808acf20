import { NodeConnectionTypes, type INodeProperties, type INodeTypeDescription } from 'n8n-workflow';

/** A description with one input and one output, for what differs see `differences`. */
export function describeStandIn(
	displayName: string,
	properties: INodeProperties[],
	differences: Partial<INodeTypeDescription> = {},
): INodeTypeDescription {
	return {
		displayName,
		name: displayName,
		group: ['transform'],
		version: 1,
		description: `Stand-in for the built-in ${displayName} node`,
		defaults: { name: displayName },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties,
		...differences,
	};
}

/** A collection of optional fields; only these names are known. */
export function collection(name: string, ...names: string[]): INodeProperties {
	return { ...field(name, 'collection', {}), options: names.map((option) => field(option, 'json', '')) };
}

/** A field without display rules. */
export function field(name: string, type: INodeProperties['type'], value: INodeProperties['default']): INodeProperties {
	return { displayName: name, name, type, default: value };
}
