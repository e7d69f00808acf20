import { NodeHelpers, type IDataObject, type INodeType, type INodeTypes, type IVersionedNodeType } from 'n8n-workflow';

/** Node classes by full type name, e.g. `n8n-nodes-cloud-marketplace.ingramMicroOrder`. */
export type NodeClasses = Record<string, new () => INodeType | IVersionedNodeType>;

/** The copy that n8n makes of a node for agents, as far as parameters show it: the end of its name. */
export function asTool(node: INodeType): INodeType {
	const description = { ...node.description, name: `${node.description.name}Tool` };
	return Object.assign(Object.create(Object.getPrototypeOf(node) as object) as INodeType, node, { description });
}

/** The node types that a run can use; one instance of each, as in n8n. */
export class LoadedNodeTypes implements INodeTypes {
	private readonly types: Map<string, INodeType | IVersionedNodeType>;

	constructor(classes: NodeClasses) {
		this.types = new Map(Object.entries(classes).map(([name, Type]) => [name, new Type()]));
	}

	/** @throws Error when the harness was not given this type */
	getByName(name: string): INodeType | IVersionedNodeType {
		const type = this.types.get(name);
		if (type) return type;
		const ofTool = this.types.get(name.replace(/Tool$/, ''));
		if (ofTool) return asTool(NodeHelpers.getVersionedNodeType(ofTool));
		throw new Error(`Unrecognized node type: ${name}. The harness was not given it.`);
	}

	getByNameAndVersion(name: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(name), version);
	}

	getKnownTypes(): IDataObject {
		return Object.fromEntries([...this.types.keys()].map((name) => [name, {}]));
	}

	/** The version that the editor gives to a new node of this type. */
	newestVersion(name: string): number {
		const { version, defaultVersion } = this.getByNameAndVersion(name).description;
		return defaultVersion ?? Math.max(...[version].flat());
	}

	/** The credential types that a node type declares. */
	credentialsOf(name: string, version?: number): string[] {
		const { credentials = [] } = this.getByNameAndVersion(name, version).description;
		return credentials.map((credential) => credential.name);
	}

	/** The node types that declare a credential type. */
	usersOf(credentialType: string): string[] {
		return [...this.types.keys()].filter((name) => this.credentialsOf(name).includes(credentialType));
	}
}
