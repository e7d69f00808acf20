import {
	ICredentials,
	jsonParse,
	type ICredentialDataDecryptedObject,
	type ICredentialsEncrypted,
	type INodeCredentialsDetails,
} from 'n8n-workflow';

/** Credentials by type and id, as a test hands them in. */
export type CredentialsByType = Record<string, Record<string, { name: string; data: ICredentialDataDecryptedObject }>>;

interface Row {
	id: string;
	name: string;
	type: string;
	/** JSON text. */
	data: string;
}

/** One row as text. n8n encrypts it; what matters here is that every reader gets a copy of its own. */
class StoredCredentials extends ICredentials {
	override async getData(): Promise<ICredentialDataDecryptedObject> {
		return jsonParse<ICredentialDataDecryptedObject>(this.data ?? '');
	}

	override async setData(data: ICredentialDataDecryptedObject): Promise<void> {
		this.data = JSON.stringify(data);
	}

	override async updateData(
		toUpdate: Partial<ICredentialDataDecryptedObject>,
		toDelete: Array<keyof ICredentialDataDecryptedObject> = [],
	): Promise<void> {
		const data = { ...(await this.getData()), ...toUpdate } as ICredentialDataDecryptedObject;
		for (const key of toDelete) delete data[key];
		await this.setData(data);
	}

	override getDataToSave(): ICredentialsEncrypted {
		return { id: this.id, name: this.name, type: this.type, data: this.data ?? '' };
	}
}

/** The credentials table of n8n, in memory. */
export class CredentialStore {
	private readonly rows = new Map<string, Row>();

	constructor(credentials: CredentialsByType) {
		for (const [type, byId] of Object.entries(credentials)) {
			for (const [id, { name, data }] of Object.entries(byId)) {
				this.rows.set(key(type, id), { id, name, type, data: JSON.stringify(data) });
			}
		}
	}

	/** A fresh copy of a row; fails as n8n does when a node points at a credential that is not there. */
	read(details: INodeCredentialsDetails, type: string): ICredentials {
		const { id, name, data } = this.row(details, type);
		return new StoredCredentials({ id, name }, type, data);
	}

	/** Replaces the whole data of a row, as n8n does after a token exchange: the last writer wins. */
	async write(details: INodeCredentialsDetails, type: string, data: ICredentialDataDecryptedObject) {
		const { id, name } = this.row(details, type);
		this.rows.set(key(type, id), { id, name, type, data: JSON.stringify(data) });
	}

	/** What a node stores to point at a credential: the one with this id, else the first of its type. */
	reference(type: string, id?: string): { id: string; name: string } | undefined {
		const row = [...this.rows.values()].find(
			(candidate) => candidate.type === type && (id === undefined || candidate.id === id),
		);
		return row && { id: row.id, name: row.name };
	}

	private row({ id }: INodeCredentialsDetails, type: string): Row {
		const row = this.rows.get(key(type, id ?? ''));
		if (!row) throw new Error(`Credential with ID "${id}" does not exist for type "${type}".`);
		return row;
	}
}

function key(type: string, id: string): string {
	return JSON.stringify([type, id]);
}
