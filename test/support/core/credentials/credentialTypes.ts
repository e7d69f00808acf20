import { injectDomainRestrictionFields, NodeHelpers, type ICredentialType, type INodeProperties } from 'n8n-workflow';

/** Credential types as n8n holds them after loading: with the domain restriction fields added. */
export class CredentialTypes {
	private readonly types: Map<string, ICredentialType>;

	constructor(classes: Record<string, new () => ICredentialType>) {
		this.types = new Map(Object.entries(classes).map(([name, Type]) => [name, load(Type)]));
	}

	/** @throws Error when the harness was not given this type */
	getByName(name: string): ICredentialType {
		const type = this.types.get(name);
		if (!type) throw new Error(`Unrecognized credential type: ${name}`);
		return type;
	}

	/** Every type that this one extends, near ones first. */
	getParentTypes(name: string): string[] {
		const parents = this.getByName(name).extends ?? [];
		return [...parents, ...parents.filter((parent) => this.types.has(parent)).flatMap((p) => this.getParentTypes(p))];
	}

	/** The properties of a type together with those it inherits; its own win. */
	getProperties(name: string): INodeProperties[] {
		const type = this.getByName(name);
		const merged: INodeProperties[] = [];
		for (const parent of type.extends ?? []) {
			NodeHelpers.mergeNodeProperties(merged, this.getProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(merged, type.properties);
		return merged;
	}
}

function load(Type: new () => ICredentialType): ICredentialType {
	const type = new Type();
	type.properties = injectDomainRestrictionFields(type);
	return type;
}
