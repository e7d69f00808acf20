import { type INode, type INodeProperties } from 'n8n-workflow';
import type { LoadedNodeTypes } from '../nodeTypes';

/**
 * The core drops parameters that a description does not declare. For a stand-in that would mean to run
 * something else than the real node does, unseen.
 *
 * @throws Error naming node and parameter, or a version that the stand-in does not follow
 */
export function refuseUnknownParameters({ name, type, typeVersion, parameters }: INode, types: LoadedNodeTypes): void {
	if (!type.startsWith('n8n-nodes-base.')) return;
	const { properties, version } = types.getByNameAndVersion(type, typeVersion).description;
	if (![version].flat().includes(typeVersion)) {
		throw new Error(`The stand-in for "${name}" is not of version ${typeVersion}`);
	}
	for (const [parameter, value] of Object.entries(parameters)) {
		const declared = properties.find((property) => property.name === parameter);
		if (!declared) throw unknown(name, parameter);
		if (declared.type !== 'collection') continue;
		const known = optionNames(declared);
		const extra = Object.keys(value as object).find((option) => !known.includes(option));
		if (extra) throw unknown(name, `${parameter}.${extra}`);
	}
}

function optionNames({ options = [] }: INodeProperties): string[] {
	return options.map((option) => option.name);
}

function unknown(node: string, parameter: string): Error {
	return new Error(`The stand-in for "${node}" does not know the parameter "${parameter}"`);
}
