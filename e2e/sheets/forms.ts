import type { INode, INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { packageName } from '../paths';
import type { Stage } from '../n8n/stage';

/** One form to take a picture of: a node with one of its operations chosen. */
export interface Form {
	/** the node's id in the flow that holds all forms */
	id: string;
	/** `ingramMicroSalesOrder` */
	name: string;
	/** 'Ingram Micro Sales Order' */
	title: string;
	/** 'Place'; '' for a trigger */
	operation: string;
	node: INode;
}

type Described = Pick<INodeTypeDescription, 'name' | 'displayName' | 'properties' | 'credentials'>;

const menuOf = ({ properties }: Described): INodeProperties | undefined =>
	properties.find(({ name }) => name === 'operation');

/** Operations that buy have a key. */
const buysWith = ({ properties }: Described): string[] =>
	properties
		.filter(({ name }) => name === 'orderKey')
		.flatMap(({ displayOptions }) => (displayOptions?.show?.operation ?? []).map(String));

/** The operation that a new node has, and of a node that buys the first one that does. */
const shownOf = (described: Described): string[] => {
	const standard = menuOf(described)?.default;
	return [...new Set([String(standard ?? ''), ...buysWith(described).slice(0, 1)])];
};

function formOf({ name: type, displayName, credentials = [], ...rest }: Described, operation: string): Form {
	const name = type.slice(packageName.length + 1);
	const options = (menuOf({ name: type, displayName, ...rest })?.options ?? []) as INodePropertyOptions[];
	const words = options.find(({ value }) => value === operation)?.name ?? '';
	const id = `${name}-${operation}`;
	const node: INode = {
		id,
		name: words ? `${displayName}: ${words}` : displayName,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: operation ? { operation } : {},
		credentials: Object.fromEntries(credentials.map((one) => [one.name, { id: '', name: '' }])),
	};
	return { id, name, title: displayName, operation: words, node };
}

/** A form for every node of the package, and a second one for each that buys; by their titles. */
export async function allForms({ session }: Stage): Promise<Form[]> {
	const { data } = await session.client.get<Described[]>('/types/nodes.json');
	return data
		.filter(({ name }) => name.startsWith(`${packageName}.`) && !name.endsWith('Tool'))
		.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'))
		.flatMap((described) => shownOf(described).map((operation) => formOf(described, operation)));
}
